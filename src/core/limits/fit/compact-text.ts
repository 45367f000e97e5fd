import { isEditable, type ParsedPart } from '../../document/open-document.ts';
import type { Splice } from '../../text/splice.ts';

/**
 * The splice that takes the layout out of a JSON text: numbers, escapes and repeated keys stay as they are written. None where
 * there is no layout, or where the text is not strict JSON: a comment would be lost, two numbers without a comma become one.
 */
export function spliceLayout(part: ParsedPart<object>): readonly Splice[] {
  const { text, root, problems } = part;
  if (!root || !isEditable(part) || problems.some(({ code }) => !harmless.has(code))) return [];
  const end = root.start + root.node.length;
  const compact = compactText(text.slice(root.start, end));
  return compact.length === end - root.start ? [] : [{ start: root.start, end, text: compact }];
}

/** What stays as it is when the space between values goes. */
const harmless: ReadonlySet<string> = new Set([
  'json/duplicate-key',
  'json/control-character',
  'json/number-too-large',
]);

/** @param text Strict JSON. */
function compactText(text: string): string {
  const parts: string[] = [];
  let from = 0;
  let isInside = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) isInside = !isInside;
    else if (isInside) {
      if (code === 0x5c) at++;
    } else if (code <= 0x20) {
      if (from < at) parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.join('');
}
