import { child, type JsonPointer } from '../../document/pointer.ts';
import type { JsonItem, JsonMember, JsonNode, JsonRoot } from '../../text/json-node.ts';

/** A stretch of text, offsets in UTF-16 code units. */
interface Cut {
  readonly start: number;
  readonly end: number;
}

/** Removes members and items from a JSON text, each with its comma; every other character stays. */
export function cutMembers(text: string, root: JsonRoot, pointers: ReadonlySet<JsonPointer>): string {
  const cuts: Cut[] = [];
  collectCuts(root.node, root.start, '', pointers, cuts);
  let kept = '';
  let at = 0;
  for (const { start, end } of cuts) {
    kept += text.slice(at, start);
    at = end;
  }
  return kept + text.slice(at);
}

/** Adds the cuts within a node, in the order of the text. */
function collectCuts(
  node: JsonNode,
  start: number,
  pointer: JsonPointer,
  pointers: ReadonlySet<JsonPointer>,
  cuts: Cut[],
): void {
  if (node.kind === 'scalar') return;
  const entries: readonly (JsonMember | JsonItem)[] = node.entries;
  const pointerOf = (index: number): JsonPointer => {
    const entry = entries[index];
    return child(pointer, entry && 'key' in entry ? entry.key : index);
  };
  const startOf = (entry: JsonMember | JsonItem): number => start + ('key' in entry ? entry.keyStart : entry.start);
  const endOf = (entry: JsonItem): number => start + entry.start + entry.node.length;

  const isCut = entries.map((_, index) => pointers.has(pointerOf(index)));
  if (entries.length > 0 && isCut.every(Boolean)) {
    cuts.push({ start: start + 1, end: start + node.length - 1 });
    return;
  }
  const lastKept = isCut.lastIndexOf(false);
  for (const [index, entry] of entries.entries()) {
    if (!isCut[index]) {
      collectCuts(entry.node, start + entry.start, pointerOf(index), pointers, cuts);
      continue;
    }
    const next = entries[index + 1];
    if (index < lastKept && next) cuts.push({ start: startOf(entry), end: startOf(next) });
    else if (index === lastKept + 1) {
      const [previous, last] = [entries[lastKept], entries[entries.length - 1]];
      if (previous && last) cuts.push({ start: endOf(previous), end: endOf(last) });
    }
  }
}
