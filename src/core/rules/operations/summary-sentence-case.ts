import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';

/**
 * Told only where every longer word has a capital, and two of them at least: one of them may be a name. Which words are
 * names only the maker knows, so there is no fix.
 *
 * Source: domain notes OP-10.
 */
export const summarySentenceCase: Rule = {
  id: 'summary-sentence-case',
  severity: 'info',
  profile: 'certification',
  why: 'Actions of all connectors stand in one list, which reads best when they are written alike: "Get open orders".',
  source: 'Guidelines for certification',
  notes: ['OP-10'],
  check: inEachOperation(function* ({ members: { summary } }, pointer) {
    if (!isFilled(summary) || summary.length > 200) return;
    const later = summary.trim().split(/\s+/).slice(1).filter(isLong);
    const words = later.filter((word) => !/\p{Lu}.*\p{Lu}|\d/u.test(word));
    if (words.length < 2 || !words.every((word) => /^\P{L}*\p{Lu}/u.test(word))) return;
    const lower = words.slice(0, 2).map((word) => `"${word.toLowerCase()}"`);
    yield {
      pointer: child(pointer, 'summary'),
      message: `Each word of the summary starts with a capital letter. Write small letters after the first word, except in names: ${lower.join(', ')}.`,
    };
  }),
};

/** Short words are written small in either style. */
const isLong = (word: string): boolean => word.length > 3;
