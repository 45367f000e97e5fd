import { flushSync } from 'svelte';

/** After a form was refused: puts the focus on the first field that has to be mended, at once. */
export function focusFault(form: HTMLElement): void {
  flushSync();
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
