import { writeSetting } from '#core/definition/edits/operations/write-setting.ts';
import { memberAt } from '#core/definition/operation-settings.ts';
import type { OperationEntry } from '#core/definition/operations.ts';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { child, isWithin, type JsonPointer } from '#core/document/pointer.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';

/** What each group of an operation's settings is given. */
export interface SettingProps {
  readonly workspace: Workspace;
  readonly entry: OperationEntry;
  /** Only this operation's. */
  readonly diagnostics: readonly Diagnostic[];
  readonly readonly: boolean;
}

/** A member as text for a field: numbers and yes or no as they are written, '' for what is no single value. */
export function textAt(entry: OperationEntry, ...keys: readonly string[]): string {
  const value = memberAt(entry.operation, ...keys);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

export const placeAt = (entry: OperationEntry, ...keys: readonly string[]): JsonPointer =>
  child(entry.pointer, ...keys);

export const problemsAt = (
  { diagnostics, entry }: Pick<SettingProps, 'diagnostics' | 'entry'>,
  ...keys: readonly string[]
): readonly Diagnostic[] => diagnostics.filter(({ pointer }) => isWithin(pointer, placeAt(entry, ...keys)));

/** Writes a setting; '' and undefined take it out. */
export function writeAt(
  { workspace, entry }: Pick<SettingProps, 'workspace' | 'entry'>,
  keys: readonly string[],
  value: unknown,
  words: string,
): void {
  workspace.apply(writeSetting(entry, keys, value === '' ? undefined : value, words));
}

/** Yes, no, or nothing said: what a member that is a flag may be. */
export const flagOptions = [
  { value: '', label: 'Not said' },
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
] as const;

/** The flag that a choice of `flagOptions` writes. */
export const flagOf = (choice: string): boolean | undefined => (choice === '' ? undefined : choice === 'true');

/** Options, and what stands in the file when it is none of them. */
export function withWritten<T extends { readonly value: string; readonly label: string }>(
  options: readonly T[],
  written: string,
): readonly { readonly value: string; readonly label: string }[] {
  return written === '' || options.some(({ value }) => value === written)
    ? options
    : [...options, { value: written, label: `${written} (as the file says)` }];
}
