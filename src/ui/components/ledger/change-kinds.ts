import CirclePlus from '@lucide/svelte/icons/circle-plus';
import CircleMinus from '@lucide/svelte/icons/circle-minus';
import KeyRound from '@lucide/svelte/icons/key-round';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Wrench from '@lucide/svelte/icons/wrench';
import type { LucideIcon } from '@lucide/svelte';
import type { ChangeKind } from '#core/ledger/ledger.ts';

/** Shape of what became of a construct; the word is `kindTitles` of the core. */
export const kindIcons: Readonly<Record<ChangeKind, LucideIcon>> = {
  changed: RefreshCw,
  'left-out': CircleMinus,
  added: CirclePlus,
  repaired: Wrench,
  secret: KeyRound,
};
