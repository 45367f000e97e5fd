import { mostCategories } from '../../definition/general/metadata.ts';
import type { Rule } from '../rule.ts';
import { metadataIn } from '../walk/metadata.ts';
import { categoriesIn } from '../words/categories.ts';

/** Source: domain notes INFO-11 (`TooManyConnectorCategories`). */
export const categoryCount: Rule = {
  id: 'category-count',
  severity: 'warning',
  profile: 'certification',
  why: 'A connector stands in at most two categories of the catalogue.',
  source: 'Validation of the service',
  notes: ['INFO-11'],
  serviceCodes: ['TooManyConnectorCategories'],
  *check(document) {
    for (const { kind, value, pointer } of metadataIn(document)) {
      if (kind !== 'Categories') continue;
      const { length } = categoriesIn(value);
      if (length <= mostCategories) continue;
      const message = `The connector has ${length} categories, ${mostCategories} are possible. Keep those that fit best.`;
      yield { pointer: `${pointer}/propertyValue`, message };
    }
  },
};
