import type { Diagnostic, Severity, SourceRange } from '../diagnostics/diagnostic.ts';
import type { JsonPointer } from '../document/pointer.ts';
import type { Choice } from './choice.ts';

export type Outcome = 'operation' | 'merged' | 'skipped';

/** A place in an imported file. */
export interface SourcePlace {
  /** Absent when there is only one file and it has no name. */
  readonly file?: string;
  readonly pointer: JsonPointer;
  readonly range?: SourceRange;
}

/** One request or operation of the source, and where it went. */
export interface LedgerEntry {
  readonly outcome: Outcome;
  /** What the source calls it: `GET /pets`, or a request's name with its folders (`Pets / List pets`). */
  readonly label: string;
  readonly source: SourcePlace;
  /** The operation it became or was merged into, from the connector's root: `/definition/paths/~1pets/get`. Absent when skipped. */
  readonly result?: JsonPointer;
  /** One sentence; always there when merged or skipped. */
  readonly reason?: string;
  /**
   * What `ImportOptions.operations` calls it: `GET /pets`. Requests that become one operation share it. Absent when it
   * cannot be brought, whatever is picked.
   */
  readonly operation?: string;
  /** Where the source keeps it: its folders or its first tag, outermost first. Empty when in none. */
  readonly group: readonly string[];
}

/** What became of a construct that is not in the connector just as the source has it. */
export const changeKinds = ['changed', 'left-out', 'added', 'repaired', 'secret'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A construct of the source that was changed, left out, made up, mended or kept out on the way. */
export interface LedgerChange {
  readonly code: Diagnostic['code'];
  readonly kind: ChangeKind;
  readonly severity: Severity;
  /** One or two sentences for the maker. */
  readonly message: string;
  readonly source: SourcePlace;
  /** Where in the connector it is now, from its root. Absent when it is nowhere. */
  readonly result?: JsonPointer;
  /** What the source says there, as short JSON, credentials masked. Absent for secrets, and for faults of the text itself. */
  readonly before?: string;
  /** What the connector says there, likewise. */
  readonly after?: string;
  /** Present where it could have been done otherwise. */
  readonly choice?: Choice;
  /** On the last that is listed of a code: how many more there are. */
  readonly more?: number;
}

/** How many changes a list stands for: those in it, and those that it only counts. */
export const countChanges = (changes: readonly LedgerChange[]): number =>
  changes.reduce((sum, { more = 0 }) => sum + 1 + more, 0);

/** Every part of the source that describes the API, and where it went. `in` is the sum of the counts in `out`. */
export interface Ledger {
  readonly in: number;
  readonly out: Readonly<Record<Outcome, number>>;
  readonly entries: readonly LedgerEntry[];
  /** In the order of the conversion. */
  readonly changes: readonly LedgerChange[];
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
  return { in: counted, out, entries, changes: [] };
}

/** True if every part of the source is accounted for. */
export function isBalanced(ledger: Pick<Ledger, 'in' | 'out'>): boolean {
  return ledger.in === ledger.out.operation + ledger.out.merged + ledger.out.skipped;
}

/** `kept`: secrets that are not in the connector. `asParameters`: those of them that a connection asks for. */
export function countSecrets({ changes }: Pick<Ledger, 'changes'>): {
  readonly kept: number;
  readonly asParameters: number;
} {
  const secrets = changes.filter(({ kind }) => kind === 'secret');
  const asParameters = secrets.filter(({ result }) => result?.startsWith('/properties/properties/connectionParameter'));
  return { kept: countChanges(secrets), asParameters: countChanges(asParameters) };
}
