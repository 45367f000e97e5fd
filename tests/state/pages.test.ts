import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Patch } from '#core/document/patch.ts';
import { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
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
    expect(reader.isEditable('definition')).toBe(false);
    reader.apply(rename('Nobody'));
    writer.apply(rename('Somebody'));
    await writer.flush();
    await vi.waitFor(() => expect(title(reader)).toBe('Somebody'));
    expect(reader.undoTitle).toBeUndefined();
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

it('loses nothing, whoever does what when (property)', async () => {
  const step = fc.record({
    page: fc.constantFrom(0, 1),
    what: fc.constantFrom('add', 'add', 'add', 'flush', 'take over', 'close', 'wait'),
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
          case 'close':
            // Opening another saves and closes this one.
            await app.openWorkspace('none');
            break;
          default:
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }
      await Promise.all(apps.map((app) => app.flush()));
      const text = await onDisk();
      expect(done.filter((name) => !text.includes(`"${name}"`))).toEqual([]);
      for (const app of apps) await app.openWorkspace('none');
    }),
    propertyRuns,
  );
});
