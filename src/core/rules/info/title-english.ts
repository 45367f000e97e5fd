import type { Rule } from '../rule.ts';
import { titleOf } from '../walk/info.ts';

/** Only whether its letters are those of English can be told. Source: domain notes INFO-03 (`ValueMustBeInEnglish`). */
export const titleEnglish: Rule = {
  id: 'title-english',
  severity: 'warning',
  profile: 'certification',
  why: 'Published connectors have English names; what makers read in other languages is translated from them.',
  source: 'Validation of the service',
  notes: ['INFO-03'],
  serviceCodes: ['ValueMustBeInEnglish'],
  *check(document) {
    const [letter] = /[^\x20-\x7e]/u.exec(titleOf(document)) ?? [];
    if (letter === undefined) return;
    const message = `The title has "${letter}" in it. Use only letters of English, digits and spaces.`;
    yield { pointer: '/definition/info/title', message };
  },
};
