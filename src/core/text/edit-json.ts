import { child, segmentsOf, type JsonPointer } from '../document/pointer.ts';
import { isRecord } from '../definition/operations.ts';
import {
  entryOf,
  locate,
  valueOf,
  type JsonItem,
  type JsonMember,
  type JsonPlace,
  type JsonRoot,
} from './json-node.ts';
import type { Splice } from './splice.ts';

/** A JSON text with its tree; the text has no problems that would make the tree unreliable. */
export interface EditableJson {
  readonly text: string;
  readonly root: JsonRoot;
}

/**
 * The splices that make the value at a pointer equal to `value`, from the end of the text to its start. Where objects
 * and arrays stand on both sides only the members that differ are touched, so layout, key order and the rest stay.
 * Missing objects on the way are made; `-` as the last segment appends to an array.
 *
 * @throws TypeError when the way leads through something that is not a container, or the root is to be replaced.
 */
export function setValue(json: EditableJson, pointer: JsonPointer, value: unknown): readonly Splice[] {
  if (value === undefined) throw new TypeError(`No JSON value for ${pointer}`);
  const existing = locate(json.root, pointer);
  if (existing) return replaceValue(json, existing, pointer, value);
  const segments = segmentsOf(pointer);
  let place = locate(json.root, '');
  for (const [index, segment] of segments.entries()) {
    if (!place) break;
    const entry = entryOf(place.node, segment);
    if (entry) {
      place = {
        node: entry.node,
        start: place.start + entry.start,
        end: place.start + entry.start + entry.node.length,
      };
      continue;
    }
    const rest = segments.slice(index + 1);
    const inserted = rest.reduceRight<unknown>((inner, key) => (key === '-' ? [inner] : { [key]: inner }), value);
    return [insertEntry(json, place, segment, inserted)];
  }
  throw new TypeError(`Nothing to set at ${pointer}`);
}

/** The splice that takes out the member or item at a pointer with its comma; none when there is none. */
export function removeValue({ text, root }: EditableJson, pointer: JsonPointer): readonly Splice[] {
  const found = findEntry(root, pointer);
  if (!found) return [];
  const { container, entries, index } = found;
  const entry = entries[index];
  const previous = entries[index - 1];
  const next = entries[index + 1];
  if (!entry) return [];
  const { start } = container;
  if (previous) return [{ start: start + endOf(previous), end: start + endOf(entry), text: '' }];
  if (next) return [{ start: start + beginOf(entry), end: start + beginOf(next), text: '' }];
  // The last one goes with the white space around it, and a comment there, if any, stays.
  const inside = text.slice(container.start + 1, container.end - 1);
  const hasComment = /\/[/*]/.test(text.slice(container.start + 1, start + beginOf(entry)));
  if (hasComment) return [{ start: start + beginOf(entry), end: start + endOf(entry), text: '' }];
  return [{ start: container.start + 1, end: container.start + 1 + inside.length, text: '' }];
}

/** The splice that gives the member at a pointer another key; its place and its value stay. */
export function renameKey({ root }: EditableJson, pointer: JsonPointer, key: string): readonly Splice[] {
  const place = locate(root, pointer);
  if (place?.keyStart === undefined || place.keyEnd === undefined) return [];
  return [{ start: place.keyStart, end: place.keyEnd, text: JSON.stringify(key) }];
}

/** The splice that moves a member or item to another index among its siblings; separators and layout stay in place. */
export function moveEntry({ text, root }: EditableJson, pointer: JsonPointer, to: number): readonly Splice[] {
  const found = findEntry(root, pointer);
  if (!found) return [];
  const { container, entries, index } = found;
  const target = Math.min(Math.max(0, to), entries.length - 1);
  const low = Math.min(index, target);
  const high = Math.max(index, target);
  if (low === high) return [];
  const touched = entries.slice(low, high + 1);
  const texts = touched.map((entry) => text.slice(container.start + beginOf(entry), container.start + endOf(entry)));
  const gaps = touched.slice(1).map((entry, at) => {
    const before = touched[at];
    return text.slice(container.start + (before ? endOf(before) : 0), container.start + beginOf(entry));
  });
  const [moved = ''] = texts.splice(index - low, 1);
  texts.splice(target - low, 0, moved);
  const first = touched[0];
  const last = touched[touched.length - 1];
  if (!first || !last) return [];
  const replaced = texts.reduce((joined, part, at) => joined + (at > 0 ? (gaps[at - 1] ?? ',') : '') + part, '');
  return [{ start: container.start + beginOf(first), end: container.start + endOf(last), text: replaced }];
}

function replaceValue(json: EditableJson, place: JsonPlace, pointer: JsonPointer, value: unknown): readonly Splice[] {
  const before = valueOf(place.node);
  if (isSame(before, value)) return [];
  if (place.node.kind === 'object' && isRecord(value) && place.node.entries.length > 0) {
    return replaceMembers(json, place, pointer, value);
  }
  if (place.node.kind === 'array' && Array.isArray(value) && place.node.entries.length > 0 && value.length > 0) {
    return replaceItems(json, place, pointer, value);
  }
  return [{ start: place.start, end: place.end, text: writeAt(json, place.start, value) }];
}

function replaceMembers(json: EditableJson, place: JsonPlace, pointer: JsonPointer, value: object): readonly Splice[] {
  if (place.node.kind !== 'object') return [];
  const keys = place.node.entries.map(({ key }) => key);
  const kept = keys.filter((key) => Object.hasOwn(value, key));
  // With nothing in common, or a key written twice, a fresh text reads better than a patchwork.
  if (kept.length === 0 || new Set(keys).size < keys.length) {
    return [{ start: place.start, end: place.end, text: writeAt(json, place.start, value) }];
  }
  const members = Object.entries(value);
  const changed = members
    .filter(([key]) => keys.includes(key))
    .flatMap(([key, member]) => setValue(json, child(pointer, key), member));
  const added = members.filter(([key]) => !keys.includes(key));
  const removed = keys.filter((key) => !Object.hasOwn(value, key));
  if (removed.length === 0) {
    const inserted = added.length > 0 ? [insertEntries(json, place, added)] : [];
    return [...changed, ...inserted].toSorted((a, b) => b.start - a.start);
  }
  // Removals take commas with them: let one splice cover what changes in this object's own list of members.
  return [{ start: place.start, end: place.end, text: relist(json, place, value) }];
}

/** The object's text with members taken out and added, every kept member's own text unless it differs. */
function relist(json: EditableJson, place: JsonPlace, value: object): string {
  const { text } = json;
  if (place.node.kind !== 'object') return '';
  const { entries } = place.node;
  const first = entries[0];
  const last = entries[entries.length - 1];
  if (!first || !last) return '';
  const opening = text.slice(place.start, place.start + first.keyStart);
  const closing = text.slice(place.start + endOf(last), place.end);
  const layout = layoutOf(json, place);
  const keys = new Set(entries.map(({ key }) => key));
  const kept = entries.flatMap((entry) => {
    if (!Object.hasOwn(value, entry.key)) return [];
    const member: unknown = (value as Readonly<Record<string, unknown>>)[entry.key];
    const own = text.slice(place.start + entry.keyStart, place.start + endOf(entry));
    if (isSame(valueOf(entry.node), member)) return [own];
    const key = text.slice(place.start + entry.keyStart, place.start + entry.start);
    return [key + writeAt(json, place.start + entry.start, member)];
  });
  const added = Object.entries(value)
    .filter(([key]) => !keys.has(key))
    .map(([key, member]) => layout.member(key, member));
  return opening + [...kept, ...added].join(`,${layout.separator}`) + closing;
}

function replaceItems(
  json: EditableJson,
  place: JsonPlace,
  pointer: JsonPointer,
  value: readonly unknown[],
): readonly Splice[] {
  if (place.node.kind !== 'array') return [];
  const { entries } = place.node;
  if (entries.length === value.length) {
    return value
      .flatMap((item, index) => setValue(json, child(pointer, index), item))
      .toSorted((a, b) => b.start - a.start);
  }
  const old = entries.map(({ node }) => valueOf(node));
  let head = 0;
  while (head < Math.min(old.length, value.length) && isSame(old[head], value[head])) head++;
  let tail = 0;
  while (
    tail < Math.min(old.length, value.length) - head &&
    isSame(old[old.length - 1 - tail], value[value.length - 1 - tail])
  ) {
    tail++;
  }
  const layout = layoutOf(json, place);
  const written = value.slice(head, value.length - tail).map(layout.item);
  const texts = entries.map((entry) => json.text.slice(place.start + entry.start, place.start + endOf(entry)));
  const items = [...texts.slice(0, head), ...written, ...texts.slice(texts.length - tail)];
  const first = entries[0];
  const last = entries[entries.length - 1];
  if (!first || !last) return [];
  return [
    { start: place.start + first.start, end: place.start + endOf(last), text: items.join(`,${layout.separator}`) },
  ];
}

function insertEntry(json: EditableJson, place: JsonPlace, segment: string, value: unknown): Splice {
  if (place.node.kind === 'scalar') throw new TypeError(`"${segment}" cannot stand inside a single value`);
  if (place.node.kind === 'object') return insertEntries(json, place, [[segment, value]]);
  const layout = layoutOf(json, place);
  const { entries } = place.node;
  const index = segment === '-' ? entries.length : Number(segment);
  if (!Number.isInteger(index) || index > entries.length) throw new TypeError(`No item ${segment} in this list`);
  const item = layout.item(value);
  const last = entries[entries.length - 1];
  if (!last) return { start: place.start, end: place.end, text: layout.wrap('[', item, ']') };
  const at = place.start + endOf(last);
  return { start: at, end: at, text: `,${layout.separator}${item}` };
}

/** Appends members to an object. */
function insertEntries(json: EditableJson, place: JsonPlace, members: readonly (readonly [string, unknown])[]): Splice {
  if (place.node.kind !== 'object') throw new TypeError('Members can only be added to an object');
  const layout = layoutOf(json, place);
  const texts = members.map(([key, value]) => layout.member(key, value));
  const last = place.node.entries[place.node.entries.length - 1];
  const joined = texts.join(`,${layout.separator}`);
  if (!last) return { start: place.start, end: place.end, text: layout.wrap('{', joined, '}') };
  const at = place.start + endOf(last);
  return { start: at, end: at, text: `,${layout.separator}${joined}` };
}

/** How entries of one container are written, after the example of those that stand there and of the file. */
interface Layout {
  /** What follows a comma. */
  readonly separator: string;
  readonly member: (key: string, value: unknown) => string;
  readonly item: (value: unknown) => string;
  /** Brackets around what fills a container that was empty. */
  readonly wrap: (open: string, inside: string, close: string) => string;
}

function layoutOf(json: EditableJson, place: JsonPlace): Layout {
  const { text } = json;
  const style = styleOf(json);
  const entries: readonly (JsonItem | JsonMember)[] = place.node.kind === 'scalar' ? [] : place.node.entries;
  const first = entries[0];
  const own = indentAt(text, place.start);
  const opening = first ? text.slice(place.start + 1, place.start + beginOf(first)) : undefined;
  const isInline = opening === undefined ? style.unit === undefined : !/[\r\n]/.test(opening);
  const inner = opening !== undefined && !isInline ? lastLineOf(opening) : own + (style.unit ?? '');
  const write = (value: unknown): string => writeValue(value, isInline ? undefined : style.unit, inner, style);
  return {
    separator: isInline ? inlineGap(text, place, entries) : style.lineEnd + inner,
    member: (key, value) => JSON.stringify(key) + style.colon + write(value),
    item: write,
    wrap: (open, inside, close) =>
      isInline ? open + inside + close : open + style.lineEnd + inner + inside + style.lineEnd + own + close,
  };
}

/** What follows a comma inside one line: as between the first two entries, or nothing in a file without any spaces. */
function inlineGap(text: string, place: JsonPlace, entries: readonly (JsonItem | JsonMember)[]): string {
  const [first, second] = entries;
  if (first && second) return text.slice(place.start + endOf(first), place.start + beginOf(second)).replace(',', '');
  return /[:,]\s/.test(text.slice(0, 200)) ? ' ' : '';
}

interface Style {
  /** One step of indentation; undefined when the file stands on one line. */
  readonly unit: string | undefined;
  readonly lineEnd: string;
  readonly colon: string;
}

function styleOf({ text, root }: EditableJson): Style {
  const entries: readonly (JsonItem | JsonMember)[] = root.node.kind === 'scalar' ? [] : root.node.entries;
  const first = entries[0];
  const opening = first ? text.slice(root.start + 1, root.start + beginOf(first)) : '';
  const colon =
    first && 'key' in first
      ? text.slice(root.start + first.keyStart + first.keyLength, root.start + first.start)
      : ': ';
  const firstEnd = text.indexOf('\n');
  const lineEnd = firstEnd > 0 && text.charAt(firstEnd - 1) === '\r' ? '\r\n' : '\n';
  const isMinified = first !== undefined && !/[\r\n]/.test(opening);
  const unit = isMinified ? undefined : lastLineOf(opening) || '  ';
  return { unit, lineEnd, colon: /^\s*:\s*$/.test(colon) ? colon : ': ' };
}

/** A value as it is written at an offset of the text. */
function writeAt(json: EditableJson, start: number, value: unknown): string {
  const style = styleOf(json);
  return writeValue(value, style.unit, indentAt(json.text, start), style);
}

function writeValue(value: unknown, unit: string | undefined, indent: string, style: Style): string {
  if (unit === undefined || typeof value !== 'object' || value === null) return JSON.stringify(value);
  return JSON.stringify(value, null, unit).replaceAll('\n', style.lineEnd + indent);
}

/** The white space at the start of the line that an offset lies on. */
function indentAt(text: string, offset: number): string {
  // A lone CR is looked for in the line only: in all of a text without any, each edit would read it from the start.
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line.slice(line.lastIndexOf('\r') + 1))?.[0] ?? '';
}

const lastLineOf = (space: string): string =>
  space.slice(Math.max(space.lastIndexOf('\n'), space.lastIndexOf('\r')) + 1);

const beginOf = (entry: JsonItem | JsonMember): number => ('key' in entry ? entry.keyStart : entry.start);
const endOf = (entry: JsonItem | JsonMember): number => entry.start + entry.node.length;

interface FoundEntry {
  readonly container: JsonPlace;
  readonly entries: readonly (JsonItem | JsonMember)[];
  readonly index: number;
}

function findEntry(root: JsonRoot, pointer: JsonPointer): FoundEntry | undefined {
  const segments = segmentsOf(pointer);
  const segment = segments[segments.length - 1];
  if (segment === undefined) return undefined;
  const container = locate(
    root,
    segments.slice(0, -1).reduce<string>((path, key) => child(path, key), ''),
  );
  if (!container || container.node.kind === 'scalar') return undefined;
  const entry = entryOf(container.node, segment);
  if (!entry) return undefined;
  const entries: readonly (JsonItem | JsonMember)[] = container.node.entries;
  return { container, entries, index: entries.indexOf(entry) };
}

/** Deep equality of JSON values, the order of keys aside. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}
