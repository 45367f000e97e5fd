import type { ChangeGroup } from './change-groups.ts';
import { codeTitle } from './ledger-words.ts';
import type { ChangeKind, LedgerChange } from './ledger.ts';

/** Which changes are looked for. */
export interface ChangeQuery {
  readonly kind: ChangeKind | 'all';
  /** Words that all have to be in the change: in its title and message, its places, what was and what is. */
  readonly search: string;
  /** Only those that can be done otherwise. */
  readonly hasChoice: boolean;
}

/** A group with those of its listed changes that were looked for. */
export interface FoundGroup extends ChangeGroup {
  /** How many there are; where only some were looked for, of those that are listed. */
  readonly found: number;
}

/** Groups in which nothing is found are left out. */
export function findChanges(
  groups: readonly ChangeGroup[],
  { kind, search, hasChoice }: ChangeQuery,
): readonly FoundGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return groups.flatMap((group) => {
    if (kind !== 'all' && group.kind !== kind) return [];
    if (words.length === 0 && !hasChoice) return [{ ...group, found: group.count }];
    const changes = group.changes.filter(
      (change) => (!hasChoice || change.choice !== undefined) && (words.length === 0 || holds(change, words)),
    );
    const found = words.length === 0 ? group.choices : changes.length;
    return changes.length > 0 ? [{ ...group, changes, found }] : [];
  });
}

function holds(change: LedgerChange, words: readonly string[]): boolean {
  const text = texts.get(change) ?? textOf(change);
  texts.set(change, text);
  return words.every((word) => text.includes(word));
}

/** A search is asked again with every key. */
const texts = new WeakMap<LedgerChange, string>();

// Numbers as they are: writing thousands of them for readers takes longer than everything else here.
const textOf = ({ code, message, source, result, before, after }: LedgerChange): string =>
  [
    message,
    code,
    codeTitle(code),
    source.file,
    source.range && `line ${source.range.line}`,
    source.pointer,
    result,
    before,
    after,
  ]
    .join(' ')
    .replaceAll('~1', '/')
    .toLowerCase();
