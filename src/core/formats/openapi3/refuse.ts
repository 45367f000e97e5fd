import { memberOf, type Loose } from '../tolerant.ts';
import type { OperationCounts } from './count-operations.ts';
import type { Tell } from './findings.ts';
import { elsewhere, type ListedOperation } from './passes/list-operations.ts';
import { pointerOf } from './place.ts';

/** Says why there is nothing to call in a file. Reports `openapi3/nothing-described`, `openapi3/webhooks-only`,
 * `openapi3/no-operations` (errors).
 */
export function refuse(root: Loose, { events }: OperationCounts, report: Tell): void {
  if (
    memberOf(root, 'paths') === undefined &&
    memberOf(root, 'webhooks') === undefined &&
    memberOf(root, 'info') === undefined
  ) {
    const message =
      'The file says that it is OpenAPI 3 and describes nothing: "info" and "paths" are missing. Choose the complete file.';
    report('openapi3/nothing-described', 'error', message, '/openapi');
  } else if (events > 0) {
    const message = `The file describes ${events === 1 ? '1 webhook' : `${events} webhooks`} and nothing that can be called: what the service sends, but not how to subscribe. Bring in the description of the API itself.`;
    report('openapi3/webhooks-only', 'error', message, '/webhooks');
  } else {
    const message =
      'The file describes no operations ("paths" has none), so there is nothing to make a connector of. Check that the right file was chosen.';
    report('openapi3/no-operations', 'error', message, memberOf(root, 'paths') === undefined ? '' : '/paths');
  }
}

/** There are operations, and none of them can be brought. Reports `openapi3/nothing-usable` (error). */
export function refuseAll(listed: readonly ListedOperation[], report: Tell): void {
  const [first] = listed;
  const reasons = new Set(listed.map(({ found }) => ('reason' in found ? found.reason : '')));
  const [reason = ''] = reasons;
  const why =
    reasons.size === 1 && reason === elsewhere
      ? 'They stand in other files, and nothing is fetched. Bundle the description into one file, and import that.'
      : `${first?.label ?? ''}: ${reason}`;
  const message = `None of the ${listed.length} operations in this file can be brought. ${why}`;
  report('openapi3/nothing-usable', 'error', message, first ? pointerOf(first.place) : '');
}
