import { formatJson } from '../text/format-json.ts';
import type { Splice } from '../text/splice.ts';

/** Past this many places a text is replaced at once. */
const mostSplices = 50_000;

/**
 * Lays a JSON text out anew, two spaces a level, in the line ends of the file: the places where white space differs, in
 * the order of the text. Every value stays as it is written.
 *
 * @param text Valid JSON; a byte order mark stays.
 */
export function formatSplices(text: string): readonly Splice[] {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const before = text.slice(mark).trimEnd();
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const after = lineEnd === '\n' ? formatJson(before) : formatJson(before).replaceAll('\n', lineEnd);
  const splices: Splice[] = [];
  let at = 0;
  let to = 0;
  while (at < before.length || to < after.length) {
    const gap = spaceFrom(before, at);
    const wanted = spaceFrom(after, to);
    if (before.slice(at, gap) !== after.slice(to, wanted))
      splices.push({ start: mark + at, end: mark + gap, text: after.slice(to, wanted) });
    if (gap >= before.length) break;
    const length = sameLength(before, gap, after, wanted);
    at = gap + length;
    to = wanted + length;
  }
  if (splices.length > mostSplices) return [{ start: mark, end: mark + before.length, text: after }];
  return splices;
}

function spaceFrom(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at += 1;
  return at;
}

/** How far two texts go on together up to a white space outside of strings: a token, or several that touch. */
function sameLength(before: string, from: number, after: string, to: number): number {
  let length = 0;
  let isString = false;
  for (;;) {
    const code = before.charCodeAt(from + length);
    if (Number.isNaN(code) || code !== after.charCodeAt(to + length)) return length;
    if (code === 34) isString = !isString;
    else if (code === 92 && isString) length += 1;
    else if (code <= 32 && !isString) return length;
    length += 1;
  }
}
