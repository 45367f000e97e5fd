/**
 * A text without the characters at its end that need not be there; one look at each of them, however many there are.
 *
 * @param isCut For a single character.
 */
export function cutEnd(text: string, isCut: (character: string) => boolean): string {
  let end = text.length;
  while (end > 0 && isCut(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
