import CirclePlus from '@lucide/svelte/icons/circle-plus';
import CircleMinus from '@lucide/svelte/icons/circle-minus';
import KeyRound from '@lucide/svelte/icons/key-round';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Wrench from '@lucide/svelte/icons/wrench';
import type { LucideIcon } from '@lucide/svelte';
import type { ChangeKind } from '#core/ledger/ledger.ts';

/** Shape and word of what became of one construct. */
export const kindLooks: Readonly<Record<ChangeKind, { icon: LucideIcon; word: string }>> = {
  changed: { icon: RefreshCw, word: 'Changed' },
  'left-out': { icon: CircleMinus, word: 'Left out' },
  added: { icon: CirclePlus, word: 'Added' },
  repaired: { icon: Wrench, word: 'Repaired' },
  secret: { icon: KeyRound, word: 'Secret' },
};
