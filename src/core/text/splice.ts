import { arrayNode, objectNode, type JsonItem, type JsonMember, type JsonNode, type JsonRoot } from './json-node.ts';
import { parseJson, type ParsedJson } from './parse-json.ts';

/** Replaces `[start, end)` of a text; offsets in UTF-16 code units of the text before. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const spliceText = (text: string, { start, end, text: inserted }: Splice): string =>
  text.slice(0, start) + inserted + text.slice(end);

/** What undoes a splice of `text`. */
export const invertSplice = (text: string, { start, end, text: inserted }: Splice): Splice => ({
  start,
  end: start + inserted.length,
  text: text.slice(start, end),
});

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
 * The tree of a text after a splice: reads again only the smallest value that the splice lies strictly inside, and
 * gives every other node over as it is. Falls back to reading the whole text where that value no longer reads cleanly.
 *
 * @param root The tree of the text before; undefined if that text had problems.
 * @param after The text after the splice.
 */
export function reparse(root: JsonRoot | undefined, splice: Splice, after: string): ParsedJson {
  if (!root || splice.start <= root.start || splice.end >= root.start + root.node.length) return parseJson(after);
  const node = reparseInside(root.node, root.start, splice, after);
  return node ? { root: { start: root.start, node }, problems: [] } : parseJson(after);
}

/** @param start The node's absolute offset. The splice lies strictly inside the node. */
function reparseInside(node: JsonNode, start: number, splice: Splice, after: string): JsonNode | undefined {
  const delta = splice.text.length - (splice.end - splice.start);
  if (node.kind !== 'scalar') {
    const entries: readonly (JsonItem | JsonMember)[] = node.entries;
    const index = entries.findIndex((entry) => start + entry.start + entry.node.length > splice.start);
    const entry = entries[index];
    if (entry && start + entry.start < splice.start && splice.end < start + entry.start + entry.node.length) {
      const inner = reparseInside(entry.node, start + entry.start, splice, after);
      if (inner) return withEntry(node, index, inner, delta);
    }
  }
  const { root, problems } = parseJson(after.slice(start, start + node.length + delta));
  return root && problems.length === 0 ? root.node : undefined;
}

/** The container with one entry's node replaced and all later entries moved by `delta`. */
function withEntry(container: JsonNode, index: number, node: JsonNode, delta: number): JsonNode {
  const length = container.length + delta;
  switch (container.kind) {
    case 'scalar':
      return container;
    case 'array': {
      const entries = container.entries.map((entry, at) =>
        at < index ? entry : at === index ? { ...entry, node } : { ...entry, start: entry.start + delta },
      );
      return arrayNode(length, entries);
    }
    case 'object': {
      const entries = container.entries.map((entry, at) =>
        at < index
          ? entry
          : at === index
            ? { ...entry, node }
            : { ...entry, start: entry.start + delta, keyStart: entry.keyStart + delta },
      );
      return objectNode(length, entries);
    }
  }
}
