import type { JsonPointer } from '../../document/pointer.ts';
import type { RequestSet, FlatRequest, Folder, VariableScope } from '../requests/model.ts';
import type { ParseAddress } from '../requests/parse-address.ts';
import { readAuth, readBody } from './read-parts.ts';
import { readResponses } from './read-responses.ts';
import { readRows } from './read-rows.ts';
import { readUrl } from './read-url.ts';
import { readScope } from './read-variables.ts';
import { descriptionOf, isRecord, listAt, memberOf, textAt } from '../tolerant.ts';

/** What reading one request may be interrupted by: progress, and other work. */
export type Pause = (done: number) => Promise<void>;

/**
 * A collection of format V2.0 or V2.1.
 *
 * @param outer The scope around the collection: globals, when they came along.
 */
export async function readV2(
  value: unknown,
  pointer: JsonPointer,
  outer: VariableScope,
  parse: ParseAddress,
  pause: Pause,
): Promise<RequestSet> {
  const info = memberOf(value, 'info');
  const root: Folder = {
    name: '',
    description: '',
    pointer,
    parent: undefined,
    auth: readAuth(memberOf(value, 'auth'), `${pointer}/auth`),
    scope: readScope(memberOf(value, 'variable'), `${pointer}/variable`, outer),
  };
  const folders: Folder[] = [];
  const requests: FlatRequest[] = [];
  // A stack of its own: folders may be nested deeper than calls can be.
  const open = [{ items: listAt(value, 'item'), folder: root, next: 0 }];
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const index = level.next++;
    if (index >= level.items.length) {
      open.pop();
      continue;
    }
    const item = level.items[index];
    if (!isRecord(item)) continue;
    const { folder: parent } = level;
    const at = `${parent.pointer}/item/${index}`;
    if (isRequestItem(item)) {
      requests.push(readItem(item, at, parent, parse));
      if (requests.length % 200 === 0) await pause(requests.length);
    }
    if (Object.hasOwn(item, 'item')) {
      const folder = readFolder(item, at, parent);
      folders.push(folder);
      open.push({ items: listAt(item, 'item'), folder, next: 0 });
    }
  }
  return {
    name: textAt(info, 'name') || textAt(value, 'name'),
    description: descriptionOf(info) || descriptionOf(value),
    version: versionOf(memberOf(info, 'version')),
    root,
    folders,
    requests,
  };
}

/** An item is a request unless it is a folder; an item that is both counts as both. */
const isRequestItem = (item: Readonly<Record<string, unknown>>): boolean =>
  !Object.hasOwn(item, 'item') || (memberOf(item, 'request') ?? undefined) !== undefined;

function readFolder(item: unknown, pointer: JsonPointer, parent: Folder): Folder {
  return {
    name: textAt(item, 'name'),
    description: descriptionOf(item),
    pointer,
    parent,
    auth: readAuth(memberOf(item, 'auth'), `${pointer}/auth`) ?? parent.auth,
    scope: readScope(memberOf(item, 'variable'), `${pointer}/variable`, parent.scope),
  };
}

function readItem(item: unknown, pointer: JsonPointer, folder: Folder, parse: ParseAddress): FlatRequest {
  const request = memberOf(item, 'request');
  const at = `${pointer}/request`;
  const shared = {
    pointer,
    name: textAt(item, 'name').trim(),
    responses: readResponses(item, pointer, parse),
    // Variables of a single item are rare, but the format has them.
    folder: withOwnVariables(folder, memberOf(item, 'variable'), `${pointer}/variable`),
  };
  // A request may be no more than its address.
  if (!isRecord(request)) {
    const url = readUrl(request, at, parse);
    const rest = { description: descriptionOf(item), method: 'GET', headers: [], body: undefined, auth: folder.auth };
    return { ...shared, ...rest, url };
  }
  return {
    ...shared,
    description: descriptionOf(request) || descriptionOf(item),
    method: textAt(request, 'method').trim().toUpperCase() || 'GET',
    url: readUrl(memberOf(request, 'url'), `${at}/url`, parse),
    headers: readRows(memberOf(request, 'header'), `${at}/header`),
    body: readBody(memberOf(request, 'body'), `${at}/body`),
    auth: readAuth(memberOf(request, 'auth'), `${at}/auth`) ?? folder.auth,
  };
}

function withOwnVariables(folder: Folder, list: unknown, pointer: JsonPointer): Folder {
  const scope = readScope(list, pointer, folder.scope);
  return scope === folder.scope ? folder : { ...folder, scope };
}

/** Text, or `{ major, minor, patch }`. */
function versionOf(version: unknown): string {
  if (!isRecord(version)) return typeof version === 'string' ? version.trim() : '';
  return ['major', 'minor', 'patch'].flatMap((part) => textAt(version, part) || []).join('.');
}
