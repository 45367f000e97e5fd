import { isRecord } from '../../definition/operations.ts';
import { child, segmentsOf, type JsonPointer } from '../../document/pointer.ts';

/** One change of a value; pointers speak of the value before all edits of the same step. */
export type ValueEdit =
  /** Adds or replaces; missing containers on the way are made; `-` as the last segment appends to a list. */
  | { readonly kind: 'set'; readonly pointer: JsonPointer; readonly value: unknown }
  /** `reason`: why an operation goes, for its row of the ledger. */
  | { readonly kind: 'remove'; readonly pointer: JsonPointer; readonly reason?: string }
  /** Gives a member another key, in its place. */
  | { readonly kind: 'rename'; readonly pointer: JsonPointer; readonly key: string }
  /** Takes a member to another place, as its last. */
  | { readonly kind: 'move'; readonly pointer: JsonPointer; readonly to: JsonPointer }
  /** The same, and it stays where it is as well. */
  | { readonly kind: 'copy'; readonly pointer: JsonPointer; readonly to: JsonPointer };

/** Where something went: the segments of its pointer, or nowhere, with the reason if one was given. */
export type Landing = readonly string[] | { readonly lost: string | undefined };

/** A value after a step of edits, and how the places before and after belong together. */
export interface EditedValue {
  /** Whatever the edits are not about is the same (`===`) as before. */
  readonly value: unknown;
  /** Takes and returns the segments of pointers: the same list for what has not moved. */
  readonly forward: (segments: readonly string[]) => Landing;
  /** For what a step added: the place it would have had. */
  readonly backward: (pointer: JsonPointer) => JsonPointer;
}

/** What happens at one place and inside it. */
interface Branch {
  readonly inside: Map<string, Branch>;
  readonly appended: { readonly value: unknown; readonly origin?: JsonPointer }[];
  /** Index -> where an appended item came from; set while the edits are made. */
  readonly arrivals: Map<string, JsonPointer>;
  /** New key -> old key of members. */
  readonly renamed: Map<string, string>;
  /** Indices of a list's items that go, ascending; set while the edits are made. */
  gone: readonly number[];
  set?: { readonly value: unknown };
  removed?: { readonly reason: string | undefined };
  key?: string;
  movedTo?: JsonPointer;
}

const newBranch = (): Branch => ({
  inside: new Map(),
  appended: [],
  arrivals: new Map(),
  renamed: new Map(),
  gone: [],
});

/** Makes all edits of a step at once, each container copied once, however many there are in it. */
export function editValue(
  value: unknown,
  edits: readonly ValueEdit[],
  lookUp: (pointer: JsonPointer) => unknown,
): EditedValue {
  const root = newBranch();
  const origins = new Map<JsonPointer, JsonPointer>();
  for (const edit of edits) {
    switch (edit.kind) {
      case 'set':
        plantSet(root, edit.pointer, edit.value);
        break;
      case 'remove':
        branchAt(root, edit.pointer).removed = { reason: edit.reason };
        break;
      case 'rename':
        plantRename(root, edit.pointer, edit.key);
        break;
      case 'move':
      case 'copy': {
        if (edit.kind === 'move') {
          const from = branchAt(root, edit.pointer);
          from.removed = { reason: undefined };
          from.movedTo = edit.to;
        }
        plantSet(root, edit.to, lookUp(edit.pointer), edit.pointer);
        if (!edit.to.endsWith('/-')) origins.set(edit.to, edit.pointer);
        break;
      }
    }
  }
  return {
    value: edited(value, root),
    forward: (segments) => forward(root, segments),
    backward: (pointer) => backward(root, origins, pointer),
  };
}

function branchAt(root: Branch, pointer: JsonPointer): Branch {
  let branch = root;
  for (const segment of segmentsOf(pointer)) {
    const known = branch.inside.get(segment) ?? newBranch();
    branch.inside.set(segment, known);
    branch = known;
  }
  return branch;
}

function plantSet(root: Branch, pointer: JsonPointer, value: unknown, origin?: JsonPointer): void {
  if (pointer.endsWith('/-'))
    branchAt(root, pointer.slice(0, -2)).appended.push({ value, ...(origin !== undefined && { origin }) });
  else branchAt(root, pointer).set = { value };
}

function plantRename(root: Branch, pointer: JsonPointer, key: string): void {
  const segments = segmentsOf(pointer);
  const old = segments.at(-1) ?? '';
  branchAt(root, pointer).key = key;
  branchAt(root, child('', ...segments.slice(0, -1))).renamed.set(key, old);
}

function edited(value: unknown, branch: Branch): unknown {
  if (branch.set) return branch.set.value;
  if (branch.inside.size === 0 && branch.appended.length === 0) return value;
  if (Array.isArray(value) || (value === undefined && branch.inside.size === 0)) {
    const kept = Array.isArray(value) ? editedItems(value, branch) : [];
    for (const [index, { origin }] of branch.appended.entries()) {
      if (origin !== undefined) branch.arrivals.set(String(kept.length + index), origin);
    }
    return [...kept, ...branch.appended.map((item) => item.value)];
  }
  const before = isRecord(value) ? value : {};
  const entries: (readonly [string, unknown])[] = [];
  for (const key of Object.keys(before)) {
    const inside = branch.inside.get(key);
    if (!inside) entries.push([key, before[key]]);
    else if (inside.set) entries.push([key, inside.set.value]);
    else if (!inside.removed) entries.push([inside.key ?? key, edited(before[key], inside)]);
  }
  for (const [key, inside] of branch.inside) {
    if (Object.hasOwn(before, key) || (inside.removed && !inside.set)) continue;
    entries.push([key, edited(undefined, inside)]);
  }
  return objectOf(entries);
}

function editedItems(items: readonly unknown[], branch: Branch): readonly unknown[] {
  const gone: number[] = [];
  const kept: unknown[] = [];
  for (const [index, item] of items.entries()) {
    const inside = branch.inside.get(String(index));
    if (inside?.removed && !inside.set) gone.push(index);
    else kept.push(inside ? edited(item, inside) : item);
  }
  branch.gone = gone;
  return kept;
}

/** An object in which `__proto__` is a key like any other. */
function objectOf(entries: Iterable<readonly [string, unknown]>): Readonly<Record<string, unknown>> {
  const object: Record<string, unknown> = {};
  for (const [key, value] of entries) {
    if (key !== '__proto__') object[key] = value;
    else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

function forward(root: Branch, segments: readonly string[]): Landing {
  let branch: Branch | undefined = root;
  let moved: string[] | undefined;
  // Where nothing was edited, nothing further in was.
  for (let at = 0; at < segments.length && branch; at++) {
    const segment = segments[at] ?? '';
    const inside: Branch | undefined = branch.inside.get(segment);
    if (inside?.movedTo !== undefined) return [...segmentsOf(inside.movedTo), ...segments.slice(at + 1)];
    if (inside?.removed) return inside.removed.reason === undefined ? lost : { lost: inside.removed.reason };
    const key = inside?.key ?? (branch.gone.length > 0 ? shifted(branch.gone, segment) : segment);
    if (key !== segment) (moved ??= [...segments])[at] = key;
    branch = inside;
  }
  return moved ?? segments;
}

const lost: Landing = { lost: undefined };

/** The index of an item once the others are gone. */
function shifted(gone: readonly number[], segment: string): string {
  const index = Number(segment);
  let [low, high] = [0, gone.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((gone[middle] ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return String(index - low);
}

function backward(root: Branch, origins: ReadonlyMap<JsonPointer, JsonPointer>, pointer: JsonPointer): JsonPointer {
  const segments = segmentsOf(pointer);
  let branch: Branch | undefined = root;
  let [place, now]: [JsonPointer, JsonPointer] = ['', ''];
  for (const [at, segment] of segments.entries()) {
    now = child(now, segment);
    const origin = origins.get(now) ?? branch?.arrivals.get(segment);
    if (origin !== undefined) return child(origin, ...segments.slice(at + 1));
    const old: string =
      branch?.renamed.get(segment) ?? (branch && branch.gone.length > 0 ? unshifted(branch.gone, segment) : segment);
    place = child(place, old);
    branch = branch?.inside.get(old);
  }
  return place;
}

function unshifted(gone: readonly number[], segment: string): string {
  let index = Number(segment);
  if (!Number.isInteger(index)) return segment;
  for (const missing of gone) {
    if (missing > index) break;
    index += 1;
  }
  return String(index);
}
