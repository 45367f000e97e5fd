import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { operationsOf, type OperationEntry } from '#core/definition/operations.ts';
import type { CourierReply, CourierRequest } from '#platform/courier.ts';
import { Network } from '#state/Network.svelte.ts';
import { Secrets } from '#state/Secrets.svelte.ts';
import { benchOf, TestBench } from '#state/TestBench.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { securityDefaults } from '#core/security/index.ts';
import { SecretStore } from '#storage/secret-store.ts';
import { openWorkspace } from './open-workspace.ts';

let workspace: Workspace;
let network: Network;
let secrets: Secrets;
let bench: TestBench;
let getParcel: OperationEntry;
let listDepots: OperationEntry;
let count = 0;

const answer: CourierReply = {
  kind: 'answer',
  status: 200,
  statusText: '',
  headers: [['content-type', 'application/json']],
  body: new TextEncoder().encode('{"id":"4711"}'),
  url: 'https://api.parcel.example/v1/parcels/4711?limit=20',
  redirected: false,
  omittedHeaders: [],
  ms: 12,
};

function operationsIn(open: Workspace): readonly [OperationEntry, OperationEntry] {
  const [first, second] = operationsOf(open.definition);
  if (!first || !second) throw new Error('There are two operations');
  return [first, second];
}

beforeEach(async () => {
  ({ workspace } = await openWorkspace(`bench-${++count}`));
  network = new Network();
  secrets = new Secrets(new SecretStore(`bench-${count}`));
  bench = new TestBench(workspace, network, secrets);
  [getParcel, listDepots] = operationsIn(workspace);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const spyOnSend = (reply: CourierReply = answer) => vi.spyOn(network, 'send').mockResolvedValue(reply);

async function fillAll(): Promise<void> {
  await bench.connections.create({ name: 'One', values: { api_key: 's3cret' } });
  bench.fill(getParcel, 'path/id', '4711');
}

describe('values', () => {
  it('start with defaults, are kept for each operation, and go back', () => {
    expect(bench.valuesOf(getParcel)).toEqual({ 'query/limit': '20' });
    bench.fill(getParcel, 'path/id', '4711');
    bench.fill(getParcel, 'query/limit', '');
    expect(bench.valuesOf(getParcel)).toEqual({ 'path/id': '4711', 'query/limit': '' });
    expect(bench.valuesOf(listDepots)).toEqual({});
    bench.clear(getParcel);
    expect(bench.valuesOf(getParcel)).toEqual({ 'query/limit': '20' });
  });
});

describe('sending', () => {
  it('sends what the fields and the connection say, and shows the answer', async () => {
    await fillAll();
    const send = spyOnSend();
    const sending = bench.send(getParcel);
    expect(bench.exchangeOf(getParcel)?.kind).toBe('sending');
    await sending;
    const request: CourierRequest | undefined = send.mock.lastCall?.[0];
    expect(request?.url).toBe('https://api.parcel.example/v1/parcels/4711?limit=20');
    expect(request?.headers).toContainEqual(['X-Api-Key', 's3cret']);
    expect(bench.exchangeOf(getParcel)).toMatchObject({
      kind: 'answered',
      answer: { status: 200, words: 'OK', call: { ms: 12 } },
    });
    expect(bench.exchangeOf(listDepots)).toBeUndefined();
  });

  it('sends nothing while something is missing', async () => {
    const send = spyOnSend();
    await bench.send(getParcel);
    expect(send).not.toHaveBeenCalled();
    expect(bench.exchangeOf(getParcel)).toBeUndefined();
    expect(bench.remaining).toBe(500);
    expect(bench.requestFor(getParcel).diagnostics.map(({ code }) => code)).toEqual([
      'request/parameter-missing',
      'request/credentials-missing',
    ]);
  });

  it('can be cancelled', async () => {
    await fillAll();
    vi.spyOn(network, 'send').mockImplementation(
      (_request, _initiator, { signal } = {}) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => resolve({ kind: 'failure', reason: 'aborted', ms: 1 }));
        }),
    );
    const sending = bench.send(getParcel);
    bench.cancel(getParcel);
    await sending;
    expect(bench.exchangeOf(getParcel)).toMatchObject({ kind: 'failed', reasons: [{ code: 'call/aborted' }] });
  });

  it('explains a failure', async () => {
    await fillAll();
    spyOnSend({ kind: 'failure', reason: 'network', ms: 3 });
    await bench.send(getParcel);
    const exchange = bench.exchangeOf(getParcel);
    expect(exchange?.kind === 'failed' && exchange.reasons.map(({ code }) => code)).toContain('call/cors');
  });

  it('takes a pasted answer as one', () => {
    bench.paste(listDepots, { status: 404, headers: [], body: '{}' });
    expect(bench.exchangeOf(listDepots)).toMatchObject({
      kind: 'answered',
      answer: { status: 404, words: 'Not Found' },
    });
  });
});

it('keeps a key in the address out of the log', async () => {
  const { workspace: open } = await openWorkspace(`bench-${++count}`, {
    ...securityDefaults.apiKey,
    name: 'code',
    in: 'query',
  });
  const other = new TestBench(open, network, secrets);
  const [, depots] = operationsIn(open);
  await other.connections.create({ name: 'One', values: { api_key: 's3cret' } });
  const send = spyOnSend();
  await other.send(depots);
  expect(send.mock.lastCall?.[0].url).toContain('code=s3cret');
  expect(send.mock.lastCall?.[2]?.secrets).toEqual({ headers: [], query: ['code'] });
});

describe('the limit', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(1_000_000);
  });

  it('is 500 calls a minute for each connection, and says when the next is possible', async () => {
    await fillAll();
    const send = spyOnSend();
    for (let call = 0; call < 500; call++) await bench.send(getParcel);
    expect(send).toHaveBeenCalledTimes(500);
    expect(bench.remaining).toBe(0);
    expect(bench.wait).toBe(60);
    await bench.send(getParcel);
    expect(send).toHaveBeenCalledTimes(500);

    vi.setSystemTime(1_045_500);
    bench.tick();
    expect(bench.wait).toBe(15);
    vi.setSystemTime(1_060_000);
    bench.tick();
    expect([bench.remaining, bench.wait]).toEqual([500, 0]);
  });

  it('counts another connection for itself', async () => {
    await fillAll();
    spyOnSend();
    await bench.send(getParcel);
    expect(bench.remaining).toBe(499);
    await bench.connections.create({ name: 'Two', values: { api_key: 'other' } });
    expect(bench.remaining).toBe(500);
  });
});

it('is one for each open connector', () => {
  expect(benchOf(workspace, network, secrets)).toBe(benchOf(workspace, network, secrets));
});
