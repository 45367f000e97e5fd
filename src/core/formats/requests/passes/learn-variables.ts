import { choose, type Choice, type Choices } from '../../../ledger/choice.ts';
import { uniqueName, wordsOf } from '../../../naming/index.ts';
import type { FlatRequest } from '../model.ts';
import { decodePart } from '../rows.ts';
import type { PlacedRequest } from './place-requests.ts';
import type { PathVariable } from './read-segments.ts';

/** What a segment that is a value stands for, by its looks. */
type ValueKind = 'id' | 'date' | 'email' | 'address' | 'name';

/** A segment after these says which API, not which thing: `/api/2/`, `/admin/api/2024-01/`. */
const beforeVersion = /^(?:api|rest|v|version|ver)$/i;

/** A part of a path that was taken for a value, wherever the same route has it. */
export interface LearnedPart {
  /** The first that has it. */
  readonly request: FlatRequest;
  /** As it stands there. */
  readonly value: string;
  /** How many different values stand there. */
  readonly values: number;
  /** Which of the path's variables it is; undefined where it was kept as fixed text, since that was asked for. */
  readonly variable: number | undefined;
  readonly choice: Choice;
}

/**
 * Learns which segments of plain paths are values, and makes them variables: numbers, UUIDs, hashes, codes, dates and
 * addresses by their looks; words that vary (`/products/blue-chair`, `/products/red-lamp`) where the answers have the
 * same members, since a word may be the name of a collection as well. A variable is named after the segment before it.
 * Each can be kept as fixed text by choice.
 *
 * @param requests All of one host.
 * @param format What the ids of the choices begin with.
 * @param how `ids`: only what can be nothing but an id, since the source has names for its variables (domain notes, P-09).
 * @returns The same requests in the same order, and what was learned of them (`tellLearned`).
 */
export function learnVariables(
  requests: readonly PlacedRequest[],
  choices: Choices,
  format: string,
  how: 'all' | 'ids' = 'all',
): { readonly requests: readonly PlacedRequest[]; readonly learned: readonly LearnedPart[] } {
  const kinds = requests.map((placed) =>
    placed.segments.map((segment, index) =>
      how === 'all' ? kindOf(segment, placed.segments[index - 1]) : plainIdKind(segment, index, placed),
    ),
  );
  if (how === 'all') learnWords(requests, kinds);
  const learned = askForEach(requests, kinds, choices, format);
  return { requests: requests.map((placed, index) => withVariables(placed, kinds[index] ?? [])), learned };
}

/**
 * Asks once for each place of a route, and takes back what is to be fixed text. The ids do not hang on what was asked
 * for: routes are told apart by what was learned before.
 */
function askForEach(
  requests: readonly PlacedRequest[],
  kinds: readonly (ValueKind | undefined)[][],
  choices: Choices,
  format: string,
): readonly LearnedPart[] {
  const parts = new Map<string, { choice: Choice; request: number; at: number; readonly values: Set<string> }>();
  const fixed: { readonly own: (ValueKind | undefined)[]; readonly at: number }[] = [];
  for (const [index, { request, segments }] of requests.entries()) {
    const own = kinds[index] ?? [];
    let route = '';
    for (const [at, segment] of segments.entries()) {
      if (own[at] === undefined) {
        route += `/${segment.replace(/\{[^{}]*\}/g, '{}')}`;
        continue;
      }
      route += '/{}';
      let part = parts.get(route);
      if (!part) {
        const id = `${format}/path-value:${request.url?.pointer ?? request.pointer}/${at}`;
        const choice = choose(choices, id, [
          { value: 'value', label: 'A value to fill in' },
          { value: 'text', label: 'A fixed part of the path' },
        ]);
        parts.set(route, (part = { choice, request: index, at, values: new Set() }));
      }
      part.values.add(segment);
      if (part.choice.taken === 'text') fixed.push({ own, at });
    }
  }
  for (const { own, at } of fixed) own[at] = undefined;
  return [...parts.values()].flatMap(({ choice, request: index, at, values }) => {
    const placed = requests[index];
    if (!placed) return [];
    const before = placed.segments.slice(0, at).reduce((count, segment, place) => {
      const own = segment.match(/\{[^{}]*\}/g)?.length ?? 0;
      return count + (kinds[index]?.[place] === undefined ? own : 1);
    }, 0);
    const isFixed = choice.taken === 'text';
    return [
      {
        request: placed.request,
        value: placed.segments[at] ?? '',
        values: values.size,
        variable: isFixed ? undefined : before,
        choice,
      },
    ];
  });
}

/** A number, a GUID or a long hexadecimal number, where it says neither which API nor which version. */
function plainIdKind(
  segment: string,
  index: number,
  { segments, baseLength, words }: PlacedRequest,
): ValueKind | undefined {
  if (index < baseLength || index === 0) return undefined;
  // The value of a variable that was put in is there because it is to be.
  if (words.some(({ value, variable }) => variable === undefined && value === segment)) return undefined;
  const [text = ''] = segment.split('.');
  const isPlain = /^(?:\d+|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{16,})$/i.test(text) && /\d/.test(text);
  return isPlain && kindOf(segment, segments[index - 1]) === 'id' ? 'id' : undefined;
}

function kindOf(segment: string, before: string | undefined): ValueKind | undefined {
  const text = segment.replace(/\.(?:json|xml)$/i, '');
  if (text === '' || text.includes('{')) return undefined;
  if (before !== undefined && beforeVersion.test(before) && text.length <= 10) return undefined;
  if (/^\d{4}-\d\d(?:-\d\d)?$/.test(text)) return 'date';
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return 'address';
  if (/^[^@]+(?:@|%40)[^@]+\.[a-z]{2,}$/i.test(text)) return 'email';
  return isId(text) ? 'id' : undefined;
}

const isId = (text: string): boolean =>
  /^-?\d+$/.test(text) ||
  /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i.test(text) ||
  (/^(?:(?:sha\d+|md5)(?::|%3A))?[0-9a-f]{12,}$/i.test(text) && /\d/.test(text)) ||
  // `fn-xxxxxxxx-xxxx`, as documents hide an id
  /^[\w-]*(?:x{4,}|X{4,})[\w-]*$/.test(text) ||
  // `ORD-1042`, `INV00123`, `cus_9s6XKzkNRiz8i3`
  /^(?!v\d)[A-Za-z]{1,6}[-_]?\d{3,}$/i.test(text) ||
  (/^[a-z]{2,6}_[A-Za-z0-9]{8,}$/.test(text) && /\d/.test(text)) ||
  // As documents write what is to be filled in
  /^(?:YOUR|MY)[-_][A-Z\d_-]+$|^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*_(?:ID|KEY|NAME|CODE|NUMBER|UUID|SLUG)$/.test(text) ||
  isRandom(text);

/** `NjpTwgmENj11rGdUgpCQ9`: letters of both cases and digits that change place all the time. */
function isRandom(text: string): boolean {
  if (text.length < 16 || !/^[\w-]+$/.test(text)) return false;
  const changes = text.match(/[a-z](?=[A-Z\d])|[A-Z\d](?=[a-z])/g)?.length ?? 0;
  return changes >= 6 && changes * 4 >= text.length;
}

/** The words at one place below one prefix. */
interface Place {
  readonly before: string;
  readonly words: Map<string, { readonly request: number; readonly at: number }[]>;
}

/** Fills in `name` for words that vary, from left to right, so that what is learned early joins what comes after it. */
function learnWords(requests: readonly PlacedRequest[], kinds: readonly (ValueKind | undefined)[][]): void {
  const deepest = requests.reduce((most, { segments }) => Math.max(most, segments.length), 0);
  const shapes = new Map<PlacedRequest, string>();
  const routes = requests.map(() => '');
  for (let at = 0; at < deepest; at++) {
    const places = new Map<string, Place>();
    for (const [index, { segments }] of requests.entries()) {
      const [segment, before = ''] = [segments[at], segments[at - 1]];
      if (segment === undefined || kinds[index]?.[at] !== undefined) continue;
      if (!isPlural(before) || !/^[\w.~%-]{2,}$/.test(segment)) continue;
      const route = routes[index] ?? '';
      let place = places.get(route);
      if (!place) places.set(route, (place = { before, words: new Map() }));
      const uses = place.words.get(segment);
      if (uses) uses.push({ request: index, at });
      else place.words.set(segment, [{ request: index, at }]);
    }
    for (const { words } of places.values()) learnPlace(words, requests, kinds, shapes);
    for (const [index, { segments }] of requests.entries()) {
      if (segments[at] !== undefined) routes[index] += `/${kinds[index]?.[at] ? '{}' : segments[at]}`;
    }
  }
}

function learnPlace(
  words: Place['words'],
  requests: readonly PlacedRequest[],
  kinds: readonly (ValueKind | undefined)[][],
  shapes: Map<PlacedRequest, string>,
): void {
  if (words.size < 2) return;
  const alike = new Map<string, Set<string>>();
  for (const [word, uses] of words) {
    for (const { request: index, at } of uses) {
      const placed = requests[index];
      if (!placed) continue;
      let shape = shapes.get(placed);
      if (shape === undefined) shapes.set(placed, (shape = shapeOf(placed)));
      if (shape === '') continue;
      const signature = [placed.request.method, placed.segments.length - at, shape].join(' ');
      alike.set(signature, (alike.get(signature) ?? new Set()).add(word));
    }
  }
  for (const found of alike.values()) {
    const areSlugs = [...found].every((word) => /[-_\d%]/.test(word));
    if (found.size < (areSlugs ? 2 : 3)) continue;
    for (const word of found)
      for (const { request, at } of words.get(word) ?? []) {
        const own = kinds[request];
        if (own) own[at] = 'name';
      }
  }
}

/** The members of the object that a call answered with; '' for lists and everything else, which says too little. */
function shapeOf({ request }: PlacedRequest): string {
  const answer = request.responses.find(({ code, text }) => code.startsWith('2') && /^\s*\{/.test(text));
  if (!answer) return '';
  try {
    const names = Object.keys(JSON.parse(answer.text) as object);
    return names.length < 2 ? '' : JSON.stringify(names.toSorted());
  } catch {
    return '';
  }
}

const isPlural = (word: string): boolean => /[a-z]{2}s$/i.test(word) && !/(?:ss|us|is)$/i.test(word);

function withVariables(placed: PlacedRequest, kinds: readonly (ValueKind | undefined)[]): PlacedRequest {
  const written = placed.request.url?.segments ?? [];
  // A segment that is a secret is a variable already, named for nothing (`readSegments`).
  const isUnnamed = (segment: string): boolean => /^\{key\d*\}$/.test(segment) && !written.includes(segment);
  if (!kinds.some((kind) => kind !== undefined) && !placed.segments.some(isUnnamed)) return placed;
  const known = [...placed.pathVariables];
  const names = new Set<string>();
  const pathVariables: PathVariable[] = [];
  const add = (variable: PathVariable): string => {
    const name = uniqueName(variable.name, names);
    names.add(name);
    pathVariables.push({ ...variable, name });
    return `{${name}}`;
  };
  let before = '';
  const segments = placed.segments.map((segment, index) => {
    const kind = kinds[index];
    if (kind !== undefined) {
      const [, value = segment, ending = ''] = /^(.*?)(\.(?:json|xml))?$/i.exec(segment) ?? [];
      return add({ name: nameFor(kind, value, before), value: decodePart(value), description: '' }) + ending;
    }
    if (!segment.includes('{')) {
      before = segment;
      return segment;
    }
    return segment.replace(/\{[^{}]*\}/g, (whole) => {
      const variable = known.shift();
      if (!variable) return whole;
      return add(isUnnamed(segment) ? { ...variable, name: nameFor('id', '', before) } : variable);
    });
  });
  return { ...placed, segments, pathVariables };
}

/** `orders` before a number gives `orderId`. */
function nameFor(kind: ValueKind, value: string, before: string): string {
  if (kind === 'date') return 'date';
  if (kind === 'email') return 'email';
  if (kind === 'address') return 'ipAddress';
  if (/^[A-Z_-]{3,}$/.test(value)) return camelCase(value.replace(/^(?:YOUR|MY)[-_]/, '').toLowerCase()) || 'id';
  const thing = camelCase(singular(decodePart(before)));
  if (kind === 'name') return thing === '' ? 'name' : `${thing}Name`;
  return thing === '' || /^v\d+$/.test(thing) ? 'id' : `${thing}Id`;
}

const singular = (word: string): string =>
  /ies$/i.test(word) && word.length > 4
    ? `${word.slice(0, -3)}y`
    : /(?:sses|xes|ches|shes)$/i.test(word)
      ? word.slice(0, -2)
      : isPlural(word)
        ? word.slice(0, -1)
        : word;

function camelCase(text: string): string {
  const words = wordsOf(text).map((word) => word.replace(/[^A-Za-z\d]/g, ''));
  return words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('')
    .slice(0, 40);
}
