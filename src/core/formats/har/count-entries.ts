/** How many entries a recording has: the left side of the ledger's sum. */
export function countEntries(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const log: unknown = Reflect.get(value, 'log');
  if (typeof log !== 'object' || log === null) return 0;
  const entries: unknown = Reflect.get(log, 'entries');
  return Array.isArray(entries) ? entries.length : 0;
}
