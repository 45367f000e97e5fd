import type { Report, Severity, SourceRange } from '../../diagnostics/diagnostic.ts';
import type { JsonPointer } from '../../document/pointer.ts';
import type { SourceDocument } from '../format.ts';

/** Reports a finding about a place in the imported file. The code is without its first part: that is the format's. */
export type ReportAt = (code: string, severity: Severity, message: string, pointer: JsonPointer) => void;

/**
 * Adds the file's name and the range of the place to every finding.
 *
 * @param format What the codes begin with: the passes are shared, and `other-host` of a recording is `har/other-host`.
 */
export function reportAt(document: SourceDocument, report: Report, format: 'postman' | 'har' | 'curl'): ReportAt {
  return (code, severity, message, pointer) => {
    report({ code: `${format}/${code}`, severity, message, pointer, ...placeOf(document, pointer) });
  };
}

/** The file (when it has a name) and the stretch of text that a pointer means. */
export function placeOf(
  document: SourceDocument,
  pointer: JsonPointer,
): { readonly file?: string; readonly range?: SourceRange } {
  const range = document.locate(pointer);
  return { ...(document.name !== '' && { file: document.name }), ...(range && { range }) };
}
