import { tick } from 'svelte';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { isWithin, type JsonPointer } from '#core/document/pointer.ts';

/**
 * Puts the focus on the field that a problem is about. Fields carry the pointer of what they write as `data-pointer`; what
 * folds fields away is a `details` whose `data-holds` has their pointers, one a line. Where no field has the pointer, the
 * one that says the problem's message is meant, or else the nearest thing around.
 *
 * @param nearness How near is near enough: any field around it, one strictly inside a pointer, or none but the field itself.
 * @returns False when there is none.
 */
export async function focusField(
  root: HTMLElement,
  { pointer, message }: Pick<Diagnostic, 'pointer' | 'message'>,
  nearness: 'any' | 'exact' | { readonly inside: JsonPointer } = 'any',
): Promise<boolean> {
  let around = await fieldsAround(root, pointer);
  // What was just unfolded may itself unfold what is in it, one after the other.
  for (let more = 0; more < 3 && !exactOf(around, pointer); more += 1) around = await fieldsAround(root, pointer);
  const isNear = (one: HTMLElement): boolean =>
    nearness === 'any' ||
    (nearness !== 'exact' &&
      pointerOf(one).length > nearness.inside.length &&
      isWithin(pointerOf(one), nearness.inside));
  const field =
    controlIn(exactOf(around, pointer)) ??
    saying(root, message) ??
    around
      .filter(isNear)
      .map(controlIn)
      .find((one) => one !== undefined);
  if (!field) return false;
  for (let fold = field.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
  field.focus();
  field.scrollIntoView?.({ block: 'center' });
  return document.activeElement === field;
}

/** What has the pointer, or one around it, the nearest first. */
async function fieldsAround(root: HTMLElement, pointer: JsonPointer): Promise<readonly HTMLElement[]> {
  await tick();
  await unfold(root, pointer);
  return [...root.querySelectorAll<HTMLElement>('[data-pointer]')]
    .filter((one) => isWithin(pointer, pointerOf(one)))
    .toSorted((a, b) => pointerOf(b).length - pointerOf(a).length);
}

const exactOf = (around: readonly HTMLElement[], pointer: JsonPointer): HTMLElement | undefined =>
  around.find((one) => pointerOf(one) === pointer && controlIn(one));

const pointerOf = (element: HTMLElement): JsonPointer => element.dataset['pointer'] ?? '';

async function unfold(root: HTMLElement, pointer: JsonPointer): Promise<void> {
  for (const fold of root.querySelectorAll<HTMLDetailsElement>('details[data-holds]:not([open])')) {
    if (!(fold.dataset['holds'] ?? '').split('\n').some((held) => isWithin(pointer, held))) continue;
    // What is inside may only be made once the browser has told of the opening, a moment later.
    const opened = new Promise((resolve) => {
      fold.addEventListener('toggle', resolve, { once: true });
      setTimeout(resolve, 100);
    });
    fold.open = true;
    await opened;
    await tick();
  }
}

const controls = 'input:not([type=hidden]), select, textarea, button, a[href], [tabindex="0"]';

/** The control itself, or the first one inside that can be reached. */
function controlIn(element: HTMLElement | undefined): HTMLElement | undefined {
  if (!element) return undefined;
  if (element.matches(controls)) return element;
  return (
    element.querySelector<HTMLElement>('input:checked') ?? element.querySelector<HTMLElement>(controls) ?? undefined
  );
}

/** The control whose notes have the message. */
function saying(root: HTMLElement, message: string): HTMLElement | undefined {
  if (message === '') return undefined;
  for (const field of root.querySelectorAll<HTMLElement>('[aria-describedby]')) {
    const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
    if (ids.some((id) => document.getElementById(id)?.textContent.includes(message))) return field;
  }
  return undefined;
}
