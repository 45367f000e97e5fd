import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleMinus from '@lucide/svelte/icons/circle-minus';
import Merge from '@lucide/svelte/icons/merge';
import type { LucideIcon } from '@lucide/svelte';
import type { Outcome } from '#core/ledger/ledger.ts';

/** What the maker calls each way a part of the source can go, in the order of reading. */
export const outcomes: readonly { outcome: Outcome; icon: LucideIcon; one: string; many: string; ink: string }[] = [
  { outcome: 'operation', icon: CircleCheck, one: 'operation', many: 'operations', ink: 'var(--ink-success)' },
  { outcome: 'merged', icon: Merge, one: 'merged', many: 'merged', ink: 'var(--ink-info)' },
  { outcome: 'skipped', icon: CircleMinus, one: 'left out', many: 'left out', ink: 'var(--ink-warning)' },
];
