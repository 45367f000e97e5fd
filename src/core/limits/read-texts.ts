import type { Definition, Operation } from '../definition/openapi2.ts';
import { isRecord, operationsOf } from '../definition/operations.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import type { LimitReading } from './limit.ts';
import { readingOf } from './limit-facts.ts';

/** The lengths of names and texts, of each kind the longest, in UTF-16 code units. What there is none of has no reading. */
export function readTexts(definition: Definition): readonly LimitReading[] {
  const info: Readonly<Record<string, unknown>> = isRecord(definition.info) ? definition.info : {};
  const title = lengthOf(info['title']);
  const description = lengthOf(info['description']);
  const ids = openLongest();
  const summaries = openLongest();
  const labels = openLongest();
  for (const { operation, pointer } of operationsOf(definition)) {
    ids.add(lengthOf(operation.operationId), () => child(pointer, 'operationId'));
    summaries.add(lengthOf(operation.summary), () => child(pointer, 'summary'));
    const { length, index } = longestLabel(operation);
    labels.add(length, () => child(pointer, 'parameters', index, 'x-ms-summary'));
  }
  if (isRecord(definition.parameters)) {
    for (const [name, parameter] of Object.entries(definition.parameters))
      labels.add(labelLength(parameter), () => child('/definition/parameters', name, 'x-ms-summary'));
  }
  return [
    ...(title > 0 ? [readingOf('title', title, '/definition/info/title')] : []),
    ...(title > 0 ? [readingOf('solution-title', title, '/definition/info/title')] : []),
    ...(description > 0 ? [readingOf('description', description, '/definition/info/description')] : []),
    ...(description > 0 ? [readingOf('solution-description', description, '/definition/info/description')] : []),
    ...ids.read('operation-id'),
    ...summaries.read('summary'),
    ...labels.read('parameter-summary'),
    ...readCategories(definition),
  ];
}

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);
const labelLength = (parameter: unknown): number => (isRecord(parameter) ? lengthOf(parameter['x-ms-summary']) : 0);

interface Longest {
  /** @param place Written out only for the longest. */
  readonly add: (length: number, place: () => JsonPointer) => void;
  readonly read: (id: LimitReading['id']) => readonly LimitReading[];
}

function openLongest(): Longest {
  let longest = 0;
  let find = (): JsonPointer => '';
  return {
    add(length, place) {
      if (length <= longest) return;
      longest = length;
      find = place;
    },
    read: (id) => (longest > 0 ? [readingOf(id, longest, find())] : []),
  };
}

const known = new WeakMap<Operation, { readonly length: number; readonly index: number }>();

function longestLabel(operation: Operation): { readonly length: number; readonly index: number } {
  const before = known.get(operation);
  if (before) return before;
  const list: unknown = operation.parameters;
  const lengths = Array.isArray(list) ? list.map(labelLength) : [];
  const length = lengths.reduce((most, one) => Math.max(most, one), 0);
  const found = { length, index: lengths.indexOf(length) };
  known.set(operation, found);
  return found;
}

/** `AI;Data` are two. Source: domain notes, INFO-10 and INFO-11. */
function readCategories(definition: Definition): readonly LimitReading[] {
  const metadata: unknown = definition['x-ms-connector-metadata'];
  const list: readonly unknown[] = Array.isArray(metadata) ? metadata : [];
  const index = list.findIndex((item) => isRecord(item) && item['propertyName'] === 'Categories');
  const entry = list[index];
  const value = isRecord(entry) ? entry['propertyValue'] : undefined;
  if (typeof value !== 'string') return [];
  const count = value.split(';').filter((one) => one.trim() !== '').length;
  return [readingOf('categories', count, child('/definition/x-ms-connector-metadata', index, 'propertyValue'))];
}
