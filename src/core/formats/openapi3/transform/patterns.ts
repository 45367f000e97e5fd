const judged = new Map<string, boolean>();

/**
 * True for a regular expression. The engine is asked only whether it can read it; no pattern is ever run on a text of the
 * source. Source: domain notes SCH-04.
 */
export function isPattern(pattern: string): boolean {
  const known = judged.get(pattern);
  if (known !== undefined) return known;
  if (judged.size > 2000) judged.clear();
  let answer = true;
  try {
    new RegExp(pattern);
  } catch {
    answer = isUnicodePattern(pattern);
  }
  judged.set(pattern, answer);
  return answer;
}

function isUnicodePattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
