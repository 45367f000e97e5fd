import type { JsonArrayNode, JsonItem, JsonMember, JsonNode, JsonObjectNode, JsonRoot } from './json-node.ts';

/**
 * The tree of a text that `JSON.parse` reads: its values come from there, which is far quicker than any reader of ours, and
 * its nodes are made when somebody looks at them, out of a list of where everything stands.
 *
 * @param maxDepth Levels of containers.
 * @returns Undefined for text with anything to tell of: one that is not JSON, or is too deep, repeats a key, or holds a
 * number too large to calculate with.
 */
export function indexJson(text: string, maxDepth: number): JsonRoot | undefined {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const value = parseStrictly(start === 0 ? text : text.slice(start));
  if (value === undefined) return undefined;
  const found = findSpans(text, start, maxDepth);
  // Of a repeated key `JSON.parse` gives only one member.
  if (!found || countMembers(value) !== found.members) return undefined;
  const { spans } = found;
  return { start: spans[Field.start] ?? 0, node: nodeAt({ text, spans }, 0, value) };
}

/** The same for a text whose value is known: it is not even looked at before somebody looks at what is in the tree. */
export function indexValue(text: string, value: object): JsonRoot {
  const start = text.search(/[[{]/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1;
  return { start, node: containerAt(new LateIndex(text, start), 0, value, end - start) };
}

function parseStrictly(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** The members of all objects in a value; NaN where there is a number too large to calculate with. */
function countMembers(value: unknown): number {
  if (value === Infinity || value === -Infinity) return NaN;
  if (typeof value !== 'object' || value === null) return 0;
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let count = parts === value ? 0 : parts.length;
  for (const part of parts) if (typeof part === 'object' || typeof part === 'number') count += countMembers(part);
  return count;
}

/** A text, and what is written of each value in it, in the order of the text: a container before what it holds. */
interface Index {
  readonly text: string;
  readonly spans: Int32Array;
}

class LateIndex implements Index {
  readonly text: string;
  readonly #start: number;
  #spans: Int32Array | undefined;

  constructor(text: string, start: number) {
    this.text = text;
    this.#start = start;
  }

  get spans(): Int32Array {
    return (this.#spans ??= findSpans(this.text, this.#start, Infinity)?.spans ?? new Int32Array());
  }
}

/** What is written of one value. Offsets are absolute, and 0 for the key of what has none. */
const Field = {
  start: 0,
  end: 1,
  /** Where in the list the next value that is not inside this one is. */
  next: 2,
  keyStart: 3,
  keyEnd: 4,
} as const;
const fields = 5;

const Code = {
  Space: 32,
  Quote: 34,
  Comma: 44,
  Colon: 58,
  OpenBracket: 91,
  Backslash: 92,
  CloseBracket: 93,
  OpenBrace: 123,
  CloseBrace: 125,
} as const;

/** @param text Good JSON from `from` on: nothing is checked but its depth. */
function findSpans(
  text: string,
  from: number,
  maxDepth: number,
): { readonly spans: Int32Array; readonly members: number } | undefined {
  let spans = new Int32Array(Math.max(fields * 64, text.length >> 3));
  const open: number[] = [];
  let members = 0;
  let count = 0;
  let keyStart = 0;
  let keyEnd = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code <= Code.Space || code === Code.Comma) {
      at++;
      continue;
    }
    if (code === Code.CloseBrace || code === Code.CloseBracket) {
      at++;
      const container = open.pop() ?? 0;
      spans[container + Field.end] = at;
      spans[container + Field.next] = count;
      continue;
    }
    const start = at;
    if (code === Code.Quote) {
      at = endOfString(text, start);
      let after = at;
      while (text.charCodeAt(after) <= Code.Space) after++;
      if (text.charCodeAt(after) === Code.Colon) {
        keyStart = start;
        keyEnd = at;
        members++;
        at = after + 1;
        continue;
      }
    } else if (code === Code.OpenBrace || code === Code.OpenBracket) {
      if (open.length === maxDepth) return undefined;
      open.push(count);
      at++;
    } else at = endOfWord(text, at);
    if (count + fields > spans.length) spans = grown(spans);
    spans[count + Field.start] = start;
    spans[count + Field.end] = at;
    spans[count + Field.next] = count + fields;
    spans[count + Field.keyStart] = keyStart;
    spans[count + Field.keyEnd] = keyEnd;
    count += fields;
    keyStart = 0;
    keyEnd = 0;
  }
  return { spans, members };
}

function grown(spans: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(spans.length * 2);
  larger.set(spans);
  return larger;
}

function endOfString(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (text.charCodeAt(at - 1) === Code.Backslash && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at + 1;
}

/** True if an odd number of backslashes stands before the quote. */
function isEscaped(text: string, quote: number): boolean {
  let first = quote;
  while (text.charCodeAt(first - 1) === Code.Backslash) first--;
  return (quote - first) % 2 === 1;
}

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= Code.Space || code === Code.Comma || code === Code.CloseBrace || code === Code.CloseBracket) break;
  }
  return at;
}

/** @param at Where in the list the value is. */
function nodeAt(index: Index, at: number, value: unknown): JsonNode {
  const length = (index.spans[at + Field.end] ?? 0) - (index.spans[at + Field.start] ?? 0);
  if (typeof value === 'object' && value !== null) return containerAt(index, at, value, length);
  // What `JSON.parse` gives is nothing else.
  return { kind: 'scalar', length, value: value as string | number | boolean | null };
}

const containerAt = (index: Index, at: number, value: object, length: number): JsonNode =>
  Array.isArray(value)
    ? new IndexedArray(index, at, value, length)
    : new IndexedObject(index, at, value as JsonObject, length);

type JsonObject = Readonly<Record<string, unknown>>;

class IndexedObject implements JsonObjectNode {
  readonly kind = 'object';
  readonly length: number;
  readonly value: JsonObject;
  readonly #index: Index;
  readonly #at: number;
  #entries: readonly JsonMember[] | undefined;

  constructor(index: Index, at: number, value: JsonObject, length: number) {
    this.length = length;
    this.value = value;
    this.#index = index;
    this.#at = at;
  }

  get entries(): readonly JsonMember[] {
    return (this.#entries ??= membersAt(this.#index, this.#at, this.value));
  }
}

class IndexedArray implements JsonArrayNode {
  readonly kind = 'array';
  readonly length: number;
  readonly value: readonly unknown[];
  readonly #index: Index;
  readonly #at: number;
  #entries: readonly JsonItem[] | undefined;

  constructor(index: Index, at: number, value: readonly unknown[], length: number) {
    this.length = length;
    this.value = value;
    this.#index = index;
    this.#at = at;
  }

  get entries(): readonly JsonItem[] {
    return (this.#entries ??= itemsAt(this.#index, this.#at, this.value));
  }
}

function membersAt(index: Index, container: number, value: JsonObject): readonly JsonMember[] {
  const { text, spans } = index;
  const origin = spans[container + Field.start] ?? 0;
  const end = spans[container + Field.next] ?? 0;
  const members: JsonMember[] = [];
  for (let at = container + fields; at < end; at = spans[at + Field.next] ?? end) {
    const keyStart = spans[at + Field.keyStart] ?? 0;
    const keyEnd = spans[at + Field.keyEnd] ?? 0;
    const key = keyOf(text.slice(keyStart + 1, keyEnd - 1));
    members.push({
      start: (spans[at + Field.start] ?? 0) - origin,
      node: nodeAt(index, at, value[key]),
      key,
      keyStart: keyStart - origin,
      keyLength: keyEnd - keyStart,
    });
  }
  return members;
}

function itemsAt(index: Index, container: number, value: readonly unknown[]): readonly JsonItem[] {
  const { spans } = index;
  const origin = spans[container + Field.start] ?? 0;
  const items: JsonItem[] = [];
  let at = container + fields;
  for (const item of value) {
    items.push({ start: (spans[at + Field.start] ?? 0) - origin, node: nodeAt(index, at, item) });
    at = spans[at + Field.next] ?? 0;
  }
  return items;
}

/** @param written What stands between the quotes. */
const keyOf = (written: string): string => (written.includes('\\') ? String(JSON.parse(`"${written}"`)) : written);
