import { tick } from 'svelte';

/** After a form was refused: puts the focus on the first field that has to be mended. */
export async function focusFault(form: HTMLElement): Promise<void> {
  await tick();
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
