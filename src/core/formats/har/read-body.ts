import type { JsonPointer } from '../../document/pointer.ts';
import type { RequestBody, Row } from '../requests/model.ts';
import { splitQuery } from '../requests/parse-address.ts';
import { recogniseGraphql } from '../requests/recognise-graphql.ts';
import { readMultipart } from '../requests/read-multipart.ts';
import { decodePart, jsonSentAsForm, queryRows, rowOf } from '../requests/rows.ts';
import { listAt, memberOf, textAt } from '../tolerant.ts';
import { textOfBody, type AttachedTexts } from './attached-files.ts';
import { decodeBase64 } from './decode-content.ts';

/**
 * `postData`: a table of `params`, or `text`, in base64 where `encoding` says so (an addition of some recorders).
 *
 * @returns `mediaType` without parameters, '' when there is no body or none is named.
 */
export function readBody(
  postData: unknown,
  pointer: JsonPointer,
  attached: AttachedTexts,
): { readonly body: RequestBody | undefined; readonly mediaType: string } {
  const declared = textAt(postData, 'mimeType');
  const mediaType = (declared.split(';')[0] ?? '').trim().toLowerCase();
  const kept = textOfBody(postData, attached);
  const written = kept ?? '';
  const isEncoded = textAt(postData, 'encoding').toLowerCase() === 'base64';
  const decoded = isEncoded ? (decodeBase64(written) ?? '') : written;
  const text = decoded.trim() === '' ? '' : decoded;
  const params = readParams(postData, pointer);
  const isEmpty = kept === undefined && params.length === 0 && !/^multipart\//.test(mediaType);
  if (isEmpty) return { body: undefined, mediaType: '' };
  if (/^multipart\//.test(mediaType)) {
    const rows = params.length > 0 ? params : readMultipart(text, declared, `${pointer}/text`);
    return form('formdata', rows, pointer, mediaType);
  }
  if (/form-?urlencoded/.test(mediaType) || (params.length > 0 && text === '')) {
    const json = readJson(text, params, pointer);
    if (json) return { body: recogniseGraphql(json), mediaType };
    // Browsers record the fields of such a form as they are sent, with their escapes.
    const fields = params.map((row) => ({
      ...rowOf(decodePart(row.key), decodePart(row.value), row.pointer),
      isFile: row.isFile,
    }));
    const rows = params.length > 0 ? fields : queryRows(splitQuery(text), `${pointer}/text`);
    return form('urlencoded', rows, pointer, 'application/x-www-form-urlencoded');
  }
  if (text === '') return { body: undefined, mediaType: '' };
  if (/^(?:image|audio|video)\/|octet-stream|pdf|zip|protobuf|grpc/.test(mediaType)) {
    return { body: { kind: 'file', pointer }, mediaType };
  }
  return { body: recogniseGraphql({ kind: 'raw', text, language: '', pointer: `${pointer}/text` }), mediaType };
}

/** JSON that a page sends without saying so, and a recorder takes for a form with one field that is named so. */
function readJson(
  text: string,
  [only, ...others]: readonly Row[],
  pointer: JsonPointer,
): Extract<RequestBody, { kind: 'raw' }> | undefined {
  const field = others.length === 0 && (only?.key === '' || only?.value === '') ? only.key + only.value : '';
  const json = jsonSentAsForm(text === '' ? field : text);
  if (json === undefined) return undefined;
  return { kind: 'raw', text: json, language: '', pointer: `${pointer}/${text === '' ? 'params/0' : 'text'}` };
}

function form(
  kind: 'urlencoded' | 'formdata',
  rows: readonly Row[],
  pointer: JsonPointer,
  mediaType: string,
): ReturnType<typeof readBody> {
  // Recorders leave the fields of a form out where it has files.
  if (rows.length === 0)
    return { body: { kind: 'unknown', mode: `${mediaType}, recorded without its fields`, pointer }, mediaType };
  return { body: { kind, rows, pointer }, mediaType };
}

function readParams(postData: unknown, pointer: JsonPointer): readonly Row[] {
  return listAt(postData, 'params').flatMap((param, index) => {
    const name = textAt(param, 'name').trim();
    if (name + textAt(param, 'value') === '') return [];
    const isFile = (memberOf(param, 'fileName') ?? undefined) !== undefined;
    const row = rowOf(name, isFile ? '' : textAt(param, 'value'), `${pointer}/params/${index}`);
    return [{ ...row, isFile }];
  });
}
