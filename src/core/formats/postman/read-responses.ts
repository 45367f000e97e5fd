import type { JsonPointer } from '../../document/pointer.ts';
import type { OriginalRequest, SavedResponse } from '../requests/model.ts';
import type { ParseAddress } from '../requests/parse-address.ts';
import { readBody, readBodyV1 } from './read-parts.ts';
import { readRows } from './read-rows.ts';
import { readUrl, withQueryParams } from './read-url.ts';
import { isRecord, listAt, memberOf, textAt, textOf } from '../tolerant.ts';

/** The saved answers of a V2 item. */
export function readResponses(item: unknown, pointer: JsonPointer, parse: ParseAddress): readonly SavedResponse[] {
  return listAt(item, 'response').flatMap((response, index) => {
    if (!isRecord(response)) return [];
    const at = `${pointer}/response/${index}`;
    const original = memberOf(response, 'originalRequest');
    return [
      {
        name: textAt(response, 'name'),
        code: codeOf(memberOf(response, 'code'), textAt(response, 'status'), textAt(response, 'name')),
        headers: readRows(memberOf(response, 'header'), `${at}/header`),
        text: textOf(memberOf(response, 'body')),
        language: textAt(response, '_postman_previewlanguage').toLowerCase(),
        original: isRecord(original) ? readOriginal(original, `${at}/originalRequest`, parse) : undefined,
        pointer: at,
      },
    ];
  });
}

/** The saved answers of a V1 request. */
export function readResponsesV1(request: unknown, pointer: JsonPointer, parse: ParseAddress): readonly SavedResponse[] {
  return listAt(request, 'responses').flatMap((response, index) => {
    if (!isRecord(response)) return [];
    const at = `${pointer}/responses/${index}`;
    const code = memberOf(response, 'responseCode');
    const original = memberOf(response, 'request');
    return [
      {
        name: textAt(response, 'name'),
        code: codeOf(memberOf(code, 'code'), textAt(response, 'status'), textAt(response, 'name')),
        headers: readRows(memberOf(response, 'headers'), `${at}/headers`),
        text: textOf(memberOf(response, 'text')),
        language: textAt(response, 'language').toLowerCase(),
        original: isRecord(original) ? readOriginalV1(original, `${at}/request`, parse) : undefined,
        pointer: at,
      },
    ];
  });
}

function readOriginal(original: unknown, pointer: JsonPointer, parse: ParseAddress): OriginalRequest {
  const url = readUrl(memberOf(original, 'url'), `${pointer}/url`, parse);
  return {
    query: url?.query ?? [],
    variables: url?.variables ?? [],
    headers: readRows(memberOf(original, 'header'), `${pointer}/header`),
    body: readBody(memberOf(original, 'body'), `${pointer}/body`),
  };
}

function readOriginalV1(original: unknown, pointer: JsonPointer, parse: ParseAddress): OriginalRequest {
  const url = withQueryParams(readUrl(memberOf(original, 'url'), `${pointer}/url`, parse), original, pointer);
  return {
    query: url?.query ?? [],
    variables: url?.variables ?? [],
    headers: readHeadersV1(original, pointer),
    body: readBodyV1(original, pointer),
  };
}

/** V1 has the headers as text, and in newer files once more as a table with descriptions. */
export function readHeadersV1(request: unknown, pointer: JsonPointer): SavedResponse['headers'] {
  const table = readRows(listAt(request, 'headerData'), `${pointer}/headerData`);
  return table.length > 0 ? table : readRows(memberOf(request, 'headers'), `${pointer}/headers`);
}

/** A status code out of whatever holds one; people name their examples `404 Not found`. */
function codeOf(code: unknown, ...texts: readonly string[]): string {
  for (const text of [textOf(code), ...texts]) {
    const [found] = /^\s*[1-5]\d\d(?!\d)/.exec(text) ?? [];
    if (found) return found.trim();
  }
  return 'default';
}
