/** The least share of the length that a sentence must fill to stand for the whole. */
const enough = 0.4;

/**
 * A text in no more than so many characters: up to the end of a sentence if one ends in the second half or close to it, else up
 * to the end of a word, with `…`. A text that is short enough stays as it is.
 *
 * @param most In UTF-16 code units, at least 20.
 * @param unlike A text that the short one must not be the same as: a summary that says no more than a title is a fault.
 */
export function shortenText(text: string, most: number, unlike = ''): string {
  if (text.length <= most) return text;
  const sentences = text.slice(0, beforeLink(text, endOfSentence(text, most))).trimEnd();
  if (sentences.length >= most * enough && plain(sentences) !== plain(unlike)) return sentences;
  let end = most - 1;
  while (end > most / 2 && !isSpace(text, end)) end -= 1;
  // A word as long as that is an address or no word of a language with spaces.
  if (end <= most / 2) end = isLowSurrogate(text, most - 1) ? most - 2 : most - 1;
  end = beforeLink(text, end);
  while (end > 1 && ' \n\r\t,;:-–—([*_`'.includes(text.charAt(end - 1))) end -= 1;
  return `${text.slice(0, end)}…`;
}

/** After the last sentence that ends within a length; 0 when none does. */
function endOfSentence(text: string, most: number): number {
  for (let end = most; end > most * enough; end -= 1) {
    if (isSpace(text, end) && '.!?)'.includes(text.charAt(end - 1)) && isRealEnd(text, end)) return end;
    if ('。！？'.includes(text.charAt(end - 1))) return end;
    if (text.charAt(end) === '\n' && text.charAt(end + 1) === '\n') return end;
  }
  return 0;
}

/** False after `e.g.`, `etc.)` in the middle of a sentence, `No.` and initials. */
function isRealEnd(text: string, end: number): boolean {
  const word = text.slice(Math.max(0, text.lastIndexOf(' ', end - 1) + 1), end).slice(-12);
  if (word.endsWith(')')) return /[.!?]\)$/.test(word);
  return !/^\(?(?:e\.g|i\.e|etc|vs|no|approx|incl|[a-z])\.$/i.test(word);
}

/** Where to cut so that no link of Markdown, `[words](address)`, is cut in two. */
function beforeLink(text: string, end: number): number {
  const open = text.lastIndexOf('[', end - 1);
  if (open <= 0) return end;
  const link = /^\[[^\][]{0,300}\]\([^()\s]{0,2000}\)/.exec(text.slice(open, open + 2_400))?.[0];
  return link !== undefined && open + link.length > end ? open : end;
}

const isSpace = (text: string, at: number): boolean => ' \n\r\t'.includes(text.charAt(at)) || at >= text.length;
const isLowSurrogate = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
};
const plain = (text: string): string =>
  text
    .trim()
    .replace(/[.!?…]$/, '')
    .toLowerCase();
