import { isWithin } from '../document/pointer.ts';
import type { OperationEntry } from './operations.ts';

/** `GET /pets`. */
export const addressText = ({ path, method }: Pick<OperationEntry, 'path' | 'method'>): string =>
  `${method.toUpperCase()} ${path}`;

/** What an operation goes by where the maker reads of it: summary, else operation id, else `GET /pets`. */
export function labelOf(entry: OperationEntry): string {
  return textOf(entry.operation.summary).trim() || textOf(entry.operation.operationId) || addressText(entry);
}

/** What an operation goes by in the name of an edit: its operation id, else `GET /pets`. */
export function nameOf(entry: OperationEntry): string {
  return textOf(entry.operation.operationId) || addressText(entry);
}

/** The operation ids that more than one operation has: a fault that leaves them without use as a name. */
export function sharedIds(entries: readonly OperationEntry[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { operation } of entries) {
    const id = textOf(operation.operationId);
    if (seen.has(id)) shared.add(id);
    seen.add(id);
  }
  return shared;
}

/** The operation's part of the page's address: its operation id, or `GET /pets` when it has none of its own. */
export function placeOf(entry: OperationEntry, shared: ReadonlySet<string>): string {
  const id = textOf(entry.operation.operationId);
  return id === '' || shared.has(id) || /[\s/]/.test(id) ? addressText(entry) : id;
}

/** The operation that a place names: an operation id, `GET /pets`, or a pointer to or into it. */
export function findOperation(entries: readonly OperationEntry[], place: string): OperationEntry | undefined {
  if (place === '') return undefined;
  if (place.startsWith('/')) return entries.find(({ pointer }) => isWithin(place, pointer));
  return (
    entries.find(({ operation }) => operation.operationId === place) ??
    entries.find((entry) => addressText(entry).toLowerCase() === place.toLowerCase())
  );
}

/** Text, or '' for anything else that may stand in a file. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
