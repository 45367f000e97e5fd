/** A word of a command as the program gets it: quotes and escapes undone, `$NAME` written `{{NAME}}`. */
export interface Word {
  readonly text: string;
  /** Offsets into the source, half-open. */
  readonly start: number;
  readonly end: number;
}

/** The words of one command. */
export interface CommandText {
  /** The program's name is the first. */
  readonly words: readonly Word[];
  /** Where the command ends, before what separates it from the next. */
  readonly end: number;
  /** What it reads from a here-document or here-string. */
  readonly input: string | undefined;
  /** A quote that is opened and never closed. */
  readonly fault: { readonly offset: number; readonly quote: string } | undefined;
}

/** One of the first words after the name is an option or an address, or it is no command. */
const furthest = 6;
const optionOrAddress =
  /^(?:-[\w#:]|--[a-z]|\w+:\/\/|\{\{|[<{$%:]\w|\/\w|localhost\b|[\w-]+(?:\.[\w-]+)+(?:[:/?]|$)|[\w.-]+:\d|[\w.-]+\/\w)/;
const method = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/i;

/**
 * Whether the words from the program's name on are those of a call: an option or an address follows, before it at most a
 * method that somebody forgot to write `-X` before. Undefined while there are too few of them to tell, so that who reads
 * them can stop at what is none: prose may begin with the name on each of its lines, and never end.
 */
export function isCall(words: readonly Word[]): boolean | undefined {
  const told = words.slice(1, furthest + 1).find(({ text }) => text !== '' && !method.test(text));
  if (told) return optionOrAddress.test(told.text);
  return words.length > furthest ? false : undefined;
}

/** Which shell a command is written for. */
export type Shell = 'posix' | 'cmd' | 'powershell';

/** Tells the shell by how the first line of a command goes on: `^` and `^"` in cmd, a backtick in PowerShell. */
export function shellOf(text: string, start: number): Shell {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? undefined : end).trimEnd();
  if (line.endsWith('^') || /\s\^"/.test(line)) return 'cmd';
  return line.endsWith('`') && (line.match(/`/g)?.length ?? 0) % 2 === 1 ? 'powershell' : 'posix';
}

/** `<account id>` as documents write it, where a shell would read from a file. */
export const angled = /<[A-Za-z][\w .-]*>/y;

/** True where `&` stands inside an address that somebody forgot to quote, and not between two commands. */
export const isInsideAddress = (text: string, at: number, word: string): boolean =>
  /[/?]/.test(word) && /[\w$%{<[]/.test(text[at + 1] ?? '');

/** The length of a line end at a place; 0 when there is none. */
export function lineEndAt(text: string, at: number): number {
  if (text.startsWith('\r\n', at)) return 2;
  return text[at] === '\n' || text[at] === '\r' ? 1 : 0;
}

/** Finds what matches at exactly this place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
