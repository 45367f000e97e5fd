import { isRecord } from '../../../definition/operations.ts';
import { memberOf, type Loose } from '../../tolerant.ts';
import type { Findings } from '../findings.ts';
import { inside, type Place } from '../place.ts';
import type { Found, Source } from '../source.ts';

/** How a body is sent, as far as a definition tells bodies apart. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'text' | 'xml' | 'stream' | 'binary';

export interface MediaChoice {
  /** As the source has it, without parameters: `application/json`. */
  readonly type: string;
  readonly kind: BodyKind;
  /** The Media Type Object; empty when there is nothing in it. */
  readonly media: Loose;
  readonly place: Place;
  /** The types that were not chosen. */
  readonly others: readonly string[];
}

const name = /^[a-z\d!#$&^_.+*-]+\/[a-z\d!#$&^_.+*-]+$/;

/** The order of domain notes 8.3. */
const ranks: readonly ((type: string) => boolean)[] = [
  (type) => type === 'application/json',
  (type) => type.endsWith('+json'),
  (type) => type === 'text/json' || type.endsWith('/json'),
  (type) => type === '*/*' || type === 'application/*',
  (type) => type === 'application/x-www-form-urlencoded',
  (type) => type === 'multipart/form-data',
  (type) => type === 'text/plain',
  (type) => type.endsWith('/xml') || type.endsWith('+xml'),
];

/**
 * The one media type of a body that a connector can have; undefined when there is none.
 *
 * @param wanted Taken if it is there, as `type` of an earlier choice says it.
 */
export function chooseMedia(content: unknown, place: Place, wanted?: string): MediaChoice | undefined {
  if (!isRecord(content)) return undefined;
  const types = Object.keys(content)
    .filter((key) => !key.startsWith('x-'))
    .map((key) => ({ key, type: (key.split(';')[0] ?? '').trim().toLowerCase() }))
    .filter(({ type }) => name.test(type))
    .toSorted((a, b) => rankOf(a.type) - rankOf(b.type));
  const best = types.find(({ type }) => sentType(type) === wanted) ?? types[0];
  if (!best) return undefined;
  const media = memberOf(content, best.key);
  return {
    type: sentType(best.type),
    kind: kindOfType(best.type),
    media: isRecord(media) ? media : {},
    place: inside(place, best.key),
    others: types.filter(({ key }) => key !== best.key).map(({ type }) => type),
  };
}

function rankOf(type: string): number {
  const rank = ranks.findIndex((matches) => matches(type));
  return rank < 0 ? ranks.length : rank;
}

/** What a request says of its type; a type for anything is sent as JSON. */
export const sentType = (type: string): string =>
  type === '*/*' || type === 'application/*' ? 'application/json' : type;

export function kindOfType(type: string): BodyKind {
  if (rankIn(type, 0, 4)) return 'json';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  if (type === 'multipart/form-data') return 'multipart';
  if (
    type === 'text/event-stream' ||
    type === 'application/x-ndjson' ||
    type === 'application/jsonl' ||
    type.startsWith('multipart/')
  )
    return 'stream';
  if (rankIn(type, 7, 8)) return 'xml';
  return type.startsWith('text/') || type === 'application/graphql' || /yaml|javascript/.test(type) ? 'text' : 'binary';
}

const rankIn = (type: string, from: number, to: number): boolean =>
  ranks.slice(from, to).some((matches) => matches(type));

/** The first sample of a Media Type, Parameter or Header Object; undefined when there is none, or it is null. */
export function firstExample(holder: Loose, source: Source, place: Place): Found | undefined {
  const own = memberOf(holder, 'example');
  if (own !== undefined && own !== null) return { value: own, place: inside(place, 'example') };
  const examples = memberOf(holder, 'examples');
  if (Array.isArray(examples))
    return { value: (examples as readonly unknown[])[0], place: inside(place, 'examples', 0) };
  if (!isRecord(examples)) return undefined;
  for (const [key, example] of Object.entries(examples)) {
    if (key.startsWith('x-') || !isRecord(example)) continue;
    const found = source.follow(example, inside(place, 'examples', key), 'The example was left out');
    for (const member of ['value', 'dataValue']) {
      const value = memberOf(found?.value, member);
      if (found && value !== undefined && value !== null) return { value, place: inside(found.place, member) };
    }
  }
  return undefined;
}

/**
 * Lists the samples of a Media Type Object that are not in the connector.
 *
 * @param isShown True when the first of them is.
 */
export function tellSamples(findings: Findings, media: Loose, place: Place, isShown: boolean): void {
  const examples = memberOf(media, 'examples');
  const several = isRecord(examples) || Array.isArray(examples) ? Object.keys(examples).length : 0;
  const hasOwn = memberOf(media, 'example') !== undefined;
  const lost = several + (hasOwn ? 1 : 0) - (isShown ? 1 : 0);
  if (lost <= 0) return;
  const at = inside(place, several > 0 ? 'examples' : 'example');
  const message = isShown
    ? 'The connector has the first of several samples; the others were left out.'
    : 'A sample was left out: there is no place for it, or the schema has its own.';
  findings.list('openapi3/samples-left-out', 'info', message, at, { kind: 'left-out' });
}
