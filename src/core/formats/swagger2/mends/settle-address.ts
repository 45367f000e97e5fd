import { splitAddress } from '../../../definition/general/split-address.ts';
import { listAt, memberOf, textAt, type Loose } from '../../tolerant.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Fault, Mend } from './mend.ts';

/**
 * Settles where the API is: a host without scheme and path, a base path that begins with a slash, and no schemes that
 * connectors cannot call by. A missing host is only offered from what the file says of itself: requests carry keys, and
 * a homepage is not always where the API is. The rule `host-present` names what is missing.
 *
 * Source: OpenAPI 2.0, Swagger Object; domain notes DOC-02, DOC-05, DOC-06, DOC-07 (`HostNameNotValid`,
 * `BasePathNotValid`, `SchemesArrayEmpty`, `SchemeNotValid`, `SchemeNotSupported`), O-02, O-04.
 * Tells `host-empty`, `host-address`, `base-path-slash`, `schemes-empty`, `scheme-unsupported`, `host-from-servers` (info),
 * `several-schemes`, `host-guess` (info, only offered).
 */
export const settleAddress: Mend = ({ draft, settle }) => {
  const { definition } = draft;
  const edits: ValueEdit[] = [];
  const set = (fault: Fault, ...made: readonly ValueEdit[]): void => {
    if (settle(fault)) edits.push(...made);
  };
  const host = definition['host'];
  if (host === undefined || (typeof host === 'string' && host.trim() === ''))
    addHost(definition, host === undefined, set);
  else if (typeof host === 'string') splitHost(definition, host, set);
  const basePath = definition['basePath'];
  if (typeof basePath === 'string' && !basePath.startsWith('/') && !basePath.startsWith('@environmentVariables(')) {
    const address = splitAddress(basePath);
    const value = address?.basePath ?? `/${address ? '' : basePath.trim()}`;
    const what = `The base path "${basePath}" does not begin with "/".`;
    const done = `It was written "${value}".`;
    set(
      { code: 'base-path-slash', pointer: '/basePath', what, done, label: 'Begin it with "/"' },
      { kind: 'set', pointer: '/basePath', value },
    );
  }
  draft.apply(edits);
  draft.apply(schemeEdits(draft.definition, settle));
};

function splitHost(definition: Loose, host: string, set: (fault: Fault, ...edits: ValueEdit[]) => void): void {
  if (/^[^{}/ :\\]+(?::\d+)?$/.test(host)) return;
  const address = splitAddress(host.replace(/^\s*(?:wss?:)?\/\//i, 'https://').replace(/:\/\/[^/@\s]*@/, '://'));
  const trimmed = host.trim();
  const isTrimmed = !address && /^[^{}/ :\\]+(?::\d+)?$/.test(trimmed);
  if (!address && !isTrimmed) return;
  const name = address?.host ?? trimmed;
  const edits: ValueEdit[] = [{ kind: 'set', pointer: '/host', value: name }];
  if (address?.basePath !== undefined) {
    const own = textAt(definition, 'basePath');
    const isThere = own === address.basePath || own.startsWith(`${address.basePath}/`);
    const joined =
      own === '' || own === '/' ? address.basePath : address.basePath + (own.startsWith('/') ? own : `/${own}`);
    if (!isThere) edits.push({ kind: 'set', pointer: '/basePath', value: joined });
  }
  if (address?.scheme !== undefined && definition['schemes'] === undefined)
    edits.push({ kind: 'set', pointer: '/schemes', value: [address.scheme] });
  const what = `The host "${host.slice(0, 100)}" is not only the name of a server.`;
  const done = `"${name}" was taken, and the rest went to the scheme and the base path.`;
  set({ code: 'host-address', pointer: '/host', what, done, label: 'Take it apart' }, ...edits);
}

function addHost(definition: Loose, isAbsent: boolean, set: (fault: Fault, ...edits: ValueEdit[]) => void): void {
  const what = 'The file does not say at which host the API is.';
  const server = splitAddress(textAt(listAt(definition, 'servers')[0], 'url'));
  if (server) {
    const edits: ValueEdit[] = [{ kind: 'set', pointer: '/host', value: server.host }];
    const { basePath, scheme } = server;
    if (basePath !== undefined && definition['basePath'] === undefined)
      edits.push({ kind: 'set', pointer: '/basePath', value: basePath });
    if (scheme !== undefined && definition['schemes'] === undefined)
      edits.push({ kind: 'set', pointer: '/schemes', value: [scheme] });
    const done = `"${server.host}" was taken from its "servers", which belong to OpenAPI 3.`;
    const about = { pointer: '/servers', kind: 'added', result: '/host', label: `Take ${server.host}` } as const;
    set({ code: 'host-from-servers', what, done, ...about }, ...edits);
    return;
  }
  const info = definition['info'];
  for (const [holder, member, pointer] of [
    [memberOf(info, 'contact'), 'url', '/info/contact/url'],
    [info, 'termsOfService', '/info/termsOfService'],
  ] as const) {
    const text = textAt(holder, member);
    const host = /^https?:/i.test(text.trim()) ? splitAddress(text)?.host : undefined;
    if (host === undefined || !host.includes('.')) continue;
    const done = `"${host}" was taken from the address that the file gives of those who made it.`;
    const about = { pointer, kind: 'added', result: '/host', label: `Take ${host}`, isOffer: true } as const;
    set({ code: 'host-guess', what, done, ...about }, { kind: 'set', pointer: '/host', value: host });
    break;
  }
  if (isAbsent) return;
  const about = { code: 'host-empty', pointer: '/host', kind: 'left-out', label: 'Leave it out' } as const;
  set(
    { ...about, what: 'The host is empty.', done: 'It was left out. Enter it on the General tab.' },
    { kind: 'remove', pointer: '/host' },
  );
}

function schemeEdits(definition: Loose, settle: (fault: Fault) => boolean): readonly ValueEdit[] {
  const schemes = definition['schemes'];
  if (!Array.isArray(schemes)) return [];
  const names = schemes.map((scheme: unknown) => (typeof scheme === 'string' ? scheme.toLowerCase() : ''));
  const usable = [...new Set(names.filter((name) => name === 'https' || name === 'http'))];
  const pointer = '/schemes';
  const asked = (fault: Fault, value: unknown): readonly ValueEdit[] =>
    settle(fault) ? [{ kind: 'set', pointer, value }] : [];
  if (schemes.length === 0) {
    const what = 'The list of schemes is empty.';
    const done = '"https" was taken.';
    return asked({ code: 'schemes-empty', pointer, what, done, label: 'Take HTTPS' }, ['https']);
  }
  if (schemes.some((scheme) => scheme !== 'http' && scheme !== 'https')) {
    const value = usable.length === 0 ? ['https'] : usable.includes('https') ? ['https'] : usable;
    const what = 'The schemes name something else than HTTP and HTTPS, which is all that connectors can call by.';
    const done = `Only "${value.join('')}" was kept.`;
    return asked({ code: 'scheme-unsupported', pointer, what, done, label: 'Keep only what is possible' }, value);
  }
  if (usable.length > 1) {
    const what = 'The API can be called by HTTP and by HTTPS; the connector takes the first it names.';
    const done = 'Only "https" was kept.';
    return asked({ code: 'several-schemes', pointer, what, done, label: 'Keep only HTTPS', isOffer: true }, ['https']);
  }
  return [];
}
