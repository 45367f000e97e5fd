import { readPosix } from './read-posix.ts';
import { readCmd, readPowershell } from './read-windows.ts';
import { isCall, shellOf, type CommandText } from './words.ts';

/** A command in a text. */
export interface FoundCommand extends CommandText {
  /** Where the program's name stands. */
  readonly start: number;
  /** The comment on the line before it; '' when there is none. */
  readonly title: string;
}

/** Larger texts are logs or programs. In UTF-16 code units. */
export const longestText = 4_000_000;

/** The prompts that documents show: `$ `, `> `, `PS C:\>`, `C:\>`, `me@host:~$ `. */
const prompt = String.raw`(?:(?:[$>%#]|PS[^>\n]{0,60}>|[A-Z]:\\[^>\n]{0,60}>|[\w-]+@[\w.-]+[^$#\n]{0,60}[$#])[ \t]*)?`;
/** The sign of a list that a command stands in. */
const bullet = String.raw`(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?`;
/** What may stand before the program: `sudo`, `TOKEN=x`, the words of loops and conditions. */
const leaders = String.raw`(?:(?:sudo|time|exec|then|else|do|if|while|until|!|&)[ \t]+|\w+=[^\s;|&]{0,200}[ \t]+){0,5}`;
/** At the start of a line, or after another command and a sign that ends it. */
const commandStart = new RegExp(
  String.raw`(?:(?<![^\r\n])[ \t]*${bullet}${prompt}|([|;&(${'`'}])[ \t]*)${leaders}(curl(?:\.exe)?)(?![^ \t\\^${'`'}\r\n])`,
  'gi',
);
const fence = /^[ \t]{0,12}(`{3,}|~{3,})/;

/**
 * The commands of a text in their order, also inside the code of a Markdown document. A line that only begins with the
 * word, as prose may, is none: a command has an option or an address.
 */
export function findCommands(text: string): readonly FoundCommand[] {
  const commands: FoundCommand[] = [];
  for (const { start, end } of findCode(text)) {
    let at = start;
    for (;;) {
      commandStart.lastIndex = at;
      const match = commandStart.exec(text);
      if (!match || match.index >= end) break;
      const [whole, sign = '', name = ''] = match;
      const nameAt = match.index + whole.length - name.length;
      const command = readCommand(text, nameAt, end, sign === '(' ? ')' : sign === '`' ? '`' : '');
      if (looksLikeCommand(text, command)) {
        commands.push({ ...command, start: nameAt, title: titleBefore(text, match.index, start) });
        at = Math.max(command.end, nameAt + name.length);
        if (command.fault) break;
      } else at = nameAt + name.length;
    }
  }
  return commands;
}

function readCommand(text: string, start: number, limit: number, closer: string): CommandText {
  switch (shellOf(text, start)) {
    case 'cmd':
      return readCmd(text, start, limit);
    case 'powershell':
      return readPowershell(text, start, limit);
    case 'posix':
      return readPosix(text, start, limit, closer);
  }
}

function looksLikeCommand(text: string, { words, fault }: CommandText): boolean {
  // `curl\x` is another program.
  if (words[0] && !/^curl(?:\.exe)?$/i.test(words[0].text)) return false;
  const told = isCall(words);
  if (told === undefined && fault) return /^.?.?(?:\w+:\/\/|-)/.test(text.slice(fault.offset, fault.offset + 12));
  return told === true;
}

/** The stretches of a text that hold commands: its fenced code where some is in there, else all of it. */
export function findCode(text: string): readonly { readonly start: number; readonly end: number }[] {
  const blocks: { start: number; end: number }[] = [];
  let open: { readonly mark: string; readonly start: number } | undefined;
  let at = 0;
  const lineEnd = /\r\n?|\n/g;
  while (at < text.length) {
    lineEnd.lastIndex = at;
    const end = lineEnd.test(text) ? lineEnd.lastIndex : text.length;
    const [, mark] = fence.exec(text.slice(at, Math.min(end, at + 40))) ?? [];
    if (mark !== undefined) {
      if (!open) open = { mark, start: end };
      else if (mark.startsWith(open.mark)) {
        blocks.push({ start: open.start, end: at });
        open = undefined;
      }
    }
    at = end;
  }
  if (open) blocks.push({ start: open.start, end: text.length });
  if (blocks.length === 0) return [{ start: 0, end: text.length }];
  commandStart.lastIndex = 0;
  const starts = Array.from(text.matchAll(commandStart), ({ index }) => index);
  let next = 0;
  const withCommands = blocks.filter(({ start, end }) => {
    while ((starts[next] ?? end) < start) next += 1;
    return (starts[next] ?? end) < end;
  });
  return withCommands.length > 0 ? withCommands : [{ start: 0, end: text.length }];
}

/** `# List all pets` right above a command is what it is called. */
function titleBefore(text: string, index: number, from: number): string {
  const lineStart = text.lastIndexOf('\n', index - 1) + 1;
  if (lineStart <= from) return '';
  const before = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart).trim();
  const [, title = ''] = /^(?:#+|\/\/|::|REM\b)\s*(\S.*)$/i.exec(before) ?? [];
  return /\bcurl\s|^!|^-|:\/\/\S*$/.test(title) ? '' : title.replace(/[:.]+$/, '').slice(0, 200);
}
