import type { Choice } from '../../../ledger/choice.ts';
import type { PlacedRequest } from './place-requests.ts';
import type { Wording } from './build-parameters.ts';
import { askForHost, type AskedHost } from './ask-for-host.ts';
import type { Skip } from './settle-ledger.ts';

export interface HostChoice {
  /** `name[:port]`; undefined when the collection does not say it. */
  readonly host: string | undefined;
  readonly scheme: 'http' | 'https';
  readonly kept: readonly PlacedRequest[];
  /** Requests that keep a host of their own, with its address: `https://upload.example.com`. */
  readonly elsewhere: ReadonlyMap<PlacedRequest, string>;
  /** Where the connection says which host. */
  readonly asked: AskedHost | undefined;
}

/** Hosts that can be chosen; more would be a list that nobody reads. */
const offeredHosts = 30;

const usable = /^[^{}/ :\\?#@]+(?::\d+)?$/;

/**
 * Settles the one host the connector calls: the one most requests use, the earlier on a tie. A collection or a
 * recording may mix hosts; a connector has exactly one (OpenAPI 2.0, Swagger Object, `host`), so the requests of others
 * are left out, or get a policy that sends them there. Requests that name no host go along. Source: domain notes, P-05,
 * P-06.
 *
 * @param wanted The host to take instead, if the format knows better.
 * @returns `kept` in the order given.
 * Reports `other-host` (warning) for each further host, `host-unknown` (warning) when the host is a
 * variable without a value or nothing that OpenAPI 2.0 can say, `mixed-schemes` (info). Lists `api-host` when there are
 * several, and what `askForHost` lists.
 */
export function chooseHost(
  requests: readonly PlacedRequest[],
  skip: Skip,
  wording: Wording,
  wanted?: string,
): HostChoice {
  const { report } = wording;
  const hosts = byFrequency(requests.map(({ host }) => host).filter((host) => host !== ''));
  const winner = wanted ?? chooseAmong(hosts, requests, wording);
  const others = new Map<string, PlacedRequest[]>();
  const kept = requests.filter((placed) => {
    if (placed.host === winner || placed.host === '') return true;
    const same = others.get(placed.host);
    if (same) same.push(placed);
    else others.set(placed.host, [placed]);
    return false;
  });
  const elsewhere = new Map<PlacedRequest, string>();
  for (const [host, calls] of others) {
    const address = settleOther(host, calls, winner, skip, wording);
    if (address !== undefined) for (const call of calls) elsewhere.set(call, address);
  }
  const scheme = chooseScheme(kept, wording);
  const asked = askForHost(winner, kept, wording);
  const [first] = kept;
  if (!usable.test(winner) && first) {
    const message = `${whyUnusable(winner)} Fill in Host on the General tab.`;
    const choice = asked?.choice;
    const about = { kind: 'left-out', ...(choice && { choice }) } as const;
    report('host-unknown', 'warning', message, first.request.url?.pointer ?? first.request.pointer, about);
  }
  return {
    host: usable.test(winner) ? winner : undefined,
    scheme,
    kept,
    elsewhere,
    asked: asked && 'template' in asked ? asked : undefined,
  };
}

/** The most frequent, unless another was asked for. */
function chooseAmong(
  hosts: readonly string[],
  requests: readonly PlacedRequest[],
  { ask, keeper, report, root }: Wording,
): string {
  const [best = '', second] = hosts;
  if (second === undefined) return best;
  // Values of options are seen by people too.
  const options = hosts
    .slice(0, offeredHosts)
    .map((host) => ({ value: keeper.clean(host), label: keeper.clean(host) }));
  const choice = ask('api-host', root, asOptions(options));
  const taken = hosts.find((host) => keeper.clean(host) === choice.taken) ?? best;
  const why = taken === best ? 'which most requests use' : 'as you asked';
  const message = `The requests call ${hosts.length} hosts. The connector calls ${taken}, ${why}.`;
  const [first] = requests;
  if (first) report('api-host', 'info', message, root, { result: '/definition/host', choice, isOnlyListed: true });
  return taken;
}

function asOptions(options: readonly Choice['options'][number][]): Choice['options'] {
  const [first = { value: '', label: '' }, second = first, ...others] = options;
  return [first, second, ...others];
}

const leave = { value: 'leave-out', label: 'Leave them out' } as const;

/** @returns The address that a policy sends the calls to; undefined when they are left out. */
function settleOther(
  host: string,
  calls: readonly PlacedRequest[],
  winner: string,
  skip: Skip,
  { ask, report, keeper }: Wording,
): string | undefined {
  const [first] = calls;
  if (!first) return undefined;
  const { pointer } = first.request;
  const scheme = calls.every((call) => call.scheme === 'http') ? 'http' : 'https';
  const address = `${scheme}://${host}`;
  const canCall = usable.test(host) && /[a-z\d]/i.test(host) && keeper.clean(host) === host;
  const choice = canCall
    ? ask('other-host', pointer, [leave, { value: 'bring', label: `Bring them, with a policy that calls ${host}` }])
    : undefined;
  const name = `"${first.request.name || first.request.method}"`;
  const who = calls.length === 1 ? `${name} calls` : `${name} and ${calls.length - 1} more requests call`;
  if (choice?.taken === 'bring') {
    const message = `${who} ${host}, not ${winner}. A policy sends ${calls.length === 1 ? 'it' : 'them'} there, with what people sign in with.`;
    report('other-host', 'warning', message, pointer, { choice });
    return address;
  }
  const remedy = host.includes('{{')
    ? 'Give the variable a value, or bring the file with its values too, and import again.'
    : 'Import it as a connector of its own, or have it brought with a policy.';
  const message = `${who} ${host}, but this connector calls ${winner}. ${remedy}`;
  report('other-host', 'warning', message, pointer, { kind: 'left-out', ...(choice && { choice }) });
  for (const { request } of calls) skip(request, `It calls ${host}; this connector calls ${winner}.`);
  return undefined;
}

function whyUnusable(host: string): string {
  if (host === '') return 'The requests name no host.';
  if (host.includes('{{')) return `The host is "${host}", which is not known here.`;
  // OpenAPI 2.0, Swagger Object, `host`: a name or an IPv4 address, with a port at most.
  return `The host is "${host}", which a connector cannot have: it takes a name, such as "api.example.com".`;
}

function chooseScheme(requests: readonly PlacedRequest[], { report }: Wording): 'http' | 'https' {
  const said = requests.flatMap(({ scheme }) => (scheme === 'http' || scheme === 'https' ? [scheme] : []));
  const scheme = said.length === 0 || said.includes('https') ? 'https' : 'http';
  const other = requests.find((request) => request.scheme === 'http');
  if (scheme === 'https' && other) {
    const message = 'Some requests use http, others https. The connector uses https for all of them.';
    const result = '/definition/schemes';
    report('mixed-schemes', 'info', message, other.request.url?.pointer ?? other.request.pointer, { result });
  }
  return scheme;
}

/** The most frequent first, the earlier on a tie. */
function byFrequency<T>(values: readonly T[]): readonly T[] {
  const uses = new Map<T, number>();
  for (const value of values) uses.set(value, (uses.get(value) ?? 0) + 1);
  // A Map keeps first-seen order and toSorted is stable, which is what gives a tie to the earlier one.
  return [...uses].toSorted(([, a], [, b]) => b - a).map(([value]) => value);
}

/** The value that occurs most often, the earlier on a tie; undefined for none. */
export const mostFrequent = <T>(values: readonly T[]): T | undefined => byFrequency(values)[0];
