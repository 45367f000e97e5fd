import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';

/** What stands at the end is told by summary-ending. Source: domain notes OP-09 (`RestrictedCharactersInSummary`). */
export const summaryCharacters: Rule = {
  id: 'summary-characters',
  severity: 'warning',
  profile: 'certification',
  why: 'Summaries of published connectors are plain words, so that they can be searched for and translated.',
  source: 'Validation of the service',
  notes: ['OP-09'],
  serviceCodes: ['RestrictedCharactersInSummary'],
  check: inEachOperation(function* ({ members: { summary } }, pointer) {
    if (!isFilled(summary)) return;
    const inside = withoutEnd(summary);
    const wrong = [...new Set(inside.match(restricted))];
    if (wrong.length === 0) return;
    const at = child(pointer, 'summary');
    const shown = wrong.slice(0, 3).map((character) => `"${character}"`);
    const plain = plainly(inside) + summary.slice(inside.length);
    yield {
      pointer: at,
      message: `The summary has ${shown.join(', ')} in it. Use only letters, digits, spaces and parentheses, as in "Get order (draft)".`,
      ...(withoutEnd(plain).match(restricted) === null &&
        plain.length <= 80 && {
          fix: { title: 'Write the summary in plain words', edits: () => [{ kind: 'set', pointer: at, value: plain }] },
        }),
    };
  }),
};

const restricted = /[^\p{L}\p{M}\p{N}() ]/gu;

const withoutEnd = (summary: string): string => summary.replace(/[^\p{L}\p{M}\p{N})]{1,80}$/u, '');

/** What can be said in words; a slash, a hyphen or a comma may mean several things, so these stay. */
const plainly = (summary: string): string =>
  summary
    .replace(/["“”«»]/g, '')
    .replace(/[\s_]+/g, ' ')
    .replace(/ ?[&+] ?/g, ' and ')
    .trimStart();
