import { oddKeys, oddTexts } from './odd-values.ts';
import type { Random } from './random.ts';

type Holder = Record<string, unknown> | unknown[];

/** A member or an item. */
interface Slot {
  readonly holder: Holder;
  readonly key: string;
}

/** Stands for a text that no value has: `rawText` takes the marks away again. */
const rawMark = '\uE000';
/** Before a key that is there already: JSON texts may say one twice. */
const twiceMark = '\uE001';

/**
 * Changes a parsed value in one to three places, and writes it.
 *
 * @param other A value of another file, parts of which may be taken.
 * @returns JSON, which need not be what `JSON.parse` takes.
 */
export function mutateValue(value: unknown, other: unknown, random: Random): string {
  const root: Holder = [value];
  for (let left = 1 + random.below(3); left > 0; left -= 1) changeOne(root, other, random);
  const indent = random.pick([undefined, 2, '\t']);
  return rawText(JSON.stringify(root[0], null, indent) ?? '');
}

const rawText = (text: string): string =>
  text.replace(/"\uE000(\d+)"/g, (_, index: string) => oddTexts[Number(index)] ?? 'null').replaceAll(twiceMark, '');

function changeOne(root: Holder, other: unknown, random: Random): void {
  const slots = slotsIn(root);
  const { holder, key } = random.pick(slots);
  const inner = read(holder, key);
  switch (random.below(9)) {
    case 0:
    case 1:
      return write(holder, key, `${rawMark}${random.below(oddTexts.length)}`);
    case 2:
      return remove(holder, key);
    case 3:
      return rename(holder, key, random.pick(oddKeys));
    case 4:
      return write(holder, `${twiceMark}${key}`, inner);
    case 5: {
      // The key of another place, so that it means something there.
      const { key: elsewhere } = random.pick(slots);
      return rename(holder, key, elsewhere);
    }
    case 6: {
      const from = random.pick(slots);
      const copied = read(from.holder, from.key);
      // Copies share no part with what they are copied from: later changes are to one place.
      return write(holder, key, structuredClone(copied));
    }
    case 7: {
      const foreign: Holder = [other];
      const from = random.pick(slotsIn(foreign));
      return write(holder, random.chance(0.5) ? key : from.key, structuredClone(read(from.holder, from.key)));
    }
    default:
      return write(holder, key, random.chance(0.5) ? [inner, inner] : { [random.pick(oddKeys)]: inner });
  }
}

function slotsIn(root: Holder): readonly Slot[] {
  const slots: Slot[] = [];
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const holder = waiting.pop();
    if (!isHolder(holder)) continue;
    for (const key of Object.keys(holder)) {
      slots.push({ holder, key });
      waiting.push(read(holder, key));
    }
  }
  return slots;
}

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

const read = (holder: Holder, key: string): unknown => Reflect.get(holder, key);

/** `__proto__` is a key here as any other. */
function write(holder: Holder, key: string, value: unknown): void {
  if (Array.isArray(holder)) holder.splice(Number.parseInt(key) || 0, 1, value);
  else Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}

function remove(holder: Holder, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

function rename(holder: Holder, key: string, to: string): void {
  if (Array.isArray(holder)) return;
  const members = Object.entries(holder);
  for (const [name] of members) Reflect.deleteProperty(holder, name);
  for (const [name, value] of members) write(holder, name === key ? to : name, value);
}

/** Of members and items that are many, this many are kept of a large file. */
const mostKept = 6;

/**
 * A part of a large value, so that an import takes milliseconds: a few members of each container that has many, and of what
 * is shared only what those refer to.
 */
export function prune(value: unknown, random: Random): unknown {
  if (!isHolder(value)) return value;
  const isShared = (key: string): boolean =>
    /^(?:definitions|parameters|responses|components)$/.test(key) && !Array.isArray(value);
  const members = Object.entries(value);
  const kept = cut(Object.fromEntries(members.filter(([key]) => !isShared(key))), random, 0);
  const shared = Object.fromEntries(members.filter(([key]) => isShared(key)));
  return Array.isArray(value) ? cut(value, random, 0) : { ...(kept as object), ...keepReferred(shared, kept) };
}

function cut(value: unknown, random: Random, depth: number): unknown {
  if (!isHolder(value) || depth > 100) return value;
  const many = Object.entries(value);
  const share = mostKept / many.length;
  const few = many.length > 2 * mostKept ? many.filter(() => random.chance(share)) : many;
  if (Array.isArray(value)) return few.map(([, item]) => cut(item, random, depth + 1));
  const made: Holder = {};
  for (const [key, member] of few) write(made, key, cut(member, random, depth + 1));
  return made;
}

function keepReferred(shared: Readonly<Record<string, unknown>>, kept: unknown): object {
  const made: Holder = {};
  const seen = new Set<string>();
  const texts = [JSON.stringify(kept)];
  while (texts.length > 0) {
    for (const [, path = ''] of (texts.pop() ?? '').matchAll(/"\$ref":"#\/([^"%~\\]+)"/g)) {
      if (seen.has(path) || seen.size > 60) continue;
      seen.add(path);
      const keys = path.split('/');
      const found = keys.reduce<unknown>((holder, key) => (isHolder(holder) ? read(holder, key) : undefined), shared);
      if (found === undefined) continue;
      put(made, keys, found);
      texts.push(JSON.stringify(found));
    }
  }
  return made;
}

function put(root: Holder, keys: readonly string[], value: unknown): void {
  let holder = root;
  for (const key of keys.slice(0, -1)) {
    if (!isHolder(read(holder, key))) write(holder, key, {});
    const inner = read(holder, key);
    if (!isHolder(inner)) return;
    holder = inner;
  }
  write(holder, keys.at(-1) ?? '', value);
}
