import { Pair, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml';
import { readFlow, readQuoted, readQuotedLines, scalarOf, type FlowNode } from './plain-yaml-values.ts';

/** Deeper than any real description, shallow enough to recurse. */
const deepest = 200;

/** Says that the text needs the whole of YAML. */
class Unusual extends Error {}

interface Line {
  readonly start: number;
  /** Spaces in front. */
  readonly indent: number;
  /** After the last character, a carriage return not counted. */
  readonly end: number;
}

/**
 * Reads what nearly all descriptions are written in: block maps and lists, plain and quoted text in one line, `|` and `>`,
 * flow collections in one line, comments. Ten times as fast as the `yaml` library, with the same nodes.
 *
 * @returns Undefined for everything else, faults among it: then the library has the word.
 */
export function composePlainYaml(text: string): Node | undefined {
  // Tabs, directives and further documents are left to the library, and so is what has a name and is used again.
  try {
    return new PlainReader(text).read();
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

class PlainReader {
  readonly #text: string;
  readonly #lines: readonly Line[];
  #line = 0;

  constructor(text: string) {
    this.#text = text;
    this.#lines = linesOf(text);
  }

  read(): Node {
    this.#skip();
    const first = this.#lines[this.#line];
    if (first && this.#text.slice(first.start, first.end).trimEnd() === '---') {
      this.#line += 1;
      this.#skip();
    }
    const next = this.#lines[this.#line];
    if (next?.indent !== 0) throw new Unusual();
    const node = this.#block(0, 0);
    this.#skip();
    if (this.#line < this.#lines.length) throw new Unusual();
    return node;
  }

  /** Moves to the next line with content. */
  #skip(): void {
    for (; this.#line < this.#lines.length; this.#line += 1) {
      const line = this.#lines[this.#line];
      if (!line || line.start + line.indent >= line.end) continue;
      const character = this.#text.charAt(line.start + line.indent);
      if (character === '#') continue;
      if (character === '\t') throw new Unusual();
      return;
    }
  }

  /** A map or list whose lines begin at a column; the current line is its first. */
  #block(column: number, depth: number): Node {
    if (depth > deepest) throw new Unusual();
    const line = this.#current();
    return this.#isItem(line.start + column, line.end) ? this.#list(column, depth) : this.#map(column, depth);
  }

  #map(column: number, depth: number): YAMLMap {
    const map = new YAMLMap();
    const start = this.#current().start + column;
    let end = start;
    // The first key may stand behind a dash.
    for (let at = column; ;) {
      const line = this.#current();
      const from = line.start + at;
      if (this.#isItem(from, line.end) || this.#isMark(line)) throw new Unusual();
      const { key, after } = this.#key(from, line.end);
      const value = this.#value(after, line, column, true, depth);
      map.items.push(new Pair(key, value));
      end = value.range?.[2] ?? end;
      const next = this.#next(column);
      if (!next) break;
      at = column;
    }
    map.range = [start, end, end];
    return map;
  }

  #list(column: number, depth: number): YAMLSeq {
    const list = new YAMLSeq();
    const start = this.#current().start + column;
    let end = start;
    for (;;) {
      const line = this.#current();
      const from = line.start + column;
      if (!this.#isItem(from, line.end) || this.#isMark(line)) throw new Unusual();
      const value = this.#value(from + 1, line, column, false, depth);
      list.items.push(value);
      end = value.range?.[2] ?? end;
      const next = this.#next(column);
      if (!next) break;
      // A list may stand no further in than the key it belongs to: then a key ends it.
      if (!this.#isItem(next.start + column, next.end)) break;
    }
    list.range = [start, end, end];
    return list;
  }

  /** The next line with content, if it begins at a column; undefined when it begins further out. */
  #next(column: number): Line | undefined {
    this.#skip();
    const line = this.#lines[this.#line];
    if (!line || line.indent < column) return undefined;
    if (line.indent > column) throw new Unusual();
    return line;
  }

  /**
   * What stands behind a colon or a dash, to its end; the current line becomes the one after it.
   *
   * @param column Of the map or list it belongs to.
   */
  #value(offset: number, line: Line, column: number, isMember: boolean, depth: number): Node {
    const text = this.#text;
    let at = offset;
    while (text.charAt(at) === ' ') at += 1;
    const character = at < line.end ? text.charAt(at) : '';
    if (character === '\t') throw new Unusual();
    if (character === '' || (character === '#' && at > offset)) return this.#nested(offset, column, isMember, depth);
    if (character === '|' || character === '>') return this.#blockText(at, line, column);
    if (!isMember && this.#isItem(at, line.end)) return this.#block(at - line.start, depth + 1);
    if (character === '"' || character === "'") {
      const quoted = readQuoted(text, at, line.end);
      if (!quoted) return this.#quotedLines(at, column);
      if (text.charAt(quoted.end) === ':') {
        if (isMember) throw new Unusual();
        return this.#block(at - line.start, depth + 1);
      }
      return this.#inLine(quoted, at, line);
    }
    if (character === '[' || character === '{') {
      const flow = readFlow(text, at, line.end);
      if (!flow) throw new Unusual();
      return this.#inLine(flow, at, line);
    }
    if (!isPlainStart(text, at, line.end)) throw new Unusual();
    return this.#plain(at, line, column, isMember, depth);
  }

  #inLine({ node, end }: FlowNode, start: number, line: Line): Node {
    if (!/^[ ]*(?:[ ]#.*)?$/.test(this.#text.slice(end, line.end))) throw new Unusual();
    this.#line += 1;
    node.range = [start, end, this.#nextStart()];
    return node;
  }

  /** A text in quotes that goes on in the lines below. */
  #quotedLines(start: number, column: number): Node {
    const found = readQuotedLines(this.#text, start);
    if (!found) throw new Unusual();
    for (;;) {
      this.#line += 1;
      const line = this.#current();
      if (!isBlankLine(line) && line.indent <= column) throw new Unusual();
      if (found.end <= line.end) return this.#inLine(found, start, line);
    }
  }

  /** A map, a list or a text in the lines below, or nothing. */
  #nested(offset: number, column: number, isMember: boolean, depth: number): Node {
    this.#line += 1;
    this.#skip();
    const next = this.#lines[this.#line];
    const isInside =
      next &&
      (next.indent > column ||
        (isMember && next.indent === column && this.#isItem(next.start + next.indent, next.end)));
    if (isInside) {
      const from = next.start + next.indent;
      if (this.#isItem(from, next.end) || this.#hasKey(from, next.end)) return this.#block(next.indent, depth + 1);
      if ('|>'.includes(this.#text.charAt(from))) throw new Unusual();
      return this.#value(from, next, column, true, depth);
    }
    const nothing = new Scalar(null);
    nothing.source = '';
    nothing.type = 'PLAIN';
    nothing.range = [offset, offset, offset];
    return nothing;
  }

  #plain(start: number, line: Line, column: number, isMember: boolean, depth: number): Node {
    const rest = this.#text.slice(start, line.end);
    if (/:(?: |$)/.test(rest)) {
      if (isMember) throw new Unusual();
      return this.#block(start - line.start, depth + 1);
    }
    const comment = rest.search(/[ \t]#/);
    let source = (comment === -1 ? rest : rest.slice(0, comment)).replace(/[ \t]+$/, '');
    let end = start + source.length;
    this.#line += 1;
    let blank = 0;
    for (let at = this.#line; at < this.#lines.length; at += 1) {
      const more = this.#lines[at];
      if (!more) break;
      const from = more.start + more.indent;
      if (from >= more.end) {
        blank += 1;
        continue;
      }
      if (more.indent <= column) break;
      const content = this.#text.slice(from, more.end).replace(/[ \t]+$/, '');
      // A comment ends the text, a colon makes it something else.
      if (comment !== -1 || /^[#\t]|[ \t]#|:(?:[ \t]|$)/.test(content)) throw new Unusual();
      source += (blank === 0 ? ' ' : '\n'.repeat(blank)) + content;
      end = from + content.length;
      blank = 0;
      this.#line = at + 1;
    }
    const node = scalarOf(source);
    if (!node) throw new Unusual();
    node.range = [start, end, this.#nextStart()];
    return node;
  }

  /** Text behind `|` or `>`. Source: YAML 1.2, 8.1. */
  #blockText(start: number, line: Line, column: number): Node {
    const header = /^([|>])(-?)[ ]*(?:[ ]#.*)?$/.exec(this.#text.slice(start, line.end));
    if (!header) throw new Unusual();
    const [, style, chomp] = header;
    this.#line += 1;
    const lines: Line[] = [];
    let indent = -1;
    for (let at = this.#line; at < this.#lines.length; at += 1) {
      const next = this.#lines[at];
      if (!next) break;
      const isBlank = next.start + next.indent >= next.end;
      if (!isBlank && indent === -1) indent = next.indent;
      if (!isBlank && next.indent < indent) break;
      if (!isBlank && next.indent <= column) break;
      // Blanks in front that count, or do not.
      if (isBlank && (indent === -1 ? next.indent > 0 : next.indent > indent)) throw new Unusual();
      lines.push(next);
    }
    let last = lines.length;
    while (last > 0 && isBlankLine(lines[last - 1])) last -= 1;
    if (last === 0 || indent <= column) throw new Unusual();
    this.#line += last;
    this.#expectFurtherOut(indent, column);
    const contents = lines
      .slice(0, last)
      .map((one) => this.#text.slice(Math.min(one.start + indent, one.end), one.end));
    const value = (style === '|' ? contents.join('\n') : fold(contents)) + (chomp === '-' ? '' : '\n');
    const node = new Scalar(value);
    node.type = style === '|' ? 'BLOCK_LITERAL' : 'BLOCK_FOLDED';
    node.source = value;
    const end = this.#nextStart();
    node.range = [start, end, end];
    return node;
  }

  /** What follows a block of text stands no further in than its holder, or it is a fault. */
  #expectFurtherOut(indent: number, column: number): void {
    for (let at = this.#line; at < this.#lines.length; at += 1) {
      const line = this.#lines[at];
      if (!line || isBlankLine(line)) continue;
      if (line.indent > column && line.indent < indent) throw new Unusual();
      return;
    }
  }

  #key(from: number, end: number): { readonly key: Scalar; readonly after: number } {
    const text = this.#text;
    const character = text.charAt(from);
    if (character === '"' || character === "'") {
      const quoted = readQuoted(text, from, end);
      if (!quoted || !/^:(?: |$)/.test(text.slice(quoted.end, Math.min(end, quoted.end + 2)))) throw new Unusual();
      quoted.node.range = [from, quoted.end, quoted.end];
      return { key: quoted.node, after: quoted.end + 1 };
    }
    if (!isPlainStart(text, from, end)) throw new Unusual();
    const colon = colonIn(text, from, end);
    if (colon === -1 || colon - from > 1000) throw new Unusual();
    const source = text.slice(from, colon).replace(/ +$/, '');
    if (source === '<<' || /[ \t]#|\t/.test(source)) throw new Unusual();
    const key = scalarOf(source);
    if (!key) throw new Unusual();
    key.range = [from, from + source.length, colon];
    return { key, after: colon + 1 };
  }

  #hasKey(from: number, end: number): boolean {
    const character = this.#text.charAt(from);
    if (character !== '"' && character !== "'") return colonIn(this.#text, from, end) !== -1;
    const quoted = readQuoted(this.#text, from, end);
    return quoted !== undefined && this.#text.charAt(quoted.end) === ':';
  }

  #isItem(from: number, end: number): boolean {
    if (this.#text.charAt(from) !== '-') return false;
    return from + 1 >= end || this.#text.charAt(from + 1) === ' ';
  }

  /** `---` and `...` at the start of a line begin and end documents. */
  #isMark({ start, indent }: Line): boolean {
    return indent === 0 && (this.#text.startsWith('---', start) || this.#text.startsWith('...', start));
  }

  #current(): Line {
    const line = this.#lines[this.#line];
    if (!line) throw new Unusual();
    return line;
  }

  #nextStart(): number {
    return this.#lines[this.#line]?.start ?? this.#text.length;
  }
}

const isBlankLine = (line: Line | undefined): boolean => line !== undefined && line.start + line.indent >= line.end;

/** The colon that ends a plain key: the first before a blank or the line's end. */
function colonIn(text: string, from: number, end: number): number {
  for (let at = text.indexOf(':', from); at !== -1 && at < end; at = text.indexOf(':', at + 1)) {
    if (at + 1 >= end || text.charAt(at + 1) === ' ') return at;
  }
  return -1;
}

/** True for what may begin a plain text. Source: YAML 1.2, 7.3.3. */
function isPlainStart(text: string, at: number, end: number): boolean {
  const character = text.charAt(at);
  if ('-?:'.includes(character)) return at + 1 < end && !/\s/.test(text.charAt(at + 1));
  return !',[]{}#&*!|>%@`"\'\t'.includes(character);
}

/** Folds lines: one line break becomes a blank; lines further in, and those around them, stay. */
function fold(lines: readonly string[]): string {
  let value = '';
  let separator = '';
  let wasFurtherIn = false;
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      if (separator === ' ') separator = '\n';
      else if (!wasFurtherIn && separator === '\n') separator = '\n\n';
      value += separator + line;
      separator = '\n';
      wasFurtherIn = true;
    } else if (line === '') {
      if (separator === '\n') value += '\n';
      else separator = '\n';
    } else {
      value += separator + line;
      separator = ' ';
      wasFurtherIn = false;
    }
  }
  return value;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const next = text.indexOf('\n', start);
    const stop = next === -1 ? text.length : next;
    const end = text.charAt(stop - 1) === '\r' && stop > start ? stop - 1 : stop;
    let at = start;
    while (at < end && text.charCodeAt(at) === 32) at += 1;
    lines.push({ start, indent: at - start, end });
    start = stop + 1;
  }
  return lines;
}
