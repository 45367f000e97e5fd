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
 * code that led to it. No part of a file and no secret: of an error's message only the words that browsers use themselves.
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
  const [first = ''] = error.message.slice(0, shownMessage).split('\n', 1);
  return `: ${knownWords(withoutQuotes(first))}`;
}

/** What browsers and our own code say of their faults; any other word may come out of a file. */
const vocabulary = new Set(
  `a access already an and argument array aborted allocation assign assignment at be been before bigint boolean call callback
  cannot cell class clone closed connection constant construct constructor context convert could create cyclic data database
  date declared define defined delete derived destructure detached document does dynamically effect element error exceeded
  expected extensible failed fetch find for frozen function getter given has imported in incorrect index inside instance
  instantiated instanceof internal invalid is it iterable its length limit loaded load match maximum memory message method missing
  module must network new no node non not null number object of on one open operation operator option or out parameter
  postmessage promise properties property prototype quota range read reading recursion redefine regexp request required
  resource result returned script set setter setting size stack state storage stopped string structure such super symbol
  target than that the this through time to too transaction transfer type undefined undeclared unexpected unique unknown
  unsafe url valid value values variable was were when which with without worker write`.split(/\s+/),
);

/** `Cannot read properties of … (reading '…')`. */
function knownWords(message: string): string {
  return message
    .split(' ')
    .map((word) => {
      const bare = word.replace(/^[('"]+|[)'".,:;!]+$/g, '').toLowerCase();
      return word === '' || bare === '' || /^…+$/.test(bare) || vocabulary.has(bare) ? word : '…';
    })
    .join(' ')
    .replace(/…(?: …)+/g, '…');
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
