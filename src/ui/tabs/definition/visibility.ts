import { textOf } from '#core/definition/operation-place.ts';

export const visibilityOptions = [
  { value: 'none', label: 'None', hint: 'Shown' },
  { value: 'important', label: 'Important', hint: 'Shown first' },
  { value: 'advanced', label: 'Advanced', hint: 'Shown on demand' },
  { value: 'internal', label: 'Internal', hint: 'Never shown' },
] as const;
export type VisibilityChoice = (typeof visibilityOptions)[number]['value'];

/** Casing varies in real files; anything unknown shows as none. */
export function visibilityOf(value: { readonly 'x-ms-visibility'?: string }): VisibilityChoice {
  const written = textOf(value['x-ms-visibility']).toLowerCase();
  return visibilityOptions.find((option) => option.value === written)?.value ?? 'none';
}

/** What stands in the file for a choice; none takes the member out. */
export const writtenVisibility = (choice: VisibilityChoice): string | undefined =>
  choice === 'none' ? undefined : choice;
