import type { KeptBefore, RestorePoint } from '#core/history/restore-point.ts';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** `14:02`, of a time in ms since 1970. */
export const timeOf = (at: number): string => time.format(at);

/** `Today`, `Yesterday`, `Friday 20 November`, `3 March 2025`; both times in ms since 1970. */
export function dayOf(at: number, now: number): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? weekday : date).format(at).replace(',', '');
}

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** `today at 14:02`, for the middle of a sentence. */
function momentOf(at: number, now: number): string {
  const day = dayOf(at, now);
  const isRelative = day === 'Today' || day === 'Yesterday';
  return `${isRelative ? day.toLowerCase() : `on ${day}`} at ${timeOf(at)}`;
}

const reasons: Readonly<Record<KeptBefore, string>> = {
  import: 'Before an import was merged in',
  restore: 'Before a restore',
  fixes: 'Before many fixes',
};

/** What a version goes by: its name, what it was kept before, or what was done last. */
export function headlineOf({ name, before, titles, edits }: RestorePoint): string {
  if (name !== undefined) return name;
  if (before) return reasons[before];
  const last = titles.at(-1);
  if (last === undefined) return 'As it was opened';
  return edits > 1 ? `${last} and ${(edits - 1).toLocaleString('en')} more` : last;
}

/** How it came to be kept. */
export function kindOf({ kind }: RestorePoint): string {
  return kind === 'named' ? 'Named' : kind === 'kept' ? 'Kept before a large change' : 'Kept by itself';
}

/** A version in the middle of a sentence: `“Summer”`, `of today at 14:02`. */
export const versionWords = (point: RestorePoint, now: number): string =>
  point.name === undefined ? `of ${momentOf(point.at, now)}` : `“${point.name}”`;

export interface DayOfPoints {
  readonly day: string;
  readonly points: readonly RestorePoint[];
}

/** @param points Newest first. */
export function groupByDay(points: readonly RestorePoint[], now: number): readonly DayOfPoints[] {
  const days = new Map<string, RestorePoint[]>();
  for (const point of points) {
    const day = dayOf(point.at, now);
    const known = days.get(day);
    if (known) known.push(point);
    else days.set(day, [point]);
  }
  return [...days].map(([day, inDay]) => ({ day, points: inDay }));
}
