import type { Schema } from '../../definition/openapi2.ts';
import { inferSchema, inferSchemaFromText } from '../../samples/infer-schema.ts';
import { parseJson, valueOf } from '../../text/parse-json.ts';

/** A JSON value out of a body, with the strict JSON it was read from. */
export interface JsonSample {
  readonly text: string;
  readonly value: unknown;
}

/**
 * Reads a body as JSON though it has `{{variables}}`, comments or trailing commas. A quoted variable is text; a bare one
 * becomes its value where that is JSON, its value as text where it is not, and null when it has none. Source: domain
 * notes, P-13.
 *
 * @param resolve Puts in what `{{names}}` stand for.
 * @returns Undefined when it is no JSON.
 */
export function readJsonSample(text: string, resolve: (text: string) => string): JsonSample | undefined {
  const trimmed = text.trim();
  if (!/^[[{"\d\-tfn/]/.test(trimmed)) return undefined;
  const strict = parseStrict(trimmed);
  if (strict) return strict;
  if (!trimmed.includes('{{')) return parseTolerant(trimmed);
  // A variable may also hold whole members: then nothing can stand in its place.
  return (
    parseTolerant(fillBareVariables(trimmed, resolve, 'null')) ?? parseTolerant(fillBareVariables(trimmed, resolve, ''))
  );
}

function parseTolerant(text: string): JsonSample | undefined {
  const { root, problems } = parseJson(text);
  if (!root || problems.some(({ severity }) => severity === 'error')) return undefined;
  const value = valueOf(root.node);
  return { text: JSON.stringify(value), value };
}

function parseStrict(text: string): JsonSample | undefined {
  try {
    return { text, value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Strings and comments are stepped over, so that only variables outside of them are found. */
function fillBareVariables(text: string, resolve: (text: string) => string, unknown: string): string {
  return text.replace(/"[^"\\]*(?:\\[^][^"\\]*)*"|\/\/[^\n]*|\/\*[^]*?\*\/|\{\{[^{}]*\}\}/g, (match) => {
    if (!match.startsWith('{{')) return match;
    const value = resolve(match);
    if (value.includes('{{') || value.trim() === '') return unknown;
    return parseStrict(value) ? value : JSON.stringify(value);
  });
}

/** At the start of a value: ids in texts are full of digits before an `e`. */
const roundFloat = /(?:^|[:,[\s])-?\d+(?:\.0+(?!\d)|(?:\.\d+)?[eE])/;

/** A schema that all the samples fit. `5.0` is looked for in the texts, since it cannot be told from `5` in the values. */
export function schemaOf(samples: readonly JsonSample[]): Schema {
  const hasRoundFloat = samples.some(({ text }) => roundFloat.test(text));
  const fromText = hasRoundFloat ? inferSchemaFromText(samples.map(({ text }) => text)) : undefined;
  return fromText ?? inferSchema(samples.map(({ value }) => value));
}
