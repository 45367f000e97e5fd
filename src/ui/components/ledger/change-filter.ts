import type { ChangeKind } from '#core/ledger/ledger.ts';

/** What the list of changes can be asked to show: all, one kind, or what can be done otherwise. */
export type ChangeFilter = ChangeKind | 'all' | 'choices';
