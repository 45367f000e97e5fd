/**
 * Lays a JSON text out anew, two spaces a level. Only white space changes: numbers, escapes and repeated keys stay as
 * they are written, which `JSON.parse` and `JSON.stringify` would not leave them.
 *
 * @param text Valid JSON.
 */
export function formatJson(text: string): string {
  const parts: string[] = [];
  let depth = 0;
  const newLine = (): string => `\n${'  '.repeat(depth)}`;
  for (let at = skipSpace(text, 0); at < text.length;) {
    const end = endOfToken(text, at);
    const token = text.slice(at, end);
    const next = skipSpace(text, end);
    switch (token) {
      case '{':
      case '[':
        if (text[next] === '}' || text[next] === ']') {
          parts.push(token, text.charAt(next));
          at = skipSpace(text, next + 1);
          continue;
        }
        depth += 1;
        parts.push(token, newLine());
        break;
      case '}':
      case ']':
        depth -= 1;
        parts.push(newLine(), token);
        break;
      case ',':
        parts.push(token, newLine());
        break;
      case ':':
        parts.push(': ');
        break;
      default:
        parts.push(token);
    }
    at = next;
  }
  return parts.join('');
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

/** By hand and not by a pattern: a string of many megabytes overflows the stack that patterns use. */
function endOfToken(text: string, from: number): number {
  const first = text.charAt(from);
  if ('{}[],:'.includes(first)) return from + 1;
  if (first !== '"') {
    let at = from + 1;
    while (at < text.length && !'{}[],:" \n\r\t'.includes(text.charAt(at))) at += 1;
    return at;
  }
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}
