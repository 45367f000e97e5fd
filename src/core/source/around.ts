import type { JsonItem, JsonMember, JsonNode, JsonRoot } from '../text/json-node.ts';

/** What encloses an offset, from the inside out: the token’s inside, the value, the member, the object … Half-open offsets. */
export function rangesAround(
  { node, start }: JsonRoot,
  offset: number,
): readonly (readonly [start: number, end: number])[] {
  const found: (readonly [number, number])[] = [];
  let current: JsonNode = node;
  let origin = start;
  for (;;) {
    found.push([origin, origin + current.length]);
    if (current.kind === 'scalar') {
      if (typeof current.value === 'string') found.push([origin + 1, origin + current.length - 1]);
      break;
    }
    // What is inside the brackets.
    found.push([origin + 1, origin + current.length - 1]);
    const entries: readonly (JsonItem | JsonMember)[] = current.entries;
    const inside = entryAt(entries, offset - origin);
    if (!inside) break;
    if ('key' in inside) {
      const { keyStart, keyLength } = inside;
      found.push([origin + keyStart, origin + inside.start + inside.node.length]);
      if (offset < origin + inside.start) {
        found.push([origin + keyStart, origin + keyStart + keyLength]);
        if (offset <= origin + keyStart + keyLength)
          found.push([origin + keyStart + 1, origin + keyStart + keyLength - 1]);
        break;
      }
    }
    origin += inside.start;
    current = inside.node;
  }
  return found.filter(([from, to]) => from <= offset && offset <= to).toReversed();
}

function entryAt(entries: readonly (JsonItem | JsonMember)[], offset: number): JsonItem | JsonMember | undefined {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry && entry.start + entry.node.length < offset) low = middle + 1;
    else high = middle;
  }
  const entry = entries[low];
  return entry && ('key' in entry ? entry.keyStart : entry.start) <= offset ? entry : undefined;
}
