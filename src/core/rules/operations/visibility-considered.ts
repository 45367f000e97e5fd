import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { isFilled } from '../walk/parts.ts';

/** So many that makers do not take them in at a glance. */
const many = 10;

/** One finding for the connector: which operations matter is a question of all of them. Source: domain notes OP-15. */
export const visibilityConsidered: Rule = {
  id: 'visibility-considered',
  severity: 'info',
  profile: 'certification',
  why: 'Important actions come first in the list, and advanced ones last; internal ones are not shown at all.',
  source: 'Checklist for certification',
  notes: ['OP-15'],
  *check(document) {
    const operations = operationsIn(document);
    if (operations.length < many || operations.some(({ operation }) => isFilled(operation['x-ms-visibility']))) return;
    yield {
      pointer: '/definition/paths',
      message: `None of the ${operations.length} operations says how visible it is. Set the visibility of those that makers use most to "important", and of those that only others call to "internal".`,
    };
  },
};
