/** What a piece of a parameter's text is. Offsets in UTF-16 code units, half-open. */
export type ExpressionPart =
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'call';
      readonly name: ExpressionName;
      /** The texts between single quotes: the name, and for some what counts when there is none. */
      readonly args: readonly string[];
      /** Behind the call: `.items[0].id` is `['items', 0, 'id']`. */
      readonly path: readonly (string | number)[];
      /** `@{…}` or `{@…}`: what it gives becomes text. */
      readonly isText: boolean;
      readonly text: string;
      readonly start: number;
      readonly end: number;
    }
  /** Looks like an expression, and this page cannot tell what it gives. */
  | {
      readonly kind: 'unknown';
      readonly text: string;
      readonly fault: string;
      readonly start: number;
      readonly end: number;
    };

/** The calls of domain notes, 5; `headers` is written `header` in places. */
export type ExpressionName =
  | 'connectionParameters'
  | 'headers'
  | 'queryParameters'
  | 'body'
  | 'item'
  | 'triggerBody'
  | 'environmentVariables'
  | 'originalMethod';

const names: Readonly<Record<string, ExpressionName>> = {
  connectionparameters: 'connectionParameters',
  headers: 'headers',
  header: 'headers',
  queryparameters: 'queryParameters',
  body: 'body',
  item: 'item',
  triggerbody: 'triggerBody',
  environmentvariables: 'environmentVariables',
};

/** These lead on into what they give; behind the others a dot is text, as in `https://@headers('x').example`. */
const withPath: ReadonlySet<ExpressionName> = new Set(['body', 'item', 'triggerBody']);

interface Step {
  readonly part: ExpressionPart;
  readonly next: number;
}

/**
 * Takes a parameter's text apart into texts and expressions. An "@" that begins neither a known call nor something that
 * looks like one is text, as in an e-mail address. Takes linear time.
 * Source: domain notes, 5; `@@` is "@" (Logic Apps expression language).
 */
export function parseExpressions(text: string): readonly ExpressionPart[] {
  const parts: ExpressionPart[] = [];
  let plain = '';
  let plainStart = 0;
  let at = 0;
  const close = (end: number): void => {
    if (plain !== '') parts.push({ kind: 'text', text: plain, start: plainStart, end });
    plain = '';
  };
  while (at < text.length) {
    const step = readAt(text, at);
    if (step) {
      close(at);
      parts.push(step.part);
      at = step.next;
      plainStart = at;
      continue;
    }
    plain += text.startsWith('@@', at) ? '@' : (text[at] ?? '');
    at += text.startsWith('@@', at) ? 2 : 1;
  }
  close(at);
  return parts;
}

function readAt(text: string, start: number): Step | undefined {
  if (text.startsWith('@{', start)) return readBraced(text, start, start + 2);
  if (text.startsWith('{@', start) && !text.startsWith('{@@', start)) {
    const isCall = readCall(text, start + 2, start);
    return isCall ? readBraced(text, start, start + 2) : undefined;
  }
  if (text[start] !== '@' || text[start + 1] === '@') return undefined;
  return readCall(text, start + 1, start);
}

function readBraced(text: string, start: number, from: number): Step {
  const inner = readCall(text, text[from] === '@' ? from + 1 : from, start);
  if (inner && inner.part.kind === 'call' && text[inner.next] === '}') {
    const end = inner.next + 1;
    return { part: { ...inner.part, isText: true, text: text.slice(start, end), end }, next: end };
  }
  const closing = text.indexOf('}', from);
  if (closing < 0)
    return unknown(text, start, text.length, 'A brace is opened and not closed. Put "}" behind the expression.');
  if (inner?.part.kind === 'unknown') return unknown(text, start, Math.max(closing + 1, inner.next), inner.part.fault);
  return unknown(text, start, closing + 1, unknownText);
}

const unknownText =
  'This page does not know this expression. The service may; check it there. Known are @connectionParameters, @headers, @queryParameters, @body and @item.';

const unknown = (text: string, start: number, end: number, fault: string): Step => ({
  part: { kind: 'unknown', text: text.slice(start, end), fault, start, end },
  next: end,
});

/** A name with what it is called with, at most so long. */
const word = /[A-Za-z][A-Za-z.]{0,60}/y;

/** @param from Behind the "@". */
function readCall(text: string, from: number, start: number): Step | undefined {
  word.lastIndex = from;
  const found = word.exec(text)?.[0] ?? '';
  if (/^request\.originalhttpmethod\b/i.test(found)) {
    const end = from + 'Request.OriginalHTTPMethod'.length;
    const part = { kind: 'call', name: 'originalMethod', args: [], path: [], isText: false } as const;
    return { part: { ...part, text: text.slice(start, end), start, end }, next: end };
  }
  const plainName = found.split('.', 1)[0] ?? '';
  const open = from + plainName.length;
  const isCalled = plainName !== '' && text[open] === '(';
  const key = plainName.toLowerCase();
  const name = Object.hasOwn(names, key) ? names[key] : undefined;
  if (name === undefined) return isCalled ? unknown(text, start, closingOf(text, open), unknownText) : undefined;
  // The documentation writes `@body.items` in one place.
  if (!isCalled && !(name === 'body' && text[open] === '.')) {
    if (name === 'body' || name === 'item' || name === 'headers') return undefined;
    return unknown(text, start, open, `Round brackets are missing behind ${plainName}: @${plainName}('name').`);
  }
  const list = isCalled ? readArguments(text, open) : { args: [], next: open };
  if ('fault' in list) return unknown(text, start, list.next, list.fault);
  const needsName = !withPath.has(name);
  if (needsName && (list.args[0] ?? '') === '')
    return unknown(text, start, list.next, `Write the name in single quotes: @${plainName}('name').`);
  const trail = withPath.has(name) ? readPath(text, list.next) : { path: [], next: list.next };
  const end = trail.next;
  return {
    part: {
      kind: 'call',
      name,
      args: list.args,
      path: trail.path,
      isText: false,
      text: text.slice(start, end),
      start,
      end,
    },
    next: end,
  };
}

interface Arguments {
  readonly args: readonly string[];
  readonly next: number;
}

/** Texts in single quotes, two of them for one inside, with commas between. */
function readArguments(text: string, open: number): Arguments | { readonly fault: string; readonly next: number } {
  const args: string[] = [];
  let at = skipSpace(text, open + 1);
  if (text[at] === ')') return { args, next: at + 1 };
  for (;;) {
    if (text[at] === '"' || text[at] === '‘' || text[at] === '’')
      return { fault: "Names stand in straight single quotes: 'name'.", next: closingOf(text, open) };
    if (text[at] !== "'") return { fault: "Names stand in single quotes: 'name'.", next: closingOf(text, open) };
    let value = '';
    at += 1;
    for (; at < text.length; at += 1) {
      if (text[at] !== "'") value += text[at] ?? '';
      else if (text[at + 1] === "'") {
        value += "'";
        at += 1;
      } else break;
    }
    if (at >= text.length)
      return { fault: "A single quote is opened and not closed. Put ' behind the name.", next: at };
    args.push(value);
    at = skipSpace(text, at + 1);
    if (text[at] === ')') return { args, next: at + 1 };
    if (text[at] !== ',')
      return { fault: 'A round bracket is opened and not closed. Put ")" behind the name.', next: at };
    at = skipSpace(text, at + 1);
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}

/** Behind the bracket that closes the one at `open`; the end of the text when there is none. */
function closingOf(text: string, open: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "'") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

const member = /\??\.([A-Za-z_@$][\w@$]*(?:-\w+)*)|\??\[(\d{1,9})\]|\??\['((?:[^']|'')*)'\]/y;

/** `.items[0]['first name']`, from behind the call on. */
function readPath(text: string, from: number): { readonly path: readonly (string | number)[]; readonly next: number } {
  const path: (string | number)[] = [];
  let next = from;
  for (;;) {
    member.lastIndex = next;
    const found = member.exec(text);
    if (!found) return { path, next };
    const [, name, index, quoted] = found;
    path.push(index === undefined ? (name ?? (quoted ?? '').replaceAll("''", "'")) : Number(index));
    next = member.lastIndex;
  }
}

/** `owner.name` and `items[0]`, as paths inside an object are written without an expression in front. */
export function readPlainPath(text: string): readonly (string | number)[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const { path, next } = readPath(`.${trimmed}`, 0);
  // A name with signs that no path has, such as "first name", is one name.
  return next === trimmed.length + 1 ? path : [trimmed];
}

/** A path as an expression writes it: `.items[0]['first name']`. */
export const writePath = (path: readonly (string | number)[]): string =>
  path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[A-Za-z_$][\w$]*$/.test(step) ? `.${step}` : `['${step.replaceAll("'", "''")}']`;
    })
    .join('');
