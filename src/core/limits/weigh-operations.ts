import type { Definition } from '../definition/openapi2.ts';
import { isMethod } from '../definition/operations.ts';
import type { ParsedPart } from '../document/open-document.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { entryOf, locate, type JsonItem, type JsonMember, type JsonNode, type JsonPlace } from '../text/json-node.ts';
import { namesIn, sharedTarget, textAt } from './names-inside.ts';
import { readLimits } from './read-limits.ts';
import type { LimitReading } from './limit.ts';
import { countUtf8Bytes } from './weigh-text.ts';

/** Something in a definition with what it needs besides itself. */
export interface WeighedPart {
  /** As it is written in the file, with its key, its comma and the space before it. */
  readonly bytes: number;
  /** Indexes into `OperationWeights.parts`, each once: what it refers to itself. */
  readonly reaches: readonly number[];
  /** Pointers of operations that its extensions name, as a dynamic list does; absent for none. */
  readonly calls?: readonly JsonPointer[];
}

/** Something that comes with operations, and where it is from the connector's root. */
export interface SharedWeight extends WeighedPart {
  readonly pointer: JsonPointer;
}

/**
 * What each operation of a definition adds to the file, so that the size of any selection can be told without making it.
 * Plain data, to be posted between threads.
 */
export interface OperationWeights {
  /** By pointer from the connector's root: `/definition/paths/~1pets/get`. */
  readonly operations: Readonly<Record<JsonPointer, WeighedPart>>;
  /** What comes with an operation that needs it: path items, tags, shared definitions, parameters and responses. */
  readonly parts: readonly SharedWeight[];
  /** What is there whatever is picked. */
  readonly rest: WeighedPart;
}

/** The members of a definition that hold what operations share. */
const sharedGroups = ['definitions', 'parameters', 'responses'] as const;

/**
 * Weighs each operation of a definition, and whatever comes and goes with operations.
 *
 * @param definition Of a connector with all its operations; a text that cannot be read to its end weighs as `rest`.
 */
export function weighOperations({ text, root }: Pick<ParsedPart<Definition>, 'text' | 'root'>): OperationWeights {
  const scale = openScale(text);
  const operations: Record<JsonPointer, WeighedPart> = {};
  if (!root) return { operations, parts: [], rest: { bytes: countUtf8Bytes(text), reaches: [] } };
  const shared = sharedGroups.flatMap((group) => scale.membersAt(locate(root, `/${group}`), `#/${group}`));
  const tags = tagsAt(locate(root, '/tags'), scale);
  const items = scale.membersAt(locate(root, '/paths'), '#/paths').filter(({ name }) => !name.startsWith('x-'));
  const calls = items.flatMap((item) => {
    const members = scale.membersAt(item.place, item.reference);
    return members.filter(({ name }) => isMethod(name)).map((operation) => ({ item, operation }));
  });
  const withCalls = new Set(calls.map(({ item }) => item));

  const comeAndGo = [...shared, ...tags, ...withCalls];
  const indexes = new Map(comeAndGo.map(({ reference }, index) => [reference, index]));
  const extensions = extensionsIn(shared);
  const byId = new Map<string, JsonPointer>();
  for (const { item, operation } of calls) {
    const id = textAt(operation.place.node, 'operationId');
    if (id !== undefined && !byId.has(id)) byId.set(id, child('/definition/paths', item.name, operation.name));
  }
  const usesOf = (node: JsonNode, ignored: ReadonlySet<JsonNode>, more: readonly string[] = []): Uses => {
    const { references, ids } = namesIn(node, ignored);
    const called = [...ids].flatMap((id) => byId.get(id) ?? []);
    return {
      reaches: new Set([...references, ...more].flatMap((name) => indexes.get(name) ?? [])),
      ...(called.length > 0 && { calls: called }),
    };
  };

  const apart = new Set(calls.map(({ operation }) => operation.place.node));
  const bytesOfCalls = new Map<WeighedMember, number>();
  for (const { item, operation } of calls) {
    bytesOfCalls.set(item, (bytesOfCalls.get(item) ?? 0) + operation.bytes);
    const { reaches, ...called } = usesOf(operation.place.node, nothing);
    reaches.add(indexes.get(item.reference) ?? 0);
    for (const tag of tagsOf(operation.place.node)) {
      const index = indexes.get(tagReference(tag));
      if (index !== undefined) reaches.add(index);
    }
    operations[child('/definition/paths', item.name, operation.name)] = {
      bytes: operation.bytes,
      reaches: [...reaches],
      ...called,
    };
  }
  const parts = comeAndGo.map((member): SharedWeight => {
    const { reaches, ...called } = usesOf(member.place.node, apart, extensions.get(member.reference));
    const bytes = member.bytes - (bytesOfCalls.get(member) ?? 0);
    return { pointer: member.pointer, bytes, reaches: [...reaches], ...called };
  });
  const weighed = [...parts, ...Object.values(operations)].reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { place } of comeAndGo) apart.add(place.node);
  const { reaches, ...called } = usesOf(root.node, apart);
  return { operations, parts, rest: { bytes: countUtf8Bytes(text) - weighed, reaches: [...reaches], ...called } };
}

/**
 * How much of the limits a connector of some of the operations uses. Quick enough for each tick of a box: a thousand
 * operations take about a millisecond.
 *
 * @param picked Keys of `OperationWeights.operations`; others weigh nothing and count all the same.
 */
export function measurePicked(weights: OperationWeights, picked: Iterable<JsonPointer>): readonly LimitReading[] {
  const { operations, parts, rest } = weights;
  let bytes = rest.bytes;
  let count = 0;
  const taken: WeighedPart[] = [];
  for (const pointer of picked) {
    count += 1;
    const operation = Object.hasOwn(operations, pointer) ? operations[pointer] : undefined;
    if (!operation) continue;
    bytes += operation.bytes;
    taken.push(operation);
  }
  for (const index of partsOf(weights, taken)) bytes += parts[index]?.bytes ?? 0;
  return readLimits({ bytes, operations: count });
}

/** The indexes of all parts that some operations and the rest of the file lead to. */
export function partsOf({ parts, rest }: OperationWeights, operations: readonly WeighedPart[]): ReadonlySet<number> {
  const found = new Set<number>();
  const waiting = [rest, ...operations].flatMap(({ reaches }) => reaches);
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const part = parts[index];
    if (!part || found.has(index)) continue;
    found.add(index);
    for (const next of part.reaches) if (!found.has(next)) waiting.push(next);
  }
  return found;
}

/**
 * The operations that must stay for those that are picked to go on working: dynamic lists and the like call others by their
 * ids, from an operation itself, from what it refers to, or from the file as a whole.
 *
 * @returns The picked ones first, each once.
 */
export function withCalled(weights: OperationWeights, picked: Iterable<JsonPointer>): ReadonlySet<JsonPointer> {
  const { operations, parts, rest } = weights;
  const kept = new Set(picked);
  const seen = new Set<number>();
  const waiting: WeighedPart[] = [rest];
  const add = (pointer: JsonPointer): void => {
    kept.add(pointer);
    const operation = Object.hasOwn(operations, pointer) ? operations[pointer] : undefined;
    if (operation) waiting.push(operation);
  };
  for (const pointer of [...kept]) add(pointer);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const pointer of next.calls ?? []) if (!kept.has(pointer)) add(pointer);
    for (const index of next.reaches) {
      const part = parts[index];
      if (!part || seen.has(index)) continue;
      seen.add(index);
      waiting.push(part);
    }
  }
  return kept;
}

/** A member of an object, or an item of a list that goes by a name. */
interface WeighedMember {
  readonly name: string;
  /** As `$ref` names it: `#/definitions/Pet`. */
  readonly reference: string;
  /** From the connector's root. */
  readonly pointer: JsonPointer;
  readonly bytes: number;
  readonly place: JsonPlace;
}

interface Uses {
  readonly reaches: Set<number>;
  readonly calls?: readonly JsonPointer[];
}

interface Scale {
  readonly bytesOf: (entries: readonly JsonItem[], index: number, start: number) => number;
  readonly membersAt: (place: JsonPlace | undefined, reference: string) => readonly WeighedMember[];
}

function openScale(text: string): Scale {
  /** From where the one before ends, so that the entries of a container weigh all that is between its braces but its last line. */
  const bytesOf: Scale['bytesOf'] = (entries, index, start) => {
    const before = entries[index - 1];
    const entry = entries[index];
    if (!entry) return 0;
    const from = before ? start + before.start + before.node.length : start + 1;
    return countUtf8Bytes(text.slice(from, start + entry.start + entry.node.length));
  };
  return {
    bytesOf,
    membersAt(place, reference) {
      if (place?.node.kind !== 'object') return [];
      const { entries } = place.node;
      return entries.map((entry, index) => ({
        name: entry.key,
        reference: `#${child(reference.slice(1), entry.key)}`,
        pointer: child(`/definition${reference.slice(1)}`, entry.key),
        bytes: bytesOf(entries, index, place.start),
        place: placeOf(entry, place.start),
      }));
    },
  };
}

function placeOf({ node, start }: JsonItem | JsonMember, outer: number): JsonPlace {
  return { node, start: outer + start, end: outer + start + node.length };
}

const tagReference = (name: string): string => `tag ${name}`;

function tagsAt(place: JsonPlace | undefined, { bytesOf }: Scale): readonly WeighedMember[] {
  if (place?.node.kind !== 'array') return [];
  const { entries } = place.node;
  return entries.flatMap((entry, index) => {
    const name = textAt(entry.node, 'name');
    if (name === undefined) return [];
    const bytes = bytesOf(entries, index, place.start);
    const pointer = child('/definition/tags', index);
    return [{ name, reference: tagReference(name), pointer, bytes, place: placeOf(entry, place.start) }];
  });
}

function tagsOf(operation: JsonNode): readonly string[] {
  const tags = entryOf(operation, 'tags')?.node;
  if (tags?.kind !== 'array') return [];
  return tags.entries.flatMap(({ node }) =>
    node.kind === 'scalar' && typeof node.value === 'string' ? [node.value] : [],
  );
}

const nothing: ReadonlySet<JsonNode> = new Set();

/** A schema with a discriminator is needed for those that extend it: they name it, it does not name them. */
function extensionsIn(shared: readonly WeighedMember[]): ReadonlyMap<string, readonly string[]> {
  const extensions = new Map<string, string[]>();
  for (const { reference, place } of shared) if (entryOf(place.node, 'discriminator')) extensions.set(reference, []);
  if (extensions.size === 0) return extensions;
  for (const { reference, place } of shared) {
    const parts = entryOf(place.node, 'allOf')?.node;
    if (parts?.kind !== 'array') continue;
    for (const { node } of parts.entries) extensions.get(sharedTarget(textAt(node, '$ref')) ?? '')?.push(reference);
  }
  return extensions;
}
