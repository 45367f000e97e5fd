import { arrayNode, objectNode, type JsonItem, type JsonMember, type JsonNode, type JsonRoot } from './json-node.ts';
import { parseJson, type ParsedJson } from './parse-json.ts';

/** Replaces `[start, end)` of a text; offsets in UTF-16 code units of the text before. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @param splices In the order of the text, none overlapping another. */
export function spliceAll(text: string, splices: readonly Splice[]): string {
  // Added up, not joined: engines put off the copying of a long text until somebody looks into it.
  let after = '';
  let at = 0;
  for (const { start, end, text: inserted } of splices) {
    after += text.slice(at, start) + inserted;
    at = end;
  }
  return after + text.slice(at);
}

/** What undoes splices of `text` that are in its order: as many, of the text after, from its end to its start. */
export function invertSplices(text: string, splices: readonly Splice[]): readonly Splice[] {
  let shift = 0;
  const inverted = splices.map(({ start, end, text: inserted }) => {
    const back = { start: start + shift, end: start + shift + inserted.length, text: text.slice(start, end) };
    shift += inserted.length - (end - start);
    return back;
  });
  return inverted.toReversed();
}

/** The one splice that turns `before` into `after`, without their common start and end. */
export function diffSplice(before: string, after: string): Splice | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/**
 * The tree of a text after splices: reads again only the smallest values that they lie strictly inside, and gives every
 * other node over as it is. Falls back to reading the whole text where such a value no longer reads cleanly.
 *
 * @param root The tree of the text before; undefined if that text had problems.
 * @param splices In the order of the text, none overlapping another.
 * @param before The text before them. What is read again is cut from this one, because to look into a text that was just
 * put together costs a copy of all of it.
 * @param after The text after them.
 */
export function reparse(
  root: JsonRoot | undefined,
  splices: readonly Splice[],
  before: string,
  after: string,
): ParsedJson {
  const [first, last] = [splices[0], splices.at(-1)];
  if (!root || !first || !last) return parseJson(after);
  if (first.start <= root.start || last.end >= root.start + root.node.length) return parseJson(after);
  const node = reparseInside(root.node, root.start, splices, before, { left: mostAttempts });
  return node ? { root: { start: root.start, node }, problems: [] } : parseJson(after);
}

const growthOf = (splices: readonly Splice[]): number =>
  splices.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);

/**
 * What does not read by itself, nor as a part of what holds it, is half typed: trying every larger part up to the whole
 * would read a large text several times for each key press.
 */
const mostAttempts = 2;

interface Attempts {
  left: number;
}

/**
 * @param start The node's offset in the text before. The splices lie strictly inside the node.
 */
function reparseInside(
  node: JsonNode,
  start: number,
  splices: readonly Splice[],
  before: string,
  attempts: Attempts,
): JsonNode | undefined {
  const inside = node.kind === 'scalar' ? undefined : splicesByEntry(node.entries, start, splices);
  const rebuilt = inside && node.kind !== 'scalar' ? rebuild(node, start, inside, before, attempts) : undefined;
  if (rebuilt) return rebuilt;
  if (attempts.left === 0) return undefined;
  const own = splices.map((splice) => ({ ...splice, start: splice.start - start, end: splice.end - start }));
  const { root, problems } = parseJson(spliceAll(before.slice(start, start + node.length), own));
  if (root && problems.length === 0) return root.node;
  attempts.left -= 1;
  return undefined;
}

/** The splices by the index of the entry whose value they lie strictly inside; undefined when one lies in none. */
function splicesByEntry(
  entries: readonly JsonItem[],
  start: number,
  splices: readonly Splice[],
): ReadonlyMap<number, readonly Splice[]> | undefined {
  const found = new Map<number, Splice[]>();
  let index = 0;
  for (const splice of splices) {
    let entry = entries[index];
    while (entry && start + entry.start + entry.node.length <= splice.start) entry = entries[++index];
    if (!entry || start + entry.start >= splice.start) return undefined;
    if (splice.end >= start + entry.start + entry.node.length) return undefined;
    const list = found.get(index);
    if (list) list.push(splice);
    else found.set(index, [splice]);
  }
  return found;
}

/** The container with the values of some entries read again and all later entries moved along. */
function rebuild(
  container: Exclude<JsonNode, { kind: 'scalar' }>,
  start: number,
  inside: ReadonlyMap<number, readonly Splice[]>,
  before: string,
  attempts: Attempts,
): JsonNode | undefined {
  let moved = 0;
  const next = (entry: JsonItem, index: number): { readonly node: JsonNode; readonly by: number } | undefined => {
    const by = moved;
    const splices = inside.get(index);
    if (!splices) return { node: entry.node, by };
    moved += growthOf(splices);
    const node = reparseInside(entry.node, start + entry.start, splices, before, attempts);
    return node && { node, by };
  };
  if (container.kind === 'array') {
    const entries: JsonItem[] = [];
    for (const [index, entry] of container.entries.entries()) {
      const read = next(entry, index);
      if (!read) return undefined;
      entries.push(
        read.by === 0 && read.node === entry.node ? entry : { node: read.node, start: entry.start + read.by },
      );
    }
    return arrayNode(container.length + moved, entries);
  }
  const entries: JsonMember[] = [];
  for (const [index, entry] of container.entries.entries()) {
    const read = next(entry, index);
    if (!read) return undefined;
    const { node, by } = read;
    const isSame = by === 0 && node === entry.node;
    entries.push(isSame ? entry : { ...entry, node, start: entry.start + by, keyStart: entry.keyStart + by });
  }
  return objectNode(container.length + moved, entries);
}
