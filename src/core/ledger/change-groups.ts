import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { ChoiceOption } from './choice.ts';
import type { ChangeKind, LedgerChange } from './ledger.ts';

/** Choices that can be made all at once, as they have the same options. */
export interface SharedChoice {
  /** Of every one of them, listed or not. */
  readonly ids: readonly string[];
  readonly options: readonly ChoiceOption[];
  /** The `value` that all have taken; undefined where they differ. */
  readonly taken: string | undefined;
}

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
  /** There where the choices of two changes or more are all between the same options. */
  readonly shared?: SharedChoice;
  /** In the order of the conversion: the first ones, and after them those that were done otherwise than by default. */
  readonly changes: readonly LedgerChange[];
}

/** Told of request after request in the same words: shown once, with how often. */
const repeated = /\/(?:header-left-out|row-signs-in|constant-header-row)$/;

/**
 * One change in the place of many that say the same of the same thing: a header that every request has is one line with a
 * count, so that what was left out once is seen beside it. Others stay as they are, in their order.
 */
export function joinRepeated(changes: readonly LedgerChange[]): readonly LedgerChange[] {
  const counts = new Map<string, number>();
  const keyOf = ({ code, message }: LedgerChange): string => `${code} ${message}`;
  const isRepeated = ({ code, choice }: LedgerChange): boolean => choice === undefined && repeated.test(code);
  for (const change of changes)
    if (isRepeated(change)) counts.set(keyOf(change), (counts.get(keyOf(change)) ?? 0) + 1 + (change.more ?? 0));
  if (counts.size === 0) return changes;
  const told = new Set<string>();
  return changes.flatMap((change) => {
    if (!isRepeated(change)) return [change];
    const key = keyOf(change);
    const count = counts.get(key) ?? 1;
    if (told.has(key)) return [];
    told.add(key);
    if (count === 1) return [change];
    const { more: _, ...first } = change;
    return [{ ...first, message: `${change.message} In ${count.toLocaleString('en')} places; this is the first.` }];
  });
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
    const { code, kind, severity, choice, more = 0 } = change;
    const key = `${code} ${kind}`;
    const group = groups.get(key) ?? { code, kind, severity, count: 0, choices: 0, changes: [] };
    if (group.changes.length < limit || isOtherwise(change)) group.changes.push(change);
    groups.set(key, {
      ...group,
      severity: gravity[severity] < gravity[group.severity] ? severity : group.severity,
      count: group.count + 1 + more,
      choices: group.choices + (choice ? 1 : 0),
    });
  }
  const shared = shareChoices(changes);
  return [...groups]
    .map(([key, group]) => {
      const together = shared.get(key);
      return together && together.ids.length > 1 ? { ...group, shared: together } : group;
    })
    .toSorted((a, b) => gravity[a.severity] - gravity[b.severity]);
}

/** By group: the choices in it, if they are all between the same options. */
function shareChoices(changes: readonly LedgerChange[]): ReadonlyMap<string, SharedChoice | undefined> {
  const shared = new Map<string, (SharedChoice & { readonly ids: string[] }) | undefined>();
  for (const { code, kind, choice } of changes) {
    if (!choice) continue;
    const { id, options, taken } = choice;
    const key = `${code} ${kind}`;
    const known = shared.get(key);
    if (!shared.has(key)) shared.set(key, { ids: [id], options, taken });
    else if (known && areSame(known.options, options)) {
      if (known.ids.at(-1) !== id) known.ids.push(id);
      if (known.taken !== taken) shared.set(key, { ...known, taken: undefined });
    } else shared.set(key, undefined);
  }
  return shared;
}

const areSame = (a: readonly ChoiceOption[], b: readonly ChoiceOption[]): boolean =>
  a.length === b.length && a.every(({ value, label }, at) => value === b[at]?.value && label === b[at].label);

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
