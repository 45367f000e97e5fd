import { wantedOfRow, type Part, type Wanted } from './part.ts';

/** Options of curl that are a part of the call, by what they are; all others of these letters take a value too. */
const meanings: Readonly<Record<string, Meaning>> = {
  '-H': 'header', '--header': 'header', '-d': 'data', '--data': 'data', '--data-ascii': 'data', '--data-binary': 'data',
  '--data-raw': 'data', '--data-urlencode': 'encoded', '--json': 'data', '-F': 'form', '--form': 'form', '--form-string': 'form',
  '-u': 'basic', '--user': 'basic', '--oauth2-bearer': 'bearer', '-b': 'cookie', '--cookie': 'cookie',
  '--url': 'url', '--url-query': 'query', '-G': 'get', '--get': 'get', '-A': 'agent', '--user-agent': 'agent',
  '-e': 'agent', '--referer': 'agent', '-T': 'data', '--upload-file': 'data',
}; // prettier-ignore
type Meaning =
  'header' | 'data' | 'encoded' | 'form' | 'basic' | 'bearer' | 'cookie' | 'url' | 'query' | 'get' | 'agent';

/** Those of the others in real commands that take a value; the rest are switches. */
const withValue =
  /^(?:-[XoUxcwmEKPQrtyYzDC]|--(?:request|output|proxy|proxy-user|max-time|connect-timeout|cookie-jar|cert|cacert|write-out|retry|key))$/;

/** Counts cURL commands: a small shell of its own cuts the text into commands and their words. */
export function countCurl(text: string): readonly Part[] {
  return readCommands(text).flatMap((words, index) => countCommand(words, `/commands/${index}`));
}

function countCommand(words: readonly string[], pointer: string): readonly Part[] {
  const parts: Part[] = [];
  const own = (kind: Part['kind'], label: string, at: readonly number[], wanted: readonly Wanted[]): void => {
    const pointers = at.map((index) => `${pointer}/words/${index}`) as [string, ...string[]];
    parts.push({ kind, label, pointers: at.length === 0 ? [pointer] : pointers, operations: [pointer], wanted });
  };
  own('operation', words.join(' ').slice(0, 60), [], [{ is: 'operation' }]);
  const read: { readonly meaning: Meaning; readonly value: string; readonly at: readonly number[] }[] = [];
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('-') || word === '-') {
      read.push({ meaning: 'url', value: word, at: [index] });
      continue;
    }
    const [, letter = '', glued = ''] = word.startsWith('--') ? [] : (/^-([XHdFuboTAe])([\s\S]+)$/.exec(word) ?? []);
    const option = letter === '' ? word : `-${letter}`;
    const meaning = meanings[option];
    const takes = meaning === undefined ? withValue.test(option) : meaning !== 'get';
    const value = glued !== '' ? glued : takes ? (words[index + 1] ?? '') : '';
    const at = glued === '' && takes ? [index, index + 1] : [index];
    if (meaning) read.push({ meaning, value, at });
    index += at.length - 1;
  }
  // With several addresses, those behind the first have operations of their own.
  const addresses = read.filter(({ meaning }) => meaning === 'url');
  const sent: number[] = [];
  const isGet = read.some(({ meaning }) => meaning === 'get');
  const types = read.filter(({ meaning, value }) => meaning === 'header' && /^content-type:/i.test(value));
  const isJson = types.some(({ value }) => /json|sparql|xml|octet/i.test(value));
  for (const { meaning, value, at } of read) {
    const name = (/^[^:;]*/.exec(value)?.[0] ?? '').trim();
    switch (meaning) {
      case 'header':
        if (/^authorization$/i.test(name)) {
          const isBasic = /:\s*basic\b/i.test(value);
          const scheme = isBasic ? ({ type: 'basic' } as const) : ({ type: 'apiKey', in: 'header', name } as const);
          own('auth', name, at, [{ is: 'scheme', scheme }]);
        } else if (name !== '' && value.trim() !== `${name}:`)
          own('parameter', `header ${name}`, at, wantedOfRow('header', name, value.slice(value.indexOf(':') + 1)));
        break;
      case 'cookie':
        own('parameter', 'cookie', at, []);
        break;
      case 'agent':
        own('parameter', 'header', at, []);
        break;
      case 'basic':
        own('auth', 'basic', at, [{ is: 'scheme', scheme: { type: 'basic' } }]);
        break;
      case 'bearer':
        own('auth', 'bearer', at, [{ is: 'scheme', scheme: { type: 'apiKey', in: 'header', name: 'Authorization' } }]);
        break;
      case 'query':
        own('parameter', `query ${value}`, at, wantedOfRow('query', value.split(/[=@]/)[0] ?? '', ''));
        break;
      case 'url':
        for (const one of addresses[0]?.value === value ? queryOf(value) : [])
          own('parameter', `query ${one}`, at, wantedOfRow('query', one, ''));
        break;
      case 'form':
        own('parameter', `form ${value}`, at, [
          ...wantedOfRow('form', value.split('=')[0] ?? '', ''),
          ...(isJson ? [{ is: 'body' } as const] : []),
        ]);
        break;
      case 'data':
      case 'encoded':
        if (isGet)
          for (const one of meaning === 'data' ? pairs(value) : value.split(/[=@]/).slice(0, value === '' ? 0 : 1))
            own('parameter', `query ${one}`, at, wantedOfRow('query', one, ''));
        else if (value !== '') sent.push(...at);
        break;
      case 'get':
        break;
    }
  }
  // Several pieces of data are sent as one body.
  if (sent.length > 0) own('body', 'data', sent, [{ is: 'body' }]);
  if (read.some(({ meaning }) => meaning === 'form')) own('body', 'form', [], [{ is: 'body' }]);
  return parts;
}

const pairs = (text: string): readonly string[] => text.split('&').flatMap((pair) => pair.split('=')[0] || []);
const queryOf = (url: string): readonly string[] =>
  url.includes('?') ? pairs((url.split('#')[0] ?? '').slice(url.indexOf('?') + 1)) : [];

/** The words of each command that runs curl, in the order of the text. */
export function readCommands(text: string): readonly (readonly string[])[] {
  const fences = [...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].map(([, code = '']) => code);
  const code = fences.some((block) => block.includes('curl')) ? fences.join('\n') : text;
  const escape = /\^["\n\r]/.test(code) ? '^' : /`\r?\n/.test(code) ? '`' : '\\';
  return splitCommands(code, escape).flatMap((words) => {
    const start = words.findIndex((word) => !/^(?:[$>#]|\w+=.*)$/s.test(word));
    // The name alone, or with a dash after it, stands in a sentence, or has nothing to call.
    const isCall = words.length > start + 1 && words[start + 1] !== '-';
    return /^curl(?:\.exe)?$/.test(words[start] ?? '') && isCall ? [words.slice(start)] : [];
  });
}

function splitCommands(text: string, escape: string): readonly (readonly string[])[] {
  const commands: string[][] = [];
  let words: string[] = [];
  let word: string | undefined;
  let isTarget = false;
  const endWord = (): void => {
    if (word !== undefined && !isTarget) words.push(word);
    if (word !== undefined) isTarget = false;
    word = undefined;
  };
  const endCommand = (): void => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  const isCmd = escape === '^';
  // In a command prompt the carets go first; what is left is read as C programs read their arguments.
  const source = isCmd
    ? text.replace(/\^\r?\n(\r?\n)?/g, (_, meant?: string) => meant ?? ' ').replace(/\^([\s\S])/g, '$1')
    : text;
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at] ?? '';
    const next = source[at + 1] ?? '';
    if (!isCmd && letter === escape) {
      if (next === '\n' || (next === '\r' && source[at + 2] === '\n')) at += next === '\n' ? 1 : 2;
      else {
        word = (word ?? '') + next;
        at += 1;
      }
    } else if (letter === '"') {
      word ??= '';
      for (at += 1; at < source.length && source[at] !== '"'; at += 1) {
        const one = source[at] ?? '';
        if ((one === '\\' || (one === '`' && escape === '`')) && /["\\$`\n]/.test(source[at + 1] ?? '')) {
          at += 1;
          if (source[at] !== '\n') word += source[at];
        } else word += one;
      }
    } else if (letter === "'" && !isCmd) {
      const isAnsi = word === '$';
      word = isAnsi ? '' : (word ?? '');
      const isDoubled = (): boolean => escape === '`' && source.startsWith("''", at);
      for (at += 1; at < source.length && (source[at] !== "'" || isDoubled()); at += 1) {
        if (isDoubled() || (isAnsi && source[at] === '\\')) at += 1;
        word += isAnsi && source[at] === 'n' && source[at - 1] === '\\' ? '\n' : source[at];
      }
    } else if (letter === '#' && word === undefined && !/^# *curl\s/.test(source.slice(at, at + 20))) {
      while (at + 1 < source.length && source[at + 1] !== '\n') at += 1;
    } else if (letter === '<' && next === '<' && word === undefined) {
      const [whole = '', end = ''] = /^<<-?\s*['"]?(\w+)['"]?/.exec(source.slice(at)) ?? [];
      const from = source.indexOf('\n', at);
      const stop = source.indexOf(`\n${end}`, from);
      at = stop < 0 || whole === '' ? source.length : stop + end.length;
      endCommand();
    } else if ((letter === '<' || letter === '>') && word === undefined) isTarget = true;
    else if (/[\n;|&()]/.test(letter)) endCommand();
    else if (/\s/.test(letter)) endWord();
    else word = (word ?? '') + letter;
  }
  endCommand();
  return commands;
}
