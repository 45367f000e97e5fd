import { Pair, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml';

/** A value within one line. */
export interface FlowNode<T extends Node = Node> {
  readonly node: T;
  readonly end: number;
}

const nothing = /^(?:~|[Nn]ull|NULL)?$/;
const yes = /^(?:[Tt]rue|TRUE)$/;
const no = /^(?:[Ff]alse|FALSE)$/;
const number = /^[-+]?(?:\d+|\.\d+|\d+\.\d*|(?:\.\d+|\d+(?:\.\d*)?)[eE][-+]?\d+)$/;
/** Numbers with a base, infinity, and whatever else should be read with care. */
const odd = /^(?:0[ox][\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** A plain text as the core schema of YAML 1.2 (10.3.2) reads it; undefined for rare numbers. */
export function scalarOf(source: string): Scalar | undefined {
  if (odd.test(source)) return undefined;
  const scalar = new Scalar<unknown>(
    nothing.test(source)
      ? null
      : yes.test(source)
        ? true
        : no.test(source)
          ? false
          : number.test(source)
            ? Number(source)
            : source,
  );
  scalar.source = source;
  scalar.type = 'PLAIN';
  return scalar;
}

// What JSON takes as it is: no control characters, which are the library's to judge.
const double = /"(?:[ !#-[\]-\uFFFF]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const single = /'(?:[^'\r\n]|'')*'/y;

/** A text in quotes that ends in its line; undefined for others, and for escapes that JSON lacks. */
export function readQuoted(text: string, start: number, lineEnd: number): FlowNode<Scalar> | undefined {
  const isDouble = text.charAt(start) === '"';
  const pattern = isDouble ? double : single;
  pattern.lastIndex = start;
  const [found] = pattern.exec(text) ?? [];
  if (found === undefined || start + found.length > lineEnd) return undefined;
  const value: unknown = isDouble ? JSON.parse(found) : found.slice(1, -1).replaceAll("''", "'");
  const node = new Scalar(value);
  node.source = String(value);
  node.type = isDouble ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE';
  return { node, end: start + found.length };
}

const doubleLines = /"((?:[ !#-[\]-\uFFFF]|\r?\n|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*)"/y;
const singleLines = /'((?:[^'\t]|'')*)'/y;

/** A text in quotes that ends in a later line: its lines folded as in YAML 1.2, 6.5. Undefined for what is rare in one. */
export function readQuotedLines(text: string, start: number): FlowNode<Scalar> | undefined {
  const isDouble = text.charAt(start) === '"';
  const pattern = isDouble ? doubleLines : singleLines;
  pattern.lastIndex = start;
  const [found, inside = ''] = pattern.exec(text) ?? [];
  if (found === undefined) return undefined;
  const lines = inside.split(/\r?\n/);
  let folded = '';
  let breaks = 0;
  for (const [index, line] of lines.entries()) {
    const content = line
      .slice(index === 0 ? 0 : line.search(/[^ ]|$/))
      .replace(/ +$/, index < lines.length - 1 ? '' : '$&');
    if (index > 0) breaks += 1;
    if (content === '' && index < lines.length - 1 && index > 0) continue;
    if (breaks > 0) folded += breaks === 1 ? ' ' : (isDouble ? '\\n' : '\n').repeat(breaks - 1);
    folded += content;
    breaks = 0;
  }
  const value: unknown = isDouble ? JSON.parse(`"${folded}"`) : folded.replaceAll("''", "'");
  const node = new Scalar(value);
  node.source = String(value);
  node.type = isDouble ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE';
  return { node, end: start + found.length };
}

/** Flow collections within each other; with more, the library has the word. */
const deepest = 50;
const plain = /[^\s,[\]{}#&*!|>%@`"'?:-][^,[\]{}#:\r\n\t]*|-[^\s,[\]{}#:][^,[\]{}#:\r\n\t]*/y;

/** A list or an object in brackets that ends in its line; undefined for others, and for what is rare in one. */
export function readFlow(text: string, start: number, lineEnd: number, depth = 0): FlowNode | undefined {
  const isList = text.charAt(start) === '[';
  const close = isList ? ']' : '}';
  if (depth > deepest) return undefined;
  const list = new YAMLSeq();
  const map = new YAMLMap();
  const node = isList ? list : map;
  let at = skipBlanks(text, start + 1);
  while (at < lineEnd && text.charAt(at) !== close) {
    const first = readFlowValue(text, at, lineEnd, depth);
    if (!first) return undefined;
    at = skipBlanks(text, first.end);
    if (isList) list.items.push(first.node);
    else {
      if (!(first.node instanceof Scalar) || text.charAt(at) !== ':' || text.charAt(at + 1) !== ' ') return undefined;
      if (first.node.source === '<<') return undefined;
      const value = readFlowValue(text, skipBlanks(text, at + 1), lineEnd, depth);
      if (!value) return undefined;
      map.items.push(new Pair(first.node, value.node));
      at = skipBlanks(text, value.end);
    }
    if (text.charAt(at) === ',') at = skipBlanks(text, at + 1);
    else if (text.charAt(at) !== close) return undefined;
  }
  if (at >= lineEnd) return undefined;
  node.range = [start, at + 1, at + 1];
  return { node, end: at + 1 };
}

function readFlowValue(text: string, start: number, lineEnd: number, depth: number): FlowNode | undefined {
  const character = text.charAt(start);
  if (character === '[' || character === '{') return readFlow(text, start, lineEnd, depth + 1);
  if (character === '"' || character === "'") {
    const quoted = readQuoted(text, start, lineEnd);
    if (quoted) quoted.node.range = [start, quoted.end, quoted.end];
    return quoted;
  }
  plain.lastIndex = start;
  const [found = ''] = plain.exec(text) ?? [];
  const source = found.replace(/ +$/, '');
  const node = source === '' || start + source.length > lineEnd ? undefined : scalarOf(source);
  if (!node) return undefined;
  node.range = [start, start + source.length, start + source.length];
  return { node, end: start + source.length };
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (text.charAt(at) === ' ') at += 1;
  return at;
}
