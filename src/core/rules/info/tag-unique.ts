import { child } from '../../document/pointer.ts';
import type { Edit } from '../../document/patch.ts';
import type { Rule } from '../rule.ts';
import { SeenValues } from '../shapes/seen-values.ts';
import { definitionOf, isText, listOf, membersOf, type Members } from '../walk/parts.ts';

const list = '/definition/tags';

/** Source: OpenAPI 2.0, Swagger Object, `tags`; domain notes DOC-08 (`TagRedefined`). Equal entries are a fault of shape. */
export const tagUnique: Rule = {
  id: 'tag-unique',
  severity: 'error',
  why: 'Operations name a tag, and two tags of one name cannot be told apart.',
  source: 'OpenAPI 2.0, Swagger Object, tags',
  notes: ['DOC-08'],
  serviceCodes: ['TagRedefined'],
  *check(document) {
    const first = new Map<string, { readonly tag: Members; readonly index: number }>();
    const seen = new SeenValues();
    for (const [index, item] of listOf(definitionOf(document)?.['tags']).entries()) {
      const tag = membersOf(item);
      const { name } = tag;
      if (!isText(name) || !seen.add(item)) continue;
      const known = first.get(name);
      if (!known) {
        first.set(name, { tag, index });
        continue;
      }
      const edits = merging(known, { tag, index });
      yield {
        pointer: child(list, index, 'name'),
        message: `There are two tags "${name.slice(0, 80)}". Make one of them.`,
        ...(edits && { fix: { title: 'Make one of two tags', edits: () => edits } }),
      };
    }
  },
};

interface Listed {
  readonly tag: Members;
  readonly index: number;
}

/** The first gets what only the second has; undefined where they say different things. */
function merging(first: Listed, second: Listed): readonly Edit[] | undefined {
  const keys = Object.keys(second.tag).filter((key) => key !== 'name');
  if (keys.some((key) => Object.hasOwn(first.tag, key))) return undefined;
  return [
    ...keys.map((key): Edit => ({ kind: 'set', pointer: child(list, first.index, key), value: second.tag[key] })),
    { kind: 'remove', pointer: child(list, second.index) },
  ];
}
