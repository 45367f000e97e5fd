import { angled, isCall, isInsideAddress, lineEndAt, matchAt, type CommandText, type Word } from './words.ts';

const blanks = /[ \t]+/y;
/** Also with blanks between the backslash and the line end, which shells do not allow and documents have. */
const continuation = /\\[ \t]*(?:\r?\n|$)/y;
const variable = /\$(?:([A-Za-z_]\w*|\d)|\{([A-Za-z_]\w*)[^{}]*\})/y;
const hereDocument = /<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([\w.-]+))/y;
const redirect = /\d*(?:>>|>&|>\||&>|<|>)[ \t]*/y;

/**
 * The words of a command as bash, zsh and sh read them. Source: POSIX.1-2024, Shell Command Language, 2.2 and 2.6; the
 * quotes `$'…'` from bash. Nothing is run: what another command would say becomes a variable.
 *
 * @param start Where the program's name stands.
 * @param limit Where the text ends at the latest.
 * @param closer What ends the command besides the usual, when it stands inside `$(…)` or backticks.
 */
export function readPosix(text: string, start: number, limit: number, closer = ''): CommandText {
  const words: Word[] = [];
  let at = start;
  let word: string | undefined;
  let wordStart = start;
  let input: string | undefined;
  let skipsNext = false;
  let isNextInput = false;
  let pendingDocument: HereDocument | undefined;
  let isNone = false;

  const begin = (): string => {
    if (word === undefined) {
      wordStart = at;
      word = '';
    }
    return word;
  };
  const finish = (): void => {
    if (word === undefined) return;
    if (isNextInput) input = word;
    else if (!skipsNext) {
      words.push({ text: word, start: wordStart, end: at });
      isNone ||= isCall(words) === false;
    }
    [skipsNext, isNextInput, word] = [false, false, undefined];
  };
  const done = (fault?: CommandText['fault']): CommandText => {
    finish();
    const end = at;
    if (!pendingDocument || isCall(words) !== true) return { words, end, input, fault };
    const document = readDocument(text, at, limit, pendingDocument);
    return { words, end: document.end, input: document.text, fault };
  };

  while (at < limit && !isNone) {
    const character = text[at] ?? '';
    const goesOn = character === '\\' ? matchAt(continuation, text, at) : undefined;
    if (goesOn) {
      finishIfBlankFollows(goesOn[0].length);
      at += goesOn[0].length;
      continue;
    }
    const gap = matchAt(blanks, text, at);
    if (gap) {
      finish();
      at += gap[0].length;
      continue;
    }
    if (lineEndAt(text, at) > 0 || (character === '#' && word === undefined)) return done();
    if (character === closer && closer !== '') return done();
    if (character === ';' || character === '|') return done();
    if (character === '&' && text[at + 1] !== '>') {
      if (word === undefined || !isInsideAddress(text, at, word)) return done();
      word += character;
      at += 1;
      continue;
    }
    const placeholder = character === '<' ? matchAt(angled, text, at) : undefined;
    if (placeholder) {
      word = begin() + placeholder[0];
      at += placeholder[0].length;
      continue;
    }
    if (text.startsWith('<<<', at)) {
      finish();
      at += 3;
      isNextInput = true;
      continue;
    }
    const document = character === '<' ? matchAt(hereDocument, text, at) : undefined;
    if (document) {
      finish();
      const [whole, dash, single, double, bare = ''] = document;
      const isLiteral = single !== undefined || double !== undefined || whole.includes('\\');
      pendingDocument = { name: single ?? double ?? bare, isIndented: dash === '-', isLiteral };
      at += whole.length;
      continue;
    }
    const isFresh = word === undefined || /^\d$/.test(word);
    const redirection =
      /[<>&]/.test(character) || (isFresh && /\d/.test(character)) ? matchAt(redirect, text, at) : undefined;
    if (redirection) {
      if (isFresh) word = undefined;
      finish();
      at += redirection[0].length;
      skipsNext = true;
      continue;
    }
    begin();
    const quoted = readQuoted(text, at, limit);
    if (!quoted) {
      word += character;
      at += 1;
      continue;
    }
    if (quoted.end === undefined) return done({ offset: at, quote: quoted.text });
    word += quoted.text;
    at = quoted.end;
  }
  return done();

  /** A line that goes on joins the halves of a word only where it is broken inside of one. */
  function finishIfBlankFollows(length: number): void {
    if (/\s/.test(text[at + length] ?? ' ')) finish();
  }
}

interface Quoted {
  /** The quote itself when `end` is undefined. */
  readonly text: string;
  /** Undefined when it is never closed. */
  readonly end: number | undefined;
}

/** What a quote, an escape or a variable at this place says; undefined when there is none. */
function readQuoted(text: string, at: number, limit: number): Quoted | undefined {
  switch (text[at]) {
    case "'": {
      const end = text.indexOf("'", at + 1);
      if (end < 0 || end >= limit) return { text: "'", end: undefined };
      return { text: text.slice(at + 1, end), end: end + 1 };
    }
    case '"':
      return readDouble(text, at, limit);
    case '\\':
      return { text: text[at + 1] ?? '', end: at + 2 };
    case '`':
      return skipTo(text, at, '`', limit);
    case '$': {
      if (text[at + 1] === "'") return readAnsi(text, at + 1, limit);
      if (text[at + 1] === '"') return readDouble(text, at + 1, limit);
      return readVariable(text, at, limit);
    }
    default:
      return undefined;
  }
}

/** A longer one is a program of its own, or a parenthesis that is never closed. */
const longestSubstitution = 5000;

function readVariable(text: string, at: number, limit: number): Quoted | undefined {
  if (text.startsWith('$(', at)) {
    let depth = 0;
    for (let end = at + 1; end < Math.min(limit, at + longestSubstitution); end++) {
      if (text[end] === '(') depth += 1;
      else if (text[end] === ')' && --depth === 0) return { text: '{{value}}', end: end + 1 };
    }
    return { text: '$(', end: undefined };
  }
  const found = matchAt(variable, text, at);
  return found && { text: `{{${found[1] ?? found[2] ?? ''}}}`, end: at + found[0].length };
}

/** Of an escape in double quotes only these lose their backslash. */
const escapedInDouble = /[$`"\\]/;

function readDouble(text: string, start: number, limit: number): Quoted {
  let result = '';
  let at = start + 1;
  while (at < limit) {
    const character = text[at] ?? '';
    if (character === '"') return { text: result, end: at + 1 };
    const goesOn = character === '\\' ? lineEndAt(text, at + 1) : 0;
    if (goesOn > 0) at += 1 + goesOn;
    else if (character === '\\' && escapedInDouble.test(text[at + 1] ?? '')) {
      result += text[at + 1] ?? '';
      at += 2;
    } else {
      const inner =
        character === '$'
          ? readVariable(text, at, limit)
          : character === '`'
            ? skipTo(text, at, '`', limit)
            : undefined;
      if (inner?.end === undefined) {
        result += character;
        at += 1;
      } else {
        result += inner.text;
        at = inner.end;
      }
    }
  }
  return { text: '"', end: undefined };
}

/** Another command in backticks. */
function skipTo(text: string, start: number, quote: string, limit: number): Quoted {
  const end = text.indexOf(quote, start + 1);
  return end < 0 || end >= limit ? { text: quote, end: undefined } : { text: '{{value}}', end: end + 1 };
}

const ansiEscapes: Readonly<Record<string, string>> = {
  n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', e: '\u001b', E: '\u001b', f: '\f', v: '\v',
}; // prettier-ignore
const ansi = /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|([\s\S]))/y;

/** `$'it\'s'`, as browsers copy what has quotes in it. */
function readAnsi(text: string, start: number, limit: number): Quoted {
  let result = '';
  let at = start + 1;
  while (at < limit) {
    const character = text[at] ?? '';
    if (character === "'") return { text: result, end: at + 1 };
    const escape = character === '\\' ? matchAt(ansi, text, at) : undefined;
    if (!escape) {
      result += character;
      at += 1;
      continue;
    }
    const [whole, byte, short, long, octal, plain = ''] = escape;
    const hex = byte ?? short ?? long;
    const code = hex === undefined ? (octal === undefined ? undefined : parseInt(octal, 8)) : parseInt(hex, 16);
    if (code === undefined) result += ansiEscapes[plain] ?? plain;
    else result += code <= 0x10ffff ? String.fromCodePoint(code) : '';
    at += whole.length;
  }
  return { text: "$'", end: undefined };
}

interface HereDocument {
  readonly name: string;
  /** Tabs at the start of its lines are no part of it. */
  readonly isIndented: boolean;
  /** Its variables are text, since its name was quoted. */
  readonly isLiteral: boolean;
}

const lineEnd = /\r\n?|\n/g;

function endOfLine(text: string, from: number, limit: number): number {
  lineEnd.lastIndex = from;
  const index = lineEnd.exec(text)?.index ?? limit;
  return Math.min(index, limit);
}

function readDocument(
  text: string,
  from: number,
  limit: number,
  { name, isIndented, isLiteral }: HereDocument,
): { readonly text: string; readonly end: number } {
  const lines: string[] = [];
  let at = endOfLine(text, from, limit);
  at += lineEndAt(text, at);
  while (at < limit) {
    const end = endOfLine(text, at, limit);
    const line = text.slice(at, end);
    if ((isIndented ? line.replace(/^\t+/, '') : line) === name) return { text: filled(), end };
    lines.push(line);
    at = end + Math.max(1, lineEndAt(text, end));
  }
  return { text: filled(), end: limit };

  function filled(): string {
    const written = lines.join('\n');
    return isLiteral
      ? written
      : written.replace(
          new RegExp(variable.source, 'g'),
          (_, bare?: string, braced?: string) => `{{${bare ?? braced ?? ''}}}`,
        );
  }
}
