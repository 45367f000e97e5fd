import { isQuote, mendString, mendWord, type ScalarFault } from './mend-scalars.ts';
import { applySplices, type MendedText } from './mended-text.ts';
import { maxDepth, type TextProblem } from './parse-json.ts';
import type { Splice } from './splice.ts';

/** A text that is nearly JSON, made JSON. */
export interface MendedJson {
  readonly mended: MendedText;
  /** Offset after the value, and blanks and comments after that. What follows is no part of it. */
  readonly end: number;
  /** What was mended, with offsets in the original; all are warnings. */
  readonly repairs: readonly TextProblem[];
}

export type Mending =
  | ({ readonly ok: true } & MendedJson)
  /** Why it cannot be made JSON without guessing at what it says. */
  | { readonly ok: false; readonly problem: TextProblem };

interface OpenObject {
  readonly kind: 'object';
  readonly start: number;
  readonly indent: number;
  count: number;
  /** Starts of the keys, in the order of the text. */
  readonly starts: number[];
  /** By key: its index in `starts`. */
  readonly keys: Map<string, number>;
}

interface OpenArray {
  readonly kind: 'array';
  readonly start: number;
  readonly indent: number;
  count: number;
}

/** Brackets that may be missing at the end: with more, the file was cut off and not forgotten to be closed. */
const mostUnclosed = 2;

class Stop extends Error {
  readonly problem: TextProblem;
  constructor(problem: TextProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Makes JSON of a text that is nearly JSON, by the smallest changes; whatever needs none stays as it is. Read as they
 * must have been meant: missing, trailing and doubled commas, comments, other quotes or none around names, control
 * characters and unknown escapes in texts, numbers and words as other languages write them, and up to two closing
 * brackets that are missing at the end. Of a repeated name the last counts, and the earlier ones are taken out.
 * Never throws, takes linear time.
 *
 * @param start Where the value begins, blanks and comments before it allowed.
 *
 * Its repairs are `json/comment`, `json/comma`, `json/trailing-comma`, `json/missing-comma`, `json/missing-value`,
 * `json/separator`, `json/quotes`, `json/unquoted-name`, `json/control-character`, `json/escape`, `json/number`,
 * `json/word`, `json/ellipsis`, `json/byte-order-mark`, `json/blank`, `json/bracket`, `json/unclosed`, `json/duplicate-key` (warnings).
 * It refuses with `json/unexpected`, `json/unterminated`, `json/too-deep` (errors).
 */
export function mendJson(text: string, start = 0): Mending {
  return new Mender(text, start).mend();
}

class Mender {
  readonly #text: string;
  readonly #start: number;
  readonly #splices: Splice[] = [];
  readonly #repairs: TextProblem[] = [];
  readonly #open: (OpenObject | OpenArray)[] = [];
  #at: number;
  /** End of the last value, key or bracket. */
  #lastEnd = 0;
  #lineStart: number;
  /** The first container whose end stands further out than its beginning. */
  #tooLate: OpenObject | OpenArray | undefined;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
    this.#at = start;
    this.#lineStart = start;
  }

  mend(): Mending {
    try {
      // One mark in front belongs to the file's encoding and stays.
      if (this.#at === 0 && this.#text.startsWith('\uFEFF')) this.#at = 1;
      this.#skipSpace();
      this.#readValue();
      while (this.#open.length > 0) this.#readEntry();
      this.#skipSpace();
    } catch (stop) {
      if (!(stop instanceof Stop)) throw stop;
      return { ok: false, problem: stop.problem };
    }
    const mended = applySplices(this.#text, this.#start, this.#at, this.#splices);
    return { ok: true, mended, end: this.#at, repairs: this.#repairs.toSorted((a, b) => a.start - b.start) };
  }

  #readValue(): void {
    const start = this.#at;
    const character = this.#text.charAt(start);
    if (character === '{' || character === '[') {
      if (this.#open.length >= maxDepth) {
        this.#stop('too-deep', `Values are nested more than ${maxDepth} levels deep here. Flatten them.`, start);
      }
      const indent = this.#indentAt(start);
      this.#open.push(
        character === '{'
          ? { kind: 'object', start, indent, count: 0, starts: [], keys: new Map() }
          : { kind: 'array', start, indent, count: 0 },
      );
      this.#at = start + 1;
      return;
    }
    if (isQuote(character)) {
      this.#readString();
      return;
    }
    const word = mendWord(this.#text, start);
    if (!word) {
      const found = /^[^\s,:;{}[\]"']{0,24}/.exec(this.#text.slice(start, start + 24))?.[0] ?? '';
      const what = found === '' ? `"${character}"` : `"${found}"`;
      const message =
        start >= this.#text.length
          ? 'The text ends where a value should be. The file may be cut off.'
          : `A value should be here, and there is ${what}. Text stands in double quotes.`;
      this.#stop(start >= this.#text.length ? 'unterminated' : 'unexpected', message, start, found.length);
    }
    this.#splices.push(...word.splices);
    this.#tellFault(word.fault);
    this.#at = word.end;
    this.#lastEnd = word.end;
  }

  /** One step inside the innermost open container: its end, or its next entry up to the value. */
  #readEntry(): void {
    const container = this.#open.at(-1);
    if (!container) return;
    this.#skipSpace();
    this.#readSeparators(container);
    const character = this.#text.charAt(this.#at);
    if (character === '}' || character === ']') {
      this.#close(container, character);
      return;
    }
    if (this.#at >= this.#text.length) {
      this.#closeAll();
      return;
    }
    container.count += 1;
    if (container.kind === 'object') this.#readKey(container);
    if (container.kind === 'object' && /[,}]/.test(this.#text.charAt(this.#at))) {
      this.#splices.push({ start: this.#at, end: this.#at, text: 'null' });
      this.#tell('missing-value', 'A value was missing here; it was written as null.', this.#at, this.#at + 1);
    } else this.#readValue();
  }

  /** What stands between two entries: one comma, or what was written in its place. */
  #readSeparators(container: OpenObject | OpenArray): void {
    let comma = -1;
    for (;;) {
      const start = this.#at;
      const character = this.#text.charAt(start);
      if (character === ',' || (character === ';' && container.count > 0)) {
        this.#at++;
        if (comma !== -1 || container.count === 0) {
          this.#splices.push({ start, end: start + 1, text: '' });
          this.#tell('comma', 'There was a comma with nothing before it; it was taken out.', start, start + 1);
        } else {
          comma = start;
          if (character === ';') {
            this.#splices.push({ start, end: start + 1, text: ',' });
            this.#tell('separator', 'Entries are separated by commas; the semicolon was replaced.', start, start + 1);
          }
        }
      } else if (character === '\u2026' || this.#text.startsWith('...', start)) {
        const end = start + (character === '\u2026' ? 1 : 3);
        this.#splices.push({ start, end, text: '' });
        this.#tell('ellipsis', 'Dots stood here in place of what was left out; they were taken out.', start, end);
        this.#at = end;
      } else break;
      this.#skipSpace();
    }
    const next = this.#text.charAt(this.#at);
    const isEnd = next === '}' || next === ']' || next === '';
    if (comma !== -1 && isEnd && next !== '') {
      this.#splices.push({ start: comma, end: comma + 1, text: '' });
      this.#tell('trailing-comma', 'There was a comma before the closing bracket; it was taken out.', comma, comma + 1);
    } else if (comma !== -1 && next === '') this.#stopCutOff();
    else if (comma === -1 && container.count > 0 && !isEnd) {
      // After the value, where somebody would have put it.
      this.#splices.push({ start: this.#lastEnd, end: this.#lastEnd, text: ',' });
      this.#tell('missing-comma', 'A comma was missing before this; it was added.', this.#at, this.#at + 1);
    }
  }

  #readKey(container: OpenObject): void {
    const start = this.#at;
    let name: string;
    if (isQuote(this.#text.charAt(start))) {
      name = this.#readString();
    } else {
      namePattern.lastIndex = start;
      const [word = ''] = namePattern.exec(this.#text) ?? [];
      if (word === '') {
        const message = `A name in double quotes, or "}", should be here, and there is "${this.#text.charAt(start)}". A bracket or quote may be missing before it.`;
        this.#stop('unexpected', message, start);
      }
      const end = start + word.length;
      this.#splices.push({ start, end, text: `"${word}"` });
      this.#tell('unquoted-name', `Names stand in double quotes in JSON; they were added to ${word}.`, start, end);
      name = word;
      this.#at = end;
    }
    this.#noteKey(container, name, start);
    this.#skipSpace();
    const at = this.#at;
    const written = [':', '=>', '='].find((separator) => this.#text.startsWith(separator, at));
    if (written === undefined && at < this.#text.length) {
      if (!/["{[]/.test(this.#text.charAt(at))) {
        this.#stop('unexpected', `A colon and a value should follow the name "${shorten(name)}".`, at);
      }
      this.#splices.push({ start: this.#lastEnd, end: this.#lastEnd, text: ':' });
      this.#tell('separator', 'A colon was missing before this; it was added.', at, at + 1);
    } else if (written !== undefined && written !== ':') {
      this.#splices.push({ start: at, end: at + written.length, text: ':' });
      this.#tell(
        'separator',
        `A colon stands between name and value; ${written} was replaced.`,
        at,
        at + written.length,
      );
    }
    this.#at += written?.length ?? 0;
    this.#skipSpace();
    if (this.#at >= this.#text.length) this.#stopCutOff();
  }

  /** Of a repeated name the last counts: the earlier member is taken out, up to the one after it. */
  #noteKey(container: OpenObject, name: string, start: number): void {
    const { starts, keys } = container;
    const earlier = keys.get(name);
    starts.push(start);
    keys.set(name, starts.length - 1);
    if (earlier === undefined) return;
    const [from = start, to = start] = [starts[earlier], starts[earlier + 1]];
    this.#splices.push({ start: from, end: to, text: '' });
    this.#tell(
      'duplicate-key',
      `"${shorten(name)}" is written more than once here. This one, the last, was kept; the one before it was taken out.`,
      start,
      this.#lastEnd,
    );
  }

  /** Reads a text and moves behind it. */
  #readString(): string {
    const start = this.#at;
    const found = mendString(this.#text, start);
    if (!found) this.#stopUnclosedText(start);
    if (found.hasLineBreak) {
      // A quote that is missing makes everything up to the next one a text: what follows then does not fit.
      afterString.lastIndex = found.end;
      if (!afterString.test(this.#text)) this.#stopUnclosedText(start);
    }
    this.#splices.push(...found.splices);
    this.#tellFault(found.fault);
    this.#at = found.end;
    this.#lastEnd = found.end;
    return this.#text.slice(start + 1, found.end - 1);
  }

  #close(container: OpenObject | OpenArray, character: string): void {
    const own = container.kind === 'object' ? '}' : ']';
    const indent = this.#at - this.#lineStart;
    if (indent < container.indent && this.#indentAt(this.#at) === indent) this.#tooLate ??= container;
    const outer = this.#open.at(-2);
    if (character === own) {
      this.#at++;
      this.#lastEnd = this.#at;
    } else if (outer && outer.kind !== container.kind) {
      this.#splices.push({ start: this.#lastEnd, end: this.#lastEnd, text: own });
      const message = `A closing bracket was missing before this; "${own}" was added.`;
      this.#tell('bracket', message, this.#at, this.#at + 1);
    } else {
      const message = `This closes another bracket than the last one opened, in line ${this.#lineOf(container.start)}.`;
      this.#stop('unexpected', message, this.#at);
    }
    this.#open.pop();
  }

  /** The end of the text inside of something. */
  #closeAll(): void {
    const last = this.#text.charAt(this.#lastEnd - 1);
    if (this.#open.length > mostUnclosed || !/[}\]"'el]/.test(last)) this.#stopCutOff();
    // A bracket that is missing in the middle shows at the end as well: then the last one stands where an outer one ends.
    const tooLate = this.#tooLate;
    if (tooLate) {
      const message =
        'What is opened here is never closed, as the indentation of the lines after it shows. Add the closing bracket where it ends.';
      this.#stop('unterminated', message, tooLate.start);
    }
    const brackets = this.#open.toReversed().map(({ kind }) => (kind === 'object' ? '}' : ']'));
    this.#splices.push({ start: this.#lastEnd, end: this.#lastEnd, text: brackets.join('') });
    const count = brackets.length === 1 ? '1 closing bracket' : `${brackets.length} closing brackets`;
    const message = `The text ends before ${count} that were added here. If more is missing, get the whole file and import it again.`;
    this.#tell('unclosed', message, this.#lastEnd - 1, this.#lastEnd);
    this.#open.length = 0;
    this.#at = this.#text.length;
  }

  #skipSpace(): void {
    for (;;) {
      const from = this.#at;
      blanks.lastIndex = from;
      blanks.test(this.#text);
      const start = Math.max(from, blanks.lastIndex);
      const line = this.#text.slice(from, start).lastIndexOf('\n');
      if (line !== -1) this.#lineStart = from + line + 1;
      this.#at = start;
      const next = this.#text.charAt(start);
      if (next === '\uFEFF') {
        this.#splices.push({ start, end: start + 1, text: '' });
        this.#tell(
          'byte-order-mark',
          'There was a byte order mark inside the text; it was taken out.',
          start,
          start + 1,
        );
        this.#at++;
      } else if (next !== '' && /\s|\u200b/.test(next)) {
        oddBlanks.lastIndex = start;
        const end = start + (oddBlanks.exec(this.#text)?.[0].length ?? 1);
        this.#splices.push({ start, end, text: ' '.repeat(end - start) });
        this.#tell('blank', 'There were blanks here that JSON does not know; they were replaced.', start, end);
        this.#at = end;
      } else if (next === '/' || next === '#') {
        if (!this.#skipComment(start)) return;
      } else return;
    }
  }

  #skipComment(start: number): boolean {
    const isBlock = this.#text.startsWith('/*', start);
    if (!isBlock && !this.#text.startsWith('//', start) && !this.#text.startsWith('#', start)) return false;
    const close = isBlock ? this.#text.indexOf('*/', start + 2) : this.#text.indexOf('\n', start);
    if (isBlock && close === -1) this.#stop('unterminated', 'This comment has no end. Close it with */.', start, 2);
    let end = close === -1 ? this.#text.length : isBlock ? close + 2 : close;
    if (!isBlock && this.#text.charAt(end - 1) === '\r') end--;
    this.#splices.push({ start, end, text: '' });
    this.#tell('comment', 'JSON has no comments; this one was taken out.', start, end);
    this.#at = end;
    return true;
  }

  #indentAt(at: number): number {
    const line = this.#text.slice(this.#lineStart, Math.min(at, this.#lineStart + 400));
    return /^[ \t]*/.exec(line)?.[0].length ?? 0;
  }

  #lineOf(offset: number): number {
    return this.#text.slice(0, offset).split('\n').length;
  }

  #tellFault(fault: ScalarFault | undefined): void {
    if (fault) this.#tell(fault.code, fault.message, fault.start, fault.end);
  }

  #tell(code: string, message: string, start: number, end: number): void {
    this.#repairs.push({ code: `json/${code}`, severity: 'warning', message, start, end });
  }

  #stopUnclosedText(start: number): never {
    const end = this.#text.slice(start, start + 200).search(/[\r\n]/);
    return this.#stop('unterminated', 'This text has no closing quote. Add it.', start, end === -1 ? 40 : end);
  }

  #stopCutOff(): never {
    const container = this.#open.at(-1);
    const bracket = container?.kind === 'array' ? ']' : '}';
    const message = `The text ends before the closing "${bracket}" of what starts here. The file may be cut off: get the whole file.`;
    return this.#stop('unterminated', message, container?.start ?? this.#start);
  }

  #stop(code: string, message: string, start: number, length = 1): never {
    const end = Math.min(this.#text.length, start + Math.max(1, length));
    throw new Stop({ code: `json/${code}`, severity: 'error', message, start, end });
  }
}

const blanks = /[ \t\r\n]*/y;
const oddBlanks = /[^\S \t\r\n\uFEFF]+|\u200b+/y;
const namePattern = /[A-Za-z_$\d][\w$.-]{0,200}/y;
const afterString = /\s*(?:[,:}\]]|\/[/*]|$)/y;

const shorten = (key: string): string => (key.length > 60 ? `${key.slice(0, 57)}…` : key);
