import type { ReportAt } from '../report-at.ts';
import type { PlacedRequest } from './place-requests.ts';
import type { Skip } from './settle-ledger.ts';

export interface HostChoice {
  /** `name[:port]`; undefined when the collection does not say it. */
  readonly host: string | undefined;
  readonly scheme: 'http' | 'https';
  readonly kept: readonly PlacedRequest[];
}

/**
 * Settles the one host the connector calls: the one most requests use, the earlier on a tie. A collection or a
 * recording may mix hosts; a connector has exactly one (OpenAPI 2.0, Swagger Object, `host`). Requests that name no host go along.
 *
 * @param wanted The host to take instead, if the format knows better.
 * @returns `kept` in the order given.
 * Reports `other-host` (warning) for each request left out, `host-unknown` (warning) when the host is a
 * variable without a value or nothing that OpenAPI 2.0 can say, `mixed-schemes` (info).
 */
export function chooseHost(
  requests: readonly PlacedRequest[],
  skip: Skip,
  report: ReportAt,
  wanted?: string,
): HostChoice {
  const winner = wanted ?? mostFrequent(requests.map(({ host }) => host).filter((host) => host !== '')) ?? '';
  const kept = requests.filter(({ host, request }) => {
    if (host === winner || host === '') return true;
    skip(request, `It calls ${host}; this connector calls ${winner}.`);
    const remedy = host.includes('{{')
      ? 'Give the variable a value, or bring the file with its values too, and import again.'
      : 'Import it as a connector of its own.';
    const message = `"${request.name}" calls ${host}, but this connector calls ${winner}. ${remedy}`;
    report('other-host', 'warning', message, `${request.pointer}`);
    return false;
  });
  const isUsable = /^[^{}/ :\\?#@]+(?::\d+)?$/.test(winner);
  const [first] = kept;
  if (!isUsable && first) {
    report(
      'host-unknown',
      'warning',
      `${whyUnusable(winner)} Fill in Host on the General tab.`,
      first.request.url?.pointer ?? first.request.pointer,
    );
  }
  return { host: isUsable ? winner : undefined, scheme: chooseScheme(kept, report), kept };
}

function whyUnusable(host: string): string {
  if (host === '') return 'The requests name no host.';
  if (host.includes('{{')) return `The host is "${host}", which is not known here.`;
  // OpenAPI 2.0, Swagger Object, `host`: a name or an IPv4 address, with a port at most.
  return `The host is "${host}", which a connector cannot have: it takes a name, such as "api.example.com".`;
}

function chooseScheme(requests: readonly PlacedRequest[], report: ReportAt): 'http' | 'https' {
  const said = requests.flatMap(({ scheme }) => (scheme === 'http' || scheme === 'https' ? [scheme] : []));
  const scheme = said.length === 0 || said.includes('https') ? 'https' : 'http';
  const other = requests.find((request) => request.scheme === 'http');
  if (scheme === 'https' && other) {
    const message = 'Some requests use http, others https. The connector uses https for all of them.';
    report('mixed-schemes', 'info', message, other.request.url?.pointer ?? other.request.pointer);
  }
  return scheme;
}

/** The value that occurs most often, the earlier on a tie; undefined for none. */
export function mostFrequent<T>(values: readonly T[]): T | undefined {
  const uses = new Map<T, number>();
  for (const value of values) uses.set(value, (uses.get(value) ?? 0) + 1);
  // A Map keeps first-seen order and toSorted is stable, which is what gives a tie to the earlier one.
  return [...uses].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
