import 'fake-indexeddb/auto';
import { createStore, get, keys, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDocument, type ConnectorDocument } from '#core/document/open-document.ts';
import { patchDocument, type Patch } from '#core/document/patch.ts';
import { checksumOf } from '#core/history/checksum.ts';
import type { LoggedEdit } from '#core/history/edit-log.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import type { OpenedConnector } from '#storage/records.ts';
import { recordOf } from '../state/records.ts';

let store: ConnectorStore;
let databaseName: string;
let count = 0;

beforeEach(async () => {
  databaseName = `journal-${++count}`;
  store = new ConnectorStore(databaseName);
  await store.write([recordOf('a')]);
});

afterEach(() => vi.restoreAllMocks());

const inside = () => createStore(databaseName, 'connectors');
const setTitle = (value: string): Patch => ({
  title: `Title ${value}`,
  edits: [{ kind: 'set', pointer: '/definition/info/title', value }],
});

/** Somebody who edits: one save an edit. */
class Editor {
  readonly #opened: OpenedConnector;
  #document: ConnectorDocument;

  constructor(opened: OpenedConnector) {
    this.#opened = opened;
    this.#document = openDocument(opened.connector);
  }

  get journal() {
    return this.#opened.journal;
  }

  get connector() {
    return this.#document.connector;
  }

  async edit(patch: Patch, isWhole = false): Promise<void> {
    const { value, made, inverse } = patchDocument(this.#document, patch);
    this.#document = value;
    const edit: LoggedEdit = { kind: 'edit', at: 1, title: patch.title, made, inverse };
    const entry = { edits: [edit], check: checksumOf(value.connector) };
    await this.journal.append(entry, this.#opened.summary, isWhole ? value.connector : undefined);
  }
}

async function open(): Promise<Editor> {
  return new Editor(await opened());
}

async function opened(): Promise<OpenedConnector> {
  const found = await store.open('a');
  if (!found) throw new Error('The connector cannot be opened');
  return found;
}

const title = ({ connector }: { readonly connector: { readonly definition: string } }): string | undefined =>
  /"title": "([^"]*)"/.exec(connector.definition)?.[1];

describe('saves', () => {
  it('are all there after a crash, with what can be undone', async () => {
    const editor = await open();
    for (const name of ['One', 'Two', 'Three']) await editor.edit(setTitle(name));
    const after = await opened();
    expect(title(after)).toBe('Three');
    expect(after.undo.undo.map((patch) => patch.title)).toEqual(['Title One', 'Title Two', 'Title Three']);
    expect(after).toMatchObject({ lostSaves: 0, isDamaged: false });
  });

  it('go on after the files were written whole, and undo with them', async () => {
    const editor = await open();
    await editor.edit(setTitle('One'));
    await editor.journal.copy(editor.connector);
    await editor.edit(setTitle('Two'));
    await editor.journal.copy(editor.connector);
    await editor.edit(setTitle('Three'));
    const after = await opened();
    expect(title(after)).toBe('Three');
    expect(after.undo.undo).toHaveLength(3);
    await new Editor(after).edit(setTitle('Four'));
    expect(title(await opened())).toBe('Four');
  });

  it('ask for a whole copy now and then', async () => {
    const editor = await open();
    expect([editor.journal.isBehind, editor.journal.wantsCopy]).toEqual([false, false]);
    for (let index = 0; index < 60; index++) await editor.edit(setTitle(`${index}`));
    expect([editor.journal.isBehind, editor.journal.wantsCopy]).toEqual([true, true]);
    await editor.journal.copy(editor.connector);
    expect([editor.journal.isBehind, editor.journal.wantsCopy]).toEqual([false, false]);
  });

  it('older than what undo reaches, and than both copies, are dropped', async () => {
    const editor = await open();
    for (let index = 0; index < 520; index++) await editor.edit(setTitle(`${index}`));
    await editor.journal.copy(editor.connector);
    await editor.edit(setTitle('Last'));
    await editor.journal.copy(editor.connector);
    const logged = (await keys<string>(inside())).filter((key) => key.startsWith('log/a/'));
    expect(logged).toHaveLength(500);
    expect((await opened()).undo.undo).toHaveLength(500);
  });
});

describe('when a save fails', () => {
  it('the next one holds all', async () => {
    const editor = await open();
    await editor.edit(setTitle('One'));
    const put = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    await expect(editor.edit(setTitle('Two'))).rejects.toThrow('Full');
    put.mockRestore();
    await editor.edit(setTitle('Three'), true);
    const after = await opened();
    expect(title(after)).toBe('Three');
    expect(after).toMatchObject({ lostSaves: 0, isDamaged: false });
  });

  it('nothing of it is stored', async () => {
    const editor = await open();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    await expect(editor.edit(setTitle('Two'))).rejects.toThrow('Full');
    expect(title(await opened())).toBe('Parcel Desk');
  });
});

describe('two pages', () => {
  it('never write into each other’s log', async () => {
    const [first, second] = [await open(), await open()];
    await first.edit(setTitle('First'));
    await expect(second.edit(setTitle('Second'))).rejects.toMatchObject({ name: 'ConstraintError' });
    expect(title(await opened())).toBe('First');
  });
});

describe('what is torn', () => {
  const damage = async (key: string, change: (value: Record<string, unknown>) => unknown): Promise<void> =>
    set(key, change((await get<Record<string, unknown>>(key, inside())) ?? {}), inside());
  const cut = (value: Record<string, unknown>): unknown => ({
    ...value,
    connector: { definition: '{"swagger"', properties: '{}' },
  });

  it.each([0, 1])('copy %i: the other one and the log lead to the same', async (slot) => {
    const editor = await open();
    await editor.edit(setTitle('One'));
    await editor.journal.copy(editor.connector);
    await editor.edit(setTitle('Two'));
    await damage(`files/a/${slot}`, cut);
    const after = await opened();
    expect(title(after)).toBe('Two');
    expect(after.isDamaged).toBe(false);
    // And it goes on from there, over the copy that is torn.
    const again = new Editor(after);
    await again.journal.copy(again.connector);
    await again.edit(setTitle('Three'));
    await damage(`files/a/${1 - slot}`, cut);
    expect(title(await opened())).toBe('Three');
  });

  it('both copies: what is left is shown, and said', async () => {
    await damage('files/a/0', (value) => ({ ...value, check: 'no' }));
    const after = await opened();
    expect(title(after)).toBe('Parcel Desk');
    expect(after.isDamaged).toBe(true);
  });

  it.each([
    { name: 'a save in the middle', change: () => ({ hello: 1 }) },
    { name: 'the place of an edit', change: (value: Record<string, unknown>) => ({ ...value, check: 'no' }) },
  ])('$name: what comes before it counts, the rest is put aside', async ({ change }) => {
    const editor = await open();
    for (const name of ['One', 'Two', 'Three']) await editor.edit(setTitle(name));
    await damage('log/a/0000000002', change);
    const after = await opened();
    expect(title(after)).toBe('One');
    expect(after.lostSaves).toBeGreaterThan(0);
    await new Editor(after).edit(setTitle('Four'));
    expect(title(await opened())).toBe('Four');
    expect((await keys<string>(inside())).some((key) => key.startsWith('lost/a/'))).toBe(true);
  });
});
