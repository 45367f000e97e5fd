import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { placeOfProblem } from '#core/problems/problem-place.ts';
import { focusField } from '../tabs/definition/focus-field.ts';

/** How often a field is looked for, and how long to wait in between, in milliseconds: a tab may have to be loaded first. */
const tries = 12;
const pause = 50;
/** A tab that has nothing to be focused yet is still on its way, for as long as this many tries more. */
const patience = 60;

/**
 * Puts the focus on the field that a finding is about, once the tab that has it is there.
 *
 * @param tab Gives the tab's panel, or nothing while there is none. Of a tab that has its fields in one place, as beside a
 * list of what there is, only that place (`data-fields`) counts.
 * @param isOver True when something else was asked for in the meantime.
 * @returns False when no field has it.
 */
export async function leadToField(
  problem: Diagnostic,
  tab: () => HTMLElement | null,
  isOver: () => boolean,
): Promise<boolean> {
  let left = tries;
  for (let waited = 0; left > 0 && waited < patience; waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (isOver()) return true;
    const panel = fieldsIn(tab());
    if (!panel?.querySelector('input, textarea, select, [data-pointer]')) continue;
    left -= 1;
    if (await focusField(panel, problem, 'exact')) return true;
  }
  const panel = fieldsIn(tab());
  if (isOver() || !panel) return isOver();
  // A field around it will do where it is part of what the finding is about, and not all of an operation.
  return focusField(panel, problem, { inside: placeOfProblem(problem.pointer).pointer });
}

const fieldsIn = (panel: HTMLElement | null): HTMLElement | null =>
  panel?.querySelector<HTMLElement>('[data-fields]:not([hidden])') ?? panel;
