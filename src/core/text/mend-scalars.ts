import type { Splice } from './splice.ts';

/** A scalar of a text that is nearly JSON. */
export interface MendedScalar {
  readonly end: number;
  /** What makes it JSON; none when it is JSON already. */
  readonly splices: readonly Splice[];
  /** What was wrong with it, with the first place; undefined when nothing was. */
  readonly fault?: ScalarFault;
  /** True when a line of the text ends inside it. */
  readonly hasLineBreak: boolean;
}

export interface ScalarFault {
  readonly code: 'control-character' | 'escape' | 'quotes' | 'number' | 'word';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

const closingQuotes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '\u201c': '\u201c\u201d"',
  '\u201d': '\u201c\u201d"',
  '\u201e': '\u201c\u201d"',
  '\u2018': '\u2018\u2019',
  '\u2019': '\u2018\u2019',
};

/** True for what begins a text: double, single, curly quotes and backticks. */
export const isQuote = (character: string): boolean => character !== '' && Object.hasOwn(closingQuotes, character);

const keptEscapes = new Set('"\\/bfnrt');
const namedControls: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/**
 * Reads a text in quotes, also in single, curly or back ones, and with what JSON wants escaped.
 *
 * @param start At the opening quote.
 * @returns Undefined when there is no closing quote.
 */
export function mendString(text: string, start: number): MendedScalar | undefined {
  const quote = text.charAt(start);
  const closing = closingQuotes[quote] ?? quote;
  const isPlain = quote === '"';
  const splices: Splice[] = isPlain ? [] : [{ start, end: start + 1, text: '"' }];
  let fault: ScalarFault | undefined;
  let hasLineBreak = false;
  const mend = (at: number, end: number, inserted: string, code: ScalarFault['code'], message: string): void => {
    splices.push({ start: at, end, text: inserted });
    fault ??= { code, message, start: at, end };
  };
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (closing.includes(character)) {
      if (!isPlain) splices.push({ start: at, end: at + 1, text: '"' });
      const message = 'Text and names stand in double quotes in JSON; the other quotes here were replaced.';
      const quotes = { code: 'quotes', message, start, end: start + 1 } as const;
      const found = isPlain ? fault : quotes;
      return { end: at + 1, splices, hasLineBreak, ...(found && { fault: found }) };
    }
    if (character === '"') splices.push({ start: at, end: at, text: '\\' });
    else if (character < ' ') {
      hasLineBreak ||= character === '\n' || character === '\r';
      const code = character.charCodeAt(0).toString(16).padStart(4, '0');
      const message = 'There was a line break or control character inside this text; it was written as an escape.';
      mend(at, at + 1, namedControls[character] ?? `\\u${code}`, 'control-character', message);
    } else if (character === '\\') at = mendEscape(text, at, mend);
  }
  return undefined;
}

/** @returns The offset of the escape's last character. */
function mendEscape(
  text: string,
  at: number,
  mend: (at: number, end: number, inserted: string, code: ScalarFault['code'], message: string) => void,
): number {
  const letter = text.charAt(at + 1);
  if (keptEscapes.has(letter)) return at + 1;
  const digits = text.slice(at + 2, at + 6);
  if (letter === 'u' && /^[\da-f]{4}$/i.test(digits)) return at + 5;
  const message = 'JSON has no such escape; it was replaced by what it stands for.';
  if (letter === 'x' && /^[\da-f]{2}/i.test(digits)) {
    mend(at, at + 4, `\\u00${digits.slice(0, 2)}`, 'escape', message);
    return at + 3;
  }
  if (letter === "'" || letter === '`') {
    mend(at, at + 2, letter, 'escape', message);
    return at + 1;
  }
  // A line that goes on in the next, as in scripts; anything else, such as C:\pets, is meant as it stands.
  const isContinued = letter === '\n' || letter === '\r';
  const length = text.startsWith('\r\n', at + 1) ? 3 : 2;
  if (isContinued) {
    mend(at, at + length, '', 'escape', message);
    return at + length - 1;
  }
  mend(at, at + 1, '\\\\', 'escape', 'There is no such escape in JSON; the backslash was kept as a character.');
  return at;
}

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const words: Readonly<Record<string, string>> = {
  undefined: 'null',
  None: 'null',
  NULL: 'null',
  Null: 'null',
  nil: 'null',
  NaN: 'null',
  Infinity: 'null',
  '-Infinity': 'null',
  '+Infinity': 'null',
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
};

/**
 * Reads a number, `true`, `false` or `null`, also in the spellings of other languages.
 *
 * @returns Undefined for anything else.
 */
export function mendWord(text: string, start: number): MendedScalar | undefined {
  wordPattern.lastIndex = start;
  const [word = ''] = wordPattern.exec(text) ?? [];
  const end = start + word.length;
  if (word === 'true' || word === 'false' || word === 'null' || jsonNumber.test(word))
    return { end, splices: [], hasLineBreak: false };
  const literal = Object.hasOwn(words, word) ? words[word] : undefined;
  const number = literal === undefined ? writeNumber(word) : undefined;
  const written = literal ?? number;
  if (written === undefined) return undefined;
  const message =
    literal === undefined
      ? `JSON does not write numbers as ${word}; it was written as ${written}.`
      : `JSON has no ${word}; it was written as ${written}.`;
  const code = literal === undefined ? 'number' : 'word';
  return {
    end,
    splices: [{ start, end, text: written }],
    hasLineBreak: false,
    fault: { code, message, start, end },
  };
}

const wordPattern = /[+-]?[\w.$]+(?:(?<=[eE])[+-]\d+)?/y;

function writeNumber(word: string): string | undefined {
  if (/^0[xX][\da-fA-F]{1,13}$/.test(word)) return String(Number.parseInt(word, 16));
  const [, sign = '', whole = '', fraction = '', exponent = ''] =
    /^([+-]?)(\d*)(?:\.(\d*))?([eE][+-]?\d+)?$/.exec(word) ?? [];
  if (whole === '' && fraction === '') return undefined;
  const written = `${sign === '-' ? '-' : ''}${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction && `.${fraction}`}${exponent}`;
  return jsonNumber.test(written) ? written : undefined;
}
