import type { Schema } from '../definition/openapi2.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { lastSegmentOf } from '../document/pointer.ts';
import { indexLines } from '../text/line-index.ts';
import { parseJson } from '../text/parse-json.ts';
import { inferFromText } from './infer-schema.ts';

/**
 * The schema of a pasted body: by its content when it is JSON, otherwise a text, or bytes if the media type says so.
 *
 * @param bodies Samples of one body, merged; those that are no JSON count only where none is.
 * @param mediaType Lower case, without parameters.
 * Reports `sample/null-value` (info) where null left the type open, and `sample/body-not-json` (warning) when a body
 * that looks like JSON cannot be read.
 */
export function inferBody(
  bodies: readonly string[],
  mediaType: string | undefined,
  report: Report,
): { readonly schema: Schema; readonly isJson: boolean } {
  const isOtherwise = mediaType !== undefined && !/json|^text\/plain$/.test(mediaType);
  const inference = isOtherwise ? undefined : inferFromText(bodies);
  if (inference) {
    const broken = bodies.find((body) => inferFromText([body]) === undefined);
    if (broken !== undefined) reportBroken(broken, report);
    reportNulls(inference.nullAt, report);
    return { schema: inference.schema, isJson: true };
  }
  const [first = ''] = bodies;
  if (!isOtherwise && (mediaType !== undefined || /^\s*[[{]/.test(first))) reportBroken(first, report);
  const isBinary = mediaType !== undefined && /^(image|audio|video|font)\/|octet-stream|pdf|zip/.test(mediaType);
  return { schema: isBinary ? { type: 'string', format: 'binary' } : { type: 'string' }, isJson: false };
}

function reportNulls(nullAt: readonly string[], report: Report): void {
  if (nullAt.length === 0) return;
  const names = nullAt.map((pointer) => (pointer === '' ? 'the body' : lastSegmentOf(pointer)));
  const shown = names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');
  const message = `The sample has only null here, so it became text: ${shown}. Check the type.`;
  report({ code: 'sample/null-value', severity: 'info', message, pointer: '/body' });
}

function reportBroken(body: string, report: Report): void {
  const fault = parseJson(body).problems.find(({ severity }) => severity === 'error');
  if (!fault) return;
  const message = `The body is no JSON and is taken as plain text. ${fault.message}`;
  const range = indexLines(body).rangeOf(fault.start, fault.end);
  report({ code: 'sample/body-not-json', severity: 'warning', message, pointer: '/body', range });
}
