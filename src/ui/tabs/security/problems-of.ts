import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';

/** The findings about a field of the sign-in, by the field's name. */
export type ProblemsOf = (field: string) => readonly Diagnostic[];
