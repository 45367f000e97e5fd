import { textOf } from '../definition/operation-place.ts';
import { operationsOf, type OperationEntry } from '../definition/operations.ts';
import type { Definition } from '../definition/openapi2.ts';

/** An operation before and after; one of the two is absent where it is new or gone. */
export interface OperationPair {
  readonly before?: OperationEntry;
  readonly after?: OperationEntry;
}

/**
 * Which operation of one definition is which of another: those with the same id, then those with the same address, then
 * those whose addresses differ in the names of variables only. In the order of the definition after, the removed ones last.
 */
export function matchOperations(before: Definition, after: Definition): readonly OperationPair[] {
  const left = new Set(operationsOf(before));
  const matches = new Map<OperationEntry, OperationEntry>();
  const entries = operationsOf(after);
  for (const keyOf of [idAndAddressOf, idOf, addressKeyOf, shapeOf]) {
    const known = new Map<string, OperationEntry>();
    for (const entry of left) {
      const key = keyOf(entry);
      if (key !== '' && !known.has(key)) known.set(key, entry);
    }
    for (const entry of entries) {
      const match = matches.has(entry) ? undefined : known.get(keyOf(entry));
      if (!match || !left.delete(match)) continue;
      matches.set(entry, match);
    }
  }
  return [
    ...entries.map((entry): OperationPair => {
      const match = matches.get(entry);
      return { ...(match && { before: match }), after: entry };
    }),
    ...[...left].map((entry): OperationPair => ({ before: entry })),
  ];
}

const idOf = ({ operation }: OperationEntry): string => textOf(operation.operationId);
const addressKeyOf = ({ method, path }: OperationEntry): string => `${method} ${path}`;
const shapeOf = ({ method, path }: OperationEntry): string =>
  `${method} ${path.replace(/\{[^{}]*\}/g, '{}').toLowerCase()}`;

/** Where several operations have one id, each is matched with the one at its own address first. */
function idAndAddressOf(entry: OperationEntry): string {
  const id = idOf(entry);
  return id === '' ? '' : `${id} ${addressKeyOf(entry)}`;
}
