import type { Wording } from './build-parameters.ts';
import type { PlacedRequest } from './place-requests.ts';

/**
 * Names the headers that became no parameters, because the platform, the connection or the kind of body sets them.
 * Source: domain notes, P-12.
 *
 * Reports `headers-left-out` (info) once.
 */
export function namePlatformHeaders(requests: readonly PlacedRequest[], { report, isTransport }: Wording): void {
  const headers = requests.flatMap(({ request }) =>
    request.headers.filter(({ key, isDisabled }) => !isDisabled && isTransport(key.toLowerCase())),
  );
  const [first] = headers;
  if (!first) return;
  const names = [...new Map(headers.map(({ key }) => [key.toLowerCase(), key])).values()].join(', ');
  const count = headers.length === 1 ? '1 header' : `${headers.length} headers`;
  const message = `${count} that the platform sets by itself became no parameters: ${names}.`;
  report('headers-left-out', 'info', message, first.pointer, { kind: 'left-out' });
}
