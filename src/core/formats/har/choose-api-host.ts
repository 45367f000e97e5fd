import type { Entry } from './read-entry.ts';

/**
 * The host of the API among those a recording called: the one with most calls, calls that carry JSON counting three
 * times, since pages call counters and advertisers too. The earlier on a tie.
 *
 * @returns In lower case; '' when there are no calls.
 */
export function chooseApiHost(entries: readonly Entry[]): string {
  const weights = new Map<string, number>();
  for (const { request, leftOut, isJson } of entries) {
    const host = request.url?.host.toLowerCase() ?? '';
    if (!leftOut && host !== '') weights.set(host, (weights.get(host) ?? 0) + (isJson ? 3 : 1));
  }
  // A Map keeps first-seen order and toSorted is stable, which is what gives a tie to the earlier one.
  return [...weights].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}
