import type { SourceRange } from '../diagnostics/diagnostic.ts';
import type { JsonPointer } from '../document/pointer.ts';

export type Outcome = 'operation' | 'merged' | 'skipped';

/** One request or operation of the source, and where it went. */
export interface LedgerEntry {
  readonly outcome: Outcome;
  /** What the source calls it: `GET /pets`, or a request's name with its folders (`Pets / List pets`). */
  readonly label: string;
  readonly source: {
    /** The imported file; absent when there is only one and it has no name. */
    readonly file?: string;
    readonly pointer: JsonPointer;
    readonly range?: SourceRange;
  };
  /** The operation it became or was merged into, from the connector's root: `/definition/paths/~1pets/get`. Absent when skipped. */
  readonly result?: JsonPointer;
  /** One sentence; always there when merged or skipped. */
  readonly reason?: string;
}

/** Every part of the source that describes the API, and where it went. `in` is the sum of the counts in `out`. */
export interface Ledger {
  readonly in: number;
  readonly out: Readonly<Record<Outcome, number>>;
  readonly entries: readonly LedgerEntry[];
}

/**
 * Totals a list of entries.
 *
 * @param counted How many requests or operations a plain walk over the source finds, counted apart from the entries, so
 * that one which a converter forgot shows as a ledger whose sums do not match.
 */
export function totalLedger(counted: number, entries: readonly LedgerEntry[]): Ledger {
  const out = { operation: 0, merged: 0, skipped: 0 };
  for (const { outcome } of entries) out[outcome] += 1;
  return { in: counted, out, entries };
}

/** True if every part of the source is accounted for. */
export function isBalanced(ledger: Ledger): boolean {
  return ledger.in === ledger.out.operation + ledger.out.merged + ledger.out.skipped;
}
