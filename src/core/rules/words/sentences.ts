import { cutEnd } from './cut-end.ts';

/** True if it ends as a sentence does, or is a single word, which is none. Source: domain notes OP-12. */
export function isSentence(text: string): boolean {
  const trimmed = text.trimEnd();
  return sentenceEnd.test(trimmed) || !/\s/.test(trimmed.trimStart());
}

/** A closing quote or bracket may follow the mark. Marks of other scripts count. */
const sentenceEnd = /[.!?…。！？][)\]"'”’»]?$/;

/** The text with a period at its end, in place of a comma, a colon or a dash that stands there. */
export const withPeriod = (text: string): string => `${cutEnd(text, (character) => /[\s,;:–—-]/.test(character))}.`;

/** Whether a text says that what it is about is to go. */
export const isMarkedDeprecated = (text: string): boolean => /\bdeprecated\b/i.test(text);

/** The text with "(deprecated)" at its end, before the period. */
export function markDeprecated(text: string): string {
  const trimmed = text.trimEnd();
  const end = /[.!?]$/.exec(trimmed)?.[0] ?? '';
  return `${trimmed.slice(0, trimmed.length - end.length)} (deprecated)${end}`;
}

/** True if two texts say the same: capitals, spaces and the mark at the end do not count. */
export const isSameText = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (text: string): string =>
  cutEnd(text.replace(/\s+/g, ' ').trim(), (character) => /[.!? ]/.test(character)).toLowerCase();

/** A text in quotes for a message, cut when it is long. */
export const quote = (text: string): string => `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;
