import type { ConnectionParameter, PolicyTemplateInstance } from '../../../document/properties.ts';
import { isRecord } from '../../../definition/operations.ts';
import { memberOf } from '../../tolerant.ts';
import type { Findings } from '../findings.ts';
import { inside, top, type Place } from '../place.ts';
import type { SecretKeeper } from './keep-secrets-out.ts';
import { readServer, type Address } from '../transform/server.ts';
import type { SourceOperation } from './list-operations.ts';

export interface AddressChoice {
  readonly host: string | undefined;
  readonly basePath: string;
  readonly scheme: 'https' | 'http';
  readonly connectionParameters: Readonly<Record<string, ConnectionParameter>>;
  readonly policies: readonly PolicyTemplateInstance[];
  /** What an operation with servers of its own needs: a path to put before its own, or an address of its own. */
  readonly own: ReadonlyMap<SourceOperation, OwnAddress>;
}

/** A path to put before an operation's own, or an address of its own with its place in the source. */
export type OwnAddress = { readonly prefix: string } | { readonly address: string; readonly place: Place };

/**
 * Settles the one address of the connector: the first with https that the file names for all, else the one that most
 * operations name for themselves. Operations elsewhere on that host get a longer path, those on another host a policy.
 * Source: domain notes O-02 to O-05.
 *
 * Reports `openapi3/server-other` (info), `openapi3/no-host`, `openapi3/operation-host` (warnings), and what
 * `readServer` reports.
 */
export function chooseAddress(
  root: unknown,
  operations: readonly SourceOperation[],
  findings: Findings,
  keeper: SecretKeeper,
): AddressChoice {
  const known = new Map<unknown, readonly Address[]>();
  const read = (servers: unknown, place: Place): readonly Address[] => {
    const before = known.get(servers);
    if (before) return before;
    const list = Array.isArray(servers) ? servers : [];
    const addresses = list.flatMap((server: unknown, index) => {
      const at = inside(place, index);
      const address = isRecord(server) ? readServer(server, at, findings, keeper) : undefined;
      return address ?? [];
    });
    known.set(servers, addresses);
    return addresses;
  };

  const general = read(memberOf(root, 'servers'), inside(top, 'servers'));
  const owned = new Map<SourceOperation, Address>();
  for (const operation of operations) {
    const holders = [{ value: operation.operation, place: operation.place }, ...operation.items.toReversed()];
    const holder = holders.find(({ value }) => Array.isArray(memberOf(value, 'servers')));
    const at = holder && inside(holder.place, 'servers');
    const best = holder && at && pickAddress(read(memberOf(holder.value, 'servers'), at), at, findings);
    if (best) owned.set(operation, best);
  }
  const main =
    pickAddress(
      general.filter(({ host }) => host !== ''),
      inside(top, 'servers'),
      findings,
    ) ??
    mostUsed([...owned.values()]) ??
    general[0];
  if (!main || main.host === '') {
    const message = main
      ? 'The file gives only a path as the address of the API. Enter the host on the General tab.'
      : 'The file does not say where the API is. Enter the host on the General tab.';
    findings.tell('openapi3/no-host', 'warning', message, main?.place ?? top);
  }
  const own = settleOwn(owned, main, findings);
  const used = [...(main ? [main] : []), ...new Set(owned.values())];
  // Each operation may repeat the same servers; the first place is enough.
  const told = new Set<string>();
  for (const { notes } of used) {
    for (const { severity, message, place, about } of notes) {
      if (told.has(message)) findings.list('openapi3/server-variable', severity, message, place, about);
      else findings.tell('openapi3/server-variable', severity, message, place, about);
      told.add(message);
    }
  }
  return {
    host: main && main.host !== '' ? main.host : undefined,
    basePath: main?.basePath ?? '/',
    scheme: main?.scheme ?? 'https',
    connectionParameters: Object.fromEntries(used.flatMap(({ asked }) => Object.entries(asked))),
    policies: main?.template === undefined ? [] : [setHost('Address of the API', main.template)],
    own,
  };
}

/** The policy "Set host URL". Source: domain notes, 5. */
export function setHost(title: string, urlTemplate: string, operationIds?: readonly string[]): PolicyTemplateInstance {
  return {
    templateId: 'dynamichosturl',
    title,
    parameters: {
      'x-ms-apimTemplateParameter.urlTemplate': urlTemplate,
      ...(operationIds && { 'x-ms-apimTemplate-operationName': operationIds }),
    },
  };
}

function settleOwn(
  owned: ReadonlyMap<SourceOperation, Address>,
  main: Address | undefined,
  findings: Findings,
): AddressChoice['own'] {
  const own = new Map<SourceOperation, OwnAddress>();
  for (const [operation, address] of owned) {
    const isSameHost = address.host === '' || address.host === main?.host;
    const base = main?.basePath === '/' ? '' : (main?.basePath ?? '');
    const isAsked = address.template !== undefined && address.template !== main?.template;
    if (!isAsked && isSameHost && (address.basePath === base || (address.basePath === '/' && base === ''))) continue;
    if (!isAsked && isSameHost && address.basePath.startsWith(`${base}/`)) {
      own.set(operation, { prefix: address.basePath.slice(base.length) });
    } else if (main) {
      const host = address.host || main.host;
      const message = `${operation.method.toUpperCase()} ${operation.path} is at another address, ${addressText({ ...address, host })}. A policy sends it there.`;
      findings.tell('openapi3/operation-host', 'warning', message, address.place);
      own.set(operation, { address: address.template ?? addressText({ ...address, host }), place: address.place });
    }
  }
  return own;
}

/** Addresses that are offered one by one. */
const mostOffered = 20;

/** Of several the first with https, unless another was asked for. Source: domain notes O-02. */
function pickAddress(addresses: readonly Address[], place: Place, findings: Findings): Address | undefined {
  const preferred =
    addresses.find(({ scheme, host }) => scheme === 'https' && host !== '') ??
    addresses.find(({ host }) => host !== '') ??
    addresses[0];
  if (!preferred) return undefined;
  const textOf = (address: Address): string => address.template ?? addressText(address);
  const distinct = new Map([preferred, ...addresses].map((address) => [textOf(address), address] as const));
  // The first of two that read the same.
  for (const address of [...addresses].toReversed()) distinct.set(textOf(address), address);
  const [first, second, ...others] = [...distinct]
    .slice(0, mostOffered)
    .map(([text, address]) => ({ value: lastKeyOf(address), label: text.slice(0, 120) }));
  if (!first || !second) return preferred;
  const choice = findings.offer('openapi3/server-other', place, [first, second, ...others]);
  const taken = [...distinct.values()].find((address) => lastKeyOf(address) === choice.taken) ?? preferred;
  const message = `The API has ${distinct.size} addresses, and a connector calls one: ${textOf(taken).slice(0, 120)} was taken.`;
  findings.tell('openapi3/server-other', 'info', message, place, { choice, result: '/definition/host' });
  return taken;
}

/** The number of a server in its list. */
const lastKeyOf = ({ place }: Address): string => String(place.parent?.key ?? '');

function mostUsed(addresses: readonly Address[]): Address | undefined {
  const uses = new Map<string, { readonly address: Address; count: number }>();
  for (const address of addresses) {
    if (address.host === '') continue;
    const key = addressText(address);
    const known = uses.get(key);
    if (known) known.count += 1;
    else uses.set(key, { address, count: 1 });
  }
  const [best] = [...uses.values()].toSorted((a, b) => b.count - a.count);
  return best?.address;
}

const addressText = ({ scheme, host, basePath }: Pick<Address, 'scheme' | 'host' | 'basePath'>): string =>
  host === '' ? basePath : `${scheme}://${host}${basePath === '/' ? '' : basePath}`;
