import { countBySeverity, type Diagnostic, type Severity } from '../diagnostics/diagnostic.ts';
import type { ImportOutcome } from '../formats/import-description.ts';
import { groupChanges, joinRepeated, type ChangeGroup } from './change-groups.ts';
import { countSecrets, type Ledger } from './ledger.ts';

/** A ledger with its changes in groups. */
export interface LedgerOverview extends Omit<Ledger, 'changes'> {
  /** The gravest first. */
  readonly groups: readonly ChangeGroup[];
  readonly secrets: ReturnType<typeof countSecrets>;
}

type Imported = Extract<ImportOutcome, { readonly ok: true }>;

/** What the page is told of an import. A file may change in tens of thousands of places, and a page that gets all of them stops. */
export type ImportOverview =
  | (Omit<Imported, 'ledger' | 'diagnostics'> & {
      readonly ledger: LedgerOverview;
      /** What the ledger's changes do not tell: what the rules find in the connector, and what concerns the drop as a whole. */
      readonly diagnostics: readonly Diagnostic[];
      /** Of those, listed or not. */
      readonly findings: Readonly<Record<Severity, number>>;
    })
  | Extract<ImportOutcome, { readonly ok: false }>;

/** Changes, and findings, of one code that go to the page. */
const listedOfEach = 200;

/** Cuts an import down to what the page shows: every count is whole, long lists have their beginning. */
export function overviewOf(outcome: ImportOutcome): ImportOverview {
  if (!outcome.ok) return outcome;
  const { changes, ...sums } = outcome.ledger;
  const diagnostics = findingsBeside(outcome);
  const seen = new Map<string, number>();
  const listed = diagnostics.filter(({ code }) => {
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    return count <= listedOfEach;
  });
  return {
    ...outcome,
    ledger: {
      ...sums,
      groups: groupChanges(joinRepeated(changes), listedOfEach),
      secrets: countSecrets(outcome.ledger),
    },
    diagnostics: listed,
    findings: countBySeverity(diagnostics),
  };
}

/** The findings that the ledger does not tell as changes: all about the connector, and those about the drop as a whole. */
export function findingsBeside({
  ledger,
  diagnostics,
}: Pick<Imported, 'ledger' | 'diagnostics'>): readonly Diagnostic[] {
  const told = new Set(ledger.changes.map(({ code }) => code));
  return diagnostics.filter((finding) => isAboutConnector(finding) || !told.has(finding.code));
}

const parts = /^\/(?:definition|properties|script|icon)(?:\/|$)/;

const isAboutConnector = ({ file, pointer }: Diagnostic): boolean => file === undefined && parts.test(pointer);
