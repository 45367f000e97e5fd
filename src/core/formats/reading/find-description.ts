import { isRecord } from '../../definition/operations.ts';
import { valueOf } from '../../text/json-node.ts';
import { mendJson } from '../../text/mend-json.ts';
import { parseJson } from '../../text/parse-json.ts';

/** A description inside other text: where it starts, and where at the latest it ends. */
export interface FoundDescription {
  readonly syntax: 'json' | 'yaml';
  readonly start: number;
  readonly end: number;
}

/** Places tried one after the other; each is read to its end. */
const mostTries = 5;

/** What every description has near its top, in JSON, YAML or a script. */
const mark = /["']?\b(?:swagger|openapi|swaggerVersion|info|log|requests)["']?\s{0,9}:/;
const yamlStart = /^(?:---[ \t]*\r?\n|[ \t]*#[^\n]*\n|[ \t]*\r?\n)*[ \t]*["']?(?:swagger|openapi)["']?[ \t]*:/;

/**
 * Finds the description that a text is wrapped around: in a fence of Markdown, behind `export default`, `var spec =`, a
 * callback's name, the lines of a log, the headers of an answer or a shell prompt. Web pages and pages of commands are
 * not searched: what they show is an example.
 */
export function findDescription(text: string): FoundDescription | undefined {
  if (/^\uFEFF?\s*</.test(text) || !mark.test(text)) return undefined;
  if ((text.match(/^[ \t]*(?:[$>#] ?)?curl(?:\.exe)?[ \t]/gm)?.length ?? 0) > 1) return undefined;
  let tries = 0;
  for (const candidate of candidatesIn(text)) {
    if (candidate.syntax === 'yaml') return candidate;
    if (tries++ >= mostTries) return undefined;
    const mending = mendJson(text, candidate.start);
    if (mending.ok && isDescription(mending.mended.text)) return candidate;
  }
  return undefined;
}

function* candidatesIn(text: string): Generator<FoundDescription> {
  const fences = /^[ \t]*(```|~~~)[^\n]*\n/gm;
  for (let open = fences.exec(text); open; open = fences.exec(text)) {
    const start = fences.lastIndex;
    const [, fence = '```'] = open;
    const close = new RegExp(`^[ \\t]*${fence}`, 'm').exec(text.slice(start));
    const end = start + (close?.index ?? text.length - start);
    const inside = text.slice(start, end);
    if (/^\s*\{/.test(inside)) yield { syntax: 'json', start, end };
    else if (yamlStart.test(inside)) yield { syntax: 'yaml', start, end };
    fences.lastIndex = text.indexOf('\n', end) === -1 ? text.length : text.indexOf('\n', end);
  }
  // Short, so that no stretch of blanks is gone over again and again.
  const braces = /(?:^[ \t]{0,40}|[=(:][ \t]{0,9}|\b(?:default|return)[ \t]{1,9})(?=\{)/gm;
  for (let brace = braces.exec(text); brace; brace = braces.exec(text)) {
    const start = brace.index + brace[0].length;
    yield { syntax: 'json', start, end: text.length };
    braces.lastIndex = start + 1;
  }
  const line = /^(?:swagger|openapi)[ \t]*:/m.exec(text);
  if (line && line.index > 0) yield { syntax: 'yaml', start: line.index, end: text.length };
}

function isDescription(json: string): boolean {
  const { root } = parseJson(json);
  const value = root && valueOf(root.node);
  if (!isRecord(value)) return false;
  const { info, item, log, requests, collection } = value;
  return (
    typeof value['swagger'] === 'string' ||
    typeof value['openapi'] === 'string' ||
    (isRecord(info) && Array.isArray(item)) ||
    (isRecord(log) && Array.isArray(log['entries'])) ||
    (Array.isArray(requests) && typeof value['name'] === 'string') ||
    (isRecord(collection) && isRecord(collection['info']))
  );
}
