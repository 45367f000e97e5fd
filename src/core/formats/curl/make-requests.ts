import type { JsonPointer } from '../../document/pointer.ts';
import { isPlaceholder } from '../../secrets/find-secrets.ts';
import type { AuthChoice, FlatRequest, Folder, RequestBody, RequestUrl, Row } from '../requests/model.ts';
import { parseAddress } from '../requests/parse-address.ts';
import { recogniseAuth } from '../requests/recognise-auth.ts';
import type { ReportAt } from '../requests/report-at.ts';
import { queryRows, rowOf } from '../requests/rows.ts';
import { isBrowserHeader } from '../requests/transport-headers.ts';
import type { FoundCommand } from './find-commands.ts';
import { readAuth, tellOverridden } from './read-auth.ts';
import type { Setting } from './read-command.ts';
import { dataRows, joinData, readDataBody, readForm, type CommandData, type PointerOf } from './read-data.ts';

/**
 * The requests of one command: one for each address, and anew after each `--next`. At least one, so that a command
 * without an address is accounted for.
 *
 * @param pointer Of the command. Its first request has this pointer, the others have theirs below it.
 * Reports `curl/file-body` (info), `curl/body-kinds` (warning); lists `curl/form-part`, `curl/field-left-out`,
 * `curl/option-repeated`.
 */
export function makeRequests(
  command: FoundCommand,
  settings: readonly Setting[],
  pointer: JsonPointer,
  folder: Folder,
  pointerOf: PointerOf,
  report: ReportAt,
): readonly FlatRequest[] {
  const requests: FlatRequest[] = [];
  for (const part of splitAtNext(settings)) {
    const urls = part.filter(({ role }) => role === 'url');
    const wanted: readonly (Setting | undefined)[] = urls.length > 0 || requests.length > 0 ? urls : [undefined];
    const shared = readShared(command, part, pointerOf, report);
    for (const url of wanted) {
      const at = requests.length === 0 ? pointer : `${pointer}/requests/${requests.length}`;
      requests.push(makeRequest(shared, url, at, command.title, folder, pointerOf));
    }
  }
  return requests;
}

function splitAtNext(settings: readonly Setting[]): readonly (readonly Setting[])[] {
  const parts: Setting[][] = [[]];
  for (const setting of settings) {
    if (setting.role === 'next') parts.push([]);
    else parts.at(-1)?.push(setting);
  }
  return parts;
}

/** What all addresses of a command have in common. */
interface Shared {
  readonly method: string;
  readonly headers: readonly Row[];
  readonly query: readonly Row[];
  readonly body: RequestBody | undefined;
  readonly auth: AuthChoice | undefined;
}

function readShared(
  { input }: FoundCommand,
  settings: readonly Setting[],
  pointerOf: PointerOf,
  report: ReportAt,
): Shared {
  const has = (role: Setting['role']): boolean => settings.some((setting) => setting.role === role);
  const data = joinData(settings, input);
  const form = readForm(settings, pointerOf, report);
  const headers = readHeaders(settings, data, pointerOf);
  const declared = headers.find(({ key }) => key.toLowerCase() === 'content-type')?.value ?? '';
  const asQuery = has('get') && data !== undefined;
  const sentQuery = asQuery && data ? dataRows(data, pointerOf) : [];
  const upload = settings.find(({ role }) => role === 'upload');
  const content = data && (data.text.trim() !== '' || data.files.length > 0) ? data : undefined;
  if (asQuery && data) tellFiles(data, 'Its parameters were left out.', pointerOf, report);
  const body = chooseBody(asQuery ? undefined : content, form, upload, declared, pointerOf, report);
  const named = settings
    .findLast(({ role }) => role === 'method')
    ?.value.trim()
    .toUpperCase();
  const implied = has('head') ? 'HEAD' : has('get') ? 'GET' : upload ? 'PUT' : body || data ? 'POST' : 'GET';
  const method = named === undefined || named === '' ? implied : named;
  if (content || /^(?:GET|HEAD)$/.test(method)) {
    // Of the first the finding about the whole body tells.
    for (const { pointer } of form.slice(1))
      report('field-left-out', 'info', 'A field of the form was left out with it.', pointer, {
        kind: 'left-out',
        isOnlyListed: true,
      });
  }
  tellOverridden(settings, pointerOf, report);
  return {
    method,
    headers,
    query: [...sentQuery, ...readUrlQuery(settings, pointerOf)],
    body,
    auth: readAuth(settings, pointerOf, report),
  };
}

function chooseBody(
  data: CommandData | undefined,
  form: readonly Row[],
  upload: Setting | undefined,
  declared: string,
  pointerOf: PointerOf,
  report: ReportAt,
): RequestBody | undefined {
  const [field] = form;
  const others = [
    ...(field && data ? [['form', field.pointer] as const] : []),
    ...(upload && (data ?? field) ? [['file', pointerOf(upload)] as const] : []),
  ];
  for (const [what, pointer] of others) {
    const message = `The command sends ${data ? 'data' : 'a form'} and a ${what}, and a call can have only one of them. The ${what} was left out.`;
    report('body-kinds', 'warning', message, pointer, { kind: 'left-out' });
  }
  if (!data) {
    if (field) return { kind: 'formdata', rows: form, pointer: field.pointer };
    return upload && { kind: 'file', pointer: pointerOf(upload) };
  }
  const body = readDataBody(data, declared, pointerOf);
  const outcome = 'It became a body without fields: paste a sample on the Definition tab.';
  tellFiles(data, body?.kind === 'file' ? outcome : 'The rest of the body was taken.', pointerOf, report);
  return body;
}

function tellFiles({ files }: CommandData, outcome: string, pointerOf: PointerOf, report: ReportAt): void {
  files.forEach((setting, index) => {
    const name = setting.value.slice(1);
    const origin = name === '-' ? 'another program, which' : `a file, "${name.slice(0, 100)}", which`;
    const message = `What is sent comes from ${origin} is not here. ${outcome}`;
    report('file-body', 'info', message, pointerOf(setting), { isOnlyListed: index > 0 });
  });
}

/** `Name: value`, `Name;` for an empty one; `Name:` takes a header of curl's own away. Source: curl's manual, `--header`. */
function readHeaders(
  settings: readonly Setting[],
  data: CommandData | undefined,
  pointerOf: PointerOf,
): readonly Row[] {
  const headers = settings.flatMap((setting): readonly Row[] => {
    const { role, value } = setting;
    const pointer = pointerOf(setting);
    if (role === 'cookie') return value.includes('=') ? [rowOf('Cookie', value, pointer)] : [];
    if (role === 'referer') return [rowOf('Referer', value, pointer)];
    if (role === 'userAgent') return [rowOf('User-Agent', value, pointer)];
    if (role !== 'header' || value.startsWith('@')) return [];
    const [, name = '', content = ''] = /^([^:;]+)[:;]?([\s\S]*)$/.exec(value) ?? [];
    // Quotes inside of quotes come from documents that were careless; a name has none.
    const key = name.trim().replace(/^['"]+|['"]+$/g, '');
    if (content.trim() === '' && value.trimEnd().endsWith(':')) return [];
    return [rowOf(/^[\w!#$%&'*+.^|~{}-]+$/.test(key) ? key : '', content.trim(), pointer)];
  });
  const isTyped = headers.some(({ key }) => key.toLowerCase() === 'content-type');
  if (!data?.isJson || isTyped) return headers;
  return [...headers, rowOf('Content-Type', 'application/json', pointerOf(data.first))];
}

function readUrlQuery(settings: readonly Setting[], pointerOf: PointerOf): readonly Row[] {
  return settings.flatMap((setting) => {
    if (setting.role !== 'urlQuery') return [];
    const [, name = '', content = ''] = /^\+?([^=@]*)[=@]?([\s\S]*)$/.exec(setting.value) ?? [];
    if (name === '') return [];
    return [rowOf(name, /^[^=]*@/.test(setting.value) ? '' : content, pointerOf(setting))];
  });
}

function makeRequest(
  { method, headers, query, body, auth }: Shared,
  address: Setting | undefined,
  pointer: JsonPointer,
  title: string,
  folder: Folder,
  pointerOf: PointerOf,
): FlatRequest {
  const url = address && readUrl(address.value, pointerOf(address), query);
  return {
    pointer,
    name: title || nameOf(method, url),
    description: '',
    method,
    url,
    headers,
    body,
    auth: auth ?? credentialsOf(url, pointer) ?? recogniseAuth(headers, url?.query ?? [], isBrowserHeader),
    responses: [],
    folder,
  };
}

/** `user:password@` in an address is a sign-in too. */
const credentialsOf = (url: RequestUrl | undefined, pointer: JsonPointer): AuthChoice | undefined =>
  url && url.credentials !== '' ? { type: 'basic', values: new Map(), pointer } : undefined;

function readUrl(written: string, pointer: JsonPointer, more: readonly Row[]): RequestUrl | undefined {
  // `<id>`, `%7Bid%7D` and variables in quotes that keep them from the shell are how documents write what is to be filled
  // in. `$filter` is no variable but a word of OData.
  const address = written
    .trim()
    .replace(
      /^\$([A-Za-z_]\w*)(?=[/:?]|$)|\$\{(\w+)\}/g,
      (_, first?: string, name?: string) => `{{${first ?? name ?? ''}}}`,
    )
    .replace(/<([A-Za-z][\w .-]{0,60})>/g, (_, name: string) => `{${name.trim().replace(/[ .]+/g, '_')}}`)
    .replace(/%7B([\w-]{1,60})%7D/gi, '{$1}');
  if (address === '') return undefined;
  const { query, ...parts } = parseAddress(address);
  const rows = [...queryRows(query, pointer), ...more];
  return {
    pointer,
    ...parts,
    // Without a scheme curl takes http; on the maker's own machine that is right, elsewhere hardly any more.
    protocol: parts.protocol === '' && /^(?:localhost|127\.)/.test(parts.host) ? 'http' : parts.protocol,
    query: rows.map((row) => (isPlaceholder(row.value) ? { ...row, value: '' } : row)),
    variables: [],
  };
}

function nameOf(method: string, url: RequestUrl | undefined): string {
  if (!url) return `${method} without an address`;
  const path = `/${url.segments.join('/')}`.replace(/\s/g, '%20');
  const host = url.host === '' || url.host.includes('{{') ? '' : `${url.protocol || 'https'}://${url.host}`;
  return `${method} ${host}${path}`.slice(0, 200);
}
