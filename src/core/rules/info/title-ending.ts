import type { Rule } from '../rule.ts';
import { titleOf } from '../walk/info.ts';
import { cutEnd } from '../words/cut-end.ts';

const pointer = '/definition/info/title';

/** Source: domain notes INFO-03 (`ValueMustEndWithAlphanumeric`). Of 15 published ones that do not, 13 end with ")". */
export const titleEnding: Rule = {
  id: 'title-ending',
  severity: 'warning',
  profile: 'certification',
  why: 'The title is a name, and names end with a letter or a digit.',
  source: 'Validation of the service',
  notes: ['INFO-03'],
  serviceCodes: ['ValueMustEndWithAlphanumeric'],
  *check(document) {
    const title = titleOf(document);
    const end = title.at(-1);
    if (end === undefined || /[\p{L}\p{M}\p{N}]/u.test(end)) return;
    const value = cutEnd(title, (character) => /[\s.,;:!?–—-]/.test(character));
    const isMended = /[\p{L}\p{M}\p{N}]$/u.test(value);
    yield {
      pointer,
      message: `The title ends with "${end}". ${end === ')' ? 'Say it without the parentheses.' : 'End it with a letter or a digit.'}`,
      ...(isMended && {
        fix: { title: 'Take off the end of the title', edits: () => [{ kind: 'set', pointer, value }] },
      }),
    };
  },
};
