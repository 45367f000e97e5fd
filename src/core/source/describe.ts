import { findOperation, labelOf, textOf } from '../definition/operation-place.ts';
import { decodeFragment, isTrigger, operationsOf } from '../definition/operations.ts';
import { formatWords } from '../definition/edits/formats.ts';
import { valueAt } from '../document/pointer.ts';
import { connectionNamesOf } from '../policies/connection-names.ts';
import { parseExpressions } from '../policies/expressions.ts';
import { templateById } from '../policies/templates/index.ts';
import { valueExpected } from './complete/complete.ts';
import type { SourceQuestion } from './complete/offer.ts';
import { tokenPlaceAt, type TextPlace, type Token } from './text-place.ts';
import { expectedAt, wordOf, type NameSubject, type Word } from './words/index.ts';

/** What is known of the text at a place. */
export interface PlaceNote {
  /** Of the key or the value; offsets of the text. */
  readonly start: number;
  readonly end: number;
  /** Read one after the other. */
  readonly lines: readonly NoteLine[];
}

export type NoteLine =
  | { readonly kind: 'title' | 'text'; readonly text: string }
  /** JSON. */
  | { readonly kind: 'code'; readonly text: string };

/** Says what the key or the value at a place means; undefined where nobody knows. */
export function describeAt(question: SourceQuestion): PlaceNote | undefined {
  const place = tokenPlaceAt(question.text, question.offset);
  const { token, slot } = place;
  if (!token) return undefined;
  const lines = slot === 'key' ? linesOfKey(question, place, token) : linesOfValue(question, place, token);
  return lines.length === 0 ? undefined : { start: token.start, end: token.end, lines };
}

function linesOfKey({ part }: SourceQuestion, { path, membersAt }: TextPlace, token: Token): readonly NoteLine[] {
  const holder = expectedAt(part, path, membersAt);
  const word = holder?.kind && wordOf(holder.kind, token.text);
  if (word) return linesOfWord(token.text, word);
  if (holder?.value.kind !== 'map' || !holder.word) return [];
  return [text(`One of “${path.at(-1) ?? ''}”. ${holder.word.about}`)];
}

function linesOfWord(name: string, { about, example, is, isRare }: Word): readonly NoteLine[] {
  const values = is.kind === 'text' ? Object.entries(is.values ?? {}) : [];
  return [
    { kind: 'title', text: name },
    text(about),
    ...values.filter(([, said]) => said !== '').map(([value, said]) => text(`“${value}”: ${said}`)),
    ...(isRare ? [text('Hardly any connector uses it.')] : []),
    ...(example === undefined
      ? []
      : [{ kind: 'code', text: `${JSON.stringify(name)}: ${JSON.stringify(example, null, 2)}` } as const]),
  ];
}

function linesOfValue(question: SourceQuestion, place: TextPlace, token: Token): readonly NoteLine[] {
  const found = valueExpected(question, place);
  if (!found || !token.isString) return [];
  const { value, word } = found.expected;
  if (value.kind !== 'text') return [];
  const said = value.values?.[token.text];
  const own = value.names ? linesOfName(value.names, question, token) : said ? [text(`“${token.text}”: ${said}`)] : [];
  if (own.length > 0) return own;
  return word ? [text(word.about)] : [];
}

function linesOfName(names: NameSubject, { values, offset }: SourceQuestion, token: Token): readonly NoteLine[] {
  const { definition, properties } = values;
  switch (names) {
    case 'operation': {
      const entry = findOperation(operationsOf(definition), token.text);
      if (!entry) return [text(`There is no operation “${token.text}”.`)];
      const kind = isTrigger(entry.operation) ? 'Trigger' : 'Action';
      const about = textOf(entry.operation.description);
      return [
        { kind: 'title', text: labelOf(entry) },
        text(`${kind}: ${entry.method.toUpperCase()} ${entry.path}`),
        ...(about === '' ? [] : [text(about)]),
      ];
    }
    case 'reference': {
      const target: unknown = token.text.startsWith('#')
        ? valueAt(definition, decodeFragment(token.text.slice(1)))
        : undefined;
      if (target === undefined) return [text('This reference leads nowhere.')];
      return [
        { kind: 'title', text: token.text },
        { kind: 'code', text: shorten(JSON.stringify(target, null, 2)) },
      ];
    }
    case 'policyTemplate': {
      const template = templateById(token.text);
      if (!template) return [];
      return [
        { kind: 'title', text: template.name },
        text(template.about),
        ...template.traps.map((trap) => text(`• ${trap}`)),
      ];
    }
    case 'format':
      return formatWords(token.text) === token.text ? [] : [text(formatWords(token.text))];
    case 'expression':
      return linesOfExpression(token, offset, connectionNamesOf(properties));
    default:
      return [];
  }
}

const meanings: Readonly<Record<string, string>> = {
  connectionParameters: 'What the maker gave when making the connection.',
  headers: 'A header of the call.',
  queryParameters: 'A query parameter of the call.',
  body: 'The body, or a property of it.',
  item: 'Each entry of the list.',
  triggerBody: 'The last answer that a polling trigger got.',
  environmentVariables: 'A variable of the solution.',
  originalMethod: 'The verb of the operation.',
};

function linesOfExpression(token: Token, offset: number, known: ReadonlySet<string>): readonly NoteLine[] {
  const at = offset - token.start - 1;
  const found = parseExpressions(token.text).find(({ start, end }) => at >= start && at <= end);
  if (found?.kind === 'unknown') return [text(found.fault)];
  if (found?.kind !== 'call') return [];
  const [name = ''] = found.args;
  const isMissing =
    found.name === 'connectionParameters' && ![...known].some((one) => one.toLowerCase() === name.toLowerCase());
  return [
    { kind: 'code', text: found.text },
    text(meanings[found.name] ?? ''),
    ...(isMissing ? [text(`There is no connection parameter “${name}”.`)] : []),
  ];
}

const text = (said: string): NoteLine => ({ kind: 'text', text: said });

const longest = 700;
const shorten = (json: string): string => (json.length > longest ? `${json.slice(0, longest)}…` : json);
