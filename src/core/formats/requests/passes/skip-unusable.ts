import { isMethod } from '../../../definition/operations.ts';
import type { FlatRequest } from '../model.ts';
import type { ReportAt } from '../report-at.ts';
import type { Skip } from './settle-ledger.ts';

/**
 * Leaves out what OpenAPI 2.0 cannot say: methods beyond its seven, and requests without an address.
 *
 * @returns The others, in order. Reports `no-address`, `method-not-supported` (warnings).
 */
export function skipUnusable(requests: readonly FlatRequest[], skip: Skip, report: ReportAt): readonly FlatRequest[] {
  return requests.filter((request) => {
    if (!request.url) {
      skip(request, 'It has no address.');
      const message = `"${request.name || 'A request'}" has no address, so it was left out. Give it one and import again.`;
      report('no-address', 'warning', message, request.pointer, { kind: 'left-out' });
      return false;
    }
    if (isMethod(request.method.toLowerCase())) return true;
    const method = request.method.slice(0, 20);
    skip(request, `Connectors have no method ${method}.`);
    const message = `"${request.name || 'A request'}" uses the method ${method}, which connectors do not have, so it was left out.`;
    report('method-not-supported', 'warning', message, request.pointer, { kind: 'left-out' });
    return false;
  });
}
