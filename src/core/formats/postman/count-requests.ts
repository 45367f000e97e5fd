import { isRecord, listAt, memberOf } from '../tolerant.ts';

/**
 * How many requests a collection has, by a plain walk over its own value that knows nothing of how requests are read:
 * the left side of the ledger's sum.
 */
export function countRequests(collection: unknown, version: 1 | 2): number {
  if (version === 1) return listAt(collection, 'requests').filter(isRecord).length;
  let count = 0;
  const waiting: unknown[] = [...listAt(collection, 'item')];
  while (waiting.length > 0) {
    const item = waiting.pop();
    if (!isRecord(item)) continue;
    const isFolder = Object.hasOwn(item, 'item');
    const hasRequest = memberOf(item, 'request') !== undefined && memberOf(item, 'request') !== null;
    if (!isFolder || hasRequest) count += 1;
    for (const inner of listAt(item, 'item')) waiting.push(inner);
  }
  return count;
}
