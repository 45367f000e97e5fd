import { locate } from '../text/json-node.ts';
import { moveEntry, removeValue, renameKey, setValue, type EditableJson } from '../text/edit-json.ts';
import { diffSplice, invertSplices, reparse, spliceAll, type Splice } from '../text/splice.ts';
import type { Connector, Icon, JsonPart, TextPart } from './connector.ts';
import {
  isEditable,
  openDocument,
  partOf,
  withPart,
  type ConnectorDocument,
  type ParsedPart,
} from './open-document.ts';
import { parentOf, type JsonPointer } from './pointer.ts';

/**
 * One change. Pointers start with the part: `/definition/info/title`, `/properties/properties/iconBrandColor`,
 * `/script`, `/icon`.
 */
export type Edit =
  /** Adds or replaces a value; missing objects on the way are made; `-` as last segment appends to a list. */
  | { readonly kind: 'set'; readonly pointer: JsonPointer; readonly value: unknown }
  /** Takes a member or item out; `/script` and `/icon` too. Nothing happens where there is none. */
  | { readonly kind: 'remove'; readonly pointer: JsonPointer }
  /** Gives a member another key, in its place. */
  | { readonly kind: 'rename'; readonly pointer: JsonPointer; readonly key: string }
  /** Moves a member or item to another index among its siblings. */
  | { readonly kind: 'move'; readonly pointer: JsonPointer; readonly to: number }
  /** Typing: replaces `[start, end)` of a part's text, offsets in UTF-16 code units. */
  | ({ readonly kind: 'splice'; readonly part: TextPart } & Splice);

/** A named change of a connector: what one step of undo takes back. */
export interface Patch {
  /** What the maker did, as the undo button says it: `Rename operation ListPets`. */
  readonly title: string;
  /** In order; each speaks of the connector as the ones before have left it. */
  readonly edits: readonly Edit[];
  /** What is asked of the source once this is done; absent when the change is not about that. */
  readonly wishes?: ImportWishes;
}

/** What of a source is brought, and how. */
export interface ImportWishes {
  /** `GET /pets`; undefined for all. */
  readonly operations?: readonly string[];
  /** Options by the id of the choice (`ledger/choice.ts`). */
  readonly choices?: Readonly<Record<string, string>>;
}

export interface Applied<T> {
  readonly value: T;
  /** What was done to the files, to the letter: the same again on the same text, whatever later versions make of an edit. */
  readonly made: readonly Edit[];
  /** Gives back the state before, byte for byte. Same title. */
  readonly inverse: Patch;
}

/**
 * Applies a patch to a connector's files as minimal text edits: whatever it is not about stays byte for byte.
 *
 * @throws TypeError for a patch that makes no sense here (a JSON edit while that text does not read, a pointer through a
 * single value): that is a programmer's error; nothing is changed then.
 */
export function applyPatch(
  connector: Connector,
  patch: Patch,
): { readonly connector: Connector; readonly inverse: Patch } {
  const { value, inverse } = patchDocument(openDocument(connector), patch);
  return { connector: value.connector, inverse };
}

/** As `applyPatch`, for a document that is open: reads again only what the edits touch. */
export function patchDocument(document: ConnectorDocument, patch: Patch): Applied<ConnectorDocument> {
  const undo: (readonly Edit[])[] = [];
  const made: Edit[] = [];
  let current = document;
  let at = 0;
  while (at < patch.edits.length) {
    const batch = batchFrom(current, patch.edits, at);
    const edit = patch.edits[at];
    if (!edit) break;
    const step = batch ? spliceTextPart(current, batch.part, batch.splices) : applyEdit(current, edit);
    current = step.document;
    undo.push(step.undo);
    made.push(...step.made);
    at += batch?.count ?? 1;
  }
  return { value: current, made, inverse: { title: patch.title, edits: undo.toReversed().flat() } };
}

/** Edits that can be made at once, as splices of the text as it stands, in its order. */
interface Batch {
  readonly part: TextPart;
  readonly splices: readonly Splice[];
  readonly count: number;
}

/**
 * The edits from one on that do not depend on each other, because making one at a time reads a large text as often:
 * values set at places of their own, or splices from the end of a text to its start. Undefined for fewer than two.
 */
function batchFrom(document: ConnectorDocument, edits: readonly Edit[], from: number): Batch | undefined {
  const kind = edits[from]?.kind;
  const splices: Splice[] = [];
  let part: TextPart | undefined;
  let at = from;
  for (let edit = edits[at]; edit !== undefined && edit.kind === kind; edit = edits[++at]) {
    const found = edit.kind === 'splice' ? { part: edit.part, splices: [edit] } : settingOf(document, edit);
    if (!found || (part !== undefined && found.part !== part)) break;
    // Each splice speaks of the text that those before have left, which is the same further ahead in it.
    const earliest = splices[0];
    if (edit.kind === 'splice' && earliest && edit.end > earliest.start) break;
    if (!addApart(splices, found.splices)) break;
    part = found.part;
  }
  return part !== undefined && at - from > 1 ? { part, splices, count: at - from } : undefined;
}

/** Adds splices to others that are in the order of the text; false, and nothing done, when two are about the same place. */
function addApart(sorted: Splice[], added: readonly Splice[]): boolean {
  const places: number[] = [];
  for (const splice of added) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) < splice.start) low = middle + 1;
      else high = middle;
    }
    const [before, next] = [sorted[low - 1], sorted[low]];
    const isApart =
      (!before || before.end <= splice.start) && (!next || (splice.end <= next.start && splice.start < next.start));
    if (!isApart) {
      for (const place of places.toReversed()) sorted.splice(place, 1);
      return false;
    }
    sorted.splice(low, 0, splice);
    places.push(low);
  }
  return true;
}

/**
 * The splices of an edit that sets a member of something that is there, or takes one out of an object; undefined for any
 * other. An item that is taken out of a list moves those after it, so that later edits mean others.
 */
function settingOf(
  document: ConnectorDocument,
  edit: Edit,
): { readonly part: JsonPart; readonly splices: readonly Splice[] } | undefined {
  if (edit.kind !== 'set' && edit.kind !== 'remove') return undefined;
  const { part, pointer } = splitPointer(edit.pointer);
  if (part === 'script' || part === 'icon') return undefined;
  const json = editable(document[part], part);
  const holder = locate(json.root, parentOf(pointer));
  const isHolder = edit.kind === 'set' ? holder?.node.kind !== 'scalar' : holder?.node.kind === 'object';
  return holder && isHolder ? { part, splices: splicesOf(json, pointer, edit) } : undefined;
}

interface Step {
  readonly document: ConnectorDocument;
  readonly made: readonly Edit[];
  /** In the order in which they are to be made. */
  readonly undo: readonly Edit[];
}

function applyEdit(document: ConnectorDocument, edit: Edit): Step {
  if (edit.kind === 'splice') return spliceTextPart(document, edit.part, [edit]);
  const { part, pointer } = splitPointer(edit.pointer);
  switch (part) {
    case 'script':
    case 'icon':
      return replacePart(document, part, edit);
    case 'definition':
    case 'properties':
      return spliceTextPart(document, part, splicesOf(editable(document[part], part), pointer, edit).toReversed());
  }
}

function splicesOf(
  json: EditableJson,
  pointer: JsonPointer,
  edit: Exclude<Edit, { kind: 'splice' }>,
): readonly Splice[] {
  switch (edit.kind) {
    case 'set':
      return setValue(json, pointer, edit.value);
    case 'remove':
      return removeValue(json, pointer);
    case 'rename':
      return renameKey(json, pointer, edit.key);
    case 'move':
      return moveEntry(json, pointer, edit.to);
  }
}

/** @param splices In the order of the text. */
function spliceTextPart(document: ConnectorDocument, part: TextPart, splices: readonly Splice[]): Step {
  if (splices.length === 0) return { document, made: [], undo: [] };
  const before = document.connector[part] ?? '';
  const after = spliceAll(before, splices);
  const asEdit = ({ start, end, text }: Splice): Edit => ({ kind: 'splice', part, start, end, text });
  const undo = invertSplices(before, splices).map(asEdit);
  // From the end of the text to its start, so that each is where the others have left it.
  const made = splices.map(asEdit).toReversed();
  if (part === 'script')
    return { document: { ...document, connector: { ...document.connector, script: after } }, made, undo };
  return { document: withPart(document, part, readAgain(document[part], splices, before, after)), made, undo };
}

/**
 * A part after splices. One that does not read, as while something is typed, remembers the text that did: once it reads
 * again, only what differs from that is new.
 */
function readAgain(
  { root, problems, lastGood }: ParsedPart<object>,
  splices: readonly Splice[],
  before: string,
  after: string,
): ParsedPart<object> {
  const isGood = problems.length === 0 && root !== undefined;
  const good = isGood ? { text: before, root } : lastGood;
  const change = isGood ? splices : good && [diffSplice(good.text, after)].filter((one) => one !== undefined);
  const isAsBefore = good && change?.length === 0;
  const parsed = isAsBefore
    ? { root: good.root, problems: [] }
    : reparse(good?.root, change ?? [], good?.text ?? '', after);
  const part = partOf(after, parsed.root, parsed.problems);
  return good && parsed.problems.length > 0 ? { ...part, lastGood: good } : part;
}

function replacePart(document: ConnectorDocument, part: 'script' | 'icon', edit: Edit): Step {
  const before = document.connector[part];
  const undo: Edit =
    before === undefined
      ? { kind: 'remove', pointer: `/${part}` }
      : { kind: 'set', pointer: `/${part}`, value: before };
  const { [part]: _, ...rest } = document.connector;
  if (edit.kind === 'remove' && before === undefined) return { document, made: [], undo: [] };
  if (edit.kind === 'remove') return { document: { ...document, connector: rest }, made: [edit], undo: [undo] };
  if (edit.kind !== 'set') throw new TypeError(`Cannot ${edit.kind} the ${part}`);
  if (edit.value === before) return { document, made: [], undo: [] };
  const connector = {
    ...rest,
    ...(part === 'script' ? { script: scriptOf(edit.value) } : { icon: iconOf(edit.value) }),
  };
  return { document: { ...document, connector }, made: [edit], undo: [undo] };
}

function scriptOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('A script is text');
  return value;
}

function iconOf(value: unknown): Icon {
  const isIcon =
    typeof value === 'object' &&
    value !== null &&
    'bytes' in value &&
    'mediaType' in value &&
    typeof value.mediaType === 'string';
  if (!isIcon || !(value.bytes instanceof Uint8Array)) throw new TypeError('An icon has bytes and a media type');
  return { bytes: value.bytes, mediaType: value.mediaType as string };
}

const parts = ['definition', 'properties', 'script', 'icon'] as const;

function splitPointer(pointer: JsonPointer): { readonly part: (typeof parts)[number]; readonly pointer: JsonPointer } {
  const name = pointer.slice(1).split('/', 1)[0];
  const part = parts.find((known) => known === name);
  if (!part) throw new TypeError(`No part of a connector at ${pointer}`);
  return { part, pointer: pointer.slice(part.length + 1) };
}

function editable(part: ParsedPart<object>, name: JsonPart): EditableJson {
  if (!part.root || !isEditable(part))
    throw new TypeError(`The ${name} does not read as JSON, so it can only be edited as text`);
  return { text: part.text, root: part.root };
}
