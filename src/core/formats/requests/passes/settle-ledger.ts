import type { Ledger, LedgerEntry } from '../../../ledger/ledger.ts';
import { totalLedger } from '../../../ledger/ledger.ts';
import type { SourceDocument } from '../../format.ts';
import { folderPath, folderSeparator, type Folder, type FlatRequest } from '../model.ts';
import { placeOf } from '../report-at.ts';

/** What became of a request. */
export type Fate = { /** `GET /pets`, as it can be picked. */ readonly operation?: string } & (
  | { readonly outcome: 'operation'; readonly result: string }
  | { readonly outcome: 'merged'; readonly result: string; readonly reason: string }
  | { readonly outcome: 'skipped'; readonly reason: string }
);

/** Notes that a request was left out, and why; `operation` when it could have been picked. */
export type Skip = (request: FlatRequest, reason: string, operation?: string) => void;

/**
 * One entry for each request, in the order of the collection. A request whose fate nobody noted has none, so the sums
 * do not match: that is the point of counting apart.
 */
export function settleLedger(
  counted: number,
  requests: readonly FlatRequest[],
  fates: ReadonlyMap<FlatRequest, Fate>,
  document: SourceDocument,
): Ledger {
  const paths = new Map<Folder, string>();
  const entries = requests.flatMap((request): readonly LedgerEntry[] => {
    const fate = fates.get(request);
    if (!fate) return [];
    let path = paths.get(request.folder);
    if (path === undefined) paths.set(request.folder, (path = folderPath(request.folder)));
    const name = request.name || `${request.method} request`;
    return [
      {
        ...fate,
        label: path === '' ? name : `${path} / ${name}`,
        source: { pointer: request.pointer, ...placeOf(document, request.pointer) },
        group: path === '' ? [] : path.split(folderSeparator),
      },
    ];
  });
  return totalLedger(counted, entries);
}
