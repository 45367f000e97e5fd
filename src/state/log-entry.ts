import { asCurl } from '#core/testing/as-curl.ts';
import { maskAddress, maskRequest, secretValues } from '#core/testing/mask-request.ts';
import type { TestRequest } from '#core/testing/request.ts';
import type { CourierFailure, CourierReply } from '#platform/courier.ts';
import type { NetworkEntry } from './Network.svelte.ts';

const failureWords: Readonly<Record<CourierFailure['reason'], string>> = {
  refused: 'Not sent',
  'mixed-content': 'Not sent',
  network: 'No answer',
  timeout: 'No answer in time',
  'too-large': 'Too large',
  aborted: 'Cancelled',
  unavailable: 'Not sent',
};

/** What the network log keeps of a request: no secret, and nothing of the answer but its size. */
export function asLogged(
  request: TestRequest,
  reply: CourierReply,
  { at, initiator }: Pick<NetworkEntry, 'at' | 'initiator'>,
): NetworkEntry {
  const masked = maskRequest(request);
  const entry = {
    at,
    initiator,
    method: masked.method,
    url: masked.url,
    sent: request.body === undefined ? 0 : new Blob([request.body]).size,
    ms: reply.ms,
    curl: asCurl(masked),
  };
  if (reply.kind === 'failure') return { ...entry, received: 0, outcome: failureWords[reply.reason], isOk: false };
  const { status, statusText, body, redirected, url } = reply;
  const place = { secrets: request.secrets, values: secretValues(request) };
  return {
    ...entry,
    received: body.byteLength,
    outcome: `${status} ${statusText}`.trim(),
    isOk: status < 400,
    ...(redirected && { redirectedTo: maskAddress(url, place) }),
  };
}

/** The whole log as a JSON file, oldest first, times in UTC. */
export function logAsJson(entries: readonly NetworkEntry[]): string {
  const rows = entries.toReversed().map(({ at, isOk: _, ...row }) => ({ at: new Date(at).toISOString(), ...row }));
  return `${JSON.stringify(rows, undefined, 2)}\n`;
}
