import type { FlatRequest } from '../model.ts';
import type { ReportAt } from '../report-at.ts';
import type { PlacedRequest } from './place-requests.ts';
import type { Fate } from './settle-ledger.ts';

/**
 * Says what became of each `{{name}}` of a path that has a value; of what is not brought nothing. Source: domain notes,
 * P-08.
 *
 * Lists `path-variable`, with its choice.
 */
export function tellWords(
  requests: readonly PlacedRequest[],
  fates: ReadonlyMap<FlatRequest, Fate>,
  report: ReportAt,
): void {
  for (const { request, words } of requests) {
    const fate = words.length === 0 ? undefined : fates.get(request);
    if (!fate || fate.outcome === 'skipped') continue;
    for (const { name, value, variable, choice } of words) {
      const message =
        variable === undefined
          ? `"{{${name}}}" in the path is always "${value.slice(0, 100)}", so it was put in.`
          : `"{{${name}}}" in the path has the value "${value.slice(0, 100)}" here. It became a parameter, and the value one to test with.`;
      const result = variable === undefined ? fate.result : `${fate.result}/parameters/${variable}`;
      report('path-variable', 'info', message, request.url?.pointer ?? request.pointer, {
        result,
        ...(choice && { choice }),
        isOnlyListed: true,
      });
    }
  }
}
