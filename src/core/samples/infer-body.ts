import type { Schema } from '../definition/openapi2.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { child, lastSegmentOf } from '../document/pointer.ts';
import { indexLines } from '../text/line-index.ts';
import { parseJson } from '../text/parse-json.ts';
import { inferFromText } from './infer-schema.ts';

/**
 * The schema of a pasted body: by its content when it is JSON, otherwise a text, or bytes if the media type says so.
 *
 * @param bodies Samples of one body, merged; those that are no JSON count only where none is.
 * @param mediaType Lower case, without parameters.
 * Reports `sample/null-value` (info) where null left the type open, `sample/body-not-json` (warning) when a body that looks
 * like JSON cannot be read, and `sample/sample-not-json` (warning) for each that is passed over because others can be read.
 * The second of `bodies` and those after it stand at `/otherBodies/0` and so on, empty ones counted.
 */
export function inferBody(
  bodies: readonly string[],
  mediaType: string | undefined,
  report: Report,
): { readonly schema: Schema; readonly isJson: boolean } {
  const isOtherwise = mediaType !== undefined && !/json|^text\/plain$/.test(mediaType);
  const inference = isOtherwise ? undefined : inferFromText(bodies);
  if (inference) {
    bodies.forEach((body, index) => {
      if (body.trim() !== '' && inferFromText([body]) === undefined) reportPassedOver(body, index, report);
    });
    reportNulls(inference.nullAt, report);
    return { schema: inference.schema, isJson: true };
  }
  const first = bodies.find((body) => body.trim() !== '') ?? '';
  if (!isOtherwise && (mediaType !== undefined || /^\s*[[{]/.test(first))) reportBroken(first, report);
  const isBinary = mediaType !== undefined && /^(image|audio|video|font)\/|octet-stream|pdf|zip/.test(mediaType);
  return { schema: isBinary ? { type: 'string', format: 'binary' } : { type: 'string' }, isJson: false };
}

function reportNulls(nullAt: readonly string[], report: Report): void {
  if (nullAt.length === 0) return;
  const names = nullAt.map((pointer) => {
    // What a list holds is named after the list, unless it is a property that is called "items".
    const owner = pointer.replace(/(?:(?<!\/properties)\/items)+$/, '');
    if (owner === '') return pointer === '' ? 'the body' : 'the items of the body';
    return owner === pointer ? lastSegmentOf(owner) : `the items of ${lastSegmentOf(owner)}`;
  });
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

function reportPassedOver(body: string, index: number, report: Report): void {
  const fault = parseJson(body).problems.find(({ severity }) => severity === 'error');
  const pointer = index === 0 ? '/body' : child('/otherBodies', index - 1);
  const message = `This sample is no JSON and is passed over. ${fault?.message ?? ''}`.trim();
  const range = fault && indexLines(body).rangeOf(fault.start, fault.end);
  report({ code: 'sample/sample-not-json', severity: 'warning', message, pointer, ...(range && { range }) });
}
