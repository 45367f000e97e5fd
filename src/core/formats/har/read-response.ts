import type { JsonPointer } from '../../document/pointer.ts';
import type { SavedResponse } from '../requests/model.ts';
import { rowOf } from '../requests/rows.ts';
import { isRecord, memberOf, textAt } from '../tolerant.ts';
import { textOfBody, type AttachedTexts } from './attached-files.ts';
import { decodeBase64 } from './decode-content.ts';
import { readPairs } from './read-pairs.ts';

/**
 * The recorded answer. Its text is taken only where fields can be learned from it.
 *
 * @returns Undefined when there was none (status 0), or none of its own (304: the browser had it already).
 */
export function readResponse(
  response: unknown,
  pointer: JsonPointer,
  attached: AttachedTexts,
): SavedResponse | undefined {
  if (!isRecord(response)) return undefined;
  const code = /^[1-5]\d\d$/.exec(textAt(response, 'status'))?.[0];
  if (code === undefined || code === '304') return undefined;
  const content = memberOf(response, 'content');
  const mediaType = textAt(content, 'mimeType');
  const isTyped = mediaType !== '' && mediaType !== 'x-unknown';
  const headers = readPairs(response, 'headers', pointer).filter(
    // What the recorder found counts for more than what the server said.
    ({ key }) => key !== '' && (!isTyped || key.toLowerCase() !== 'content-type'),
  );
  const written = textOfBody(content, attached) ?? '';
  const isText = !/^(?:image|audio|video|font)\/|octet-stream|pdf|zip/i.test(mediaType);
  const isEncoded = textAt(content, 'encoding').toLowerCase() === 'base64';
  const text = isText && isEncoded ? (decodeBase64(written) ?? '') : isText ? written : '';
  const isJson = /\bjson\b/i.test(mediaType) || (mediaType === '' && /^\s*[[{]/.test(text));
  return {
    name: '',
    code,
    headers: isTyped ? [...headers, rowOf('Content-Type', mediaType, `${pointer}/content/mimeType`)] : headers,
    text,
    language: isJson ? 'json' : '',
    original: undefined,
    pointer,
  };
}
