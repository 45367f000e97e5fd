import type { JsonPointer } from '../document/pointer.ts';

/** A stretch of text: 1-based lines and columns, columns in UTF-16 code units as Monaco counts; the end is exclusive. */
export interface SourceRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type Severity = 'error' | 'warning' | 'info';

/** One finding, as a plain value: returned, never thrown, and safe to post between threads. */
export interface Diagnostic {
  /** Stable name that tests and docs refer to, e.g. `postman/file-body-dropped`. */
  readonly code: `${string}/${string}`;
  readonly severity: Severity;
  /** One or two sentences for a connector's maker: what is wrong, then what to do. */
  readonly message: string;
  /**
   * Where. For a finding about a connector the first segment names the part (`/definition/paths/~1pets/get`); for a
   * finding about an imported file it is a pointer into that file's own value.
   */
  readonly pointer: JsonPointer;
  /** The imported file that `pointer` and `range` speak of. Absent for findings about the connector itself. */
  readonly file?: string;
  /** Absent when the finding has no text of its own. */
  readonly range?: SourceRange;
  /** Present when the finding can be mended by rule. The title is what the button says; a caution is what it does besides. */
  readonly fix?: { readonly title: string; readonly caution?: string };
}

/** How a pass speaks of what it could not carry over; collects in the order of reporting. */
export type Report = (diagnostic: Diagnostic) => void;

/** A value or the reasons there is none; findings in either case. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Counts findings per severity. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}
