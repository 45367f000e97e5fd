import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleMinus from '@lucide/svelte/icons/circle-minus';
import Merge from '@lucide/svelte/icons/merge';
import type { LucideIcon } from '@lucide/svelte';
import type { Outcome } from '#core/ledger/ledger.ts';

/** Shape and colour of each way a part of the source can go, in the order of reading; the words are `outcomeUnits` of the core. */
export const outcomes: readonly { outcome: Outcome; icon: LucideIcon; ink: string }[] = [
  { outcome: 'operation', icon: CircleCheck, ink: 'var(--ink-success)' },
  { outcome: 'merged', icon: Merge, ink: 'var(--ink-info)' },
  { outcome: 'skipped', icon: CircleMinus, ink: 'var(--ink-warning)' },
];
