import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Fix, Rule } from '../rule.ts';
import { allValuesWith } from '../walk/described-values.ts';
import { inputSchemasIn } from '../walk/input-schemas.ts';
import { listOf } from '../walk/parts.ts';
import { sitesIn } from '../walk/pieces.ts';
import { isInternal } from '../walk/visibility.ts';

const message = (name: string): string =>
  `"${name}" is internal and has a default, but is not required, so the default is not sent. Make it required.`;

/** A warning: twelve published connectors have one. Source: domain notes PAR-10. */
export const internalDefaultOptional: Rule = {
  id: 'internal-default-optional',
  severity: 'warning',
  why: 'The default of what makers do not see is only sent when it is required.',
  source: 'Validation of the service',
  notes: ['PAR-10'],
  serviceCodes: ['InternalPropertyWithDefaultOptional', 'PropertyMustBeRequired'],
  *check(document) {
    const { parameters } = sitesIn(document);
    for (const site of parameters) {
      const { value } = site;
      if (value['default'] === undefined || !isInternal(value)) continue;
      const { required, in: place } = value;
      // A path parameter must be required anyway, which another rule tells.
      if (place === 'path' || place === 'body' || (required !== undefined && required !== false)) continue;
      const pointer = child(site.pointer, 'required');
      yield {
        pointer,
        message: message(String(value['name'])),
        fix: {
          title: 'Make internal parameters with a default required',
          edits: () => [{ kind: 'set', pointer, value: true }],
        },
      };
    }
    const inputs = inputSchemasIn(document);
    for (const site of allValuesWith(document, 'properties')) {
      const { properties, required } = site.value;
      if (!isRecord(properties) || !inputs.has(site.value)) continue;
      const optional = Object.keys(properties).filter((name) => {
        const property = properties[name];
        return isRecord(property) && property['default'] !== undefined && isInternal(property);
      });
      if (optional.length === 0) continue;
      const named = new Set(listOf(required));
      const added = optional.filter((name) => !named.has(name));
      const isList = required === undefined || Array.isArray(required);
      // Those of an object together, as they share a list.
      const fix: Fix = {
        title: 'Make internal fields with a default required',
        edits: () => [
          { kind: 'set', pointer: child(site.pointer, 'required'), value: [...listOf(required), ...added] },
        ],
      };
      for (const name of added)
        yield { pointer: child(site.pointer, 'properties', name), message: message(name), ...(isList && { fix }) };
    }
  },
};
