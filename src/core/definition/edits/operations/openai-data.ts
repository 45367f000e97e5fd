import { textOf } from '../../operation-place.ts';
import { isRecord, type OperationEntry } from '../../operations.ts';
import { memberAt } from '../../operation-settings.ts';

/**
 * What the AI plugin says of an operation at least. What only reads runs without asking. Source: domain notes, 2.5
 * (GET: confirmation false; all others: true).
 */
export const openaiDataFor = ({ operation, method }: OperationEntry, isEnabled: boolean): object => ({
  'openai-enabled': isEnabled,
  operations: [{ operationId: textOf(operation.operationId), 'x-ms-require-user-confirmation': method !== 'get' }],
});

/** Which of the operations inside `x-ms-openai-data` is the operation itself: that with its id, else the only one. */
export function ownOpenaiIndex({ operation }: OperationEntry): number | undefined {
  const list = memberAt(operation, 'x-ms-openai-data', 'operations');
  if (!Array.isArray(list)) return undefined;
  const own = list.findIndex((one: unknown) => isRecord(one) && one['operationId'] === operation.operationId);
  if (own >= 0) return own;
  return list.length === 1 && isRecord(list[0]) ? 0 : undefined;
}
