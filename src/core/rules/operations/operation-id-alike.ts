import { child } from '../../document/pointer.ts';
import { breaksFlows, settleId } from '../mending/settled-ids.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { isFilled } from '../walk/parts.ts';

/** Equal ids: operation-id-unique. Source: domain notes OP-02, "compare case-insensitively". */
export const operationIdAlike: Rule = {
  id: 'operation-id-alike',
  severity: 'warning',
  why: 'Two operation IDs that differ only in capitals are easily taken for one another.',
  source: 'Connector documentation',
  notes: ['OP-02'],
  *check(document) {
    const firstUse = new Map<string, string>();
    for (const { operation, pointer } of operationsIn(document)) {
      const { operationId } = operation;
      if (!isFilled(operationId)) continue;
      const key = operationId.toLowerCase();
      const first = firstUse.get(key) ?? operationId;
      firstUse.set(key, first);
      if (first === operationId) continue;
      const fix = settleId(document, pointer, 'Give it an ID of its own', breaksFlows);
      yield {
        pointer: child(pointer, 'operationId'),
        message: `"${operationId}" differs from the operation ID "${first}" only in capitals. Choose another one.`,
        ...(fix && { fix }),
      };
    }
  },
};
