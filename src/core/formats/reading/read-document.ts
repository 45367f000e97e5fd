import type { JsonPointer } from '../../document/pointer.ts';
import type { ParsedJson } from '../../text/parse-json.ts';
import { parseYaml } from '../../text/parse-yaml.ts';
import type { SourceDocument, SourceFile } from '../format.ts';
import { binaryKindOf } from './binary-kind.ts';
import { decodeText, wideEncodingOf, type DecodedText } from './decode-text.ts';
import { openDescriber } from './describe-problems.ts';
import { findDescription } from './find-description.ts';
import type { Problem } from './problem.ts';
import { describeBefore, readJson, type ReadJson } from './read-json.ts';
import { specPlaces } from './spec-places.ts';

/** YAML beyond this takes more than ten seconds to read; JSON of that size takes one. In UTF-16 code units. */
const maxYamlLength = 16 * 1_048_576;

/**
 * Decodes and parses one file. JSON, YAML and other text are told apart by how the text begins, never by the name; a
 * text that is neither, or broken, is searched for a description inside it. Faults are mended as far as sense allows.
 * Never throws.
 *
 * Reports `reading/encoding` (warning for Latin-1, info for UTF-16), `reading/empty`, `reading/yaml-too-large` (errors),
 * and what `readJson`, `mendJson` and `parseYaml` report.
 */
export function readDocument({ name = '', bytes }: SourceFile): SourceDocument {
  const nothing = { name, bytes, value: undefined, locate: () => undefined, diagnostics: [], repairs: [] };
  if (wideEncodingOf(bytes) === undefined && binaryKindOf(bytes) !== undefined)
    return { ...nothing, text: '', syntax: 'binary' };

  const decoded = decodeText(bytes);
  const { text } = decoded;
  const plain = { ...nothing, text };
  const { describe, rangeOf } = openDescriber(name, text);
  if (text.trim() === '') {
    const message = `The file ${text === '' ? 'is empty' : 'holds only blanks'}. Choose one with content.`;
    const problem = { code: 'reading/empty', severity: 'error', message, start: 0, end: 0 } as const;
    return { ...plain, syntax: 'text', ...describe([problem]) };
  }
  const encoding = describeEncoding(decoded);
  const read = readValue(text);
  if (!read) return { ...plain, syntax: 'text', ...describe(encoding) };
  const { syntax, value, json, parsed, placeOf, pointerAt, problems } = read;
  return {
    ...plain,
    syntax,
    value,
    ...(json !== undefined && { json }),
    ...(parsed && { parsed }),
    locate: (pointer) => {
      const place = placeOf(pointer);
      return place && rangeOf(place.start, place.end);
    },
    ...describe([...encoding, ...problems], pointerAt),
  };
}

/** A text with a value in it, with offsets of the file's own text. */
interface ReadValue {
  readonly syntax: 'json' | 'yaml';
  readonly value: unknown;
  readonly json?: string;
  readonly parsed?: ParsedJson;
  readonly placeOf: ReadJson['placeOf'];
  /** What a fault at an offset is about. */
  readonly pointerAt: (offset: number) => JsonPointer;
  readonly problems: readonly Problem[];
}

/** Undefined for text that is neither JSON nor YAML and has no description inside. */
function readValue(text: string): ReadValue | undefined {
  const syntax = syntaxOf(text);
  const read = syntax === 'text' ? undefined : syntax === 'json' ? asJson(text) : asYaml(text);
  if (read && !hasError(read.problems)) return read;
  // `{title: My pets}` is no JSON, not even by a careless hand, but YAML in its flow form.
  const flow = syntax === 'json' && isFlowYaml(text) ? asYaml(text) : undefined;
  if (flow && !hasError(flow.problems)) return flow;
  // Of a description that is broken inside, a part would be found.
  if (read && startsDescription(text)) return read;
  const found = findDescription(text);
  const inside = found && (found.syntax === 'json' ? asJson(text, found.start) : asYaml(text, found.start, found.end));
  return inside ?? read;
}

function asJson(text: string, start = 0): ReadValue {
  return { syntax: 'json', ...readJson(text, start) };
}

function asYaml(text: string, start = 0, end = text.length): ReadValue {
  const nowhere = { syntax: 'yaml', value: undefined, placeOf: () => undefined, pointerAt: () => '' } as const;
  if (end - start > maxYamlLength) {
    const message = 'This YAML file is too large to be read here. Convert it to JSON and bring that in.';
    return {
      ...nowhere,
      problems: [{ code: 'reading/yaml-too-large', severity: 'error', message, start, end: start }],
    };
  }
  // Byte order marks are no part of YAML's content.
  const from = start + (/^\uFEFF+/.exec(text.slice(start, start + 9))?.[0].length ?? 0);
  const yaml = parseYaml(text.slice(from, end), specPlaces);
  const moved = <T extends { readonly start: number; readonly end: number }>(place: T): T => ({
    ...place,
    start: place.start + from,
    end: place.end + from,
  });
  return {
    ...nowhere,
    value: yaml.value,
    ...(yaml.json !== undefined && { json: yaml.json }),
    placeOf: (pointer) => {
      const place = yaml.locate(pointer);
      return place && moved(place);
    },
    problems: [...describeBefore(text, start), ...yaml.problems.map(moved)],
  };
}

const startsDescription = (text: string): boolean =>
  /^\uFEFF?\s*(?:\{\s*)?["']?(?:swagger|openapi)["']?\s*:/.test(text.slice(0, 1000));

/** JSON begins with a bracket or a comment; YAML with a marker or `name:`. Anything else is other text. */
function syntaxOf(text: string): 'json' | 'yaml' | 'text' {
  const start = text.trimStart().slice(0, 100_000);
  if (/^[[{]/.test(start)) return 'json';
  if (/^\/[*/]/.test(start)) return afterComments(start);
  // A lone scalar is JSON too: nothing to import, but no text either.
  if (/^(?:null|true|false|-?\d[\d.eE+-]*|"[^"\r\n]*")\s*$/.test(start)) return 'json';
  const line = start
    .split(/\r\n|\r|\n/)
    .find((candidate) => candidate.trim() !== '' && !candidate.trimStart().startsWith('#'));
  const isYaml = line !== undefined && /^(?:---(?:\s|$)|%YAML|(?:"[^"]+"|'[^']+'|[\w$.\-/]+)\s*:(?:\s|$))/.test(line);
  // `Note: …` begins prose as well. YAML has neither commands nor fences at the start of a line.
  return isYaml && !/^(?:(?:[$>] )?curl(?:\.exe)?[ \t]|```)/m.test(start) ? 'yaml' : 'text';
}

/** Scripts begin with comments as well as JSON with comments does: what follows them decides. */
function afterComments(text: string): 'json' | 'text' {
  const rest = text.replace(/^(?:\s+|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/, '');
  return /^[[{]\s*(?:["\]}/{[]|$)/.test(rest) ? 'json' : 'text';
}

/** `{swagger: "2.0"}` is YAML in its flow form, or JSON by a careless hand: names without quotes. YAML reads both. */
const isFlowYaml = (text: string): boolean =>
  /^\uFEFF?\s*\{\s*(?:[A-Za-z_$][\w$.-]*|'[^'\r\n]*')\s*:\s/.test(text.slice(0, 1000));

function describeEncoding({ encoding, firstOddAt = 0 }: DecodedText): readonly Problem[] {
  switch (encoding) {
    case 'UTF-8':
      return [];
    case 'UTF-16 LE':
    case 'UTF-16 BE':
      return [
        {
          code: 'reading/encoding',
          severity: 'info',
          message: `The file is encoded as ${encoding}. Its text is kept as it is; it will be written as UTF-8.`,
          start: 0,
          end: 0,
        },
      ];
    case 'Windows-1252 (Latin-1)':
      return [
        {
          code: 'reading/encoding',
          severity: 'warning',
          message: `From here on the file is not UTF-8, so it was read as ${encoding}. Check its accented letters; if they are wrong, save the file as UTF-8 and import it again.`,
          start: firstOddAt,
          end: firstOddAt + 1,
        },
      ];
  }
}

const hasError = (problems: readonly Problem[]): boolean => problems.some(({ severity }) => severity === 'error');
