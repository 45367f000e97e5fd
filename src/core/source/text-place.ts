import type { PlainMembers } from './words/index.ts';

/**
 * Where in a JSON text an offset is. The text may be anything: half of it is missing while it is typed, so this reads
 * what is there and never stops at a fault.
 */
export interface TextPlace {
  /** Unescaped segments that lead to the object around the offset, or to the item of a list that the offset is in. */
  readonly path: readonly string[];
  /** What the innermost of them is; undefined outside of any. */
  readonly container: 'object' | 'array' | undefined;
  /** What is or could be written here. */
  readonly slot: 'key' | 'value' | 'none';
  /** The member whose value is here. */
  readonly key?: string;
  /** The string, number or word that the offset is in or behind. */
  readonly token?: Token;
  /** The plain members of the container that the first `depth` segments lead to. */
  readonly membersAt: (depth: number) => PlainMembers;
  /** Something stands before it, and no comma between. Where that ends. */
  readonly lacksCommaAt?: number;
  /** Something follows in the same container, and no comma is between. */
  readonly needsCommaBehind: boolean;
  /** A colon follows the token. */
  readonly hasColon: boolean;
}

/** Offsets in UTF-16 code units, quotes included. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly isString: boolean;
  /** What stands in the quotes, escapes as they are. */
  readonly text: string;
}

interface Frame {
  readonly kind: 'object' | 'array';
  readonly members: Map<string, unknown>;
  /** Of the member that is being read. */
  key: string | undefined;
  /** Of the item that is being read. */
  index: number;
  hasColon: boolean;
  hasValue: boolean;
  /** Where the entry that was read last ends; undefined after a comma and at the beginning. */
  entryEnd: number | undefined;
}

/** How far behind the offset members are looked for: those of an object that is being edited stand near. */
const farthest = 50_000;

/** Reads a text up to an offset, and on to the end of what is around it. Linear; about 5 ms for 1 MB. */
export function placeAt(text: string, offset: number): TextPlace {
  return new PlaceReader(text, offset).read();
}

/** As `placeAt`, for what stands at an offset: right in front of a token, or right behind it, counts as on it. */
export function tokenPlaceAt(text: string, offset: number): TextPlace {
  const place = placeAt(text, offset);
  if (place.token) return place;
  if (/["\w]/.test(text.charAt(offset))) return placeAt(text, offset + 1);
  return text.charAt(offset - 1) === '"' ? placeAt(text, offset - 1) : place;
}

class PlaceReader {
  readonly #text: string;
  readonly #offset: number;
  readonly #stack: Frame[] = [];
  #found: TextPlace | undefined;
  /** The frames at the offset, which go on filling while the rest is read. */
  #around: readonly Frame[] = [];
  #needsCommaBehind = false;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  read(): TextPlace {
    const text = this.#text;
    const end = Math.min(text.length, this.#offset + farthest);
    let at = 0;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (code <= 32 || code === 0xfeff) {
        at += 1;
        continue;
      }
      if (!this.#found && at >= this.#offset) this.#take(undefined, at);
      if (this.#found && this.#stack.length <= this.#around.length - 3) break;
      at = this.#step(code, at);
    }
    if (!this.#found) this.#take(undefined, text.length);
    const found = this.#found ?? nowhere;
    return { ...found, needsCommaBehind: this.#needsCommaBehind };
  }

  #step(code: number, at: number): number {
    const frame = this.#stack.at(-1);
    switch (code) {
      case 123:
      case 91:
        this.#beginValue(frame);
        this.#noteFollower(at, true);
        this.#stack.push({
          kind: code === 123 ? 'object' : 'array',
          members: new Map(),
          key: undefined,
          index: 0,
          hasColon: false,
          hasValue: false,
          entryEnd: undefined,
        });
        return at + 1;
      case 125:
      case 93:
        this.#close(code === 125 ? 'object' : 'array', at + 1);
        return at + 1;
      case 44:
        if (frame) {
          frame.key = undefined;
          frame.hasColon = false;
          frame.hasValue = false;
          frame.index += 1;
          frame.entryEnd = undefined;
        }
        this.#noteFollower(at, false);
        return at + 1;
      case 58:
        if (frame?.key !== undefined) frame.hasColon = true;
        return at + 1;
      default:
        return this.#readToken(code, at, frame);
    }
  }

  #readToken(code: number, start: number, frame: Frame | undefined): number {
    const text = this.#text;
    const isString = code === 34;
    const end = isString ? endOfString(text, start) : endOfWord(text, start);
    const isKey = frame?.kind === 'object' && (frame.key === undefined || !frame.hasColon || frame.hasValue);
    const isClosed = isString && end > start + 1 && text.charCodeAt(end - 1) === 34;
    const inner = isString ? text.slice(start + 1, isClosed ? end - 1 : end) : text.slice(start, end);
    const isHere =
      !this.#found && this.#offset > start && (isString && isClosed ? this.#offset < end : this.#offset <= end);
    this.#noteFollower(start, true);
    if (isHere) this.#take({ start, end, isString, text: inner }, start);
    if (isKey) {
      frame.key = readText(inner);
      frame.hasColon = false;
      frame.hasValue = false;
    } else {
      this.#beginValue(frame);
      if (frame?.key !== undefined) frame.members.set(frame.key, isString ? readText(inner) : wordOf(inner));
    }
    if (frame) frame.entryEnd = end;
    return end;
  }

  #beginValue(frame: Frame | undefined): void {
    if (frame) frame.hasValue = true;
    if (frame?.key !== undefined && !frame.members.has(frame.key)) frame.members.set(frame.key, undefined);
  }

  /** A closing bracket ends what it fits; one that fits nothing is passed over. */
  #close(kind: Frame['kind'], end: number): void {
    const index = this.#stack.findLastIndex((frame) => frame.kind === kind);
    if (index === -1) return;
    this.#stack.length = index;
    const holder = this.#stack.at(-1);
    if (holder) holder.entryEnd = end;
    this.#isFollowed = true;
  }

  #isFollowed = true;

  /** The first thing behind the place, in the same container, tells whether a comma is due. */
  #noteFollower(at: number, isEntry: boolean): void {
    if (this.#isFollowed || !this.#found || at < (this.#found.token?.end ?? this.#offset)) return;
    this.#isFollowed = true;
    if (this.#stack.length === this.#around.length) this.#needsCommaBehind = isEntry;
  }

  #take(token: Token | undefined, at: number): void {
    const frame = this.#stack.at(-1);
    this.#around = [...this.#stack];
    const around = this.#around;
    const holders = around.slice(0, -1);
    const path = holders.map((one) => (one.kind === 'object' ? (one.key ?? '') : String(one.index)));
    const isValue = frame?.kind === 'array' || (frame?.key !== undefined && frame.hasColon && !frame.hasValue);
    const isBetween = frame?.kind === 'object' && frame.key !== undefined && !frame.hasColon && !token;
    const slot = !frame || isBetween ? 'none' : isValue ? 'value' : 'key';
    const lacksCommaAt = slot === 'key' || frame?.kind === 'array' ? frame?.entryEnd : undefined;
    const behind = token ? skipSpace(this.#text, token.end) : at;
    const index = frame?.kind === 'array' ? frame.index : undefined;
    this.#isFollowed = false;
    this.#found = {
      path: index === undefined ? path : [...path, String(index)],
      container: frame?.kind,
      slot,
      ...(slot === 'value' && frame?.key !== undefined && { key: frame.key }),
      ...(token && { token }),
      membersAt: (depth) => around[depth]?.members ?? new Map<string, unknown>(),
      ...(lacksCommaAt !== undefined && lacksCommaAt < (token?.start ?? this.#offset + 1) && { lacksCommaAt }),
      needsCommaBehind: false,
      hasColon: this.#text.charCodeAt(behind) === 58,
    };
  }
}

const nowhere: TextPlace = {
  path: [],
  container: undefined,
  slot: 'none',
  membersAt: () => new Map(),
  needsCommaBehind: false,
  hasColon: false,
};

/** Behind the closing quote; a string that is not closed ends with its line. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code === 92) at += 1;
    else if (code === 10 || code === 13) return at;
  }
  return text.length;
}

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && !'{}[],:" \t\r\n'.includes(text.charAt(at))) at += 1;
  return at;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at += 1;
  return at;
}

function readText(inner: string): string {
  if (!inner.includes('\\')) return inner;
  try {
    return String(JSON.parse(`"${inner}"`));
  } catch {
    return inner;
  }
}

function wordOf(inner: string): unknown {
  if (inner === 'true') return true;
  if (inner === 'false') return false;
  const value = Number(inner);
  return inner !== '' && Number.isFinite(value) ? value : undefined;
}
