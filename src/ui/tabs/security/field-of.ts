import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { JsonPointer } from '#core/document/pointer.ts';

/** What a field of the sign-in is given besides its value, by the field's name: its findings, and where it stands. */
export type FieldOf = (field: string) => {
  readonly diagnostics: readonly Diagnostic[];
  readonly 'data-pointer': JsonPointer | undefined;
};
