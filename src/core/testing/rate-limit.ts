/** The platform takes so many calls a minute for each connection. Source: domain notes, 7.1. */
export const callsPerMinute = 500;
const minute = 60_000;

/** The calls of one connection, as plain data: times in ms, oldest first. */
export type CallTimes = readonly number[];

/** How many calls may still be made now. */
export const remainingCalls = (times: CallTimes, now: number): number =>
  Math.max(0, callsPerMinute - recent(times, now).length);

/**
 * Counts one call in, if there is room for it.
 *
 * @returns The times to go on with; when there is no room, the same calls and how long to wait, in ms.
 */
export function takeCall(
  times: CallTimes,
  now: number,
):
  | { readonly taken: true; readonly times: CallTimes }
  | { readonly taken: false; readonly times: CallTimes; readonly wait: number } {
  const kept = recent(times, now);
  const oldest = kept.at(-callsPerMinute);
  if (oldest === undefined) return { taken: true, times: [...kept, now] };
  return { taken: false, times: kept, wait: oldest + minute - now };
}

/** Times of the last minute. Those in the future are from before the clock was set back and are forgotten. */
const recent = (times: CallTimes, now: number): CallTimes => times.filter((time) => time <= now && now - time < minute);
