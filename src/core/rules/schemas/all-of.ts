import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { allValuesWith } from '../walk/described-values.ts';
import { mergeParts } from '../walk/merge-parts.ts';
import { targetsIn } from '../walk/references.ts';

/** A part of another `allOf` is told with that. Source: domain notes 7.2, SCH-07, 11.1 and 11.2. */
export const allOf: Rule = {
  id: 'all-of',
  severity: 'warning',
  why: 'The designers do not put the parts of "allOf" together, so makers do not see their fields.',
  source: 'Validation of the service; flow designer, Power Apps',
  notes: ['SCH-07'],
  serviceCodes: ['SwaggerKeywordNotSupported'],
  *check(document) {
    const targetOf = targetsIn(document);
    const budget = { properties: 20_000 };
    for (const site of allValuesWith(document, 'allOf')) {
      const { value } = site;
      if (!Array.isArray(value['allOf'])) continue;
      const { pointer } = site;
      if (/\/allOf\/\d+$/.test(pointer)) continue;
      const merged = mergeParts(value, targetOf, budget);
      yield {
        pointer: child(pointer, 'allOf'),
        message:
          'Makers will not see the fields of the parts in "allOf". Write all fields into "properties" of this one.',
        ...(merged && {
          fix: {
            title: 'Put the parts of “allOf” together',
            edits: () => [
              { kind: 'remove', pointer: child(pointer, 'allOf') },
              ...Object.entries(merged).map(([key, member]) => ({
                kind: 'set' as const,
                pointer: child(pointer, key),
                value: member,
              })),
            ],
          },
        }),
      };
    }
  },
};
