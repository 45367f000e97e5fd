import 'fake-indexeddb/auto';
import { createStore, get, set, setMany } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { replaceFiles } from '#core/document/replace-files.ts';
import type { Patch } from '#core/document/patch.ts';
import { AppState } from '#state/AppState.svelte.ts';
import type { BackupPreview } from '#state/Backups.svelte.ts';
import type { History } from '#state/History.svelte.ts';
import { Secrets } from '#state/Secrets.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { SecretStore } from '#storage/secret-store.ts';
import { storedByVersion } from '../storage/stored-by-version.ts';
import { workHere } from '../worker/work-here.ts';
import { fakeFolder } from './fake-folder.ts';
import { fakeLocks } from './fake-locks.ts';
import { recordOf } from './records.ts';
import { closeConnections, countRequests, emptyBrowser, faultKinds, injectFault, readAll } from './storage-faults.ts';
import { findOpeners, findWriteSites } from './write-sites.ts';

/** The page, with what the cases are about at hand. */
class PageHere {
  app = new AppState();
  readonly store = new ConnectorStore();
  secrets = new Secrets(new SecretStore(), { rounds: 2 });
  /** What came back from what was done, where that says how it went. */
  answer: unknown;
  preview: BackupPreview | undefined;

  get workspace(): Workspace {
    if (!this.opened) throw new Error('No connector is open');
    return this.opened;
  }
  opened: Workspace | undefined;

  get history(): History {
    const history = this.app.historyOf(this.workspace);
    if (!history) throw new Error('No connector is open');
    return history;
  }

  async open(id: string): Promise<void> {
    this.opened = await this.app.openWorkspace(id);
    await this.history.settle();
  }
}

interface Case {
  /** As `findWriteSites` names it. */
  readonly site: string;
  readonly deed: string;
  /** The records that are written, by name. */
  readonly key: RegExp;
  /** Beside connectors a and b, which are always there. */
  readonly arrange?: (page: PageHere) => Promise<unknown>;
  readonly act: (page: PageHere) => Promise<unknown>;
  /** What the maker reads; `silent` says why it need not be anything. */
  readonly told: ((page: PageHere) => string | undefined) | { readonly silent: string };
  /** Once the fault is gone; the same again where this is absent. */
  readonly again?: (page: PageHere) => Promise<unknown>;
  /** That is done also where nothing went wrong. */
  readonly isAlwaysFollowed?: true;
  /** What there is to be in the end, read from the disk. */
  readonly outcome: (page: PageHere) => Promise<unknown>;
}

const title = (value: string): Patch => ({
  title: `Title ${value}`,
  edits: [{ kind: 'set', pointer: '/definition/info/title', value }],
});
const records = () => createStore('connector-studio', 'connectors');
const titleOf = (definition: string | undefined): string | undefined =>
  /"title": "([^"]*)"/.exec(definition ?? '')?.[1];
const titleOnDisk = async (id: string): Promise<string | undefined> =>
  titleOf((await new ConnectorStore().read(id))?.connector.definition);
const namesOnDisk = async (): Promise<readonly string[]> =>
  (await new ConnectorStore().readSummaries())
    .map(({ name, binnedAt }) => name + (binnedAt ? ' (bin)' : ''))
    .toSorted();
const pointsOnDisk = async (): Promise<readonly (string | undefined)[]> =>
  (await new ConnectorStore().pointsOf('a').list()).map(({ name, kind }) => name ?? kind);
const savedTold = ({ workspace }: PageHere): string | undefined =>
  workspace.saved.kind === 'failed' ? workspace.saved.diagnostic.message : undefined;
const libraryTold = ({ app }: PageHere): string | undefined => app.library.failure?.message;
const historyTold = ({ history }: PageHere): string | undefined => history.fault?.message;
const secretsTold = ({ secrets }: PageHere): string | undefined => secrets.failure?.message;
const folderTold = ({ app: { folder } }: PageHere): string | undefined =>
  folder.state.kind === 'failed' ? folder.state.message : undefined;
const passphrase = 'correct horse battery';
const secretOnDisk = async (by = passphrase): Promise<unknown> => {
  const page = new Secrets(new SecretStore(), { rounds: 2 });
  await page.read();
  await page.unlock(by);
  page.stop();
  return page.of('a', 'c1');
};
const protect = async ({ secrets }: PageHere): Promise<void> => {
  await secrets.put('a', 'c1', { api_key: 'first' });
  await secrets.protect(passphrase);
};

const cases: readonly Case[] = [
  {
    site: 'storage/connector-journal.ts append',
    deed: 'an edit',
    key: /^log\//,
    arrange: (page) => page.open('a'),
    act: async ({ workspace }) => {
      workspace.apply(title('Edited'));
      await workspace.flush();
    },
    told: savedTold,
    again: ({ workspace }) => workspace.flush(),
    outcome: () => titleOnDisk('a'),
  },
  {
    site: 'storage/connector-journal.ts copy',
    deed: 'closing what was edited',
    key: /^files\//,
    arrange: async (page) => {
      await page.open('a');
      page.workspace.apply(title('Edited'));
      await page.workspace.flush();
    },
    act: (page) => page.app.openWorkspace('b'),
    told: { silent: 'all of it is in the log' },
    outcome: () => titleOnDisk('a'),
  },
  {
    site: 'storage/connector-store.ts write',
    deed: 'a new connector',
    key: /./,
    act: async ({ app }) => app.library.create(recordOf('n', 'New').connector),
    told: libraryTold,
    outcome: namesOnDisk,
  },
  {
    site: 'storage/connector-store.ts write',
    deed: 'a backup in the place of the library',
    key: /./,
    arrange: async (page) => {
      const made = await page.app.backups.make();
      const read = made.ok ? await page.app.backups.read(made.value) : made;
      page.preview = read.ok ? read.value : undefined;
      await page.app.library.bin(['b']);
      await page.app.library.create(recordOf('c', 'Cheese').connector);
    },
    act: async (page) => {
      if (page.preview) page.answer = await page.app.backups.replace(page.preview);
    },
    told: ({ answer, app }) => messageOf(answer) ?? app.library.failure?.message,
    outcome: namesOnDisk,
  },
  {
    site: 'storage/connector-store.ts erase',
    deed: 'a connector that is erased',
    key: /./,
    act: async ({ app }) => app.library.erase(['a']),
    told: libraryTold,
    outcome: namesOnDisk,
  },
  {
    site: 'storage/connector-store.ts eraseAll',
    deed: 'everything that is erased',
    key: /^$/,
    act: async (page) => {
      page.answer = await page.store.eraseAll().catch((error: unknown) => error);
    },
    told: ({ answer }) => messageOf(answer),
    outcome: namesOnDisk,
  },
  {
    site: 'storage/connector-store.ts #put',
    deed: 'a connector that goes into the bin',
    key: /^summary\//,
    act: ({ app }) => app.library.bin(['a']),
    told: libraryTold,
    outcome: namesOnDisk,
  },
  {
    site: 'storage/connector-store.ts #put',
    deed: 'a connection',
    key: /^connections\//,
    arrange: (page) => page.open('a'),
    act: ({ workspace }) => workspace.saveConnections([{ id: 'c2', name: 'Other', values: {} }]),
    told: savedTold,
    again: ({ workspace }) => workspace.flush(),
    outcome: async () => (await new ConnectorStore().read('a'))?.connections,
  },
  {
    site: 'storage/connector-store.ts #put',
    deed: 'more of the source',
    key: /^source\//,
    arrange: (page) => page.open('a'),
    act: async ({ workspace }) => {
      workspace.apply({ ...title('Merged'), wishes: { operations: ['GET /parcels'] } });
      await workspace.flush();
    },
    told: savedTold,
    again: ({ workspace }) => workspace.flush(),
    outcome: async () => [await titleOnDisk('a'), (await new ConnectorStore().readSource('a'))?.operations],
  },
  {
    site: 'storage/connector-store.ts #setAside',
    deed: 'opening what has a torn save in it',
    key: /^(?:lost|log)\//,
    arrange: async (page) => {
      await page.open('a');
      for (const name of ['One', 'Two', 'Three']) {
        page.workspace.apply(title(name));
        await page.workspace.flush();
      }
      await page.app.stop();
      // The copy that was made on closing, too.
      const key = 'files/a/1';
      await set(key, { ...(await get<object>(key, records())), check: 'torn' }, records());
      await set('log/a/0000000002', 'torn', records());
      page.app = new AppState();
      await page.app.start();
    },
    act: (page) => page.open('a'),
    told: ({ opened }) => (opened?.fault === 'edits-lost' ? 'It is said that edits were lost' : undefined),
    again: async ({ workspace }) => {
      workspace.apply(title('Four'));
      await workspace.flush();
    },
    isAlwaysFollowed: true,
    outcome: () => titleOnDisk('a'),
  },
  {
    site: 'storage/restore-points.ts addAll',
    deed: 'a version with a name',
    key: /^point\//,
    arrange: (page) => page.open('a'),
    act: async ({ history, workspace }) => {
      workspace.apply(title('Edited'));
      await history.name('Release');
    },
    told: historyTold,
    again: ({ history }) => history.name('Release'),
    outcome: pointsOnDisk,
  },
  {
    site: 'storage/restore-points.ts addAll',
    deed: 'versions of a backup that are missing here',
    key: /^point\//,
    arrange: async (page) => {
      await page.open('a');
      await page.history.rename(page.history.points[0]?.at ?? 0, 'First');
      const made = await page.app.backups.make();
      const read = made.ok ? await page.app.backups.read(made.value) : made;
      page.preview = read.ok ? read.value : undefined;
      await page.history.remove(page.history.points[0]?.at ?? 0);
    },
    act: async (page) => {
      if (page.preview) page.answer = await page.app.backups.merge(page.preview);
    },
    told: ({ answer }) => messageOf(answer),
    outcome: pointsOnDisk,
  },
  {
    site: 'storage/restore-points.ts rename',
    deed: 'a version that is given a name',
    key: /^point\//,
    arrange: (page) => page.open('a'),
    act: ({ history }) => history.rename(history.points[0]?.at ?? 0, 'First'),
    told: historyTold,
    outcome: pointsOnDisk,
  },
  {
    site: 'storage/restore-points.ts remove',
    deed: 'a version that is deleted',
    key: /^point\//,
    arrange: async (page) => {
      await page.open('a');
      await page.history.rename(page.history.points[0]?.at ?? 0, 'First');
    },
    act: ({ history }) => history.remove(history.points[0]?.at ?? 0),
    told: historyTold,
    outcome: pointsOnDisk,
  },
  {
    site: 'storage/folder-store.ts write',
    deed: 'a folder that is chosen',
    key: /^folder$/,
    act: async ({ app }) => {
      await app.folder.choose();
      await app.folder.sync();
    },
    told: folderTold,
    outcome: ({ app }) => Promise.resolve([app.folder.state.kind, Object.keys(folder.files)]),
  },
  {
    site: 'storage/folder-store.ts forget',
    deed: 'a folder that is left',
    key: /^folder$/,
    arrange: async ({ app }) => {
      await app.folder.choose();
      await app.folder.sync();
    },
    act: ({ app }) => app.folder.leave(),
    told: folderTold,
    outcome: async ({ app }) => [app.folder.state.kind, (await readAll()).has('folder')],
  },
  {
    site: 'storage/measure-records.ts drop',
    deed: 'leftovers that are deleted',
    key: /^old\//,
    arrange: () => set('old/1/z', { at: Date.now(), records: {} }, records()),
    act: async (page) => {
      page.answer = await page.app.room.drop('old').catch((error: unknown) => error);
    },
    // The storage section says it: tests/ui/routes/settings.test.ts.
    told: ({ answer }) => messageOf(answer),
    outcome: async () => (await readAll()).has('old/1/z'),
  },
  {
    site: 'storage/secret-store.ts replace',
    deed: 'a passphrase that is set',
    key: /^(?:secrets|vault)/,
    arrange: ({ secrets }) => secrets.put('a', 'c1', { api_key: 'first' }),
    act: ({ secrets }) => secrets.protect(passphrase),
    told: secretsTold,
    outcome: () => secretOnDisk(),
  },
  {
    site: 'storage/secret-store.ts saveVault',
    deed: 'a passphrase that is changed',
    key: /^vault/,
    arrange: protect,
    act: ({ secrets }) => secrets.changePassphrase(passphrase, 'another one of them'),
    told: secretsTold,
    outcome: () => secretOnDisk('another one of them'),
  },
  {
    site: 'storage/secret-store.ts save',
    deed: 'a secret that is entered',
    key: /^secrets/,
    arrange: protect,
    act: ({ secrets }) => secrets.put('a', 'c1', { api_key: 'second' }),
    told: secretsTold,
    // Locked meanwhile. Secrets.test.ts waits for the page to write it by itself.
    again: async ({ secrets }) => {
      secrets.lock();
      await secrets.unlock(passphrase);
      expect(secrets.of('a', 'c1')).toEqual({ api_key: 'second' });
      await secrets.put('b', 'c9', { api_key: 'another' });
    },
    outcome: () => secretOnDisk(),
  },
  {
    site: 'storage/secret-store.ts forget',
    deed: 'secrets that are forgotten',
    key: /^(?:secrets|vault)/,
    arrange: protect,
    act: ({ secrets }) => secrets.forgetAll(),
    told: secretsTold,
    outcome: async () => [...(await readAll()).keys()].filter((key) => /^(?:secrets|vault)/.test(key)),
  },
  {
    site: 'storage/upgrade.ts upgradeOne',
    deed: 'a connector of an older version',
    key: /./,
    arrange: () =>
      setMany(
        Object.entries(storedByVersion[1] ?? {}).map(([key, value]) => [key.replace('/a', '/z'), renamed(value)]),
        records(),
      ),
    act: ({ app }) => app.library.load(),
    told: libraryTold,
    outcome: async ({ app }) => [await namesOnDisk(), app.library.summaries.length],
  },
  {
    site: 'storage/upgrade.ts forgetOld',
    deed: 'what was left long ago',
    key: /^old\//,
    arrange: () => set('old/1/z', { at: 0, records: {} }, records()),
    act: ({ app }) => app.library.load(),
    told: { silent: 'it is in nobody’s way, and goes at the next visit' },
    outcome: async () => (await readAll()).has('old/1/z'),
  },
];

/** Of another connector than a. */
const renamed = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? { ...value, id: 'z' } : value;

function messageOf(answer: unknown): string | undefined {
  if (answer instanceof DOMException) return `${answer.name} ${answer.message}`;
  if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok === true) return undefined;
  return JSON.stringify(answer);
}

let page: PageHere;
let folder: ReturnType<typeof fakeFolder>;
const pages: PageHere[] = [];

async function load({ arrange }: Pick<Case, 'arrange'>): Promise<PageHere> {
  for (const made of pages.splice(0)) await end(made);
  emptyBrowser();
  folder = fakeFolder();
  await new ConnectorStore().write([recordOf('a', 'Apples'), recordOf('b', 'Bread')]);
  const next = new PageHere();
  pages.push(next);
  await next.app.start();
  await next.secrets.read();
  await arrange?.(next);
  return next;
}

async function end(made: PageHere): Promise<void> {
  made.secrets.stop();
  await made.app.stop();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 4, 20, 12) });
  fakeLocks();
  workHere();
});
afterEach(async () => {
  for (const made of pages.splice(0)) await end(made);
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Under test in tests/service-worker.test.ts, where there is no page. */
const cacheSites = ['service-worker.js keep', 'service-worker.js tidyUp'];

describe('every place that writes', () => {
  it('is in the tables of this file', () => {
    const known = new Set([...cases, ...choices, ...fileCases].map(({ site }) => site).concat(cacheSites));
    expect([...new Set(findWriteSites())].toSorted()).toEqual([...known].toSorted());
  });

  it('goes through the module that knows how', () => {
    expect(findOpeners()).toEqual({
      'a database': ['storage/database.ts'],
      'a transaction that writes': ['storage/write.ts'],
      'a write of idb-keyval': [],
      'document.cookie or sessionStorage': [],
    });
  });
});

describe.each(cases)('$deed', (one) => {
  let after: ReadonlyMap<string, unknown>;
  let outcome: unknown;
  let requests = 0;

  /** As it goes when nothing goes wrong. */
  async function goWell(): Promise<void> {
    if (requests > 0) return;
    page = await load(one);
    const counting = countRequests(one.key);
    await one.act(page);
    requests = counting.stop();
    if (one.isAlwaysFollowed) await one.again?.(page);
    after = await readAll();
    outcome = await one.outcome(page);
  }

  it.each(faultKinds)('%s', async (kind) => {
    await goWell();
    expect(requests).toBeGreaterThan(0);
    for (const nth of new Set([1, Math.ceil(requests / 2), requests])) {
      page = await load(one);
      const before = await readAll();
      const fault = injectFault(one.key, kind, nth);
      await one.act(page);
      fault.stop();
      if (fault.hits() === 0) continue;

      const told = typeof one.told === 'function' ? one.told(page) : one.told.silent;
      expect(told, `what the maker reads, request ${nth}`).toMatch(/\w{3}/);
      const now = await readAll();
      for (const [key, value] of before) {
        const fits = [value, after.get(key)].some((state) => JSON.stringify(state) === JSON.stringify(now.get(key)));
        expect.soft(fits, `${key} is as it was, or as it was to be`).toBe(true);
      }
      for (const id of ['a', 'b']) {
        if (!now.has(`summary/${id}`)) continue;
        expect(await new ConnectorStore().read(id), `${id} can be read`).toBeDefined();
      }

      await (one.again ?? one.act)(page);
      expect(await one.outcome(page), `in the end, request ${nth}`).toEqual(outcome);
    }
  });

  it('a connection that the browser has closed before is opened again', async () => {
    await goWell();
    page = await load(one);
    closeConnections();
    await one.act(page);
    if (one.isAlwaysFollowed) await one.again?.(page);
    expect(await one.outcome(page)).toEqual(outcome);
  });
});

interface Choice {
  readonly site: string;
  readonly deed: string;
  readonly act: (app: AppState) => void;
  /** What holds after it, as long as the page is open. */
  readonly holds: (app: AppState) => unknown;
  readonly expected: unknown;
}

/** What is no work, and holds until the page is closed where the browser keeps nothing. */
const choices: readonly Choice[] = [
  {
    site: 'platform/choice.ts writeChoice',
    deed: 'the theme',
    act: ({ preferences }) => (preferences.theme = 'dark'),
    holds: ({ preferences }) => [preferences.theme, document.documentElement.dataset['theme']],
    expected: ['dark', 'dark'],
  },
  {
    site: 'platform/theme.ts writeTheme',
    deed: 'the theme of the system',
    act: ({ preferences }) => (preferences.theme = 'system'),
    holds: ({ preferences }) => preferences.theme,
    expected: 'system',
  },
  {
    site: 'state/Preferences.svelte.ts profile',
    deed: 'what connectors are judged for',
    act: ({ preferences }) => (preferences.profile = 'certification'),
    holds: ({ preferences }) => preferences.profile,
    expected: 'certification',
  },
  {
    site: 'state/Preferences.svelte.ts grouping',
    deed: 'how problems are grouped',
    act: ({ preferences }) => (preferences.grouping = 'place'),
    holds: ({ preferences }) => preferences.grouping,
    expected: 'place',
  },
  {
    site: 'state/Preferences.svelte.ts problemsHeight',
    deed: 'the height of the problems',
    act: ({ preferences }) => (preferences.problemsHeight = 321),
    holds: ({ preferences }) => preferences.problemsHeight,
    expected: 321,
  },
  {
    site: 'state/Secrets.svelte.ts idleMinutes',
    deed: 'when secrets are locked',
    act: ({ secrets }) => (secrets.idleMinutes = 60),
    holds: ({ secrets }) => secrets.idleMinutes,
    expected: 60,
  },
  {
    site: 'state/Elsewhere.svelte.ts #change',
    deed: 'what is nowhere else',
    act: ({ elsewhere }) => {
      for (let edits = 0; edits < 2000; edits++) elsewhere.noteEdit('a');
    },
    holds: ({ elsewhere }) => elsewhere.reminder(['a'])?.edits,
    expected: 2000,
  },
  {
    site: 'state/Elsewhere.svelte.ts noteBackup',
    deed: 'when the last backup was made',
    act: ({ elsewhere }) => elsewhere.noteBackup(['a']),
    holds: ({ elsewhere }) => elsewhere.backedUpAt,
    expected: new Date(2026, 4, 20, 12).getTime(),
  },
  {
    site: 'state/Elsewhere.svelte.ts putOff',
    deed: 'a reminder that was put off',
    act: ({ elsewhere }) => {
      for (let edits = 0; edits < 2000; edits++) elsewhere.noteEdit('a');
      elsewhere.putOff();
    },
    holds: ({ elsewhere }) => elsewhere.reminder(['a']),
    expected: undefined,
  },
  {
    site: 'state/Room.svelte.ts protectOnce',
    deed: 'that protection was asked for',
    act: ({ room }) => {
      vi.stubGlobal('navigator', { storage: { persist: vi.fn(() => Promise.resolve(false)) }, userAgent: '' });
      for (let edits = 0; edits < 3; edits++) void room.protectOnce().catch(() => undefined);
    },
    holds: ({ room }) => room.wasRefused,
    expected: false,
  },
];

describe.each(choices)('$deed', ({ act, holds, expected }) => {
  it.each(['QuotaExceededError', 'SecurityError'])('holds although the browser keeps nothing: %s', async (name) => {
    emptyBrowser();
    localStorage.clear();
    const app = new AppState();
    app.failures.watch();
    const refusing = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('Refused', name);
    });
    act(app);
    expect(refusing).toHaveBeenCalled();
    expect(holds(app)).toEqual(expected);
    await app.stop();
    app.preferences.theme = 'system';
  });
});

/** A folder of the computer: a file is written whole or stays as it was. */
const fileCases = [
  {
    site: 'platform/folder.ts writeFile',
    at: 'createWritable',
    error: 'NoModificationAllowedError',
    told: /open\. Close/,
  },
  { site: 'platform/folder.ts writeFile', at: 'write', error: 'QuotaExceededError', told: /disk is full/ },
  { site: 'platform/folder.ts writeFile', at: 'close', error: 'QuotaExceededError', told: /disk is full/ },
  { site: 'platform/folder.ts writeFile', at: 'write', error: 'AbortError', told: /Try again/ },
  { site: 'platform/folder.ts writeFile', at: 'close', error: 'NotFoundError', told: /Choose it again/ },
  {
    site: 'platform/folder.ts removeFile',
    at: 'removeEntry',
    error: 'NoModificationAllowedError',
    told: /open\. Close/,
  },
  { site: 'platform/folder.ts removeFile', at: 'removeEntry', error: 'UnknownError', told: /Try again/ },
] as const;

it.each(fileCases)('a folder where $at gives $error stays whole, says so, and is in step later', async (one) => {
  page = await load({ arrange: ({ app }) => app.folder.choose() });
  const { app } = page;
  await app.folder.sync();
  const definition = 'apples/apiDefinition.swagger.json';
  const before = { ...folder.files };
  expect(Object.keys(before)).toContain(definition);

  await page.open('a');
  const { script: _, ...withoutScript } = page.workspace.connector;
  page.workspace.apply(replaceFiles(page.workspace.connector, withoutScript, 'Remove the code'));
  page.workspace.apply(title('Edited'));
  await page.workspace.flush();
  folder.fault = { at: one.at, error: new DOMException('The computer said so', one.error) };
  await app.folder.sync();
  expect(folderTold(page)).toMatch(one.told);
  const meanwhile = { ...folder.files };

  folder.fault = undefined;
  await app.folder.lookAgain();
  expect(app.folder.state.kind).toBe('in-step');
  expect(textOf(folder.files[definition])).toBe(page.workspace.connector.definition);
  expect(Object.keys(folder.files).filter((path) => path.startsWith('apples/') && path.endsWith('.csx'))).toEqual([]);
  for (const [path, bytes] of Object.entries(before))
    expect.soft([textOf(bytes), textOf(folder.files[path])], path).toContain(textOf(meanwhile[path]));
});

const textOf = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes);
