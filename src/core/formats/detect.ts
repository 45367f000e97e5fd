import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { fileNames } from '../document/connector.ts';
import { formatLabels, type Detection, type FormatId, type InputFormat, type SourceDocument } from './format.ts';
import { inputFormats } from './index.ts';
import { describeDrop } from './near/describe-drop.ts';
import { describeNearMiss } from './near/describe-near-miss.ts';

/** What a drop was recognised as, and who reads it. */
export interface Recognition {
  readonly format: InputFormat;
  readonly detection: Detection;
}

/** Files named one by one when nothing was recognised. */
const namedFiles = 5;

/**
 * Asks each format whether the documents are its own; the first that says so reads them.
 *
 * @param options.wanted Only formats with this id are asked, and the answer is held to be of it.
 * @param options.areTogether They are a folder's or an archive's: what is missing among them is named then.
 * Reports, when nobody does, `import/not-recognised` (error) with what each file is instead, after the faults of its text.
 */
export function detect(
  documents: readonly SourceDocument[],
  { wanted, areTogether = documents.length > 1 }: { readonly wanted?: FormatId; readonly areTogether?: boolean } = {},
): Result<Recognition> {
  for (const format of inputFormats) {
    if (wanted !== undefined && !format.ids.includes(wanted)) continue;
    const found = format.detect(documents);
    if (found)
      return { ok: true, value: { format, detection: wanted ? { ...found, format: wanted } : found }, diagnostics: [] };
  }
  const together = documents.length > 1 ? describeDrop(documents) : undefined;
  if (wanted === undefined && together !== undefined) return { ok: false, diagnostics: [unrecognised(together)] };
  const diagnostics = documents.slice(0, namedFiles).flatMap(explain);
  const [first] = documents;
  if (wanted !== undefined) diagnostics.unshift(unrecognised(`This cannot be read as ${formatLabels[wanted]}.`, first));
  else if (areTogether) {
    const message = `Nothing in this describes an API: no OpenAPI file, no Postman collection, no recording, no cURL command, no "${fileNames.definition}" of a connector. Add it.`;
    diagnostics.unshift(unrecognised(message));
  }
  return { ok: false, diagnostics };
}

/** The faults of a document's text, and what it is. */
function explain(document: SourceDocument): readonly Diagnostic[] {
  const faults = document.diagnostics;
  const { message, pointer, isKnown } = describeNearMiss(document);
  // Where reading stopped early there may be nothing to recognise it by; the fault says all there is to say.
  if (!isKnown && faults.some(({ severity }) => severity === 'error')) return faults;
  return [...faults, unrecognised(message, document, pointer)];
}

function unrecognised(message: string, document?: SourceDocument, pointer = ''): Diagnostic {
  const range = pointer === '' ? undefined : document?.locate(pointer);
  return {
    code: 'import/not-recognised',
    severity: 'error',
    message,
    pointer,
    ...(document?.name && { file: document.name }),
    ...(range && { range }),
  };
}
