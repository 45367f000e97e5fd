import { lastSegmentOf, parentOf, segmentsOf, type JsonPointer } from '../document/pointer.ts';

/**
 * A JSON text as a tree of immutable nodes. Every position is relative to the container's start, so that an edit makes
 * new nodes only on the way from the root to it, and whatever was computed for the others stays true.
 */
export type JsonNode = JsonObjectNode | JsonArrayNode | JsonScalarNode;

export interface JsonObjectNode {
  readonly kind: 'object';
  /** In UTF-16 code units, braces included. */
  readonly length: number;
  /** In the order of the text; a repeated key stands here as often as it is written. */
  readonly entries: readonly JsonMember[];
  /** As `valueOf` gives it. */
  readonly value: object;
}

export interface JsonArrayNode {
  readonly kind: 'array';
  readonly length: number;
  readonly entries: readonly JsonItem[];
  /** As `valueOf` gives it. */
  readonly value: readonly unknown[];
}

export interface JsonScalarNode {
  readonly kind: 'scalar';
  readonly length: number;
  readonly value: string | number | boolean | null;
}

export interface JsonItem {
  /** From the container's start to the value's. */
  readonly start: number;
  readonly node: JsonNode;
}

export interface JsonMember extends JsonItem {
  readonly key: string;
  /** From the object's start to the key's opening quote. */
  readonly keyStart: number;
  /** Quotes included. */
  readonly keyLength: number;
}

/** The outermost value with its offset in the text. */
export interface JsonRoot {
  readonly start: number;
  readonly node: JsonNode;
}

/** A node found by its pointer, with absolute offsets. */
export interface JsonPlace {
  readonly node: JsonNode;
  readonly start: number;
  readonly end: number;
  /** Absent for the root and for array items. */
  readonly keyStart?: number;
  readonly keyEnd?: number;
}

/**
 * The plain value of a node. Made once per node and shared, so an edit leaves the values of untouched parts identical
 * (`===`); do not change it. Of a repeated key the last one counts, as in `JSON.parse`. `__proto__` is a key.
 */
export const valueOf = (node: JsonNode): unknown => node.value;

/** @param length In UTF-16 code units, braces included. */
export const objectNode = (length: number, entries: readonly JsonMember[]): JsonObjectNode =>
  new WrittenObject(length, entries);

/** @param length In UTF-16 code units, brackets included. */
export const arrayNode = (length: number, entries: readonly JsonItem[]): JsonArrayNode =>
  new WrittenArray(length, entries);

class WrittenObject implements JsonObjectNode {
  readonly kind = 'object';
  readonly length: number;
  readonly entries: readonly JsonMember[];
  #value: object | undefined;

  constructor(length: number, entries: readonly JsonMember[]) {
    this.length = length;
    this.entries = entries;
  }

  get value(): object {
    return (this.#value ??= objectOf(this.entries));
  }
}

class WrittenArray implements JsonArrayNode {
  readonly kind = 'array';
  readonly length: number;
  readonly entries: readonly JsonItem[];
  #value: readonly unknown[] | undefined;

  constructor(length: number, entries: readonly JsonItem[]) {
    this.length = length;
    this.entries = entries;
  }

  get value(): readonly unknown[] {
    return (this.#value ??= this.entries.map(({ node }) => node.value));
  }
}

function objectOf(entries: readonly JsonMember[]): object {
  const object: Record<string, unknown> = {};
  for (const { key, node } of entries) {
    if (key !== '__proto__') object[key] = node.value;
    else
      Object.defineProperty(object, key, {
        value: node.value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return object;
}

/** The entry of a container that a pointer segment names. */
export function entryOf(node: JsonNode, segment: string): JsonItem | JsonMember | undefined {
  switch (node.kind) {
    case 'scalar':
      return undefined;
    case 'object':
      return node.entries.length > searchedObject
        ? indexed(node).get(segment)
        : node.entries.findLast((entry) => entry.key === segment);
    case 'array':
      return /^(0|[1-9]\d*)$/.test(segment) ? node.entries[Number(segment)] : undefined;
  }
}

/** Entries up to which going through them is as quick as making an index. */
const searchedObject = 32;
const indexes = new WeakMap<JsonObjectNode, ReadonlyMap<string, JsonMember>>();

/** The members by key, of a repeated key the last. Made once per node, when one of them is first looked for. */
function indexed(node: JsonObjectNode): ReadonlyMap<string, JsonMember> {
  let index = indexes.get(node);
  if (!index) {
    index = new Map(node.entries.map((entry) => [entry.key, entry]));
    indexes.set(node, index);
  }
  return index;
}

/** Where a pointer stands in the text; undefined when there is no such value. */
export function locate(root: JsonRoot, pointer: JsonPointer): JsonPlace | undefined {
  let place: JsonPlace | undefined = { node: root.node, start: root.start, end: root.start + root.node.length };
  for (const segment of segmentsOf(pointer)) {
    place = placeIn(place, segment);
    if (!place) return undefined;
  }
  return place;
}

function placeIn({ node, start: origin }: JsonPlace, segment: string): JsonPlace | undefined {
  const entry = entryOf(node, segment);
  if (!entry) return undefined;
  const start = origin + entry.start;
  const end = start + entry.node.length;
  if (!('key' in entry)) return { node: entry.node, start, end };
  const keyStart = origin + entry.keyStart;
  return { node: entry.node, start, end, keyStart, keyEnd: keyStart + entry.keyLength };
}

/** As `locate`, for many pointers: what holds one of them is found once for all that is beside it. */
export function openLocator(root: JsonRoot): (pointer: JsonPointer) => JsonPlace | undefined {
  const holders = new Map<JsonPointer, JsonPlace | undefined>();
  return (pointer) => {
    if (pointer === '') return locate(root, pointer);
    const parent = parentOf(pointer);
    if (!holders.has(parent)) holders.set(parent, locate(root, parent));
    const holder = holders.get(parent);
    return holder && placeIn(holder, lastSegmentOf(pointer));
  };
}

/** The deepest value that an offset lies in, as a pointer: what the cursor of a text editor is on. */
export function pointerAt(root: JsonRoot, offset: number): JsonPointer {
  let pointer = '';
  let { node, start } = root;
  for (;;) {
    if (node.kind === 'scalar') return pointer;
    const { entries }: { entries: readonly (JsonItem | JsonMember)[] } = node;
    const index = firstEndingAt(entries, offset - start);
    const entry = entries[index];
    if (!entry || start + ('key' in entry ? entry.keyStart : entry.start) > offset) return pointer;
    pointer += `/${'key' in entry ? entry.key.replaceAll('~', '~0').replaceAll('/', '~1') : index}`;
    start += entry.start;
    node = entry.node;
  }
}

/** The index of the first entry that ends at or after an offset within the container. */
function firstEndingAt(entries: readonly JsonItem[], offset: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry && entry.start + entry.node.length < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
