import type { Rule } from '../rule.ts';
import { descriptionOf, titleOf } from '../walk/info.ts';

/** Characters, of the columns that a connector in a solution is kept in. */
const mostInTitle = 200;
const mostInDescription = 1000;

/** Source: domain notes, 7.1 (Dataverse columns). */
export const textFitsSolution: Rule = {
  id: 'text-fits-solution',
  severity: 'warning',
  why: 'A solution keeps title and description of a connector in columns of limited length.',
  source: 'Dataverse, table connector',
  notes: [],
  *check(document) {
    for (const [member, text, most] of [
      ['title', titleOf(document), mostInTitle],
      ['description', descriptionOf(document), mostInDescription],
    ] as const) {
      if (text.length <= most) continue;
      yield {
        pointer: `/definition/info/${member}`,
        message: `The ${member} has ${text.length.toLocaleString('en')} characters, and a solution holds ${most.toLocaleString('en')}. Shorten it.`,
      };
    }
  },
};
