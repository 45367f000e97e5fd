import type { JsonPointer } from '../../document/pointer.ts';
import type { RequestSet, FlatRequest, Folder, VariableScope } from '../requests/model.ts';
import { orderV1 } from './order-v1.ts';
import type { ParseAddress } from '../requests/parse-address.ts';
import { readAuthV1, readBodyV1 } from './read-parts.ts';
import { readHeadersV1, readResponsesV1 } from './read-responses.ts';
import { readUrl, withQueryParams } from './read-url.ts';
import type { Pause } from './read-v2.ts';
import { readScope } from './read-variables.ts';
import type { ReportAt } from '../requests/report-at.ts';
import { descriptionOf, listAt, memberOf, textAt } from '../tolerant.ts';

/**
 * A collection of format V1, where folders and requests are lists beside each other and point at one another by id.
 * Every request of the list is read, whether anything points at it or not. Reports what `orderV1` reports.
 *
 * @param outer The scope around the collection: globals, when they came along.
 */
export async function readV1(
  value: unknown,
  pointer: JsonPointer,
  outer: VariableScope,
  parse: ParseAddress,
  pause: Pause,
  report: ReportAt,
): Promise<RequestSet> {
  const order = orderV1(value, pointer, report);
  const sources = listAt(value, 'folders');
  const root: Folder = {
    name: '',
    description: '',
    pointer,
    parent: undefined,
    auth: readAuthV1(value, pointer),
    scope: readScope(memberOf(value, 'variables') ?? memberOf(value, 'variable'), `${pointer}/variables`, outer),
  };
  const folders: Folder[] = [];
  const read = new Map<number, Folder>();
  for (const { index, parent } of order.folders) {
    const source = sources[index];
    const at = `${pointer}/folders/${index}`;
    const outside = (parent === undefined ? undefined : read.get(parent)) ?? root;
    const folder: Folder = {
      name: textAt(source, 'name'),
      description: descriptionOf(source),
      pointer: at,
      parent: outside,
      auth: readAuthV1(source, at) ?? outside.auth,
      scope: readScope(memberOf(source, 'variables'), `${at}/variables`, outside.scope),
    };
    folders.push(folder);
    read.set(index, folder);
  }
  const requests: FlatRequest[] = [];
  const requestSources = listAt(value, 'requests');
  for (const { index, folder } of order.requests) {
    const at = `${pointer}/requests/${index}`;
    const inside = (folder === undefined ? undefined : read.get(folder)) ?? root;
    requests.push(readRequest(requestSources[index], at, inside, parse));
    if (requests.length % 200 === 0) await pause(requests.length);
  }
  return {
    name: textAt(value, 'name'),
    description: descriptionOf(value),
    version: textAt(value, 'version'),
    root,
    folders,
    requests,
  };
}

function readRequest(request: unknown, pointer: JsonPointer, folder: Folder, parse: ParseAddress): FlatRequest {
  return {
    pointer,
    name: textAt(request, 'name').trim(),
    description: descriptionOf(request),
    method: textAt(request, 'method').trim().toUpperCase() || 'GET',
    url: withQueryParams(readUrl(memberOf(request, 'url'), `${pointer}/url`, parse), request, pointer),
    headers: readHeadersV1(request, pointer),
    body: readBodyV1(request, pointer),
    auth: readAuthV1(request, pointer) ?? folder.auth,
    responses: readResponsesV1(request, pointer, parse),
    folder,
  };
}
