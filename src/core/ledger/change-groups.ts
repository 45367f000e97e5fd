import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { ChangeKind, LedgerChange } from './ledger.ts';

/** Changes of one code and kind. */
export interface ChangeGroup {
  readonly code: Diagnostic['code'];
  readonly kind: ChangeKind;
  /** That of the gravest. */
  readonly severity: Severity;
  /** How many there are, listed or not. */
  readonly count: number;
  /** How many of them can be done otherwise. */
  readonly choices: number;
  /** In the order of the conversion: the first ones, and after them those that were done otherwise than by default. */
  readonly changes: readonly LedgerChange[];
}

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * Puts the changes of a ledger into groups, the gravest first, and in the order of the conversion within a severity.
 *
 * @param limit How many changes a group lists. Those whose choice is not the default are listed in any case, so that it can
 * be put back.
 */
export function groupChanges(changes: readonly LedgerChange[], limit = Infinity): readonly ChangeGroup[] {
  const groups = new Map<string, ChangeGroup & { readonly changes: LedgerChange[] }>();
  for (const change of changes) {
    const { code, kind, severity, choice } = change;
    const key = `${code} ${kind}`;
    const group = groups.get(key) ?? { code, kind, severity, count: 0, choices: 0, changes: [] };
    if (group.changes.length < limit || isOtherwise(change)) group.changes.push(change);
    groups.set(key, {
      ...group,
      severity: gravity[severity] < gravity[group.severity] ? severity : group.severity,
      count: group.count + 1,
      choices: group.choices + (choice ? 1 : 0),
    });
  }
  return [...groups.values()].toSorted((a, b) => gravity[a.severity] - gravity[b.severity]);
}

/** True if the maker asked for another way than the one that is taken by default. */
export function isOtherwise({ choice }: LedgerChange): boolean {
  return choice !== undefined && choice.taken !== choice.options[0].value;
}

/** How many changes there are of each kind. */
export function countByKind(groups: readonly ChangeGroup[]): Readonly<Record<ChangeKind, number>> {
  const counts = { changed: 0, 'left-out': 0, added: 0, repaired: 0, secret: 0 };
  for (const { kind, count } of groups) counts[kind] += count;
  return counts;
}

/** How many changes can be done otherwise. */
export const countChoices = (groups: readonly ChangeGroup[]): number =>
  groups.reduce((sum, { choices }) => sum + choices, 0);

/** A name for each change of a list that it keeps from one import of a file to the next, whatever becomes of the others. */
export function keyChanges(
  changes: readonly LedgerChange[],
): readonly { readonly change: LedgerChange; readonly key: string }[] {
  const seen = new Map<string, number>();
  return changes.map((change) => {
    const { file = '', pointer } = change.source;
    const name = change.choice?.id ?? `${file}:${pointer}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { change, key: `${name} ${count}` };
  });
}
