import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';

/** A finding by a rule, at a place. */
export const problem = (pointer: string, members: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'rule/a',
  severity: 'warning',
  message: 'Something is wrong.',
  pointer,
  ...members,
});
