import { isMethod } from '../../definition/operations.ts';
import { choose, type Choices } from '../../ledger/choice.ts';
import type { FlatRequest } from '../requests/model.ts';
import { comparedHost } from '../requests/parse-address.ts';
import type { ReportAt } from '../requests/report-at.ts';
import type { Entry } from './read-entry.ts';

/** Hosts that can be chosen; pages call dozens of counters and advertisers. */
const offeredHosts = 30;

/**
 * The host of the API among those a recording called: the one with most calls, calls that carry JSON counting three
 * times, since pages call counters and advertisers too. The earlier on a tie. Another may be asked for.
 *
 * @returns In lower case, with the port; '' when there are no calls.
 * Lists `api-host` when there are several.
 */
export function chooseApiHost(entries: readonly Entry[], choices: Choices, tell: ReportAt): string {
  const weights = new Map<string, number>();
  for (const { request, leftOut, isJson } of entries) {
    const host = hostOf(request);
    // One with nothing but calls that a connector cannot make would leave nothing to import.
    if (!isMethod(request.method.toLowerCase())) continue;
    if (!leftOut && host !== '') weights.set(host, (weights.get(host) ?? 0) + (isJson ? 3 : 1));
  }
  // A Map keeps first-seen order and toSorted is stable, which is what gives a tie to the earlier one.
  const hosts = [...weights].toSorted(([, a], [, b]) => b - a).map(([host]) => host);
  const [best = '', second, ...others] = hosts;
  if (second === undefined) return best;
  // At its first call, which does not hang on what is asked for.
  const first = entries.find(({ request, leftOut }) => !leftOut && hostOf(request) === best);
  const pointer = first?.request.url?.pointer ?? '';
  const choice = choose(choices, `har/api-host:${pointer}`, [
    { value: best, label: best },
    { value: second, label: second },
    ...others.slice(0, offeredHosts - 2).map((host) => ({ value: host, label: host })),
  ]);
  const message = `Calls of ${hosts.length} hosts were recorded. The connector calls ${choice.taken}, where most data went.`;
  const asked = `Calls of ${hosts.length} hosts were recorded. The connector calls ${choice.taken}, as you asked.`;
  tell('api-host', 'info', choice.taken === best ? message : asked, pointer, {
    result: '/definition/host',
    choice,
    isOnlyListed: true,
  });
  return choice.taken;
}

export const hostOf = ({ url }: FlatRequest): string => comparedHost(url?.host ?? '');
