import { isMethod, isRecord } from '../../definition/operations.ts';
import { child, segmentsOf, type JsonPointer } from '../../document/pointer.ts';
import type { LedgerEntry } from '../../ledger/ledger.ts';
import type { ConversionContext, SourceDocument } from '../format.ts';
import { memberOf, type Loose } from '../tolerant.ts';
import type { Draft } from './draft.ts';
import { entryAt, groupOf, isChosen, otherMethods, reasonToSkip } from './list-operations.ts';
import { localTarget } from './local-target.ts';

interface Sources {
  readonly document: SourceDocument;
  /** As the file has it. */
  readonly source: Loose;
  /** After all mends. */
  readonly draft: Draft;
  /** The definition once path items were written out and methods settled, before anything was picked. */
  readonly placed: { readonly definition: Loose; readonly moment: number };
  /** `GET /pets`; undefined means all. */
  readonly chosen: ReadonlySet<string> | undefined;
  readonly checkpoint: ConversionContext['checkpoint'];
}

/** Where each operation of the source went, in the order of the text. */
export async function accountOperations(sources: Sources): Promise<readonly LedgerEntry[]> {
  const { source, checkpoint } = sources;
  const paths = source['paths'];
  if (!isRecord(paths)) return [];
  const entries: LedgerEntry[] = [];
  const items = Object.entries(paths);
  for (const [done, [path, item]] of items.entries()) {
    if (done % 100 === 0) await checkpoint(done, items.length);
    if (path.startsWith('x-') || !isRecord(item)) continue;
    const pointer = child('/paths', path);
    for (const [name, operation] of Object.entries(item)) {
      if (isAnyMethod(name)) entries.push(accountOne(sources, path, name, operation, child(pointer, name)));
    }
    const reference = item['$ref'];
    if (typeof reference === 'string') entries.push(...accountBehind(sources, path, item, reference));
  }
  return entries;
}

const isAnyMethod = (name: string): boolean =>
  isMethod(name.toLowerCase()) || otherMethods.includes(name.toLowerCase());

function accountOne(
  { document, draft, placed, chosen }: Sources,
  path: string,
  name: string,
  operation: unknown,
  pointer: JsonPointer,
): LedgerEntry {
  const method = name.toLowerCase();
  const label = `${method.toUpperCase()} ${path}`;
  const group = groupOf(operation);
  const first = draft.resultOf(pointer, 0);
  const item = memberOf(placed.definition['paths'], path);
  if (
    !isMethod(method) ||
    !isRecord(memberOf(item, method)) ||
    ('lost' in first && first.lost !== undefined && name !== method)
  ) {
    const reason =
      ('lost' in first ? first.lost : undefined) ?? reasonToSkip(path, name, operation) ?? 'It was left out.';
    return { ...entryAt(document, label, pointer, reason), group };
  }
  if (!isChosen(chosen, label)) return { ...entryAt(document, label, pointer, 'Not picked.'), operation: label, group };
  const found = draft.resultOf(child('/paths', path, method), placed.moment);
  if ('lost' in found)
    return { ...entryAt(document, label, pointer, found.lost ?? 'It was left out.'), operation: label, group };
  const [, now = ''] = segmentsOf(found.pointer);
  const reason = now.startsWith('/') ? undefined : reasonToSkip(now, method, operation);
  const about = { ...(reason === undefined && { operation: label }), group };
  return { ...entryAt(document, label, pointer, reason, `/definition${found.pointer}`), ...about };
}

/** The operations of a path item that is a reference: written out into the path, or left where they are. */
function accountBehind(sources: Sources, path: string, item: Loose, reference: string): readonly LedgerEntry[] {
  const { document, source, placed } = sources;
  const target = localTarget(source, reference);
  const pointer = child('/paths', path, '$ref');
  if (!isRecord(target))
    return [entryAt(document, path, pointer, `It stands at "${reference}", which is not in this file.`)];
  const isWrittenOut = memberOf(memberOf(placed.definition['paths'], path), '$ref') === undefined;
  return Object.keys(target)
    .filter(isAnyMethod)
    .map((name) => {
      const label = `${name.toUpperCase()} ${path}`;
      if (!isWrittenOut) {
        const reason = `It stands at "${reference}", and connectors do not follow references from a path. Copy it here.`;
        return entryAt(document, label, pointer, reason);
      }
      if (Object.hasOwn(item, name)) return entryAt(document, label, pointer, 'The path has this method itself.');
      return accountOne(sources, path, name, target[name], pointer);
    });
}
