import { sampleValue } from '../../samples/sample-value.ts';
import type { Definition } from '../openapi2.ts';
import { isRecord, type OperationEntry } from '../operations.ts';
import { answerOf } from './called-operation.ts';

/** What an operation may answer, to point at and to try out with. */
export interface SampleAnswer {
  readonly value: unknown;
  /** The file's own example, or made from the schema. */
  readonly from: 'example' | 'schema';
}

const known = new WeakMap<object, { readonly shared: unknown; readonly sample: SampleAnswer | undefined }>();

/**
 * An answer of an operation: the example the file gives, else one made from its schema, with three different items in
 * each list. While the operation and the shared parts stay the same values the sample does.
 *
 * @returns undefined when nothing says what is answered.
 */
export function sampleAnswer(definition: Definition, entry: OperationEntry): SampleAnswer | undefined {
  const before = known.get(entry.operation);
  if (before && before.shared === definition.definitions) return before.sample;
  const sample = makeSample(definition, entry);
  known.set(entry.operation, { shared: definition.definitions, sample });
  return sample;
}

function makeSample(definition: Definition, entry: OperationEntry): SampleAnswer | undefined {
  const response = answerOf(definition, entry)?.response;
  if (!response) return undefined;
  const examples = isRecord(response.examples) ? Object.entries(response.examples) : [];
  const example = examples.find(([type, value]) => type.includes('json') && typeof value === 'object')?.[1];
  if (example !== undefined && example !== null) return { value: example, from: 'example' };
  const value = sampleValue(definition, response.schema, 'answer');
  return value === undefined ? undefined : { value: vary(value, 0), from: 'schema' };
}

const words = ['Red', 'Blue', 'Green'];
const deepest = 12;

/** The value with lists of one item made lists of three. */
function vary(value: unknown, depth: number): unknown {
  if (depth > deepest) return value;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.length === 1 ? words.map((_, index) => fill(items[0], 'item', index, depth)) : items;
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, vary(member, depth + 1)]));
}

/** An item of its own out of the one that the schema made. */
function fill(value: unknown, name: string, index: number, depth: number): unknown {
  if (isRecord(value)) {
    if (depth > deepest) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fill(member, key, index, depth + 1)]));
  }
  if (typeof value === 'string') return textFor(value, name, index);
  // Yes and no in turn, so that a tree has folders and files.
  if (value === false) return index % 2 === 0;
  return typeof value === 'number' ? value + index + (value === 0 ? 1 : 0) : value;
}

function textFor(text: string, name: string, index: number): string {
  const word = words[index] ?? `${index + 1}`;
  if (text !== '') return index === 0 || /^\d{4}-\d\d-\d\d|^[a-z]+:|@/.test(text) ? text : `${text} ${index + 1}`;
  if (/(id|key|code|guid|uuid|value)$/i.test(name)) return word.toLowerCase();
  if (name === 'item' || /(name|title|label)$/i.test(name)) return word;
  return `${word} ${name}`;
}
