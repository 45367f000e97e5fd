import type { JsonPointer } from '../../document/pointer.ts';
import { choose, type Choices } from '../../ledger/choice.ts';
import type { ReportAt } from '../requests/report-at.ts';
import { leftOutKinds, type LeftOut } from './judge-entry.ts';

type Kind = LeftOut['kind'];

/**
 * Asks for each kind of entry that is no call of an API whether to bring it after all; left out unless asked for.
 *
 * @param judged What each entry was judged to be; undefined for calls.
 * @param pointerOf The place of an entry, by its index.
 * @returns Why each entry is left out; undefined for what is brought.
 * Lists `left-out` for each kind, at its first entry, with a choice where a connector could make the call.
 */
export function settleLeftOut(
  judged: readonly (LeftOut | undefined)[],
  pointerOf: (index: number) => JsonPointer,
  choices: Choices,
  tell: ReportAt,
): readonly (LeftOut | undefined)[] {
  const kinds = new Map<Kind, { count: number; readonly pointer: JsonPointer; readonly reason: string }>();
  for (const [index, leftOut] of judged.entries()) {
    if (!leftOut) continue;
    const known = kinds.get(leftOut.kind);
    if (known) known.count += 1;
    else kinds.set(leftOut.kind, { count: 1, pointer: pointerOf(index), reason: leftOut.reason });
  }
  const brought = new Set<Kind>();
  for (const [kind, { count, pointer, reason }] of kinds) {
    const { words, canBring } = leftOutKinds[kind];
    const what = `${count} ${words[count === 1 ? 0 : 1]}`;
    if (!canBring) {
      const message = `${what} ${wasOrWere(count)} left out. ${reason}`;
      tell('left-out', 'info', message, pointer, { kind: 'left-out', isOnlyListed: true });
      continue;
    }
    const choice = choose(choices, `har/left-out:${pointer}`, [
      { value: 'leave-out', label: 'Leave out' },
      { value: 'bring', label: `Bring ${count === 1 ? 'it' : 'them'} too` },
    ]);
    const isBrought = choice.taken === 'bring';
    if (isBrought) brought.add(kind);
    const message = isBrought
      ? `${what} ${wasOrWere(count)} brought, because you asked for it.`
      : `${what} ${wasOrWere(count)} left out. ${reason}`;
    tell('left-out', 'info', message, pointer, {
      kind: isBrought ? 'changed' : 'left-out',
      choice,
      isOnlyListed: true,
    });
  }
  return judged.map((leftOut) => (leftOut && brought.has(leftOut.kind) ? undefined : leftOut));
}

/** `3 web pages, 1 redirect`; '' when nothing is left out. */
export function summarise(leftOut: readonly (LeftOut | undefined)[]): string {
  const counts = new Map<Kind, number>();
  for (const found of leftOut) if (found) counts.set(found.kind, (counts.get(found.kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${leftOutKinds[kind].words[count === 1 ? 0 : 1]}`).join(', ');
}

const wasOrWere = (count: number): string => (count === 1 ? 'was' : 'were');
