import { isRecord } from '../definition/operations.ts';
import { readAt, writeAt, type BodyPath } from './body-path.ts';
import { parseExpressions, readPlainPath } from './expressions.ts';

/** Where in a body something is looked for or put. */
export interface BodyPlace {
  /** `item`: in each item of the list that is looked in. */
  readonly of: 'body' | 'item';
  readonly path: BodyPath;
}

/** Reads `@body().items` and `@item().name`; undefined for anything else. */
export function readPlace(text: string): BodyPlace | undefined {
  const [only, ...more] = parseExpressions(text.trim());
  if (only?.kind !== 'call' || more.length > 0) return undefined;
  if (only.name === 'body' || only.name === 'item') return { of: only.name, path: only.path };
  return undefined;
}

/** A path inside an object; the text "null" and '' mean the object itself. A name with "@" in front is one name, dots and all. */
export function readSubPath(text: string): BodyPath {
  const trimmed = text.trim();
  if (trimmed === 'null') return [];
  return trimmed.startsWith('@') ? [trimmed] : readPlainPath(trimmed);
}

export type BodyChange =
  | { readonly kind: 'changed'; readonly body: unknown; readonly notes: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** What becomes of one value; a text says why nothing does. */
export type Conversion = (value: unknown) => { readonly value: unknown; readonly note?: string } | string;

export interface BodyWork {
  readonly parent: string;
  readonly sub: string;
  readonly target: string;
  /** True for what `convert` takes: where no property is named, a list of these is the value itself, not a list to go through. */
  readonly accepts: (value: unknown) => boolean;
  readonly convert: Conversion;
}

/** Changes a property of an object, or of each item of a list. Takes time in proportion to the body. */
export function convertInBody(body: unknown, work: BodyWork): BodyChange {
  const parent = readPlace(work.parent);
  if (parent?.of !== 'body')
    return failed(`“${work.parent}” is no place in the body. It starts with @body(), as in @body().items.`);
  const target = readPlace(work.target) ?? bareTarget(work.target);
  if (!target) return failed(`“${work.target}” is no place to put the result. It starts with @body() or @item().`);
  const around = readAt(body, parent.path);
  const sub = readSubPath(work.sub);
  const isWhole = sub.length === 0 && work.accepts(around);
  if (!Array.isArray(around) || isWhole) {
    if (around === undefined) return failed(`${work.parent} leads to nothing in this body.`);
    const result = work.convert(readAt(around, sub));
    if (typeof result === 'string') return failed(result);
    const changed =
      target.of === 'body'
        ? writeAt(body, target.path, result.value)
        : within(body, parent.path, writeAt(around, target.path, result.value));
    return changed ? done(changed.value, notesOf(result)) : failed(`${work.target} cannot be written in this body.`);
  }
  return convertItems(body, parent.path, around, { ...work, target, sub });
}

interface ItemWork extends Omit<BodyWork, 'target' | 'sub'> {
  readonly target: BodyPlace;
  readonly sub: BodyPath;
}

function convertItems(body: unknown, path: BodyPath, items: readonly unknown[], work: ItemWork): BodyChange {
  const notes = new Set<string>();
  let last: unknown;
  let count = 0;
  const converted = items.map((item) => {
    const result = work.convert(readAt(item, work.sub));
    if (typeof result === 'string') {
      notes.add(`An item is left as it is: ${result}`);
      return item;
    }
    for (const note of notesOf(result)) notes.add(note);
    count += 1;
    last = result.value;
    const changed = work.target.of === 'item' ? writeAt(item, work.target.path, result.value) : { value: item };
    if (!changed) notes.add('An item is left as it is: the result cannot be written there.');
    return changed ? changed.value : item;
  });
  if (count === 0) return failed(items.length === 0 ? 'The list is empty.' : ([...notes][0] ?? 'Nothing was found.'));
  if (work.target.of === 'item') {
    const changed = writeAt(body, path, converted);
    return changed ? done(changed.value, [...notes]) : failed('The list cannot be written.');
  }
  const changed = writeAt(body, work.target.path, last);
  if (count > 1)
    notes.add('All items are written to one place, so only the last is left. Use @item() to write in each item.');
  return changed ? done(changed.value, [...notes]) : failed('The result cannot be written there.');
}

const failed = (reason: string): BodyChange => ({ kind: 'failed', reason });
const done = (body: unknown, notes: readonly string[]): BodyChange => ({ kind: 'changed', body, notes });
const notesOf = ({ note }: { readonly note?: string }): readonly string[] => (note === undefined ? [] : [note]);

const within = (
  body: unknown,
  path: BodyPath,
  inner: { readonly value: unknown } | undefined,
): { readonly value: unknown } | undefined => inner && writeAt(body, path, inner.value);

/** A name without an expression in front counts as one of the body. */
function bareTarget(text: string): BodyPlace | undefined {
  const path = text.includes('(') ? [] : readSubPath(text);
  return path.length === 0 ? undefined : { of: 'body', path };
}

/** `[{ name: 'a', …}]` to `{ a: {…} }`. */
export function arrayToObject(key: BodyPath, retainKey: boolean): Conversion {
  return (value) => {
    if (!Array.isArray(value)) return 'There is no list at this place.';
    const members = new Map<string, unknown>();
    let isRepeated = false;
    for (const item of value as readonly unknown[]) {
      const name = readAt(item, key);
      if (typeof name !== 'string' && typeof name !== 'number') return `An item has no property “${key.join('.')}”.`;
      isRepeated ||= members.has(String(name));
      members.set(String(name), retainKey ? item : withoutKey(item, key));
    }
    const note = isRepeated ? 'Several items have the same name: only the last of them is left.' : undefined;
    return { value: Object.fromEntries(members), ...(note !== undefined && { note }) };
  };
}

function withoutKey(item: unknown, [key, ...rest]: BodyPath): unknown {
  if (!isRecord(item) || rest.length > 0) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => name !== key));
}

/** `{ a: 1 }` to `[{ key: 'a', value: 1 }]`. */
export function objectToArray(keyName: string, valueName: string): Conversion {
  return (value) => {
    if (!isRecord(value)) return 'There is no object at this place.';
    return {
      value: Object.entries(value).map(([name, member]) =>
        Object.fromEntries([
          [keyName, name],
          [valueName, member],
        ]),
      ),
    };
  };
}

/** `a;b` to `[{ tag: 'a' }, { tag: 'b' }]`; each sign of the list parts. */
export function textToArray(delimiters: string, childName: string): Conversion {
  const signs = new Set(delimiters);
  return (value) => {
    if (typeof value !== 'string') return 'There is no text at this place.';
    const parts = [''];
    for (const sign of value) {
      if (signs.has(sign)) parts.push('');
      else parts.push((parts.pop() ?? '') + sign);
    }
    return { value: parts.map((part) => Object.fromEntries([[childName, part]])) };
  };
}

export function changeText(change: (text: string) => string): Conversion {
  return (value) => (typeof value === 'string' ? { value: change(value) } : 'There is no text at this place.');
}
