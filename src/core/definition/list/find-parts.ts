import { lastSegmentOf } from '../../document/pointer.ts';
import { operationIdsOf, type PolicyEntry } from '../../policies/policy.ts';
import type { Definition } from '../openapi2.ts';
import { textOf } from '../operation-place.ts';
import { isRecord, type OperationEntry } from '../operations.ts';
import { memberAt, textsOf } from '../operation-settings.ts';
import type { SharedPart } from '../part-at.ts';

/** The words of a search; a part is found when it has all of them, in any casing. */
export const searchWords = (query: string): readonly string[] => query.toLowerCase().split(/\s+/).filter(Boolean);

const holds = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));

/** By summary, id, verb, path, tags, and the names and labels of its own parameters. */
export const isFoundOperation = (entry: OperationEntry, words: readonly string[]): boolean =>
  words.length === 0 || holds(textOfOperation(entry), words);

/** By name, and by the names and titles of what is directly in it. */
export const isFoundShared = (definition: Definition, part: SharedPart, words: readonly string[]): boolean =>
  words.length === 0 || holds(textOfShared(definition, part), words);

/** By title, template, and the ids of the operations it serves. */
export const isFoundPolicy = ({ title, templateName, policy }: PolicyEntry, words: readonly string[]): boolean =>
  words.length === 0 || holds([title, templateName, ...operationIdsOf(policy)].join(' ').toLowerCase(), words);

// Kept as long as the value stays the same, so that a search over hundreds reads each once.
const texts = new WeakMap<object, string>();

function textOfOperation(entry: OperationEntry): string {
  let text = texts.get(entry);
  if (text === undefined) {
    const { operation, path, method } = entry;
    const parameters: unknown = operation.parameters;
    const names = Array.isArray(parameters) ? parameters.flatMap(wordsOfParameter) : [];
    text = [
      textOf(operation.summary),
      textOf(operation.operationId),
      method,
      path,
      ...textsOf(operation.tags),
      ...names,
    ]
      .join(' ')
      .toLowerCase();
    texts.set(entry, text);
  }
  return text;
}

const wordsOfParameter = (one: unknown): readonly string[] => [
  textOf(memberAt(one, 'name')) || lastSegmentOf(textOf(memberAt(one, '$ref'))),
  textOf(memberAt(one, 'x-ms-summary')),
];

function textOfShared(definition: Definition, { section, name }: SharedPart): string {
  const value = memberAt(definition, section, name);
  if (!isRecord(value)) return name.toLowerCase();
  let text = texts.get(value);
  if (text === undefined) {
    const schema = isRecord(value['schema']) ? value['schema'] : value;
    const properties = isRecord(schema['properties']) ? Object.entries(schema['properties']) : [];
    text = [
      textOf(value['name']),
      textOf(value['title']),
      textOf(value['x-ms-summary']),
      ...properties.flatMap(([key, property]) => [key, textOf(memberAt(property, 'title'))]),
    ]
      .join(' ')
      .toLowerCase();
    texts.set(value, text);
  }
  return `${name.toLowerCase()} ${text}`;
}
