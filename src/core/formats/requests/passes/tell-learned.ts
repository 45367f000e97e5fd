import type { FlatRequest } from '../model.ts';
import type { ReportAt } from '../report-at.ts';
import type { LearnedPart } from './learn-variables.ts';
import type { Fate } from './settle-ledger.ts';

/**
 * Says which parts of plain paths were taken for values, once for each place of a route; of what is not brought nothing.
 *
 * Lists `path-value` with its choice.
 */
export function tellLearned(
  learned: readonly LearnedPart[],
  fates: ReadonlyMap<FlatRequest, Fate>,
  report: ReportAt,
): void {
  for (const { request, value, values, variable, choice } of learned) {
    const fate = fates.get(request);
    if (!fate || fate.outcome === 'skipped') continue;
    const shown = value.length > 60 ? `${value.slice(0, 59)}…` : value;
    const more = values === 1 ? '' : ` (and ${values - 1} other${values === 2 ? '' : 's'})`;
    const message =
      variable === undefined
        ? `"${shown}"${more} in the path stayed fixed text, as you asked.`
        : `"${shown}"${more} in the path looks like a value, so it became a parameter.`;
    // The variables of a path are the first parameters of its operation, in order.
    const result = variable === undefined ? fate.result : `${fate.result}/parameters/${variable}`;
    report('path-value', 'info', message, request.url?.pointer ?? request.pointer, {
      result,
      choice,
      isOnlyListed: true,
    });
  }
}
