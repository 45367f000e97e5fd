import type { Diagnostic, SourceRange } from '../../diagnostics/diagnostic.ts';
import { pointerAt, valueOf } from '../../text/json-node.ts';
import { indexLines, type LineIndex } from '../../text/line-index.ts';
import { locate, parseJson, type ParsedJson } from '../../text/parse-json.ts';
import { parseYaml } from '../../text/parse-yaml.ts';
import type { SourceDocument, SourceFile } from '../format.ts';
import { binaryKindOf } from './binary-kind.ts';
import { decodeText, wideEncodingOf, type DecodedText } from './decode-text.ts';
import { specPlaces } from './spec-places.ts';

/** Faults of one kind of file named one by one; the rest is counted. A file that is all comments has thousands. */
const namedProblems = 20;

/** YAML beyond this takes more than ten seconds to read; JSON of that size takes one. In UTF-16 code units. */
const maxYamlLength = 16 * 1_048_576;

interface Problem {
  readonly code: Diagnostic['code'];
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Decodes and parses one file. JSON, YAML and other text are told apart by how the text begins, never by the name.
 * Never throws.
 *
 * Reports `reading/encoding` (warning for Latin-1, info for UTF-16), `reading/empty`, `reading/yaml-too-large` (errors),
 * and what `parseJson` and `parseYaml` report.
 */
export function readDocument({ name = '', bytes }: SourceFile): SourceDocument {
  const file = name === '' ? {} : { file: name };
  const binary = wideEncodingOf(bytes) === undefined && binaryKindOf(bytes) !== undefined;
  if (binary)
    return { name, bytes, text: '', syntax: 'binary', value: undefined, locate: () => undefined, diagnostics: [] };

  const decoded = decodeText(bytes);
  const { text } = decoded;
  let index: LineIndex | undefined;
  const rangeOf = (start: number, end: number): SourceRange => (index ??= indexLines(text)).rangeOf(start, end);
  const diagnose = (problem: Problem, pointer = ''): Diagnostic => {
    const { code, severity, message, start, end } = problem;
    return { code, severity, message, pointer, ...file, range: rangeOf(start, end) };
  };
  const encoding = describeEncoding(decoded).map((problem) => diagnose(problem));
  const plain = { name, bytes, text, value: undefined, locate: () => undefined };

  if (text.trim() === '') {
    const message =
      text === ''
        ? 'The file is empty. Choose one with content.'
        : 'The file holds only blanks. Choose one with content.';
    return {
      ...plain,
      syntax: 'text',
      diagnostics: [diagnose({ code: 'reading/empty', severity: 'error', message, start: 0, end: 0 })],
    };
  }
  const syntax = syntaxOf(text);
  if (syntax === 'text') return { ...plain, syntax, diagnostics: encoding };

  const json = syntax === 'json' ? parseJson(text) : undefined;
  if (json && !(hasError(json.problems) && isFlowYaml(text))) {
    return {
      ...plain,
      syntax: 'json',
      ...readJson(json, rangeOf),
      diagnostics: [...encoding, ...nameProblems(json.problems, diagnose, json)],
    };
  }
  if (text.length > maxYamlLength) {
    const message = 'This YAML file is too large to be read here. Convert it to JSON and bring that in.';
    return {
      ...plain,
      syntax: 'yaml',
      diagnostics: [diagnose({ code: 'reading/yaml-too-large', severity: 'error', message, start: 0, end: 0 })],
    };
  }
  // A byte order mark is no part of YAML's content.
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const yaml = parseYaml(text.slice(shift), specPlaces);
  return {
    ...plain,
    syntax: 'yaml',
    value: yaml.value,
    ...(yaml.json !== undefined && { json: yaml.json }),
    locate: (pointer) => {
      const place = yaml.locate(pointer);
      return place && rangeOf(place.start + shift, place.end + shift);
    },
    diagnostics: [
      ...encoding,
      ...nameProblems(
        yaml.problems.map((problem) => ({ ...problem, start: problem.start + shift, end: problem.end + shift })),
        diagnose,
      ),
    ],
  };
}

function readJson(
  parsed: ParsedJson,
  rangeOf: (start: number, end: number) => SourceRange,
): Pick<SourceDocument, 'value' | 'parsed' | 'locate'> {
  const { root } = parsed;
  return {
    parsed,
    value: root && valueOf(root.node),
    locate: (pointer) => {
      const place = root && locate(root, pointer);
      return place && rangeOf(place.keyStart ?? place.start, place.end);
    },
  };
}

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

function nameProblems(
  problems: readonly Problem[],
  diagnose: (problem: Problem, pointer?: string) => Diagnostic,
  json?: ParsedJson,
): readonly Diagnostic[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const others = problems.filter(({ severity }) => severity !== 'error');
  const named = [...errors, ...others].slice(0, namedProblems);
  const root = json?.root;
  const diagnostics = named.map((problem) => diagnose(problem, root ? pointerAt(root, problem.start) : ''));
  const [unnamed] = others.slice(Math.max(0, namedProblems - errors.length));
  if (!unnamed) return diagnostics;
  const message = `There are ${problems.length - named.length} more faults like these in the text, the next one here.`;
  return [...diagnostics, diagnose({ ...unnamed, code: 'reading/more-faults', message })];
}
