import type { Rule } from '../rule.ts';
import { definitionOf, isFilled, isText, membersOf } from '../walk/parts.ts';

const pointer = '/definition/info/description';

/** Without it `paconn create` and `update` end with an error. Source: domain notes, 1.8 and 4.1; INFO-04. */
export const descriptionPresent: Rule = {
  id: 'description-present',
  severity: 'warning',
  why: 'Makers choose a connector by its description, and the command line tools fail without one.',
  source: 'Source of paconn',
  notes: ['INFO-04'],
  *check(document) {
    const info = definitionOf(document)?.['info'];
    const { description } = membersOf(info);
    // Without "info", or with something else in its place, there is a fault of shape.
    if (typeof info !== 'object' || info === null || (description !== undefined && !isText(description))) return;
    if (isFilled(description)) return;
    yield { pointer, message: 'The connector has no description. Say in a sentence what makers can do with it.' };
  },
};
