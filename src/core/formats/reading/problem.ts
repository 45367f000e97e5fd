import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/** A fault of a file's text, with offsets in UTF-16 code units. */
export interface Problem {
  readonly code: Diagnostic['code'];
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
