import { methods } from '../../definition/openapi2.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, objectsIn, type Members } from '../walk/parts.ts';
import { withoutNames } from '../walk/path-template.ts';

/** Longer paths are passed over: each segment costs as much as the path is long. */
const mostSegments = 40;

/**
 * Told where both have the same method and all other segments are the same. An info: servers look at fixed names first,
 * and many published connectors rely on it.
 *
 * Source: domain notes OP-18 (`PartialDuplicateOperationPath`). Paths that are one and the same: path-unique.
 */
export const pathAmbiguous: Rule = {
  id: 'path-ambiguous',
  severity: 'info',
  why: 'When the variable has the same value as the fixed name, another operation answers than the one that was called.',
  source: 'Validation of the service',
  notes: ['OP-18'],
  serviceCodes: ['PartialDuplicateOperationPath'],
  *check(document) {
    const fixed = new Map<string, FixedPath[]>();
    const open: OpenPath[] = [];
    for (const [path, item] of objectsIn(definitionOf(document)?.['paths'])) {
      if (!path.startsWith('/')) continue;
      const segments = withoutNames(path).split('/');
      if (segments.length > mostSegments) continue;
      for (const [index, segment] of segments.entries()) {
        if (segment === '') continue;
        const key = [...segments.slice(0, index), '*', ...segments.slice(index + 1)].join('/');
        if (segment === '{}') open.push({ path, item, key, index });
        else if (!segment.includes('{')) {
          const known = fixed.get(key);
          if (known) known.push({ path, item });
          else fixed.set(key, [{ path, item }]);
        }
      }
    }
    for (const { path, item, key, index } of open) {
      const other = fixed.get(key)?.find((one) => methods.some((method) => hasBoth(item, one.item, method)));
      if (!other) continue;
      const name = other.path.split('/')[index] ?? '';
      const variable = path.split('/')[index] ?? '';
      yield {
        pointer: child('/definition/paths', path),
        message: `"${path}" and "${other.path}" are the same address when "${variable}" is "${name}". Make sure that the server tells them apart, and say in the description that "${name}" is no value for it.`,
      };
    }
  },
};

interface FixedPath {
  readonly path: string;
  readonly item: Members;
}

interface OpenPath extends FixedPath {
  /** The path with a star in place of one segment. */
  readonly key: string;
  readonly index: number;
}

const hasBoth = (one: Members, other: Members, method: string): boolean =>
  Object.hasOwn(one, method) && Object.hasOwn(other, method);
