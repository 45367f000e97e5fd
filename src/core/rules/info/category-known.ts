import { categories } from '../../definition/general/metadata.ts';
import type { Rule } from '../rule.ts';
import { metadataIn } from '../walk/metadata.ts';
import { categoriesIn, isCategory, nearestCategory } from '../words/categories.ts';

/** Characters; nobody lists so many, and category-count tells it. */
const longest = 2000;

/** Told once for all of them. Source: domain notes INFO-12 (`InvalidConnectorCategory`). */
export const categoryKnown: Rule = {
  id: 'category-known',
  severity: 'warning',
  profile: 'certification',
  why: 'The catalogue has a fixed list of categories, and a connector is found under no other.',
  source: 'Validation of the service',
  notes: ['INFO-12'],
  serviceCodes: ['InvalidConnectorCategory'],
  *check(document) {
    for (const { kind, value, pointer } of metadataIn(document)) {
      if (kind !== 'Categories' || value.length > longest) continue;
      const named = categoriesIn(value).flatMap((name) =>
        isCategory(name) ? [name] : name.split(/[,|/]/).map((one) => one.trim()),
      );
      const wrong = named.filter((name) => !isCategory(name));
      const hasOtherMarks = named.length !== categoriesIn(value).length;
      if (wrong.length === 0 && !hasOtherMarks) continue;
      const meant = named.map((name) => (isCategory(name) ? name : nearestCategory(name)));
      const isClear = meant.every((name) => name !== undefined);
      const text = [...new Set(meant)].join(';');
      const at = `${pointer}/propertyValue`;
      yield {
        pointer: at,
        message: isClear
          ? `Categories are written as in the list, with ";" between them. Write "${text}".`
          : `"${(wrong[0] ?? '').slice(0, 80)}" is no category. Choose from the list on the General tab, such as "${categories[1]}" or "${categories[14]}".`,
        ...(isClear && {
          fix: { title: 'Correct the categories', edits: () => [{ kind: 'set', pointer: at, value: text }] },
        }),
      };
    }
  },
};
