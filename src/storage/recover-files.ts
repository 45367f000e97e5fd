import type { Connector } from '#core/document/connector.ts';
import { openDocument } from '#core/document/open-document.ts';
import { checksumOf } from '#core/history/checksum.ts';
import { noUndo, stacksOf, type UndoStacks } from '#core/history/edit-log.ts';
import { replay } from '#core/history/replay.ts';
import { isFiles, isLogEntry } from './guards.ts';
import { otherSlot, type Slot } from './keys.ts';
import type { StoredFiles, StoredLogEntry } from './records.ts';

/** A connector's files as far as they could be had from what is stored. */
export interface RecoveredFiles {
  readonly connector: Connector;
  /** How many saves are in them. */
  readonly seq: number;
  /** How many of these the copy holds that they were made from. */
  readonly copied: number;
  /** The number of the last save that is stored, whether it counts or not. */
  readonly last: number;
  /** Which of the two copies may be written over next. */
  readonly spare: Slot;
  readonly undo: UndoStacks;
  /** Saves that are stored but could not be made again: what they hold is about other files than these. */
  readonly lostSaves: number;
  /** Neither copy is as it was written: this is what is left of one. */
  readonly isDamaged: boolean;
}

/**
 * The newest state that can be vouched for: a copy that is whole, and every save after it that leads where it led when it
 * was made. The older copy with a longer log beats a newer one that is torn.
 *
 * @param slots As read, whatever that is.
 * @param log As read, in the order of their numbers.
 * @returns Undefined when neither copy holds files.
 */
export function recoverFiles(slots: readonly [unknown, unknown], log: readonly unknown[]): RecoveredFiles | undefined {
  const entries = log.filter(isLogEntry);
  const last = entries.at(-1)?.seq ?? 0;
  const copies = ([0, 1] as const)
    .flatMap((slot) => {
      const files = slots[slot];
      return isFiles(files) ? [{ slot, files, isWhole: checksumOf(files.connector) === files.check }] : [];
    })
    .toSorted((a, b) => Number(b.isWhole) - Number(a.isWhole) || b.files.seq - a.files.seq);
  const best = furthest(
    copies.filter(({ isWhole }) => isWhole),
    entries,
  );
  if (!best) {
    const [left] = copies;
    if (!left) return undefined;
    const { connector, seq } = left.files;
    const lostSaves = entries.filter((entry) => entry.seq > seq).length;
    const spare = otherSlot(left.slot);
    return { connector, seq, copied: seq, last, spare, undo: noUndo, lostSaves, isDamaged: true };
  }
  const { slot, seq, connector, files } = best;
  return {
    connector,
    seq,
    copied: files.seq,
    last,
    spare: otherSlot(slot),
    undo: stacksOf(leadingTo(seq, entries).flatMap(({ edits }) => edits)),
    lostSaves: entries.filter((entry) => entry.seq > seq).length,
    isDamaged: false,
  };
}

/** A copy of the files as it is stored. */
interface Copy {
  readonly slot: Slot;
  readonly files: StoredFiles;
}

/**
 * The copy whose saves lead furthest, and where to. The older one is only looked at when the newer does not lead to the end
 * of the log: making the saves again takes a while.
 *
 * @param copies Whole ones, newest first.
 */
function furthest(copies: readonly Copy[], entries: readonly StoredLogEntry[]): (Copy & Reached) | undefined {
  const last = entries.at(-1)?.seq ?? 0;
  let best: (Copy & Reached) | undefined;
  for (const copy of copies) {
    const reached = goOn(copy.files, entries);
    if (!best || reached.seq > best.seq) best = { ...copy, ...reached };
    if (best.seq >= last) break;
  }
  return best;
}

interface Reached {
  readonly connector: Connector;
  readonly seq: number;
}

/** The files after all the saves that follow them. */
function goOn({ connector, seq }: StoredFiles, entries: readonly StoredLogEntry[]): Reached {
  const next = entries.filter((entry) => entry.seq > seq);
  const gap = next.findIndex((entry, index) => entry.seq !== seq + 1 + index);
  const log = gap === -1 ? next : next.slice(0, gap);
  if (log.length === 0) return { connector, seq };
  const { document, count } = replay(openDocument(connector), log);
  return { connector: document.connector, seq: seq + count };
}

/** The saves that led to one, as far back as every number follows the one before; none where that one is not there. */
function leadingTo(seq: number, entries: readonly StoredLogEntry[]): readonly StoredLogEntry[] {
  const before = entries.filter((entry) => entry.seq <= seq);
  if (before.at(-1)?.seq !== seq) return [];
  const start = before.findLastIndex((entry, index) => index > 0 && before[index - 1]?.seq !== entry.seq - 1);
  return start === -1 ? before : before.slice(start);
}
