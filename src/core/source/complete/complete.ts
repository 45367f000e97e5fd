import { placeAt, type TextPlace } from '../text-place.ts';
import { expectedAt, wordOf, type Expected, type Kind, type KindName, type WordValue } from '../words/index.ts';
import { namesFor, type OfferedName } from './names.ts';
import { escapeSnippet, type Offer, type SourceQuestion } from './offer.ts';
import { entrySnippets, itemSnippets, memberSnippets, type Snippet } from './snippets.ts';
import { writeKnown, writeValue } from './write-value.ts';

/**
 * What could be written at a place of one of the files, the most fitting first: members of the object with their meaning,
 * values, the names of what there is, and snippets. The text may be half typed.
 */
export function completeAt(question: SourceQuestion): readonly Offer[] {
  const place = placeAt(question.text, question.offset);
  switch (place.slot) {
    case 'key':
      return keysAt(question, place);
    case 'value':
      return valuesAt(question, place);
    case 'none':
      return [];
  }
}

/** What all offers of a place have in common. */
interface Frame {
  /** A quote is typed already. */
  readonly isQuoted: boolean;
  readonly start: number;
  readonly end: number;
  /** What stands behind whatever is put in. */
  readonly after: string;
  readonly commaAt?: number;
}

function frameOf({ token, needsCommaBehind, lacksCommaAt }: TextPlace, offset: number): Frame {
  return {
    isQuoted: token?.isString ?? false,
    start: token?.start ?? offset,
    end: token?.end ?? offset,
    after: needsCommaBehind ? ',' : '',
    ...(lacksCommaAt !== undefined && { commaAt: lacksCommaAt }),
  };
}

function keysAt(question: SourceQuestion, place: TextPlace): readonly Offer[] {
  const expected = expectedAt(question.part, place.path, place.membersAt);
  if (!expected) return [];
  const frame = frameOf(place, question.offset);
  const present = place.membersAt(place.path.length);
  // The key that is being written is not one that is there.
  const isFree = (key: string): boolean => !present.has(key) || key === place.token?.text;
  const member = (key: string, value: WordValue, more: Partial<Offer>, example?: unknown): Offer => {
    const written = writeValue(value, example);
    const insert = place.hasColon
      ? escapeSnippet(JSON.stringify(key))
      : `${escapeSnippet(JSON.stringify(key))}: ${written.insert}${frame.after}`;
    const again = !place.hasColon && written.asks;
    return { ...offer(frame, key, 'member', insert), ...more, again };
  };

  const { value } = expected;
  const inner = value.kind === 'truthOr' ? value.of : value;
  if (inner.kind === 'map') {
    const names = typeof inner.names === 'string' ? namesFor(inner.names, question, place, expected.kindName) : [];
    const fixed = typeof inner.names === 'object' ? inner.names.map((name): OfferedName => ({ name })) : [];
    const known = [...names, ...fixed]
      .filter(({ name }) => isFree(name))
      .map(({ name, ...said }) => member(name, inner.of, said));
    return [...snippetsOf(inner.of, entrySnippets, place, frame), ...known];
  }
  const { kind, kindName } = expected;
  if (!kind) return [];
  const members = Object.entries(kind.words)
    .filter(([key]) => isFree(key))
    .toSorted(([, a], [, b]) => Number(a.isRare ?? false) - Number(b.isRare ?? false))
    .map(([key, { is, about, example }]) =>
      member(key, is, { about, ...(example !== undefined && { example }) }, example),
    );
  return place.hasColon ? members : [...members, ...snippetsFor(kindName, memberSnippets, frame)];
}

function valuesAt(question: SourceQuestion, place: TextPlace): readonly Offer[] {
  const found = valueExpected(question, place);
  if (!found) return [];
  const { expected, holder, holderName } = found;
  const frame = frameOf(place, question.offset);
  const { value, word } = expected;
  const inner = value.kind === 'truthOr' ? value.of : value;
  const offers: Offer[] = [];
  if (value.kind === 'truth' || value.kind === 'truthOr')
    offers.push(...['true', 'false'].map((one) => offer(frame, one, 'value', one + frame.after)));
  switch (inner.kind) {
    case 'text':
      for (const [name, about] of Object.entries(inner.values ?? {}))
        offers.push({ ...textOffer(frame, name, 'value'), ...(about !== '' && { about }) });
      if (inner.names !== undefined) {
        const names = namesFor(inner.names, question, place, holderName);
        offers.push(...names.map((one) => nameOffer(inner.names === 'expression', frame, question, place, one)));
      }
      break;
    case 'object':
    case 'map':
      offers.push(...snippetsFor(inner.kind === 'object' ? inner.of : undefined, itemSnippets, frame, place));
      offers.push({ ...offer(frame, '{ }', 'value', `{\n\t$1\n}${frame.after}`), again: true });
      if (holder && wordOf(holder, '$ref') === undefined && inner.kind === 'object' && inner.of === 'schema')
        offers.push(referenceOffer(frame));
      break;
    case 'list': {
      const written = writeValue(inner);
      offers.push({ ...offer(frame, '[ ]', 'value', written.insert + frame.after), again: written.asks });
      break;
    }
    default:
  }
  const sample = word?.example;
  // Where something is typed already, its writer knows what it is to be.
  const isEmpty = !place.token || place.token.text === '';
  if (sample !== undefined && isEmpty && offers.length < 2 && typeof sample !== 'boolean')
    offers.push({
      ...offer(frame, JSON.stringify(sample), 'value', writeKnown(sample) + frame.after),
      detail: 'example',
    });
  return offers;
}

/** What the value at a place is to be, with the object it is in. */
export function valueExpected(
  { part }: Pick<SourceQuestion, 'part'>,
  { path, key, container, membersAt }: TextPlace,
): { readonly expected: Expected; readonly holder?: Kind; readonly holderName?: KindName } | undefined {
  if (container === 'array') {
    const expected = expectedAt(part, path, membersAt);
    return expected && { expected };
  }
  if (key === undefined) return undefined;
  const holder = expectedAt(part, path, membersAt);
  const expected = expectedAt(part, [...path, key], membersAt);
  if (!holder || !expected) return undefined;
  return {
    expected,
    ...(holder.kind && { holder: holder.kind }),
    ...(holder.kindName && { holderName: holder.kindName }),
  };
}

const offer = (frame: Frame, label: string, kind: Offer['kind'], insert: string): Offer => ({
  label,
  kind,
  insert,
  start: frame.start,
  end: frame.end,
  filter: frame.isQuoted ? JSON.stringify(label) : label,
  ...(frame.commaAt !== undefined && { commaAt: frame.commaAt }),
});

const textOffer = (frame: Frame, name: string, kind: Offer['kind']): Offer =>
  offer(frame, name, kind, escapeSnippet(JSON.stringify(name)) + frame.after);

const referenceOffer = (frame: Frame): Offer => ({
  ...offer(frame, '{ "$ref" }', 'value', `{ "\\$ref": "$1" }${frame.after}`),
  about: 'A shared schema.',
  again: true,
});

function nameOffer(
  isExpression: boolean,
  frame: Frame,
  { text, offset }: SourceQuestion,
  { token }: TextPlace,
  { name, ...said }: OfferedName,
): Offer {
  if (!isExpression || !token?.isString || offset <= token.start) return { ...textOffer(frame, name, 'name'), ...said };
  // An expression goes in among what stands there: it takes the place of the one that is being typed.
  const at = text.lastIndexOf('@', offset - 1);
  const start = at > token.start && /^@[\w.('{]*$/.test(text.slice(at, offset)) ? at : offset;
  const written = JSON.stringify(name).slice(1, -1);
  return {
    ...offer({ isQuoted: false, start, end: offset, after: '' }, name, 'name', escapeSnippet(written)),
    ...said,
  };
}

function snippetsOf(
  value: WordValue,
  table: Partial<Readonly<Record<KindName, readonly Snippet[]>>>,
  place: TextPlace,
  frame: Frame,
): readonly Offer[] {
  return value.kind === 'object' && !place.hasColon ? snippetsFor(value.of, table, frame) : [];
}

function snippetsFor(
  kind: KindName | undefined,
  table: Partial<Readonly<Record<KindName, readonly Snippet[]>>>,
  frame: Frame,
  place?: TextPlace,
): readonly Offer[] {
  // A snippet for an item stands in a list, not behind a key.
  if (kind === undefined || (place && place.container !== 'array')) return [];
  return (table[kind] ?? []).map(({ label, about, body }) => ({
    ...offer(frame, label, 'snippet', body + frame.after),
    about,
  }));
}
