import type { Severity, SourceRange } from '../../diagnostics/diagnostic.ts';
import type { JsonPointer } from '../../document/pointer.ts';
import type { Choice } from '../../ledger/choice.ts';
import type { ChangeKind } from '../../ledger/ledger.ts';
import type { ConversionContext, SourceDocument } from '../format.ts';

/** What the ledger says of a finding besides its words. */
export interface AboutChange {
  /** `changed` when not given. */
  readonly kind?: ChangeKind;
  /** Where in the connector it is now, from its root. */
  readonly result?: JsonPointer;
  readonly choice?: Choice;
  /** The ledger alone lists it: there are many like it, or one finding tells of all of them. */
  readonly isOnlyListed?: boolean;
  /** The file, where it is another than the one that is imported: an environment beside it. */
  readonly document?: SourceDocument;
}

/** Reports a finding about a place in the imported file. The code is without its first part: that is the format's. */
export type ReportAt = (
  code: string,
  severity: Severity,
  message: string,
  pointer: JsonPointer,
  about?: AboutChange,
) => void;

/**
 * Adds the file's name and the range of the place to every finding, and lists it in the ledger.
 *
 * @param format What the codes begin with: the passes are shared, and `other-host` of a recording is `har/other-host`.
 */
export function reportAt(
  document: SourceDocument,
  { report, change }: Pick<ConversionContext, 'report' | 'change'>,
  format: 'postman' | 'har' | 'curl' | 'openapi3' | 'swagger2',
): ReportAt {
  return (code, severity, message, pointer, about) => {
    const { kind = 'changed', result, choice, isOnlyListed = false, document: other = document } = about ?? {};
    const whole = `${format}/${code}` as const;
    if (!isOnlyListed) report({ code: whole, severity, message, pointer, ...placeOf(other, pointer) });
    change({
      code: whole,
      kind,
      severity,
      message,
      document: other,
      pointer,
      ...(result !== undefined && { result }),
      ...(choice && { choice }),
    });
  };
}

/**
 * The file (when it has a name) and the stretch of text that a pointer means. With `pointer` where the document is
 * joined from several files, and it is another in the file's own value.
 */
export function placeOf(
  document: SourceDocument,
  pointer: JsonPointer,
): { readonly file?: string; readonly pointer?: JsonPointer; readonly range?: SourceRange } {
  if (document.placeOf) return document.placeOf(pointer);
  const range = document.locate(pointer);
  const { name: file } = document;
  // Written out: this is asked for everything that is told.
  if (file === '') return range ? { range } : {};
  return range ? { file, range } : { file };
}
