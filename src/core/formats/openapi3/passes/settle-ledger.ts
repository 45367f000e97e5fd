import type { JsonPointer } from '../../../document/pointer.ts';
import type { LedgerEntry } from '../../../ledger/ledger.ts';
import type { SourceDocument } from '../../format.ts';
import { placeOf } from '../../requests/report-at.ts';
import { pointerOf } from '../place.ts';
import type { SecretKeeper } from './keep-secrets-out.ts';
import type { ListedOperation, SourceOperation } from './list-operations.ts';
import type { TriggerChoice } from './make-triggers.ts';
import type { Placement } from './place-operations.ts';

/** An entry for each operation of the source, with what it became. */
export function settleLedger(
  listed: readonly ListedOperation[],
  placement: Placement,
  sentTo: TriggerChoice['sentTo'],
  document: SourceDocument,
  keeper: SecretKeeper,
): readonly LedgerEntry[] {
  const results = new Map<SourceOperation, JsonPointer>();
  for (const [{ source, isFirst }, result] of placement.results) if (isFirst) results.set(source, result);
  return listed.flatMap(({ label, place, found, group, canBePicked }): readonly LedgerEntry[] => {
    const pointer = pointerOf(place);
    const shown = {
      label: keeper.text(label, place),
      source: { pointer, ...placeOf(document, pointer) },
      group: group.map((name) => keeper.text(name, place)),
      ...(canBePicked && { operation: label }),
    };
    if ('reason' in found) {
      const trigger = sentTo.get(pointer);
      const result = trigger && placement.results.get(trigger);
      if (result !== undefined)
        return [{ outcome: 'merged', ...shown, result, reason: 'It is what the trigger gets.' }];
      return [{ outcome: 'skipped', ...shown, reason: keeper.text(found.reason, place) }];
    }
    const result = results.get(found);
    // Without a result there is no entry, and the sums do not match: that is the point of counting apart.
    return result === undefined ? [] : [{ outcome: 'operation', ...shown, result }];
  });
}
