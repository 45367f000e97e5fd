import { humanise, phraseFor } from '../../naming/index.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachOperation, type PieceOperation } from '../walk/pieces.ts';

/** Internal operations are passed over: no maker sees them, and published ones have no summary. Source: domain notes OP-06. */
export const summaryPresent: Rule = {
  id: 'summary-present',
  severity: 'error',
  why: 'The summary is the name under which makers find the action or trigger.',
  source: 'Connector documentation',
  notes: ['OP-06'],
  check: inEachOperation(function* (operation, pointer) {
    const { summary, 'x-ms-visibility': visibility } = operation.members;
    if (summary !== undefined && typeof summary !== 'string') return;
    if (isFilled(summary) || visibility === 'internal') return;
    const at = child(pointer, 'summary');
    const proposed = summaryFor(operation);
    yield {
      pointer: summary === undefined ? pointer : at,
      message: `${operation.label} has no summary. Add a short name, such as "${proposed || 'List pets'}".`,
      ...(proposed !== '' && {
        fix: { title: 'Add a summary', edits: () => [{ kind: 'set', pointer: at, value: proposed }] },
      }),
    };
  }),
};

/** What the id says, in words; else what the address says. '' when neither says anything. */
function summaryFor({ members: { operationId }, method, path }: PieceOperation): string {
  const fromId = isFilled(operationId) && operationId.length <= 100 ? humanise(operationId, 'sentence') : '';
  const words = fromId === '' || fromId.length > 80 ? phraseFor(method, path.slice(0, 500)) : fromId;
  return words.length > 80 ? '' : words;
}
