import { isRecord } from '../../definition/operations.ts';
import { child, lastSegmentOf, parentOf, type JsonPointer } from '../../document/pointer.ts';
import {
  entryOf,
  valueOf,
  type JsonArrayNode,
  type JsonItem,
  type JsonMember,
  type JsonNode,
  type JsonObjectNode,
  type JsonRoot,
} from '../../text/json-node.ts';

/** A value made from that of a tree, by steps that leave what they are not about. */
interface MendedValue {
  readonly value: unknown;
  /** Where something of the tree is in the value; undefined where it is no more. Both from their roots. */
  readonly whereIs: WhereIs;
  /** True if parts of the tree may have gone to other places. */
  readonly hasMoved: boolean;
}

type WhereIs = (pointer: JsonPointer) => JsonPointer | undefined;

/**
 * The text that says a value, with every byte of what is as it was: an object or list that is the same (`===`) as in the
 * tree keeps its text, wherever it has gone; members keep their order, and what is added is laid out as its neighbours are.
 *
 * @param root The tree of `text`.
 */
export function writeMended(text: string, root: JsonRoot, mended: MendedValue): string {
  if (mended.value === valueOf(root.node)) return text;
  const writer = new Writer(text, root, mended);
  const written = writer.write({ node: root.node, start: root.start, pointer: '' }, mended.value);
  return text.slice(0, root.start) + written + text.slice(root.start + root.node.length);
}

/** A node with its place in the text and in the tree. */
interface Place<Node extends JsonNode = JsonNode> {
  readonly node: Node;
  /** Absolute. */
  readonly start: number;
  readonly pointer: JsonPointer;
  /** Of the container that it is in; absent for the root. */
  readonly around?: Layout;
}

type Entry = JsonItem | JsonMember;

/** How a container lays out its entries. */
interface Layout {
  /** Between a comma and the next entry. */
  readonly gap: string;
  /** Before the first entry and after the last one, in a container that was empty. */
  readonly lead: string;
  readonly close: string;
  readonly colon: string;
  /** Inside the brackets of what is on one line: `{ "a": 1 }` or `{"a":1}`. */
  readonly pad: string;
  /** Indentation of the entries; undefined where everything is on one line. */
  readonly indent: string | undefined;
}

class Writer {
  readonly #text: string;
  readonly #lineEnd: string;
  /** One step of indentation; undefined when the file stands on one line. */
  readonly #unit: string | undefined;
  readonly #root: JsonRoot;
  /** Where each container of the tree stands; made when something is written that may come from elsewhere in it. */
  #places: Map<unknown, { readonly start: number; readonly end: number }> | undefined;

  readonly #hasMoved: boolean;
  readonly #whereIs: WhereIs;
  #lineStarts: readonly number[] | undefined;

  constructor(text: string, root: JsonRoot, { whereIs, hasMoved }: MendedValue) {
    this.#hasMoved = hasMoved;
    this.#text = text;
    this.#root = root;
    this.#whereIs = whereIs;
    this.#lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
    const first = root.node.kind === 'scalar' ? undefined : root.node.entries[0];
    const opening = first ? text.slice(root.start + 1, root.start + beginOf(first)) : '';
    this.#unit = first && !/[\r\n]/.test(opening) ? undefined : lastLineOf(opening) || '  ';
  }

  write({ node, ...place }: Place, value: unknown): string {
    const { start } = place;
    if (node.kind === 'scalar') {
      if (Object.is(node.value, value)) return this.#text.slice(start, start + node.length);
    } else if (valueOf(node) === value) return this.#text.slice(start, start + node.length);
    else if (node.kind === 'array' && Array.isArray(value)) return this.#writeList({ node, ...place }, value);
    else if (node.kind === 'object' && isRecord(value)) return this.#writeObject({ node, ...place }, value);
    const { around } = place;
    return this.#writeNew(value, around ?? { indent: this.#unit === undefined ? undefined : '', pad: '' });
  }

  #writeObject(place: Place<JsonObjectNode>, value: Readonly<Record<string, unknown>>): string {
    const { node, start, pointer } = place;
    const { entries } = node;
    const around = this.#layoutOf(place);
    const added = new Map(Object.entries(value));
    for (const { key } of entries) added.delete(key);
    const parts: Part[] = [];
    for (const [index, entry] of entries.entries()) {
      // Of a repeated key the last one counts; those before it stay as they are for as long as the key does.
      const counts = entryOf(node, entry.key) === entry;
      const stays = Object.hasOwn(value, entry.key);
      const key = stays || !counts ? entry.key : this.#newKeyOf(child(pointer, entry.key), pointer);
      if (!stays && (key === undefined || !added.delete(key))) continue;
      const at = start + entry.start;
      const name = stays
        ? this.#text.slice(start + entry.keyStart, start + entry.keyStart + entry.keyLength)
        : JSON.stringify(key);
      const colon = this.#text.slice(start + entry.keyStart + entry.keyLength, at);
      const member = counts
        ? this.write(
            { node: entry.node, start: at, pointer: child(pointer, entry.key), around },
            value[key ?? entry.key],
          )
        : this.#text.slice(at, at + entry.node.length);
      parts.push({ before: this.#before(entries, index, start), text: name + colon + member });
    }
    for (const [key, member] of added) {
      parts.push({
        before: around.gap,
        text: JSON.stringify(key) + around.colon + this.#writeNew(member, around),
      });
    }
    return this.#wrap(place, parts, around);
  }

  /** The key of a member that was given another one; undefined for one that is no more, or elsewhere. */
  #newKeyOf(member: JsonPointer, holder: JsonPointer): string | undefined {
    const now = this.#whereIs(member);
    return now !== undefined && parentOf(now) === this.#whereIs(holder) ? lastSegmentOf(now) : undefined;
  }

  #writeList(place: Place<JsonArrayNode>, value: readonly unknown[]): string {
    const { node, start, pointer } = place;
    const { entries } = node;
    const oldIndex = new Map<number, number>();
    for (const index of entries.keys()) {
      const key = this.#newKeyOf(child(pointer, index), pointer);
      if (key !== undefined) oldIndex.set(Number(key), index);
    }
    const around = this.#layoutOf(place);
    const parts = value.map((item, index): Part => {
      const old = oldIndex.get(index) ?? -1;
      const entry = entries[old];
      if (!entry) return { before: around.gap, text: this.#writeNew(item, around) };
      const text = this.write(
        { node: entry.node, start: start + entry.start, pointer: child(pointer, old), around },
        item,
      );
      return { before: this.#before(entries, old, start), text };
    });
    return this.#wrap(place, parts, around);
  }

  #wrap({ node, start }: Place<JsonObjectNode | JsonArrayNode>, parts: readonly Part[], layout: Layout): string {
    const entries: readonly Entry[] = node.entries;
    const open = this.#text.charAt(start);
    const shut = this.#text.charAt(start + node.length - 1);
    const [first, ...others] = parts;
    if (!first) return open + shut;
    const last = entries.at(-1);
    const end = last ? this.#text.slice(start + last.start + last.node.length, start + node.length - 1) : layout.close;
    // What stood before the very first entry stays there, whichever is the first now.
    const [head] = entries;
    const lead = head ? this.#text.slice(start + 1, start + beginOf(head)) : layout.lead;
    // Added up, not joined: joining copies the text of each level once more.
    let written = open + lead + first.text;
    for (const { before, text } of others) written += `,${before}${text}`;
    return written + end + shut;
  }

  /** What stands between the comma and an entry; for the first one, as the layout would have it. */
  #before(entries: readonly Entry[], index: number, start: number): string {
    const [previous, entry] = [entries[index - 1], entries[index]];
    if (!entry) return '';
    if (!previous) return this.#text.slice(start + 1, start + beginOf(entry));
    const between = this.#text.slice(start + previous.start + previous.node.length, start + beginOf(entry));
    return between.replace(',', '');
  }

  #layoutOf({ node, start, around }: Place<JsonObjectNode | JsonArrayNode>): Layout {
    const entries: readonly Entry[] = node.entries;
    const [first, second] = entries;
    const opening = first && this.#text.slice(start + 1, start + beginOf(first));
    const isInline =
      opening === undefined
        ? around
          ? around.indent === undefined
          : this.#unit === undefined
        : !/[\r\n]/.test(opening);
    const colon = this.#colonOf(first ?? firstOf(this.#root.node), first ? start : this.#root.start);
    if (isInline) {
      const gap = second ? this.#before(entries, 1, start) : colon.endsWith(' ') ? ' ' : '';
      const pad = /^\s*$/.test(opening ?? '') ? (opening ?? around?.pad ?? '') : '';
      return { gap, lead: pad, close: pad, colon, pad, indent: undefined };
    }
    const own = this.#unit === undefined ? '' : this.#indentAt(start);
    const indent = opening === undefined ? own + (this.#unit ?? '') : lastLineOf(opening);
    const gap = this.#lineEnd + indent;
    return { gap, lead: gap, close: this.#lineEnd + own, colon, pad: ' ', indent };
  }

  #colonOf(entry: Entry | undefined, start: number): string {
    const colon =
      entry && 'key' in entry ? this.#text.slice(start + entry.keyStart + entry.keyLength, start + entry.start) : '';
    return /^\s*:\s*$/.test(colon) ? colon : this.#unit === undefined ? ':' : ': ';
  }

  /** A value that was not at this place: a part of the tree in its own words, the rest as the file would write it. */
  #writeNew(value: unknown, { indent, pad }: Pick<Layout, 'indent' | 'pad'>): string {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const known = this.#placeOf(value);
    if (known) return this.#moved(this.#text.slice(known.start, known.end), this.#indentAt(known.start), indent);
    const isList = Array.isArray(value);
    const inner = indent === undefined || this.#unit === undefined ? undefined : indent + this.#unit;
    const colon = this.#colonOf(firstOf(this.#root.node), this.#root.start);
    const around = { indent: inner, pad };
    const parts = isList
      ? value.map((item) => this.#writeNew(item, around))
      : Object.entries(value).map(([key, member]) => JSON.stringify(key) + colon + this.#writeNew(member, around));
    const [open, shut] = isList ? ['[', ']'] : ['{', '}'];
    if (parts.length === 0) return open + shut;
    if (inner !== undefined) {
      const line = this.#lineEnd + inner;
      return open + line + parts.join(`,${line}`) + this.#lineEnd + (indent ?? '') + shut;
    }
    const margin = isList ? '' : pad;
    return open + margin + parts.join(colon.endsWith(' ') ? ', ' : ',') + margin + shut;
  }

  /** Text that goes to a place further in or out. Strings hold no line ends, so only layout changes. */
  #moved(text: string, from: string, to: string | undefined): string {
    return to === undefined || to === from ? text : text.replaceAll(`\n${from}`, `\n${to}`);
  }

  #placeOf(value: unknown): { readonly start: number; readonly end: number } | undefined {
    if (!this.#hasMoved) return undefined;
    if (!this.#places) {
      this.#places = new Map();
      this.#collectPlaces(this.#root.node, this.#root.start, this.#places);
    }
    return this.#places.get(value);
  }

  #collectPlaces(
    node: JsonNode,
    start: number,
    places: Map<unknown, { readonly start: number; readonly end: number }>,
  ): void {
    if (node.kind === 'scalar') return;
    places.set(valueOf(node), { start, end: start + node.length });
    for (const entry of node.entries) this.#collectPlaces(entry.node, start + entry.start, places);
  }

  /** The white space at the start of the line that an offset lies on. */
  #indentAt(offset: number): string {
    const starts = (this.#lineStarts ??= lineStartsOf(this.#text));
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const start = starts[low] ?? 0;
    let end = start;
    while (end < offset && (this.#text[end] === ' ' || this.#text[end] === '\t')) end++;
    return this.#text.slice(start, end);
  }
}

/** An entry's text and what stands before it, after the comma. */
interface Part {
  readonly before: string;
  readonly text: string;
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  const lineEnd = text.includes('\n') ? '\n' : '\r';
  for (let at = text.indexOf(lineEnd); at >= 0; at = text.indexOf(lineEnd, at + 1)) starts.push(at + 1);
  return starts;
}

const beginOf = (entry: Entry): number => ('key' in entry ? entry.keyStart : entry.start);

const firstOf = (node: JsonNode): Entry | undefined => (node.kind === 'scalar' ? undefined : node.entries[0]);

const lastLineOf = (space: string): string =>
  space.slice(Math.max(space.lastIndexOf('\n'), space.lastIndexOf('\r')) + 1);
