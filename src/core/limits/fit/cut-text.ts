import type { Edit } from '../../document/patch.ts';
import type { JsonPart } from '../../document/connector.ts';
import { lastSegmentOf, parentOf, type JsonPointer } from '../../document/pointer.ts';
import {
  locate,
  openLocator,
  type JsonItem,
  type JsonMember,
  type JsonPlace,
  type JsonRoot,
} from '../../text/json-node.ts';
import type { Splice } from '../../text/splice.ts';

/** What is to go from a JSON file, and what is to be written in the place of what. */
export interface Cut {
  /** Members and items, none inside another. Pointers inside the file: `/definitions/Pet`. */
  readonly dropped: readonly JsonPointer[];
  /** Texts by the place where they are to stand. */
  readonly replaced?: ReadonlyMap<JsonPointer, string>;
}

/**
 * The splices that make a cut, in the order of the text. Thousands of entries go at once, which one removal after another
 * would read the file for each time.
 */
export function spliceCut(text: string, root: JsonRoot, { dropped, replaced = new Map() }: Cut): readonly Splice[] {
  const bySibling = new Map<JsonPointer, Set<string>>();
  for (const pointer of dropped) {
    const holder = parentOf(pointer);
    const names = bySibling.get(holder);
    if (names) names.add(lastSegmentOf(pointer));
    else bySibling.set(holder, new Set([lastSegmentOf(pointer)]));
  }
  const splices: Splice[] = [];
  for (const [holder, names] of bySibling) {
    const place = locate(root, holder);
    if (place) splices.push(...spliceEntries(text, place, names));
  }
  const find = openLocator(root);
  for (const [pointer, words] of replaced) {
    const place = find(pointer);
    if (place) splices.push({ start: place.start, end: place.end, text: JSON.stringify(words) });
  }
  return splices.toSorted((a, b) => a.start - b.start);
}

/** The edits of a patch that make splices: from the end of the text to its start, as each speaks of what those before left. */
export const editsOf = (part: JsonPart, splices: readonly Splice[]): readonly Edit[] =>
  splices.toReversed().map((splice) => ({ kind: 'splice', part, ...splice }));

/** Takes entries out of one container, each run of neighbours with one splice and the commas it needs. */
function* spliceEntries(text: string, { node, start, end }: JsonPlace, names: ReadonlySet<string>): Generator<Splice> {
  if (node.kind === 'scalar') return;
  const entries: readonly (JsonItem | JsonMember)[] = node.entries;
  // Of a key that is written twice both go: what is left would be another value in its place.
  const goes = entries.map((entry, index) => names.has('key' in entry ? entry.key : String(index)));
  if (goes.every(Boolean)) {
    const inside = text.slice(start + 1, end - 1);
    const hasComment = /\/[/*]/.test(text.slice(start + 1, start + beginOf(entries[0])));
    if (!hasComment && inside !== '') yield { start: start + 1, end: end - 1, text: '' };
    else if (hasComment) yield { start: start + beginOf(entries[0]), end: start + endOf(entries.at(-1)), text: '' };
    return;
  }
  for (let at = 0; at < entries.length; at += 1) {
    if (goes[at] !== true) continue;
    const first = at;
    while (goes[at + 1] === true) at += 1;
    const before = entries[first - 1];
    if (before) yield { start: start + endOf(before), end: start + endOf(entries[at]), text: '' };
    else yield { start: start + beginOf(entries[first]), end: start + beginOf(entries[at + 1]), text: '' };
  }
}

const beginOf = (entry: JsonItem | JsonMember | undefined): number =>
  entry ? ('key' in entry ? entry.keyStart : entry.start) : 0;
const endOf = (entry: JsonItem | undefined): number => (entry ? entry.start + entry.node.length : 0);
