import { isMethod, isRecord } from '../../definition/operations.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { LedgerEntry } from '../../ledger/ledger.ts';
import type { SourceDocument } from '../format.ts';
import { placeOf } from '../requests/report-at.ts';
import { localTarget } from './local-target.ts';

/** Methods that requests have and OpenAPI 2.0 has not. */
export const otherMethods: readonly string[] = ['trace', 'query', 'connect'];

/**
 * Where each operation of a definition goes, in the order of the text: it becomes an operation, or it is skipped
 * because it was not chosen or because connectors have no such thing. What is skipped for the second reason stays in
 * the text as it is.
 *
 * @param chosen `GET /pets`; undefined means all.
 */
export async function listOperations(
  document: SourceDocument,
  definition: unknown,
  chosen: ReadonlySet<string> | undefined,
  checkpoint: (done: number, total: number) => Promise<void>,
): Promise<readonly LedgerEntry[]> {
  const paths = isRecord(definition) ? definition['paths'] : undefined;
  if (!isRecord(paths)) return [];
  const entries: LedgerEntry[] = [];
  const items = Object.entries(paths);
  for (const [done, [path, item]] of items.entries()) {
    if (done % 100 === 0) await checkpoint(done, items.length);
    if (path.startsWith('x-') || !isRecord(item)) continue;
    const pointer = child('/paths', path);
    for (const [name, operation] of Object.entries(item)) {
      const method = name.toLowerCase();
      if (!isMethod(method) && !otherMethods.includes(method)) continue;
      const label = `${method.toUpperCase()} ${path}`;
      const unfit = reasonToSkip(path, name, operation);
      const reason = unfit ?? (isChosen(chosen, label) ? undefined : 'Not picked.');
      const about = { ...(unfit === undefined && { operation: label }), group: groupOf(operation) };
      entries.push({ ...entryAt(document, label, child(pointer, name), reason), ...about });
    }
    const reference = item['$ref'];
    if (typeof reference === 'string') entries.push(...behindReference(document, definition, path, reference));
  }
  return entries;
}

/** True if an operation is among those to bring; the method in any case, as people type it. */
export const isChosen = (chosen: ReadonlySet<string> | undefined, label: string): boolean =>
  chosen === undefined || chosen.has(label) || chosen.has(label.replace(/^\S+/, (method) => method.toLowerCase()));

/** The first tag of an operation, as the ledger's group. */
export function groupOf(operation: unknown): readonly string[] {
  const tags = isRecord(operation) ? operation['tags'] : undefined;
  const first: unknown = Array.isArray(tags) ? tags[0] : undefined;
  return typeof first === 'string' && first !== '' ? [first] : [];
}

export function reasonToSkip(path: string, name: string, operation: unknown): string | undefined {
  if (!path.startsWith('/')) return 'The path does not begin with "/", so no request can be sent to it. Add the slash.';
  if (!isMethod(name.toLowerCase())) return `OpenAPI 2.0 has no method "${name}", so connectors cannot send it.`;
  if (!isMethod(name)) return `The method is written "${name}"; OpenAPI 2.0 wants it in lower case.`;
  return isRecord(operation) ? undefined : 'There is nothing in it.';
}

/** A path item that is only a reference: connectors do not follow it, so its operations stay where they are. */
function behindReference(
  document: SourceDocument,
  definition: unknown,
  path: string,
  reference: string,
): readonly LedgerEntry[] {
  const target = localTarget(definition, reference);
  const pointer = child('/paths', path, '$ref');
  if (!isRecord(target))
    return [entryAt(document, path, pointer, `It stands at "${reference}", which is not in this file.`)];
  return Object.keys(target)
    .map((name) => name.toLowerCase())
    .filter((method) => isMethod(method) || otherMethods.includes(method))
    .map((method) => {
      const reason = `It stands at "${reference}", and connectors do not follow references from a path. Copy it here.`;
      return entryAt(document, `${method.toUpperCase()} ${path}`, pointer, reason);
    });
}

export function entryAt(
  document: SourceDocument,
  label: string,
  pointer: JsonPointer,
  reason: string | undefined,
  result = `/definition${pointer}`,
): LedgerEntry {
  const source = { pointer, ...placeOf(document, pointer) };
  return reason === undefined
    ? { outcome: 'operation', label, source, result, group: [] }
    : { outcome: 'skipped', label, source, reason, group: [] };
}
