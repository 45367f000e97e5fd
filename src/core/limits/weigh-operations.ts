import type { Definition } from '../definition/openapi2.ts';
import { isMethod } from '../definition/operations.ts';
import type { ParsedPart } from '../document/open-document.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { entryOf, locate, type JsonItem, type JsonMember, type JsonNode, type JsonPlace } from '../text/json-node.ts';
import { countUtf8Bytes, readLimits, type LimitReading } from './measure-limits.ts';

/** Something in a definition with what it needs besides itself. */
export interface WeighedPart {
  /** As it is written in the file, with its key, its comma and the space before it. */
  readonly bytes: number;
  /** Indexes into `OperationWeights.parts`, each once: what it refers to itself. */
  readonly reaches: readonly number[];
}

/**
 * What each operation of a definition adds to the file, so that the size of any selection can be told without making it.
 * Plain data, to be posted between threads.
 */
export interface OperationWeights {
  /** By pointer from the connector's root: `/definition/paths/~1pets/get`. */
  readonly operations: Readonly<Record<JsonPointer, WeighedPart>>;
  /** What comes with an operation that needs it: path items, tags, shared definitions, parameters and responses. */
  readonly parts: readonly WeighedPart[];
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
  const reached = (member: WeighedMember, ignored: ReadonlySet<JsonNode>): Set<number> => {
    const names = [...referencesIn(member.place.node, ignored), ...(extensions.get(member.reference) ?? [])];
    return new Set(names.flatMap((name) => indexes.get(name) ?? []));
  };

  const apart = new Set(calls.map(({ operation }) => operation.place.node));
  const bytesOfCalls = new Map<WeighedMember, number>();
  for (const { item, operation } of calls) {
    bytesOfCalls.set(item, (bytesOfCalls.get(item) ?? 0) + operation.bytes);
    const reaches = reached(operation, nothing).add(indexes.get(item.reference) ?? 0);
    for (const tag of tagsOf(operation.place.node)) {
      const index = indexes.get(tagReference(tag));
      if (index !== undefined) reaches.add(index);
    }
    operations[child('/definition/paths', item.name, operation.name)] = {
      bytes: operation.bytes,
      reaches: [...reaches],
    };
  }
  const parts = comeAndGo.map((member) => ({
    bytes: member.bytes - (bytesOfCalls.get(member) ?? 0),
    reaches: [...reached(member, apart)],
  }));
  const weighed = [...parts, ...Object.values(operations)].reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { place } of comeAndGo) apart.add(place.node);
  const reaches = [...new Set([...referencesIn(root.node, apart)].flatMap((name) => indexes.get(name) ?? []))];
  return { operations, parts, rest: { bytes: countUtf8Bytes(text) - weighed, reaches } };
}

/**
 * How much of the limits a connector of some of the operations uses. Quick enough for each tick of a box: a thousand
 * operations take about a millisecond.
 *
 * @param picked Keys of `OperationWeights.operations`; others weigh nothing and count all the same.
 */
export function measurePicked(weights: OperationWeights, picked: Iterable<JsonPointer>): readonly LimitReading[] {
  const { operations, parts, rest } = weights;
  const isTaken = new Uint8Array(parts.length);
  const waiting = [...rest.reaches];
  let bytes = rest.bytes;
  let count = 0;
  for (const pointer of picked) {
    count += 1;
    const operation = Object.hasOwn(operations, pointer) ? operations[pointer] : undefined;
    if (!operation) continue;
    bytes += operation.bytes;
    for (const index of operation.reaches) if (isTaken[index] === 0) waiting.push(index);
  }
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const part = parts[index];
    if (!part || isTaken[index] === 1) continue;
    isTaken[index] = 1;
    bytes += part.bytes;
    for (const next of part.reaches) if (isTaken[next] === 0) waiting.push(next);
  }
  return readLimits({ bytes, operations: count });
}

/** A member of an object, or an item of a list that goes by a name. */
interface WeighedMember {
  readonly name: string;
  /** As `$ref` names it: `#/definitions/Pet`. */
  readonly reference: string;
  readonly bytes: number;
  readonly place: JsonPlace;
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
    return [{ name, reference: tagReference(name), bytes, place: placeOf(entry, place.start) }];
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

/** Each `$ref` inside a node into what operations share, up to the shared thing itself; `ignored` nodes are passed over. */
function referencesIn(node: JsonNode, ignored: ReadonlySet<JsonNode>): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.kind === 'scalar') continue;
    if (next.kind === 'object') {
      const target = sharedTarget(textAt(next, '$ref'));
      if (target !== undefined) found.add(target);
    }
    for (const { node: inner } of next.entries) if (inner.kind !== 'scalar' && !ignored.has(inner)) waiting.push(inner);
  }
  return found;
}

/** `#/definitions/Pet` for `#/definitions/Pet/properties/name`; undefined for what is not shared. */
function sharedTarget(reference: string | undefined): string | undefined {
  if (reference?.startsWith('#/') !== true) return undefined;
  return /^#\/(?:definitions|parameters|responses)\/[^/]+/.exec(decodeOnce(reference))?.[0];
}

function decodeOnce(reference: string): string {
  if (!reference.includes('%')) return reference;
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

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

function textAt(node: JsonNode, key: string): string | undefined {
  const member = node.kind === 'object' ? entryOf(node, key)?.node : undefined;
  return member?.kind === 'scalar' && typeof member.value === 'string' ? member.value : undefined;
}
