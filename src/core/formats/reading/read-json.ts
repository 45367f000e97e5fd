import type { JsonPointer } from '../../document/pointer.ts';
import { openLocator, pointerAt, valueOf } from '../../text/json-node.ts';
import { mendJson, type MendedJson } from '../../text/mend-json.ts';
import type { MendedText } from '../../text/mended-text.ts';
import { parseJson, type ParsedJson } from '../../text/parse-json.ts';
import type { Problem } from './problem.ts';

/** A JSON text, read, with offsets of the file's own text. */
export interface ReadJson {
  readonly value: unknown;
  /** The text as good JSON, where it had to be mended. */
  readonly json?: string;
  /** The tree of `json`, or of the text where it is good. */
  readonly parsed: ParsedJson;
  readonly placeOf: (pointer: JsonPointer) => { readonly start: number; readonly end: number } | undefined;
  /** The deepest value that an offset lies in. */
  readonly pointerAt: (offset: number) => JsonPointer;
  /** An error among them means that `value` is not to be relied on. */
  readonly problems: readonly Problem[];
}

/** Faults that leave the text what it is. */
const harmless = new Set(['json/number-too-large']);

/**
 * Reads a JSON text, mended where it is not quite JSON (`mendJson`). Text around the value is passed over, unless it may
 * be a part of the description.
 *
 * @param start Where the value begins; before it there is only text to pass over.
 *
 * Reports `reading/text-before`, `reading/text-after` (warnings), `reading/second-document`, `reading/ends-early` (errors).
 */
export function readJson(text: string, start = 0): ReadJson {
  const parsed = parseJson(text);
  const isGood = start === 0 && parsed.problems.every(({ code }) => harmless.has(code));
  if (isGood) return { ...asRead(parsed, unmended), problems: parsed.problems };
  const mending = mendJson(text, start);
  if (!mending.ok) return { ...asRead(parsed, unmended), problems: [mending.problem] };

  const { mended, repairs } = mending;
  const around = [...describeBefore(text, start), ...describeAfter(text, mending)];
  if (around.some(({ severity }) => severity === 'error')) return { ...asRead(parsed, unmended), problems: around };
  const good = parseJson(mended.text);
  const left = good.problems.map((problem) => ({
    ...problem,
    start: mended.originalOf(problem.start),
    end: mended.originalOf(problem.end),
  }));
  return {
    ...asRead(good, mended),
    json: mended.text,
    problems: [...around, ...repairs, ...left].toSorted((a, b) => a.start - b.start),
  };
}

const unmended = { originalOf: (offset: number) => offset, mendedOf: (offset: number) => offset };

function asRead(
  parsed: ParsedJson,
  { originalOf, mendedOf }: Pick<MendedText, 'originalOf' | 'mendedOf'>,
): Pick<ReadJson, 'value' | 'parsed' | 'placeOf' | 'pointerAt'> {
  const { root } = parsed;
  const locate = root ? openLocator(root) : () => undefined;
  return {
    value: root && valueOf(root.node),
    parsed,
    placeOf(pointer) {
      const place = locate(pointer);
      return place && { start: originalOf(place.keyStart ?? place.start), end: originalOf(place.end) };
    },
    pointerAt: (offset) => (root ? pointerAt(root, mendedOf(offset)) : ''),
  };
}

/** What stands in front of the value, when it was found inside other text. */
export function describeBefore(text: string, start: number): readonly Problem[] {
  if (
    text
      .slice(0, start)
      .replace(/^\uFEFF/, '')
      .trim() === ''
  )
    return [];
  const message = 'The description starts here; the text before it was passed over.';
  return [{ code: 'reading/text-before', severity: 'warning', message, start, end: start + 1 }];
}

function describeAfter(text: string, { end }: MendedJson): readonly Problem[] {
  const next = text.charAt(end);
  if (next === '') return [];
  const lineEnd = text.slice(end, end + 200).search(/[\r\n]|$/);
  const place = { start: end, end: end + Math.max(1, lineEnd) };
  const second = next === '{' || next === '[' ? mendJson(text, end) : undefined;
  if (next === '{' || (second?.ok && second.mended.text.length > 2)) {
    const message = 'A second document starts here. Split the file in two, and import one of them.';
    return [{ code: 'reading/second-document', severity: 'error', message, ...place }];
  }
  if (/^[,:"'][\s\S]*\w/.test(text.slice(end, end + 1000))) {
    const message =
      'The description ends before this, and more of it seems to follow. A bracket is closed too early, or one too many: remove it.';
    return [{ code: 'reading/ends-early', severity: 'error', message, ...place }];
  }
  const message = 'The description ends before this; the text after it was passed over.';
  return [{ code: 'reading/text-after', severity: 'warning', message, ...place }];
}
