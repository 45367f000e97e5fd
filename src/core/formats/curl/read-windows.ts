import { isCall, isInsideAddress, lineEndAt, matchAt, type CommandText, type Word } from './words.ts';

/** So many characters tell whether it is a call. */
const telling = 100;
const environmentVariable = /%([A-Za-z_]\w*)%/y;

/**
 * The words of a command for cmd.exe, in its two steps: cmd takes away `^`, then the program splits what is left at
 * blanks and takes away `"` and `\"`. Source: Microsoft, "Escape characters" of cmd and "Parsing C command-line arguments".
 */
export function readCmd(text: string, start: number, limit: number): CommandText {
  const characters: string[] = [];
  const offsets: number[] = [];
  let isQuoted = false;
  let isKnown = false;
  let at = start;
  const put = (written: string, offset: number): void => {
    for (const character of written) {
      characters.push(character);
      offsets.push(offset);
    }
  };
  while (at < limit) {
    const character = text[at] ?? '';
    if (!isKnown && characters.length > telling) {
      if (isCall(splitArguments(characters, offsets, at).words) === false) break;
      isKnown = true;
    }
    if (character === '^' && !isQuoted) {
      // A line that goes on; a line end after that is one that is meant, as browsers copy bodies.
      const broken = lineEndAt(text, at + 1);
      const taken = at + 1 + broken;
      const meant = broken > 0 ? lineEndAt(text, taken) : 1;
      if (taken < limit && meant > 0) put(broken > 0 ? '\n' : (text[taken] ?? ''), taken);
      at = taken + meant;
      continue;
    }
    if (lineEndAt(text, at) > 0) break;
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && /[|<>]/.test(character)) break;
    else if (!isQuoted && character === '&' && !isInsideAddress(text, at, characters.slice(-200).join(''))) break;
    const variable = character === '%' ? matchAt(environmentVariable, text, at) : undefined;
    // `%2F%20` are escapes of an address.
    if (variable && !/^[0-9A-F]{2}$/i.test(variable[1] ?? '')) {
      put(`{{${variable[1] ?? ''}}}`, at);
      at += variable[0].length;
      continue;
    }
    put(character, at);
    at += 1;
  }
  return { ...splitArguments(characters, offsets, at), end: at, input: undefined };
}

function splitArguments(
  characters: readonly string[],
  offsets: readonly number[],
  end: number,
): Pick<CommandText, 'words' | 'fault'> {
  const words: Word[] = [];
  let word: string | undefined;
  let wordStart = 0;
  let opened = -1;
  const finish = (index: number): void => {
    if (word !== undefined) words.push({ text: word, start: wordStart, end: offsets[index] ?? end });
    word = undefined;
  };
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] ?? '';
    if (opened < 0 && /\s/.test(character)) {
      finish(index);
      continue;
    }
    if (word === undefined) {
      word = '';
      wordStart = offsets[index] ?? 0;
    }
    if (character === '\\' && characters[index + 1] === '"') {
      word += '"';
      index += 1;
    } else if (character === '"' && opened >= 0 && characters[index + 1] === '"') {
      word += '"';
      index += 1;
    } else if (character === '"') opened = opened < 0 ? (offsets[index] ?? 0) : -1;
    else word += character;
  }
  finish(characters.length);
  return { words, fault: opened < 0 ? undefined : { offset: opened, quote: '"' } };
}

const blanks = /[ \t]+/y;
const continuation = /`[ \t]*(?:\r?\n|$)/y;
const psVariable = /\$(?:\{([^{}]+)\}|(?:env:|script:|global:)?([A-Za-z_]\w*)(?:\.\w+)*)/iy;
const hereString = /@(['"])[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n\1@/y;
const psEscapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '' };

/** The words of a command for PowerShell. Source: Microsoft, about_Quoting_Rules and about_Parsing. */
export function readPowershell(text: string, start: number, limit: number): CommandText {
  const words: Word[] = [];
  let at = start;
  let word: string | undefined;
  let wordStart = start;
  let isNone = false;
  const begin = (): void => {
    if (word !== undefined) return;
    wordStart = at;
    word = '';
  };
  const finish = (): void => {
    // PowerShell 5 hands quotes on only where they are escaped a second time.
    if (word === undefined) return;
    words.push({ text: word.replaceAll('\\"', '"'), start: wordStart, end: at });
    isNone ||= isCall(words) === false;
    word = undefined;
  };
  const done = (fault?: CommandText['fault']): CommandText => {
    finish();
    return { words, end: at, input: undefined, fault };
  };
  while (at < limit && !isNone) {
    const character = text[at] ?? '';
    const gap = matchAt(blanks, text, at) ?? matchAt(continuation, text, at);
    if (gap) {
      finish();
      at += gap[0].length;
      continue;
    }
    if (lineEndAt(text, at) > 0 || /[;|]/.test(character) || (character === '#' && word === undefined)) return done();
    if (character === '&' && (word === undefined || !isInsideAddress(text, at, word))) return done();
    begin();
    const here = character === '@' ? matchAt(hereString, text, at) : undefined;
    const variable = character === '$' ? matchAt(psVariable, text, at) : undefined;
    if (here) {
      word += here[2] ?? '';
      at += here[0].length;
    } else if (variable) {
      word += `{{${variable[1] ?? variable[2] ?? ''}}}`;
      at += variable[0].length;
    } else if (character === '`') {
      word += psEscapes[text[at + 1] ?? ''] ?? text[at + 1] ?? '';
      at += 2;
    } else if (character === "'" || character === '"') {
      const quoted = readPsQuoted(text, at, limit);
      if (quoted.end === undefined) return done({ offset: at, quote: character });
      word += quoted.text;
      at = quoted.end;
    } else {
      word += character;
      at += 1;
    }
  }
  return done();
}

function readPsQuoted(
  text: string,
  start: number,
  limit: number,
): { readonly text: string; readonly end: number | undefined } {
  const quote = text[start] ?? '';
  let result = '';
  let at = start + 1;
  while (at < limit) {
    const character = text[at] ?? '';
    const variable = quote === '"' && character === '$' ? matchAt(psVariable, text, at) : undefined;
    if (character === quote && text[at + 1] === quote) {
      result += quote;
      at += 2;
    } else if (character === quote) {
      return { text: result, end: at + 1 };
    } else if (character === '`' && quote === '"') {
      result += psEscapes[text[at + 1] ?? ''] ?? text[at + 1] ?? '';
      at += 2;
    } else if (character === '\\' && text[at + 1] === '"' && quote === '"') {
      result += '\\"';
      at += 2;
    } else if (variable) {
      result += `{{${variable[1] ?? variable[2] ?? ''}}}`;
      at += variable[0].length;
    } else {
      result += character;
      at += 1;
    }
  }
  return { text: '', end: undefined };
}
