import type { Severity } from '../diagnostics/diagnostic.ts';
import { indexJson } from './index-json.ts';
import { arrayNode, objectNode, type JsonItem, type JsonMember, type JsonNode, type JsonRoot } from './json-node.ts';

export { locate, valueOf, type JsonNode, type JsonRoot } from './json-node.ts';

/** A fault of the text itself, with offsets in UTF-16 code units. */
export interface TextProblem {
  readonly code: `json/${string}`;
  /** `warning`: read as it must have been meant. `error`: reading stopped there. */
  readonly severity: Exclude<Severity, 'info'>;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface ParsedJson {
  /** What could be read; with an error among the problems, only up to there. Absent when there is no value at all. */
  readonly root?: JsonRoot;
  readonly problems: readonly TextProblem[];
}

/** Deeper than any real definition (the deepest published connector has 14 levels of schema), shallow enough to recurse. */
export const maxDepth = 500;

/** A container whose end has not been read yet. */
type OpenContainer = OpenObject | OpenArray;

interface OpenArray {
  readonly kind: 'array';
  readonly start: number;
  readonly entries: JsonItem[];
}

interface OpenObject {
  readonly kind: 'object';
  readonly start: number;
  readonly entries: JsonMember[];
  /** The key whose value is being read. */
  key: { readonly name: string; readonly start: number; readonly end: number };
  /** Made once there are more members than a short search is good for. */
  keys?: Set<string>;
}

const Code = {
  Tab: 9,
  LineFeed: 10,
  CarriageReturn: 13,
  Space: 32,
  Quote: 34,
  Asterisk: 42,
  Comma: 44,
  Minus: 45,
  Slash: 47,
  Zero: 48,
  Nine: 57,
  Colon: 58,
  OpenBracket: 91,
  Backslash: 92,
  CloseBracket: 93,
  OpenBrace: 123,
  CloseBrace: 125,
  ByteOrderMark: 0xfeff,
} as const;

/** Stops the reading; the problem says why. */
class Stop extends Error {
  readonly problem: TextProblem;
  constructor(problem: TextProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Reads JSON (RFC 8259) and, because real files have them, a byte order mark, comments, trailing and missing commas,
 * control characters in strings and repeated keys, each reported as a warning with its place. Never throws.
 *
 * Reports `json/comment`, `json/trailing-comma`, `json/missing-comma`, `json/control-character`, `json/duplicate-key`,
 * `json/number-too-large` (warnings); `json/empty`, `json/unexpected`, `json/unterminated`, `json/bad-string`,
 * `json/text-after-end`, `json/too-deep` (errors, at most one).
 */
export function parseJson(text: string): ParsedJson {
  const root = indexJson(text, maxDepth);
  return root ? { root, problems: [] } : new Reader(text).read();
}

class Reader {
  readonly #text: string;
  readonly #problems: TextProblem[] = [];
  readonly #open: OpenContainer[] = [];
  #at: number;
  #root: JsonRoot | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.charCodeAt(0) === Code.ByteOrderMark ? 1 : 0;
  }

  read(): ParsedJson {
    try {
      this.#skipSpace();
      if (this.#at >= this.#text.length) this.#stop('empty', 'The file is empty. Choose one with content.', 0, 0);
      this.#readValue();
      while (this.#open.length > 0) this.#readEntry();
      this.#skipSpace();
      if (this.#at < this.#text.length) {
        const what = 'There is more text after the end of the JSON value. Remove it, or split the file in two.';
        this.#stop('text-after-end', what, this.#at, this.#text.length);
      }
    } catch (stop) {
      if (!(stop instanceof Stop)) throw stop;
      this.#problems.push(stop.problem);
      this.#closeAll();
    }
    return { ...(this.#root && { root: this.#root }), problems: this.#problems };
  }

  /** Reads one scalar, or opens a container; the entries of the container follow through `#readEntry`. */
  #readValue(): void {
    const start = this.#at;
    const code = this.#text.charCodeAt(start);
    if (code === Code.OpenBrace || code === Code.OpenBracket) {
      if (this.#open.length >= maxDepth) {
        this.#root = undefined;
        this.#open.length = 0;
        this.#stop(
          'too-deep',
          `Values are nested more than ${maxDepth} levels deep here. Flatten them.`,
          start,
          start + 1,
        );
      }
      this.#open.push(
        code === Code.OpenBrace
          ? { kind: 'object', start, entries: [], key: { name: '', start, end: start } }
          : { kind: 'array', start, entries: [] },
      );
      this.#at = start + 1;
    } else if (code === Code.Quote) {
      const value = this.#readString();
      this.#place({ kind: 'scalar', length: this.#at - start, value }, start);
    } else {
      const value = this.#readWord();
      this.#place({ kind: 'scalar', length: this.#at - start, value }, start);
    }
  }

  /** One step inside the innermost open container: its end, or its next entry up to the value. */
  #readEntry(): void {
    const container = this.#open[this.#open.length - 1];
    if (!container) return;
    const close = container.kind === 'object' ? Code.CloseBrace : Code.CloseBracket;
    this.#skipSpace();
    let code = this.#text.charCodeAt(this.#at);
    if (code !== close && container.entries.length > 0) {
      if (code === Code.Comma) {
        const comma = this.#at++;
        this.#skipSpace();
        code = this.#text.charCodeAt(this.#at);
        if (code === close)
          this.#warn('trailing-comma', 'There is a comma before the closing bracket.', comma, comma + 1);
      } else if (
        this.#at < this.#text.length &&
        (container.kind === 'array' ? !isClosing(code) : code === Code.Quote)
      ) {
        this.#warn('missing-comma', 'A comma is missing before this.', this.#at, this.#at + 1);
      }
    }
    if (code === close) {
      this.#at++;
      this.#open.pop();
      this.#place(nodeOf(container, this.#at), container.start);
      return;
    }
    if (this.#at >= this.#text.length) this.#stopUnterminated(container);
    if (container.kind === 'object') this.#readKey(container);
    this.#readValue();
  }

  #readKey(container: OpenObject): void {
    const start = this.#at;
    if (this.#text.charCodeAt(start) !== Code.Quote) this.#stopUnexpected('a name in double quotes, or "}"');
    const name = this.#readString();
    const end = this.#at;
    if (isRepeated(container, name)) {
      this.#warn(
        'duplicate-key',
        `"${shorten(name)}" is written more than once here; the last one counts.`,
        start,
        end,
      );
    }
    container.key = { name, start, end };
    this.#skipSpace();
    if (this.#text.charCodeAt(this.#at) !== Code.Colon) this.#stopUnexpected('":"');
    this.#at++;
    this.#skipSpace();
    if (this.#at >= this.#text.length) this.#stopUnterminated(container);
  }

  /** Puts a finished node into its container, or makes it the root. */
  #place(node: JsonNode, start: number): void {
    const container = this.#open[this.#open.length - 1];
    if (!container) this.#root = { start, node };
    else if (container.kind === 'array') container.entries.push({ start: start - container.start, node });
    else {
      const { key } = container;
      container.entries.push({
        start: start - container.start,
        node,
        key: key.name,
        keyStart: key.start - container.start,
        keyLength: key.end - key.start,
      });
    }
  }

  /** Ends everything that is open where reading stopped, so that what was read can be shown. */
  #closeAll(): void {
    const end = Math.min(this.#at, this.#text.length);
    for (let container = this.#open.pop(); container; container = this.#open.pop()) {
      this.#place(nodeOf(container, end), container.start);
    }
  }

  #readString(): string {
    const text = this.#text;
    const start = this.#at + 1;
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === Code.Quote) {
        this.#at = at + 1;
        return text.slice(start, at);
      }
      if (code === Code.Backslash || code < Code.Space) return this.#readEscapedString(start, at);
    }
    this.#at = text.length;
    return this.#stop(
      'unterminated',
      'This text has no closing quote.',
      start - 1,
      start + Math.min(40, text.length - start),
    );
  }

  /** The slow way, from the first character that is not plain. */
  #readEscapedString(start: number, first: number): string {
    const text = this.#text;
    let value = text.slice(start, first);
    let plain = first;
    for (let at = first; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === Code.Quote) {
        this.#at = at + 1;
        return value + text.slice(plain, at);
      }
      if (code < Code.Space) {
        this.#warn('control-character', 'There is a line break or control character inside this text.', at, at + 1);
      } else if (code === Code.Backslash) {
        const escape = readEscape(text, at);
        if (!escape) this.#stop('bad-string', 'There is no such escape. Write \\\\ for a backslash.', at, at + 2);
        value += text.slice(plain, at) + escape.value;
        at = escape.end - 1;
        plain = escape.end;
      }
    }
    this.#at = text.length;
    return this.#stop('unterminated', 'This text has no closing quote.', start - 1, Math.min(start + 40, text.length));
  }

  #readWord(): number | boolean | null {
    const start = this.#at;
    const code = this.#text.charCodeAt(start);
    if (code === Code.Minus || (code >= Code.Zero && code <= Code.Nine)) return this.#readNumber(start);
    for (const [word, value] of literals) {
      if (this.#text.startsWith(word, start) && !/\w/.test(this.#text.charAt(start + word.length))) {
        this.#at = start + word.length;
        return value;
      }
    }
    return this.#stopUnexpected('a value');
  }

  #readNumber(start: number): number {
    numberPattern.lastIndex = start;
    const [word] = numberPattern.exec(this.#text) ?? [];
    if (word === undefined || /[\w.]/.test(this.#text.charAt(start + word.length)))
      return this.#stopUnexpected('a number');
    this.#at = start + word.length;
    const value = Number(word);
    if (!Number.isFinite(value)) {
      this.#warn(
        'number-too-large',
        'This number is too large to calculate with; it is kept as it is written.',
        start,
        this.#at,
      );
    }
    return value;
  }

  #skipSpace(): void {
    const text = this.#text;
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (code === Code.Space || code === Code.LineFeed || code === Code.CarriageReturn || code === Code.Tab)
        this.#at++;
      else if (code === Code.Slash) this.#skipComment();
      else return;
    }
  }

  #skipComment(): void {
    const start = this.#at;
    const next = this.#text.charCodeAt(start + 1);
    if (next !== Code.Slash && next !== Code.Asterisk) this.#stopUnexpected('a value');
    const close = next === Code.Slash ? this.#text.indexOf('\n', start) : this.#text.indexOf('*/', start + 2);
    if (close === -1 && next === Code.Asterisk) {
      this.#at = this.#text.length;
      this.#stop('unterminated', 'This comment has no end.', start, start + 2);
    }
    this.#at = close === -1 ? this.#text.length : next === Code.Slash ? close : close + 2;
    this.#warn('comment', 'JSON has no comments; this one is passed over.', start, this.#at);
  }

  #warn(code: string, message: string, start: number, end: number): void {
    this.#problems.push({ code: `json/${code}`, severity: 'warning', message, start, end });
  }

  #stop(code: string, message: string, start: number, end: number): never {
    throw new Stop({ code: `json/${code}`, severity: 'error', message, start, end });
  }

  #stopUnexpected(expected: string): never {
    const found = this.#text.slice(this.#at, this.#at + 12).split(/\s/, 1)[0] ?? '';
    const message = `Expected ${expected}, but found ${found === '' ? 'the end of the text' : `"${found}"`}.`;
    return this.#stop('unexpected', message, this.#at, this.#at + Math.max(1, found.length));
  }

  #stopUnterminated(container: OpenContainer): never {
    const bracket = container.kind === 'object' ? '}' : ']';
    const message = `The text ends before the closing "${bracket}" of what starts here. The file may be cut off.`;
    return this.#stop('unterminated', message, container.start, container.start + 1);
  }
}

const literals = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

function readEscape(text: string, at: number): { readonly value: string; readonly end: number } | undefined {
  const letter = text.charAt(at + 1);
  if (letter === 'u') {
    const digits = text.slice(at + 2, at + 6);
    return /^[\da-fA-F]{4}$/.test(digits)
      ? { value: String.fromCharCode(Number.parseInt(digits, 16)), end: at + 6 }
      : undefined;
  }
  const value = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
  return value === undefined ? undefined : { value, end: at + 2 };
}

function nodeOf(container: OpenContainer, end: number): JsonNode {
  const length = end - container.start;
  return container.kind === 'array' ? arrayNode(length, container.entries) : objectNode(length, container.entries);
}

function isRepeated(container: OpenObject, key: string): boolean {
  if (!container.keys) {
    if (container.entries.length < 8) return container.entries.some((entry) => entry.key === key);
    container.keys = new Set(container.entries.map((entry) => entry.key));
  }
  if (container.keys.has(key)) return true;
  container.keys.add(key);
  return false;
}

const isClosing = (code: number): boolean =>
  code === Code.CloseBrace || code === Code.CloseBracket || code === Code.Colon;

const shorten = (key: string): string => (key.length > 60 ? `${key.slice(0, 57)}…` : key);
