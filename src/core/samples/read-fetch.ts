import { mendJson } from '../text/mend-json.ts';

/** What stands between the brackets of a call of `fetch`, or of axios and others that take the same two. */
export interface FetchCall {
  readonly url: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The first `fetch("…", { … })` of a text, with its options read as they are written. Undefined when there is none. */
export function readFetch(text: string): FetchCall | undefined {
  const call = /\bfetch\s*\(\s*/.exec(text);
  if (!call) return undefined;
  const address = readQuoted(text, call.index + call[0].length);
  if (!address) return undefined;
  const [comma] = /^\s*,\s*(?=\{)/.exec(text.slice(address.end, address.end + 200)) ?? [];
  if (comma === undefined) return { url: address.value, options: {} };
  const start = address.end + comma.length;
  return { url: address.value, options: readOptions(text.slice(start, closingAt(text, start))) };
}

/** A text between quotes of any kind; variables of a template stay, in the braces of a path. */
function readQuoted(text: string, at: number): { readonly value: string; readonly end: number } | undefined {
  const quote = text[at];
  if (quote !== '"' && quote !== "'" && quote !== '`') return undefined;
  let value = '';
  for (let index = at + 1; index < text.length; index++) {
    const character = text[index] ?? '';
    if (character === quote) return { value: value.replace(/\$\{\s*([\w.]+)\s*\}/g, '{$1}'), end: index + 1 };
    if (character === '\\') index += 1;
    value += text[index] ?? '';
  }
  return undefined;
}

/** Where the bracket closes that opens at a place; the end of the text when it does not. */
function closingAt(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const character = text[index] ?? '';
    if (/["'`]/.test(character)) index = (readQuoted(text, index)?.end ?? text.length) - 1;
    else if (/[([{]/.test(character)) depth += 1;
    else if (/[)\]}]/.test(character) && (depth -= 1) === 0) return index + 1;
  }
  return text.length;
}

/** Options as people and browsers write them: names without quotes, `JSON.stringify(…)` around the body. */
function readOptions(text: string): Readonly<Record<string, unknown>> {
  let plain = '';
  let at = 0;
  for (const match of text.matchAll(/JSON\s*\.\s*stringify\s*\(/g)) {
    if (match.index < at) continue;
    const open = match.index + match[0].length - 1;
    const end = closingAt(text, open);
    plain += text.slice(at, match.index) + firstArgument(text.slice(open + 1, end - 1));
    at = end;
  }
  plain += text.slice(at);
  const mending = mendJson(plain.replace(/`((?:[^`\\]|\\.)*)`/gs, (_, inside: string) => JSON.stringify(inside)));
  if (!mending.ok) return {};
  const value: unknown = JSON.parse(mending.mended.text);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** `JSON.stringify(body, null, 2)` is about the first. */
function firstArgument(text: string): string {
  const start = text.search(/\S/);
  return /^\s*[[{]/.test(text) ? text.slice(start, closingAt(text, start)) : '""';
}
