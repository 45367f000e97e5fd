/**
 * How many commands a text holds: the left side of the ledger's sum. A walk over its lines that knows where the quotes of
 * each shell open and close and which words may stand before a program, and nothing of options or addresses. It shares no
 * code with what reads the commands.
 */
export function countCommands(text: string): number {
  const lines = linesOfCode(text);
  const lastTick = lines.findLastIndex((line) => line.includes('`'));
  let count = 0;
  for (let at = 0; at < lines.length; at++) {
    let line = (lines[at] ?? '').replace(/^[ \t]+/, '');
    for (;;) {
      const begins = program.exec(line);
      if (!begins) break;
      const opener = begins[1] ?? '';
      line = line.slice(begins.index + begins[0].length);
      // No line begins there.
      const behindName = { at, line: quotedBlank + line };
      const shell = shellFrom(line);
      let found = scanLine(line, shell, opener, '', at < lastTick);
      let { said, document } = found;
      // What is not over at the end of its line takes the next one in: a quote is open, or the last sign says so.
      while (found.goesOn && at + 1 < lines.length && (said.length < longestBeginning || call.test(said))) {
        at += 1;
        line = lines[at] ?? '';
        // The command prompt writes a line end as `^` and an empty line.
        if (line === '' && shell === 'prompt') continue;
        found = scanLine(line, shell, opener, found.quote, at < lastTick);
        if (said.length < longestBeginning) said += found.said;
        document ||= found.document;
      }
      if (!call.test(said)) {
        // Prose, in which an apostrophe opens nothing.
        ({ at, line } = behindName);
        continue;
      }
      count += 1;
      line = line.slice(found.end);
      if (document === '') continue;
      while (at + 1 < lines.length && (lines[at + 1] ?? '').trim() !== document) at += 1;
    }
  }
  return count;
}

/**
 * The program's name where a command may begin: after the sign of a list or a prompt, settings of variables, words of the
 * shell, or what ends another command.
 */
const program =
  /(?:^(?:(?:[-*+]|\d{1,3}[.)])[ \t]{1,9})?(?:[$>%#]|PS [^>]{0,60}>|[A-Za-z]:\\[^>]{0,60}>|[\w-]{1,60}@[^$#]{0,80}[$#])?|([|;&(`]))[ \t]{0,99}(?:(?:sudo|time|exec|then|else|do|if|while|until|!|&)[ \t]{1,9}|\w{1,60}=[^\s;|&]{0,200}[ \t]{1,9}){0,5}curl(?:\.exe)?(?=[ \t\\^`]|$)/i;
/** A command has an option or an address right after its name; a method or a redirection may stand before it. */
const call =
  /^[ \t]*(?:[<>]{1,2}[ \t]{0,9}[^\s<>]{1,200}[ \t]{1,9}){0,3}(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]{1,9}){0,3}(?:-[\w#:]|--[a-z]|\w+:\/\/|[<{%:]\w|\{\$[\w({]|\$[\w({]|\/\w|\{\{|localhost\b|[\w-]+(?:\.[\w-]+)+(?:[:/?>]|<(?![A-Za-z][\w .-]{0,99}>)|\s|$)|[\w.-]+:\d|[\w.-]+\/\w)/i;
/** Neither a blank nor part of a word. */
const quotedBlank = '\u0001';
/** As much of a command as is looked at. */
const longestBeginning = 500;

/** By what takes the meaning of the sign after it: a backslash, `^` or a backtick. */
type Shell = 'unix' | 'prompt' | 'powershell';
const escapes: Readonly<Record<Shell, string>> = { unix: '\\', prompt: '^', powershell: '`' };
const goesOnIn: Readonly<Record<Shell, RegExp>> = {
  unix: /\\[ \t]*$/,
  prompt: /\^[ \t]*$/,
  powershell: /(?:^|[^`])(?:``)*`[ \t]*$/,
};

/** @param line The first of a command. */
function shellFrom(line: string): Shell {
  if (goesOnIn.prompt.test(line.slice(-200)) || /\s\^"/.test(line)) return 'prompt';
  return goesOnIn.powershell.test(line.slice(-200)) && (line.split('`').length - 1) % 2 === 1 ? 'powershell' : 'unix';
}

interface LineScan {
  /** Where the command ends in this line. */
  readonly end: number;
  readonly goesOn: boolean;
  /** The quote that is open at the end of the line; '' for none. */
  readonly quote: string;
  /** The name of a here-document. */
  readonly document: string;
  /** How the line begins once its quotes and escapes are taken away; a blank in quotes is `quotedBlank`. */
  readonly said: string;
}

/**
 * Goes over one line of a command.
 *
 * @param hasTicks There are backticks on later lines.
 */
function scanLine(line: string, shell: Shell, opener: string, openQuote: string, hasTicks: boolean): LineScan {
  const escape = escapes[shell];
  let quote = openQuote;
  let document = '';
  let said = '';
  const say = (text: string): void => {
    if (said.length < longestBeginning) said += quote === '' ? text : text.replace(/\s/g, quotedBlank);
  };
  const done = (end: number, goesOn = false): LineScan => ({ end, goesOn, quote, document, said });
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? '';
    if (quote.endsWith('`')) {
      // What another command says, which may take several lines.
      if (sign !== '`') continue;
      quote = quote.slice(0, -1);
      say('$(');
      continue;
    }
    if (sign === '`' && shell === 'unix' && quote.endsWith('"') && (hasTicks || line.includes('`', at + 1))) {
      quote += sign;
      continue;
    }
    if (quote !== '') {
      // Programs of Windows take a backslash before a quote, whatever the shell does.
      const isEscaped = sign === escape || (shell === 'powershell' && sign === '\\' && line[at + 1] === '"');
      if (isEscaped && quote !== "'" && shell !== 'prompt') {
        at += 1;
        const code = /^(?:x([\da-f]{2})|u([\da-f]{4}))/i.exec(quote === "$'" ? line.slice(at, at + 5) : '');
        say(code ? String.fromCharCode(parseInt(code[1] ?? code[2] ?? '', 16)) : (line[at] ?? ''));
        if (code) at += code[0].length - 1;
      } else if (sign === quote.at(-1)) quote = '';
      else say(sign);
      continue;
    }
    if (sign === escape) {
      at += 1;
      if (line[at] !== '"') say(line[at] ?? '');
    } else if (sign === '"' || (sign === "'" && shell !== 'prompt')) {
      quote = line[at - 1] === '$' ? `$${sign}` : sign;
      if (quote.length === 2) said = said.slice(0, -1);
    } else if (sign === '<' && line.startsWith('<<', at) && line[at + 2] !== '<' && line[at - 1] !== '<') {
      document ||= /^<<-?\s*\\?['"]?([\w.-]{1,100})/.exec(line.slice(at, at + 120))?.[1] ?? '';
    } else if (sign === '#' && shell !== 'prompt' && /\s/.test(line[at - 1] ?? '')) return done(line.length);
    else if (sign === '`' && opener !== '`' && shell === 'unix') quote = '`';
    else if (isEnd(line, at, shell, opener)) return done(at);
    else if (sign !== '`') say(sign);
  }
  // The command prompt closes its quotes at the end of a line.
  const isOpen = quote !== '' && shell !== 'prompt';
  return done(line.length, isOpen || (quote === '' && goesOnIn[shell].test(line.slice(-200))));
}

function isEnd(line: string, at: number, shell: Shell, opener: string): boolean {
  const sign = line[at] ?? '';
  if (sign === '|') return true;
  if (sign === ';') return shell !== 'prompt';
  if (sign === ')') return opener === '(';
  if (sign === '`') return opener === '`';
  if (sign !== '&') return false;
  // An address that somebody forgot to quote has it too.
  const isInAddress = /[/?]\S*$/.test(line.slice(Math.max(0, at - 300), at));
  return !(isInAddress && /[\w$%{<[]/.test(line[at + 1] ?? ''));
}

/** The lines of a document's fenced code where there is a command in it, else all lines. */
function linesOfCode(text: string): readonly string[] {
  const lines = text.split(/\r\n?|\n/);
  const code: string[] = [];
  let block: string[] = [];
  let fence = '';
  const close = (): void => {
    if (block.some((line) => program.test(line.replace(/^[ \t]+/, '')))) code.push(...block, '');
    block = [];
  };
  for (const line of lines) {
    const mark = /^[ \t]{0,12}(```+|~~~+)/.exec(line)?.[1] ?? '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence)) {
      fence = '';
      close();
    } else block.push(line);
  }
  close();
  return code.length > 0 ? code : lines;
}
