import { child } from '../../../document/pointer.ts';
import type { Choice } from '../../../ledger/choice.ts';
import { securityDefaults, securityLabels, securityParts, type Security } from '../../../security/index.ts';
import type { AuthChoice, FlatRequest, Folder, RequestSet } from '../model.ts';
import { signInField, type Wording } from './build-parameters.ts';
import { bare, type AskedIn } from './keep-secrets-out.ts';
import type { PlacedRequest } from './place-requests.ts';
import { readAuthChoice, readSignInHeader } from './read-auth-choice.ts';

export interface SecurityChoice {
  readonly security: Security;
  /** Requests that say they need no auth, in a connector that has one. */
  readonly open: ReadonlySet<FlatRequest>;
  /** What a connection asks for, of the secrets of the source. */
  readonly askedIn: AskedIn;
}

/** A way to sign in, and who makes use of it. */
interface Kind {
  readonly security: Security;
  readonly requests: FlatRequest[];
}

/**
 * Settles how people sign in: the kind most requests use, of those a connector has. A request that has no auth but sets
 * the header `Authorization` itself counts as what the header says. Source: domain notes, P-22 and the table of auths.
 *
 * @param requests Those that are brought.
 * Reports `other-auth` (warning) for each further kind, `auth-not-supported` (warning) for each that
 * connectors cannot do, and what `readAuthChoice` reports; lists `sign-in` with the choice where there are several, and
 * each auth of the source: `auth`, `auth-none`, `auth-unused`.
 */
export function chooseSecurity(
  collection: RequestSet,
  requests: readonly PlacedRequest[],
  wording: Wording,
): SecurityChoice {
  const read = new Map<AuthChoice, Security | undefined>();
  const kinds = new Map<string, Kind>();
  const unsupported = new Map<string, FlatRequest[]>();
  const open = new Set<FlatRequest>();
  for (const { request } of requests) {
    const { auth } = request;
    const isOpen = !auth || auth.type === 'noauth';
    if (!isOpen && !read.has(auth)) read.set(auth, readAuthChoice(auth, request, wording));
    const security = isOpen ? readSignInHeader(request) : read.get(auth);
    if (security?.kind === 'none') open.add(request);
    else if (security) note(kinds, identityOf(security), { security, requests: [] }).requests.push(request);
    else note(unsupported, auth?.type ?? '', []).push(request);
  }
  const byUse = [...kinds.values()].toSorted((a, b) => b.requests.length - a.requests.length);
  const chosen = chooseAmong(byUse, collection, wording);
  for (const [type, users] of unsupported) tellUnsupported(type, users, wording);
  for (const kind of byUse) if (kind !== chosen) tellOther(kind, wording);
  tellAuths(collection, requests, read, chosen?.security, wording);
  const secrets = chosen ? secretsOf(chosen, requests, wording) : new Set<string>();
  const security = chosen?.security ?? securityDefaults.none;
  return {
    security,
    open: chosen ? open : new Set(),
    askedIn: (secret) => (secrets.has(secret) ? signInField(security) : undefined),
  };
}

function note<T>(map: Map<string, T>, key: string, fresh: T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  map.set(key, fresh);
  return fresh;
}

/** @param kinds The most used first. */
function chooseAmong(kinds: readonly Kind[], { root }: RequestSet, { ask, report, keeper }: Wording): Kind | undefined {
  const [best, second, ...others] = kinds;
  if (!best || !second) return best;
  const optionFor = ({ security, requests }: Kind): Choice['options'][number] => ({
    value: keeper.clean(identityOf(security)),
    label: keeper.clean(`${securityLabels[security.kind]}${nameOf(security)} (${countOf(requests.length)})`),
  });
  const none = { value: 'none', label: securityLabels.none };
  const choice = ask('sign-in', root.pointer, [optionFor(best), optionFor(second), ...others.map(optionFor), none]);
  const chosen = kinds.find((kind) => optionFor(kind).value === choice.taken);
  const how = chosen ? `${securityLabels[chosen.security.kind]}${nameOf(chosen.security)}` : securityLabels.none;
  const why = chosen === best ? 'the one that most requests use' : 'the one you asked for';
  const message = `The requests sign in in ${kinds.length} ways. The connector has ${why}: ${how}.`;
  report('sign-in', 'info', message, root.pointer, { result: '/definition/security', choice, isOnlyListed: true });
  return chosen;
}

function tellUnsupported(type: string, users: readonly FlatRequest[], { report }: Wording): void {
  const message = `${requestsWord(users.length)} of the auth "${type.slice(0, 40)}", which connectors cannot do. Imported without it: sign the call in Code, or ask for another way to sign in.`;
  tellEach('auth-not-supported', message, users, report);
}

function tellOther({ security, requests }: Kind, { report }: Wording): void {
  const message = `${requestsWord(requests.length)} of another way to sign in (${securityLabels[security.kind]}${nameOf(security)}). A connector has one. Check the others.`;
  tellEach('other-auth', message, requests, report);
}

/** A warning at the first, the other places in the ledger alone. */
function tellEach(code: string, message: string, users: readonly FlatRequest[], report: Wording['report']): void {
  const told = new Set<string>();
  for (const { auth, pointer } of users) {
    const at = auth && auth.type !== 'noauth' ? auth.pointer : pointer;
    if (told.has(at)) continue;
    report(code, 'warning', message, at, { kind: 'left-out', isOnlyListed: told.size > 0 });
    told.add(at);
  }
}

/** Lists what the auths of the source came to; the warnings told of those that are of another kind. */
function tellAuths(
  { root, folders }: RequestSet,
  requests: readonly PlacedRequest[],
  read: ReadonlyMap<AuthChoice, Security | undefined>,
  chosen: Security | undefined,
  { report }: Wording,
): void {
  const [name = ''] = Object.keys(chosen ? securityParts(chosen).securityDefinitions : {});
  const identity = chosen && identityOf(chosen);
  const [main] = [...read].filter(([, security]) => security && identityOf(security) === identity);
  if (chosen && main) {
    const message = `This is how people sign in to the connector: ${securityLabels[chosen.kind]}${nameOf(chosen)}.`;
    const result = child('/definition/securityDefinitions', name);
    report('auth', 'info', message, main[0].pointer, { result, isOnlyListed: true });
  }
  const used = new Set(requests.flatMap(({ request }) => request.auth ?? []));
  for (const { type, pointer } of used) {
    if (type !== 'noauth') continue;
    const message = chosen
      ? 'Calls without signing in: an operation asks for none unless it is one with others that do.'
      : 'Calls without signing in.';
    report('auth-none', 'info', message, pointer, { isOnlyListed: true });
  }
  const inFolders = new Set([root, ...folders].flatMap(({ auth }: Folder) => auth ?? []));
  for (const auth of inFolders) {
    if (used.has(auth)) continue;
    const message = 'No request that was brought makes use of this auth, so it was left out.';
    report('auth-unused', 'info', message, auth.pointer, { kind: 'left-out', isOnlyListed: true });
  }
}

/** Members of an auth that a connection asks for. */
const askedMembers = ['password', 'token', 'value', 'clientSecret', 'accessToken'];

/** The secrets that people enter in a connection of this kind. */
function secretsOf(
  { security, requests }: Kind,
  placed: readonly PlacedRequest[],
  { resolver }: Wording,
): ReadonlySet<string> {
  const secrets = new Set<string>();
  const add = (text: string, { folder }: FlatRequest): void => {
    const secret = bare(text);
    if (secret === '') return;
    secrets.add(secret);
    const [, name] = /^\{\{([^{}]*)\}\}$/.exec(secret) ?? [];
    const variable = name === undefined ? undefined : resolver.find(name.trim(), folder.scope);
    if (variable) secrets.add(bare(variable.value));
  };
  const done = new Set<AuthChoice>();
  for (const request of requests) {
    const { auth, headers, url } = request;
    for (const { key, value } of headers) if (key.toLowerCase() === 'authorization') add(value, request);
    if (url) add(url.credentials, request);
    if (!auth || done.has(auth)) continue;
    done.add(auth);
    for (const member of askedMembers) add(auth.values.get(member) ?? '', request);
  }
  if (security.kind !== 'apiKey') return secrets;
  const name = security.name.toLowerCase();
  for (const { request, query } of placed) {
    for (const { key, value } of security.in === 'query' ? query : request.headers) {
      if (key.toLowerCase() === name) add(value, request);
    }
  }
  return secrets;
}

function identityOf(security: Security): string {
  const address = security.kind === 'oauth2' ? ` ${security.tokenUrl}` : '';
  return `${security.kind}${nameOf(security)}${address}`;
}

function nameOf(security: Security): string {
  return security.kind === 'apiKey' ? ` ${security.name} in the ${security.in}` : '';
}

const countOf = (count: number): string => (count === 1 ? '1 request' : `${count} requests`);
const requestsWord = (count: number): string => (count === 1 ? '1 request makes use' : `${count} requests make use`);
