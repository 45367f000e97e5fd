import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runImport } from '#worker/run-import.ts';
import type { SourceFile } from '#core/formats/format.ts';
import { ImportSession, type ImportPhase } from '#state/ImportSession.svelte.ts';
import { Library } from '#state/Library.svelte.ts';
import { Network } from '#state/Network.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { WorkerClient, type RunOptions } from '#worker/client.ts';
import type { ImportRequest } from '#worker/protocol.ts';

let store: ConnectorStore;
let session: ImportSession;
let library: Library;
/** What the worker was asked for. */
let requests: ImportRequest['options'][];
/** Holds the worker's next answers back until it is called. */
let held: (() => void)[] | undefined;
let fails: boolean;
let count = 0;

/** A description of so many operations. */
function fileOf(operations: number, host = 'a.example'): SourceFile {
  const paths = Object.fromEntries(
    Array.from({ length: operations }, (_, at) => [
      `/part${at}`,
      { get: { operationId: `GetPart${at}`, summary: 'Get', responses: { 200: { description: 'A part' } } } },
    ]),
  );
  const info = { title: 'Parts', version: '1' };
  return { name: 'parts.json', bytes: new TextEncoder().encode(JSON.stringify({ swagger: '2.0', info, host, paths })) };
}

beforeEach(() => {
  vi.restoreAllMocks();
  requests = [];
  held = undefined;
  fails = false;
  store = new ConnectorStore(`import-${++count}`);
  const worker = new WorkerClient(() => {
    throw new Error('No worker is needed here');
  });
  vi.spyOn(worker, 'run').mockImplementation(async (name, payload, { signal }: RunOptions = {}) => {
    if (name !== 'import' || !('options' in payload && 'files' in payload))
      throw new Error(`No ${name} is needed here`);
    requests.push(payload.options);
    if (fails) throw new Error('No memory.');
    const reply = await runImport(payload, () => undefined);
    if (held) await new Promise<void>((resolve) => held?.push(resolve));
    if (signal?.aborted) throw new DOMException('Cancelled', 'AbortError');
    return reply;
  });
  library = new Library(store, (_, work) => work());
  session = new ImportSession(worker, library, new Network());
});

function done(): Extract<ImportPhase, { kind: 'done' }> {
  if (session.phase.kind !== 'done') throw new Error(`It is ${session.phase.kind}.`);
  return session.phase;
}

async function stored(id: string | undefined) {
  const record = await store.read(id ?? '');
  if (!record) throw new Error('Nothing is stored.');
  const { paths } = JSON.parse(record.connector.definition) as { paths: object };
  return { paths: Object.keys(paths), title: record.summary.name, source: record.source };
}

describe('picking', () => {
  it.each([
    { operations: 2, isAsked: false, isTooLarge: false, picked: 2 },
    { operations: 25, isAsked: false, isTooLarge: false, picked: 25 },
    { operations: 26, isAsked: true, isTooLarge: false, picked: 26 },
    { operations: 256, isAsked: true, isTooLarge: false, picked: 256 },
    { operations: 257, isAsked: true, isTooLarge: true, picked: 0 },
  ])('starts with $picked of $operations ticked', async ({ operations, isAsked, isTooLarge, picked }) => {
    await session.start([fileOf(operations)]);
    const { picks } = done();
    expect(picks.operations).toHaveLength(operations);
    expect(picks).toMatchObject({ isAsked, isTooLarge });
    expect(picks.picked.size).toBe(picked);
    expect(picks.isEverything).toBe(picked === operations);
  });

  it('brings everything without importing it again', async () => {
    await session.start([fileOf(3)]);
    const { paths, source } = await stored(await session.create(''));
    expect(paths).toHaveLength(3);
    expect(requests).toHaveLength(1);
    expect(source).toEqual({ format: 'swagger-2.0', files: [fileOf(3)] });
  });

  it('brings only what is ticked, and keeps the source and what was asked for with it', async () => {
    await session.start([fileOf(300)]);
    const { picks } = done();
    picks.pick(['GET /part7', 'GET /part2', 'GET /part5'], true);
    picks.pick(['GET /part5'], false);
    expect(picks.readings.find(({ id }) => id === 'operations')?.used).toBe(2);
    const { paths, title, source } = await stored(await session.create('Two parts'));
    expect(paths).toEqual(['/part2', '/part7']);
    expect(title).toBe('Two parts');
    expect(source?.operations).toEqual(['GET /part2', 'GET /part7']);
    expect(source?.files).toEqual([fileOf(300)]);
    expect(session.phase.kind).toBe('idle');
  });

  it('keeps the result and the ticks when bringing them is stopped', async () => {
    await session.start([fileOf(300)]);
    done().picks.pick(['GET /part7'], true);
    held = [];
    const creating = session.create('');
    await vi.waitFor(() => expect(held).toHaveLength(1));
    expect(session.work?.kind).toBe('picking');
    expect(session.phase.kind).toBe('done');
    session.stopWork();
    held[0]?.();
    expect(await creating).toBeUndefined();
    expect(session.isBusy).toBe(false);
    expect(session.refusal).toEqual([]);
    expect([...done().picks.picked]).toEqual(['GET /part7']);
    expect(library.summaries).toEqual([]);
  });

  it('says why when the worker fails, and keeps the ticks', async () => {
    await session.start([fileOf(300)]);
    done().picks.pick(['GET /part7'], true);
    fails = true;
    expect(await session.create('')).toBeUndefined();
    expect(session.refusal.map(({ code }) => code)).toEqual(['import/stopped']);
    expect(done().picks.picked.size).toBe(1);
    fails = false;
    expect(await session.create('')).toBeDefined();
    expect(session.refusal).toEqual([]);
  });
});

describe('choosing', () => {
  it('imports again with the choice and keeps what is ticked', async () => {
    await session.start([fileOf(300)]);
    done().picks.pick(['GET /part7', 'GET /part8'], true);
    const before = done();
    expect(await session.choose(['some/code:/paths'], 'other')).toBe(true);
    expect(requests.at(-1)).toEqual({ choices: { 'some/code:/paths': 'other' } });
    expect(done()).not.toBe(before);
    expect([...done().picks.picked]).toEqual(['GET /part7', 'GET /part8']);
    const { source } = await stored(await session.create(''));
    expect(requests.at(-1)).toEqual({
      choices: { 'some/code:/paths': 'other' },
      operations: ['GET /part7', 'GET /part8'],
    });
    expect(source?.choices).toEqual({ 'some/code:/paths': 'other' });
  });

  it('keeps all ticked when all were, and forgets choices with the next file', async () => {
    await session.start([fileOf(3)]);
    await session.choose(['a'], 'b');
    expect(done().picks.isEverything).toBe(true);
    expect(session.request.options).toEqual({ choices: { a: 'b' } });
    await session.start([fileOf(4)]);
    expect(session.choices).toEqual({});
    expect(requests.at(-1)).toEqual({});
  });

  it('takes a second choice with the first, when it comes before the first is done', async () => {
    await session.start([fileOf(3)]);
    held = [];
    const first = session.choose(['a'], '1');
    await vi.waitFor(() => expect(held).toHaveLength(1));
    const second = session.choose(['b'], '2');
    await vi.waitFor(() => expect(held).toHaveLength(2));
    for (const release of held) release();
    expect(await first).toBe(false);
    expect(await second).toBe(true);
    expect(session.choices).toEqual({ a: '1', b: '2' });
    expect(session.isBusy).toBe(false);
  });

  it('leaves everything as it was when it is stopped', async () => {
    await session.start([fileOf(3)]);
    const before = done();
    held = [];
    const choosing = session.choose(['a'], '1');
    await vi.waitFor(() => expect(held).toHaveLength(1));
    session.stopWork();
    held[0]?.();
    expect(await choosing).toBe(false);
    expect(session.phase).toBe(before);
    expect(session.choices).toEqual({});
    held = undefined;
    expect(await session.choose(['b'], '2')).toBe(true);
    expect(session.choices).toEqual({ b: '2' });
  });
});
