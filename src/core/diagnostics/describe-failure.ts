import { maskProse } from '../secrets/mask-prose.ts';

/** A fault of the program itself, and where it showed. */
export interface Failure {
  /** As `The Definition tab`. */
  readonly where: string;
  /** Whatever was thrown. */
  readonly error: unknown;
  /** In milliseconds since 1970. */
  readonly at: number;
}

export interface FailureSurroundings {
  /** Of the app. */
  readonly version: string;
  /** What the browser calls itself. */
  readonly browser: string;
  /** Where the app was loaded from, with a slash at the end: what else stands in a stack is not ours to tell. */
  readonly folder: string;
}

const shownMessage = 300;
const shownCalls = 30;

/**
 * A report that a maker can hand on without a second look: version, browser, place, kind of error and the calls of our own
 * code that led to it. No part of a file and no secret: what an error quotes is left out, and the message of a parser whole.
 */
export function describeFailure(
  { where, error, at }: Failure,
  { version, browser, folder }: FailureSurroundings,
): string {
  const lines = [
    `Connector Studio ${version}`,
    `Time: ${new Date(at).toISOString()}`,
    `Browser: ${browser}`,
    `Where: ${where}`,
    `What: ${nameOf(error)}${messageOf(error)}`,
    ...callsOf(error, folder),
  ];
  return `${lines.join('\n')}\n`;
}

const nameOf = (error: unknown): string =>
  error instanceof Error ? error.name.replace(/[^\w$]/g, '').slice(0, 60) || 'Error' : `a ${typeof error}`;

function messageOf(error: unknown): string {
  // Parsers put a piece of the text that they read into theirs.
  if (!(error instanceof Error) || error.name === 'SyntaxError' || error.message === '') return '';
  const [first = ''] = error.message.split('\n', 1);
  const message = maskProse(withoutQuotes(first.slice(0, 5000))).text;
  return `: ${message.length > shownMessage ? `${message.slice(0, shownMessage)}…` : message}`;
}

/** Between the first quotation mark and the last anything may stand, quotation marks too. */
function withoutQuotes(text: string): string {
  const first = text.search(/["'`“‘«]/);
  if (first < 0) return text;
  const last = Math.max(...['"', "'", '`', '”', '’', '»'].map((mark) => text.lastIndexOf(mark)));
  return last <= first ? `${text.slice(0, first)}…` : `${text.slice(0, first + 1)}…${text.slice(last)}`;
}

/** `at apply (assets/index-1a2b.js:3:141)`, in the order of the stack, which browsers write in two ways. */
function callsOf(error: unknown, folder: string): readonly string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  const calls: string[] = [];
  for (const line of error.stack.split('\n', 200)) {
    const start = line.indexOf(folder);
    if (start < 0 || calls.length === shownCalls) continue;
    const place = /^[\w./-]{1,200}(?:\?[^:]*)?(?::\d+){1,2}/.exec(line.slice(start + folder.length))?.[0];
    if (place === undefined) continue;
    const name = /^(?:\s*at )?(?:async )?([\w$.#<>[\] ]{0,80}?)\s*[@(]*$/.exec(line.slice(0, start))?.[1]?.trim();
    calls.push(`  at ${name || '(unnamed)'} (${place.replace(/\?[^:]*/, '')})`);
  }
  return calls;
}
