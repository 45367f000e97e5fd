import type { Icon } from '../document/connector.ts';
import type { LoggedEdit } from './edit-log.ts';

/** How a state came to be kept: by itself, by the maker's wish, or because something large was about to change it. */
export type PointKind = 'auto' | 'named' | 'kept';

/** What a state was kept before. */
export type KeptBefore = 'import' | 'restore' | 'fixes';

/** A state of a connector that can be gone back to, without its files. */
export interface RestorePoint {
  /** When it was kept, in milliseconds since 1970; no two of one connector have the same. */
  readonly at: number;
  readonly kind: PointKind;
  /** What the maker called it; there for named ones. */
  readonly name?: string;
  /** There for kept ones. */
  readonly before?: KeptBefore;
  /** What was done since the point before, the last of it last; at most `mostTitles`. */
  readonly titles: readonly string[];
  /** How many things that were, those beyond `titles` counted in. */
  readonly edits: number;
  /** Bytes on disk. */
  readonly size: number;
  /** Of the files (`checksumOf`). */
  readonly check: string;
}

export const mostTitles = 50;

/** A connector's files in little room. */
export interface PackedConnector {
  /** The texts as JSON, gzip-compressed. */
  readonly texts: Uint8Array;
  /** As it is: images are compressed already. */
  readonly icon?: Icon;
}

/** Bytes on disk. */
export const sizeOfPacked = ({ texts, icon }: PackedConnector): number => texts.length + (icon?.bytes.length ?? 0);

/** A state with its files. */
export interface KeptPoint {
  readonly point: RestorePoint;
  readonly files: PackedConnector;
}

/** What was done, as a list of such things says it. */
export const deedOf = ({ kind, title }: Pick<LoggedEdit, 'kind' | 'title'>): string =>
  kind === 'edit' ? title : `${kind === 'undo' ? 'Undo' : 'Redo'} “${title}”`;

/** In bytes, of one connector. */
const roomForPoints = 20 * 1024 * 1024;

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/**
 * The points that are not worth their room any more: of today all are kept, of the week the last of each hour, of the
 * month the last of each day, before that the last of each week; and of what is left then the oldest go until the rest has
 * room. Named ones stay, and so does the newest.
 *
 * @param points In any order.
 * @returns Their times.
 */
export function pointsToDrop(points: readonly RestorePoint[], now: number, room = roomForPoints): readonly number[] {
  const dropped: number[] = [];
  const kept: RestorePoint[] = [];
  const slots = new Set<string>();
  for (const point of points.toSorted((a, b) => b.at - a.at)) {
    const slot = slotOf(point.at, now);
    if (slot !== undefined && slots.has(slot) && point.kind !== 'named') dropped.push(point.at);
    else kept.push(point);
    if (slot !== undefined) slots.add(slot);
  }
  let size = kept.reduce((sum, point) => sum + point.size, 0);
  for (const point of kept.slice(1).toReversed()) {
    if (size <= room) break;
    if (point.kind === 'named') continue;
    size -= point.size;
    dropped.push(point.at);
  }
  return dropped;
}

/** Which points stand for each other; undefined for one that stands for itself. */
function slotOf(at: number, now: number): string | undefined {
  const startOfDay = new Date(now).setHours(0, 0, 0, 0);
  if (at >= startOfDay) return undefined;
  const age = now - at;
  if (age < 7 * day) return `hour ${Math.floor(at / hour)}`;
  if (age < 30 * day) return `day ${new Date(at).setHours(0, 0, 0, 0)}`;
  return `week ${Math.floor(at / (7 * day))}`;
}

/**
 * States of one connector from two places, as one history: those that are in both once, and no more than are worth their
 * room. Two different ones of the same time are kept apart by a millisecond.
 *
 * @returns Which of `there` are to be added, with the times they get, and the times of those `here` that go.
 */
export function joinPoints(
  here: readonly RestorePoint[],
  there: readonly KeptPoint[],
  now: number,
): { readonly add: readonly KeptPoint[]; readonly drop: readonly number[] } {
  const times = new Map(here.map(({ at, check }) => [at, check]));
  const fresh = there.flatMap((kept) => {
    let { at } = kept.point;
    while (times.has(at) && times.get(at) !== kept.point.check) at += 1;
    if (times.has(at)) return [];
    times.set(at, kept.point.check);
    return [{ ...kept, point: { ...kept.point, at } }];
  });
  const gone = new Set(pointsToDrop([...here, ...fresh.map(({ point }) => point)], now));
  return {
    add: fresh.filter(({ point }) => !gone.has(point.at)),
    drop: here.filter(({ at }) => gone.has(at)).map(({ at }) => at),
  };
}

/** In bytes, of a whole backup: it is put together in memory, and read there again. */
const roomForHistory = 200 * 1024 * 1024;

/**
 * The earlier states that a backup has room for: those with a name first, then the newest.
 *
 * @param all Of every connector, in any order.
 */
export function choosePoints<T extends { readonly point: RestorePoint }>(
  all: readonly T[],
  room = roomForHistory,
): { readonly taken: readonly T[]; readonly left: number } {
  const rank = ({ kind }: RestorePoint): number => (kind === 'named' ? 0 : 1);
  const taken: T[] = [];
  let size = 0;
  for (const one of all.toSorted((a, b) => rank(a.point) - rank(b.point) || b.point.at - a.point.at)) {
    if (size + one.point.size > room) break;
    size += one.point.size;
    taken.push(one);
  }
  return { taken, left: all.length - taken.length };
}
