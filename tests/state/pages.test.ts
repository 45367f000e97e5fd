import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Patch } from '#core/document/patch.ts';
import { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { ConnectorJournal } from '#storage/connector-journal.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { propertyRuns } from '../core/formats/property-runs.ts';
import { fakeLocks } from './fake-locks.ts';
import { parcelDesk } from './records.ts';

/** Two pages of one browser: what they share is the database, the locks and the channel. */
let one: AppState;
let two: AppState;
let id: string;

beforeEach(async () => {
  fakeLocks();
  await new ConnectorStore().eraseAll();
  [one, two] = [new AppState(), new AppState()];
  id = (await one.library.create(parcelDesk)) ?? '';
  await two.start();
});

afterEach(async () => {
  await one.stop();
  await two.stop();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const rename = (value: string): Patch => ({
  title: `Rename to ${value}`,
  edits: [{ kind: 'set', pointer: '/definition/info/title', value }],
});
const title = (workspace: Workspace | undefined): string | undefined => workspace?.definition.info?.title;
const open = async (app: AppState): Promise<Workspace> => {
  const workspace = await app.openWorkspace(id);
  if (!workspace) throw new Error('There is no such connector');
  return workspace;
};
const onDisk = async (): Promise<string> => (await new ConnectorStore().read(id))?.connector.definition ?? '';

describe('a connector that is open on two pages', () => {
  it('is written to by the first, and shown by the second as it is saved', async () => {
    const [writer, reader] = [await open(one), await open(two)];
    expect([writer.isReader, reader.isReader]).toEqual([false, true]);
    expect([reader.isEditable('definition'), reader.reads('definition')]).toEqual([false, true]);
    reader.apply(rename('Nobody'));
    writer.apply(rename('Somebody'));
    await writer.flush();
    await vi.waitFor(() => expect(title(reader)).toBe('Somebody'));
    expect(reader.undoTitle).toBeUndefined();
  });

  it('takes nothing from the second, and says so there', async () => {
    await open(one);
    const reader = await open(two);
    await reader.saveConnections([{ id: 'c', name: 'Mine', values: {} }]);
    expect(reader.connections).toEqual([]);
    reader.apply(rename('Nobody'));
    expect(two.toasts.items.map(({ action }) => action?.title)).toEqual(['Edit here instead']);
    two.toasts.items[0]?.action?.run();
    await vi.waitFor(() => expect(reader.isReader).toBe(false));
  });

  it('is taken over with all that was done to it, undo included', async () => {
    const [writer, reader] = [await open(one), await open(two)];
    writer.apply(rename('Somebody'));
    await two.takeOver(reader);
    expect([writer.isReader, reader.isReader]).toEqual([true, false]);
    expect(title(reader)).toBe('Somebody');
    reader.undo();
    await reader.flush();
    await vi.waitFor(() => expect(title(writer)).toBe('Parcel Desk'));
    await one.takeOver(writer);
    writer.redo();
    expect(title(writer)).toBe('Somebody');
  });

  it('is gone on with on the second once the first is closed, and somebody looks there', async () => {
    const [writer, reader] = [await open(one), await open(two)];
    await two.takeUp();
    expect([writer.isReader, reader.isReader]).toEqual([false, true]);
    writer.apply(rename('Somebody'));
    await one.stop();
    await two.takeUp();
    expect([reader.isReader, title(reader)]).toEqual([false, 'Somebody']);
    reader.apply(rename('Somebody else'));
    await reader.flush();
    expect(await onDisk()).toContain('Somebody else');
  });

  it('and is in the bin, is not written to because somebody looks at it', async () => {
    const writer = await open(one);
    await two.library.bin([id]);
    await vi.waitFor(() => expect(one.library.find(id)?.binnedAt).toBeDefined());
    await one.takeUp();
    expect(writer.isReader).toBe(true);
    await two.library.restore([id]);
    await vi.waitFor(() => expect(one.library.find(id)?.binnedAt).toBeUndefined());
    await one.takeUp();
    expect(writer.isReader).toBe(false);
  });

  it('is taken from a page that does not answer, which then writes nothing any more', async () => {
    const [writer, reader] = [await open(one), await open(two)];
    vi.spyOn(writer, 'leaveToOther').mockReturnValue(new Promise(() => undefined));
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
    await two.takeOver(reader);
    writer.apply(rename('Too late'));
    await vi.waitFor(() => expect(writer.isReader).toBe(true));
    reader.apply(rename('Somebody'));
    await reader.flush();
    await writer.flush();
    expect(await onDisk()).toContain('Somebody');
    expect(reader.saved.kind).toBe('saved');
  });

  it('and is deleted on one, is not brought back by the other', async () => {
    const writer = await open(one);
    writer.apply(rename('Somebody'));
    await two.library.bin([id]);
    expect(writer.isReader).toBe(true);
    writer.apply(rename('Nobody'));
    await writer.flush();
    expect(
      (await new ConnectorStore().readSummaries()).map(({ name, binnedAt }) => [name, binnedAt !== undefined]),
    ).toEqual([['Somebody', true]]);
  });

  it('shows what the other has done to the library', async () => {
    await one.library.create(parcelDesk);
    await vi.waitFor(() => expect(two.library.summaries).toHaveLength(2));
    await two.library.bin([id]);
    await vi.waitFor(() => expect(one.library.find(id)?.binnedAt).toBeDefined());
  });
});

it('secrets that one page keeps or locks are so on the other', async () => {
  const passphrase = 'correct horse battery';
  await one.secrets.protect(passphrase);
  await vi.waitFor(() => expect(two.secrets.state).toBe('locked'));
  await two.secrets.unlock(passphrase);
  await one.secrets.put(id, 'c', { api_key: 'typed' });
  await vi.waitFor(() => expect(two.secrets.of(id, 'c')).toEqual({ api_key: 'typed' }));
  one.secrets.lockEverywhere();
  await vi.waitFor(() => expect([two.secrets.state, two.secrets.hasAny]).toEqual(['locked', false]));
});

const full = (): DOMException => new DOMException('Full', 'QuotaExceededError');
/** From now on nothing that is done can be saved, on no page. */
const fillTheDisk = () => vi.spyOn(ConnectorJournal.prototype, 'append').mockRejectedValue(full());
/** The page that has a connector does not answer, so that it is taken by force. */
function putToSleep(workspace: Workspace): void {
  vi.spyOn(workspace, 'leaveToOther').mockReturnValue(new Promise(() => undefined));
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
}

/** Something that waits until it is told to go on. */
function holdUp() {
  let goOn: () => void = () => undefined;
  return { end: new Promise<void>((resolve) => (goOn = resolve)), goOn: () => goOn() };
}

describe('a page that cannot save what was done on it', () => {
  it('keeps the connector, and says so to who wants it', async () => {
    const [writer, reader] = [await open(one), await open(two)];
    const disk = fillTheDisk();
    writer.apply(rename('Somebody'));
    expect((await two.takeOver(reader))?.code).toBe('storage/elsewhere');
    expect([writer.isReader, reader.isReader]).toEqual([false, true]);
    expect([writer.saved.kind, title(writer)]).toEqual(['failed', 'Somebody']);
    writer.apply(rename('Somebody else'));
    disk.mockRestore();
    expect(await two.takeOver(reader)).toBeUndefined();
    expect([writer.isReader, reader.isReader]).toEqual([true, false]);
    expect(title(reader)).toBe('Somebody else');
  });

  it.each(['bin', 'erase'] as const)('keeps it from the library (%s) of every page', async (change) => {
    const writer = await open(one);
    fillTheDisk();
    writer.apply(rename('Somebody'));
    for (const [app, code] of [[two, 'storage/elsewhere'] as const, [one, 'storage/unsaved'] as const]) {
      await app.library[change]([id]);
      expect(app.library.failure?.code).toBe(code);
      expect(app.library.failure?.message).toContain('“Parcel Desk”');
    }
    expect((await new ConnectorStore().readSummaries()).map(({ binnedAt }) => binnedAt)).toEqual([undefined]);
    expect(await one.openWorkspace(id)).toBe(writer);
    expect([writer.isReader, writer.saved.kind, title(writer)]).toEqual([false, 'failed', 'Somebody']);
  });

  it.each([
    { name: 'put aside', aside: undefined },
    { name: 'lost with the disk', aside: full() },
  ])('and loses the connector by force, shows it all the same: its edits are $name', async ({ aside }) => {
    const [writer, reader] = [await open(one), await open(two)];
    fillTheDisk();
    if (aside) vi.spyOn(ConnectorStore.prototype, 'putAside').mockRejectedValue(aside);
    writer.apply(rename('Nobody'));
    putToSleep(writer);
    await two.takeOver(reader);
    vi.restoreAllMocks();
    await vi.waitFor(() => expect(writer.isReader).toBe(true));
    reader.apply(rename('Somebody'));
    await reader.flush();
    await vi.waitFor(() => expect(one.library.find(id)?.name).toBe('Somebody'));
    expect([title(writer), writer.saved.kind, writer.isStranded]).toEqual(['Nobody', 'failed', true]);
    // Neither going elsewhere nor taking it back takes it from the screen.
    await one.openWorkspace('none');
    expect(await one.openWorkspace(id)).toBe(writer);
    await one.takeOver(writer);
    expect([title(writer), writer.isReader]).toEqual(['Nobody', true]);
    await one.showSaved(writer);
    expect([title(writer), writer.saved.kind, writer.isStranded]).toEqual(['Somebody', 'saved', false]);
    expect(await one.takeOver(writer)).toBeUndefined();
    expect([writer.isReader, reader.isReader]).toEqual([false, true]);
  });

  it('keeps what was on its way to the disk when it lost the connector', async () => {
    const [writer, reader] = [await open(one), await open(two)];
    let fail: (error: Error) => void = () => undefined;
    vi.spyOn(ConnectorJournal.prototype, 'append').mockReturnValueOnce(new Promise((_, reject) => (fail = reject)));
    writer.apply(rename('Nobody'));
    void writer.flush();
    putToSleep(writer);
    await two.takeOver(reader);
    await vi.waitFor(() => expect(writer.isReader).toBe(true));
    fail(full());
    reader.apply(rename('Somebody'));
    await reader.flush();
    await vi.waitFor(() => expect(one.library.find(id)?.name).toBe('Somebody'));
    expect([title(writer), writer.isStranded]).toEqual(['Nobody', true]);
  });

  it('keeps connections that are nowhere else', async () => {
    const [writer, reader] = [await open(one), await open(two)];
    vi.spyOn(ConnectorStore.prototype, 'saveConnections').mockRejectedValue(full());
    await writer.saveConnections([{ id: 'c', name: 'Mine', values: {} }]);
    putToSleep(writer);
    await two.takeOver(reader);
    await vi.waitFor(() => expect(writer.isReader).toBe(true));
    expect([writer.connections.length, writer.isStranded]).toEqual([1, true]);
  });
});

describe('a connector that is just being opened or changed', () => {
  it('is given up once it is open, not in between', async () => {
    const reader = await open(two);
    await one.takeOver(await open(one));
    await one.openWorkspace('none');
    const opened = holdUp();
    const read = ConnectorStore.prototype.open;
    vi.spyOn(ConnectorStore.prototype, 'open').mockImplementationOnce(async function (this: ConnectorStore, asked) {
      await opened.end;
      return read.call(this, asked);
    });
    const opening = open(one);
    const taking = two.takeOver(reader);
    await new Promise((resolve) => setTimeout(resolve, 20));
    opened.goOn();
    const writer = await opening;
    await taking;
    expect([writer.isReader, reader.isReader]).toEqual([true, false]);
  });

  it('is not given up while a backup or the bin works on it', async () => {
    const steps: string[] = [];
    const working = holdUp();
    const write = ConnectorStore.prototype.saveSummaries;
    vi.spyOn(ConnectorStore.prototype, 'saveSummaries').mockImplementationOnce(async function (
      this: ConnectorStore,
      all,
    ) {
      await working.end;
      await write.call(this, all);
      steps.push('binned');
    });
    const reader = await open(two);
    const binning = one.library.bin([id]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    // The other page says that it is at work, and is waited for longer than one that says nothing.
    const short = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(short.signal);
    const taking = two.takeOver(reader).then(() => steps.push('taken'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    short.abort();
    await new Promise((resolve) => setTimeout(resolve, 20));
    working.goOn();
    await Promise.all([binning, taking]);
    expect(steps).toEqual(['binned', 'taken']);
  });
});

describe('opening', () => {
  it('waits a moment for the page that this one comes in the place of', async () => {
    const gone = navigator.locks.request(`connector/${id}`, () => new Promise((go) => setTimeout(go, 100)));
    expect((await open(one)).isReader).toBe(false);
    await gone;
  });

  it('does not wait for a page that has it and answers', async () => {
    await open(one);
    const before = performance.now();
    expect((await open(two)).isReader).toBe(true);
    expect(performance.now() - before).toBeLessThan(200);
  });

  it('waits no longer than that for one that does not', async () => {
    let release: () => void = () => undefined;
    const held = navigator.locks.request(`connector/${id}`, () => new Promise<void>((go) => (release = go)));
    const before = performance.now();
    expect((await open(one)).isReader).toBe(true);
    expect(performance.now() - before).toBeLessThan(1000);
    release();
    await held;
    // It gave up waiting, and has taken nothing behind anybody’s back.
    expect(await two.takeOver(await open(two))).toBeUndefined();
  });
});

describe('the library, while another page saves', () => {
  it('reads what was saved, and nothing else', async () => {
    const other = (await one.library.create(parcelDesk)) ?? '';
    await vi.waitFor(() => expect(two.library.summaries).toHaveLength(2));
    const writer = await open(one);
    const whole = vi.spyOn(ConnectorStore.prototype, 'readLibrary');
    writer.apply(rename('Somebody'));
    await writer.flush();
    await vi.waitFor(() => expect(two.library.find(id)?.name).toBe('Somebody'));
    expect(two.library.find(other)?.name).toBe('Parcel Desk');
    await one.library.erase([other]);
    await vi.waitFor(() => expect(two.library.find(other)).toBeUndefined());
    expect(two.library.find(id)?.name).toBe('Somebody');
    expect(whole).not.toHaveBeenCalledWith();
  });

  it('ends with the last state, however many there were', async () => {
    const [writer, reader] = [await open(one), await open(two)];
    const reads = vi.spyOn(ConnectorStore.prototype, 'read');
    for (let step = 1; step <= 20; step++) {
      writer.apply({ title: 'Add', edits: [{ kind: 'set', pointer: `/definition/x-${step}`, value: step }] });
      await writer.flush();
    }
    await vi.waitFor(() => expect(reader.connector.definition).toContain('"x-20"'));
    expect(reads.mock.calls.length).toBeLessThan(20);
  });
});

it('loses nothing, whoever does what when (property)', async () => {
  const step = fc.record({
    page: fc.constantFrom(0, 1),
    what: fc.constantFrom(
      'add',
      'add',
      'add',
      'flush',
      'take over',
      'close',
      'wait',
      'fill the disk',
      'free it',
      'bin',
    ),
  });
  let isFull = false;
  const { add } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...record) {
    if (isFull) throw full();
    return add.apply(this, record);
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      id = (await one.library.create({ ...parcelDesk })) ?? '';
      const apps = [one, two];
      const done: string[] = [];
      for (const { page, what } of steps) {
        const app = apps[page] ?? one;
        const workspace = await open(app);
        switch (what) {
          case 'add': {
            if (workspace.isReader) break;
            const name = `x-${done.length}`;
            workspace.apply({
              title: `Add ${name}`,
              edits: [{ kind: 'set', pointer: `/definition/${name}`, value: 1 }],
            });
            done.push(name);
            break;
          }
          case 'flush':
            await workspace.flush();
            break;
          case 'take over':
            await app.takeOver(workspace);
            break;
          case 'fill the disk':
            isFull = true;
            break;
          case 'free it':
            isFull = false;
            break;
          case 'bin':
            await app.library.bin([id]);
            break;
          case 'close':
            // Opening another saves and closes this one.
            await app.openWorkspace('none');
            break;
          default:
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }
      isFull = false;
      await Promise.all(apps.map((app) => app.flush()));
      const text = await onDisk();
      expect(done.filter((name) => !text.includes(`"${name}"`))).toEqual([]);
      for (const app of apps) await app.openWorkspace('none');
    }),
    propertyRuns,
  );
});
