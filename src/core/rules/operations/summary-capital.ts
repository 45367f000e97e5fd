import { capitalise } from '../../naming/index.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';
import { quote } from '../words/sentences.ts';

/** A first word with a capital inside is a name ("iMIS"). Source: domain notes OP-10. */
export const summaryCapital: Rule = {
  id: 'summary-capital',
  severity: 'info',
  why: 'The summary is the name on the card of the action, and names start with a capital letter.',
  source: 'Guidelines for certification',
  notes: ['OP-10'],
  check: inEachOperation(function* ({ members: { summary } }, pointer) {
    if (!isFilled(summary) || !/^\p{Ll}[^\p{Lu}\s]*(?:\s|$)/u.test(summary)) return;
    const at = child(pointer, 'summary');
    const value = capitalise(summary);
    // Some signs count as small letters that have no capital, such as "ℹ".
    if (value === summary) return;
    yield {
      pointer: at,
      message: `The summary starts with a small letter. Write ${quote(value)}.`,
      fix: { title: 'Start the summary with a capital letter', edits: () => [{ kind: 'set', pointer: at, value }] },
    };
  }),
};
