import type { Diagnostic, Result } from '#core/diagnostics/diagnostic.ts';
import type { BackupConnection, BackupEntry } from '#core/exports/backup.ts';
import { standingOf, usualChoices, type BackupStanding, type RestoreChoice } from '#core/exports/compare-backup.ts';
import { choosePoints, joinPoints, type RestorePoint } from '#core/history/restore-point.ts';
import type { ConnectorStore } from '#storage/connector-store.ts';
import type { RecordWithPoints, StoredConnection } from '#storage/records.ts';
import type { WorkerClient } from '#worker/client.ts';
import { entryOf, stoppedBackup } from './backup-entry.ts';
import type { Library } from './Library.svelte.ts';
import { newId } from './new-id.ts';
import { NotGivenUp } from './not-given-up.ts';
import type { Secrets } from './Secrets.svelte.ts';
import { explainLibraryFailure, explainReadingFailure } from './storage-failure.ts';

/** One connector of a backup, beside the one of the same id here. */
export interface BackupRow {
  readonly entry: BackupEntry;
  readonly standing: BackupStanding;
  /** It is here, in the bin. */
  readonly isBinned: boolean;
  /** Earlier versions that are not here. */
  readonly versions: { readonly count: number; readonly bytes: number };
}

/** A backup that was read but not yet taken over. */
export interface BackupPreview {
  readonly rows: readonly BackupRow[];
  /** What of it could not be read. */
  readonly diagnostics: readonly Diagnostic[];
  readonly hasSecrets: boolean;
}

export interface BackupWish {
  /** Secrets of files and sources go along in plain text: the maker was asked, for this one file. */
  readonly allowSecrets?: boolean;
  /** Seals it: nobody reads it without this. */
  readonly passphrase?: string;
  /** The secrets of connections go along, in a sealed one. */
  readonly withConnectionSecrets?: boolean;
}

interface Dependencies {
  readonly store: ConnectorStore;
  readonly worker: WorkerClient;
  readonly library: Library;
  readonly secrets: Secrets;
  /** Saves and closes connectors that are open, here or on another page, before their records are changed here. */
  readonly alone: (ids: readonly string[], work: () => Promise<void>) => Promise<void>;
  /** Saves what is open. @returns The ids of those whose last edits could not be saved, here. */
  readonly save?: () => Promise<readonly string[]>;
  /** Told which connectors are in a backup as they are here. */
  readonly onMade?: (ids: readonly string[]) => void;
  /** Told when the files of these have changed. */
  readonly onRestored?: (ids: readonly string[]) => void;
  /** Of the derivation: fewer only where time matters more than secrecy, as in a test. */
  readonly rounds?: number;
}

/** All of the library as one file, and back. */
export class Backups {
  readonly #dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Every connector, the bin aside, with connections, sources and earlier versions, as far as there is room for these. Says
   * of which connectors it has not all. Not ok, with a diagnostic for each connector, when secrets hold it back, and when
   * the store cannot be read.
   */
  async make({ passphrase, allowSecrets = false, withConnectionSecrets = false }: BackupWish = {}): Promise<
    Result<Uint8Array>
  > {
    const { worker, secrets, onMade, rounds } = this.#dependencies;
    const collected = await this.#collect(passphrase !== undefined && withConnectionSecrets);
    if (!collected.ok) return collected;
    const { entries } = collected.value;
    const isSealed = passphrase !== undefined;
    const options = { allowSecrets, isSealed, withConnectionSecrets, knownSecrets: secrets.texts() };
    const packed = await worker.run('writeBackup', { entries, options }).catch(stoppedBackup);
    if (!packed.ok) return packed;
    const diagnostics = [...collected.diagnostics, ...packed.diagnostics];
    const value = isSealed ? await (await sealing()).seal(packed.value, passphrase, 'backup', rounds) : packed.value;
    onMade?.(collected.value.whole);
    return { ...packed, value, diagnostics };
  }

  /** What goes into a backup, and which connectors are in it as they are here. */
  async #collect(
    withSecrets: boolean,
  ): Promise<Result<{ readonly entries: readonly BackupEntry[]; readonly whole: readonly string[] }>> {
    const { store, library, secrets, save } = this.#dependencies;
    const entries: BackupEntry[] = [];
    const diagnostics: Diagnostic[] = [];
    try {
      const unsaved = new Set(await save?.());
      const ids = library.summaries.flatMap(({ id, binnedAt }) => (binnedAt === undefined ? [id] : []));
      const { times, left } = await this.#choosePoints(ids);
      for (const id of ids) {
        const record = await store.read(id);
        if (!record) {
          diagnostics.push(leftOut(library.find(id)?.name ?? id));
          continue;
        }
        if (unsaved.has(id)) diagnostics.push(withoutLastEdits(record.summary.name));
        const points = await store.pointsOf(id).readAll(times.get(id) ?? []);
        const entry = entryOf(record, points);
        entries.push(withSecrets ? withSecretsOf(entry, secrets) : entry);
      }
      if (left > 0) diagnostics.push(historyTooLarge(left));
      const whole = entries.flatMap(({ id }) => (unsaved.has(id) ? [] : [id]));
      return { ok: true, value: { entries, whole }, diagnostics };
    } catch (error) {
      return { ok: false, diagnostics: [explainReadingFailure(error)] };
    }
  }

  /** The times of the earlier versions that go along, by connector, in their order. */
  async #choosePoints(
    ids: readonly string[],
  ): Promise<{ readonly times: ReadonlyMap<string, readonly number[]>; readonly left: number }> {
    const all: { readonly id: string; readonly point: RestorePoint }[] = [];
    for (const id of ids)
      all.push(...(await this.#dependencies.store.pointsOf(id).list()).map((point) => ({ id, point })));
    const { taken, left } = choosePoints(all);
    const times = new Map<string, number[]>();
    for (const { id, point } of taken.toSorted((a, b) => a.point.at - b.point.at))
      times.set(id, [...(times.get(id) ?? []), point.at]);
    return { times, left };
  }

  /** True for a file that a passphrase has to be asked for. */
  async isSealed(bytes: Uint8Array): Promise<boolean> {
    return (await sealing()).isSealed(bytes);
  }

  /** Reads a backup file without changing anything: all of it is sound, or what is not is said. */
  async read(bytes: Uint8Array, passphrase = ''): Promise<Result<BackupPreview>> {
    const { store, worker } = this.#dependencies;
    const { isSealed, unseal } = await sealing();
    const opened = isSealed(bytes) ? await unseal(bytes, passphrase, 'backup') : undefined;
    if (opened && !opened.ok) return opened;
    const found = await worker.run('readBackup', { bytes: opened?.value ?? bytes }).catch(stoppedBackup);
    if (!found.ok) return found;
    try {
      const rows: BackupRow[] = [];
      for (const entry of withOwnIds(found.value)) {
        const here = await store.read(entry.id);
        const standing = standingOf(entry, here && { connector: here.connector, changedAt: here.summary.changedAt });
        const missing = joinPoints(await store.pointsOf(entry.id).list(), entry.points ?? [], Date.now()).add;
        const bytes = missing.reduce((sum, { point }) => sum + point.size, 0);
        const isBinned = here?.summary.binnedAt !== undefined;
        rows.push({ entry, standing, isBinned, versions: { count: missing.length, bytes } });
      }
      const hasSecrets = rows.some(({ entry }) => entry.connections.some(({ secrets }) => secrets !== undefined));
      return { ok: true, value: { rows, hasSecrets, diagnostics: found.diagnostics }, diagnostics: found.diagnostics };
    } catch (error) {
      return { ok: false, diagnostics: [explainReadingFailure(error)] };
    }
  }

  /** Brings a backup beside what is here; by id, what becomes of connectors that are here as well. */
  async merge({ rows }: BackupPreview, choices: Readonly<Record<string, RestoreChoice>> = {}): Promise<Result<number>> {
    const { store } = this.#dependencies;
    const choiceOf = ({ entry, standing }: BackupRow): RestoreChoice => choices[entry.id] ?? usualChoices[standing];
    const fresh = rows.flatMap((row): BackupEntry[] => {
      if (row.standing === 'new') return [row.entry];
      return choiceOf(row) === 'both' ? [{ ...row.entry, id: newId() }] : [];
    });
    const known = rows.filter((row) => row.standing !== 'new' && choiceOf(row) !== 'both');
    const ids = [...fresh, ...known.map(({ entry }) => entry)].map(({ id }) => id);
    return this.#change(ids, async () => {
      await store.write(await recordsOf(fresh));
      for (const entry of fresh) await this.#bringSecrets(entry, entry.connections);
      let brought = fresh.length;
      for (const row of known) {
        const takesFiles = choiceOf(row) === 'take';
        const bringsPoints = await this.#joinKnown(row.entry, takesFiles);
        if (takesFiles || bringsPoints) brought += 1;
      }
      return brought;
    });
  }

  /** Removes all that is here, and brings the backup in its place. */
  async replace({ rows }: BackupPreview): Promise<Result<number>> {
    const { store, library, secrets } = this.#dependencies;
    const outdated = library.summaries.map(({ id }) => id);
    const entries = rows.map(({ entry }) => entry);
    const kept = new Set(entries.map(({ id }) => id));
    return this.#change([...new Set([...outdated, ...kept])], async () => {
      const gone = outdated.filter((id) => !kept.has(id));
      await store.write(await recordsOf(entries), gone);
      secrets.drop(outdated);
      for (const entry of entries) await this.#bringSecrets(entry, entry.connections);
      return entries.length;
    });
  }

  /**
   * A connector that is here as well: its files where they are wanted, and what is missing of connections and earlier
   * versions.
   *
   * @returns True when there was more to bring than its files.
   */
  async #joinKnown(entry: BackupEntry, takesFiles: boolean): Promise<boolean> {
    const { store } = this.#dependencies;
    const { id, connector, connections, source, points = [] } = entry;
    if (!(await store.read(id))) {
      // It was erased since somebody looked.
      await store.write(await recordsOf([entry]));
      await this.#bringSecrets(entry, connections);
      return true;
    }
    const history = store.pointsOf(id);
    const { add, drop } = joinPoints(await history.list(), points, Date.now());
    if (add.length > 0) await history.addAll(add, drop);
    if (takesFiles) {
      const { adoptFiles } = await import('./adopt-files.ts');
      const summary = await adoptFiles(store, id, connector, 'Take over from a backup');
      if (summary && source) await store.saveSource(summary, source);
      if (summary?.binnedAt !== undefined) {
        const { binnedAt: _, ...kept } = summary;
        await store.saveSummaries([kept]);
      }
    }
    const here = await store.read(id);
    if (!here) return false;
    const missing = connections.filter((one) => !here.connections.some((known) => known.id === one.id));
    if (missing.length > 0) {
      const all = [...here.connections, ...missing.map(storedConnection)];
      await store.saveConnections({ ...here.summary, connections: all.map(({ name }) => name) }, all);
    }
    await this.#bringSecrets(entry, connections);
    return add.length > 0;
  }

  /** Secrets that are not here: what was entered here is newer. */
  async #bringSecrets({ id }: BackupEntry, connections: readonly BackupConnection[]): Promise<void> {
    const { secrets: kept } = this.#dependencies;
    for (const { id: connection, secrets } of connections) {
      const here = kept.of(id, connection);
      if (secrets) await kept.put(id, connection, { ...secrets, ...here });
    }
  }

  async #change(ids: readonly string[], work: () => Promise<number>): Promise<Result<number>> {
    const { alone, library, onRestored } = this.#dependencies;
    let result: Result<number> = { ok: true, value: 0, diagnostics: [] };
    try {
      await alone(ids, async () => {
        result = { ok: true, value: await work(), diagnostics: [] };
      });
    } catch (error) {
      const diagnostic =
        error instanceof NotGivenUp ? error.diagnostic : { ...explainLibraryFailure(error), message: notBrought };
      result = { ok: false, diagnostics: [diagnostic] };
    }
    await library.load();
    if (result.ok) onRestored?.(ids);
    return result;
  }
}

/** Only who backs up or restores needs it. */
const sealing = () => import('#platform/seal.ts');

const notBrought =
  'The browser could not store the backup: there may be no room left. What was here before is still here. Free some space, then try again.';

const leftOut = (name: string): Diagnostic => ({
  code: 'backup/left-out',
  severity: 'warning',
  message: `“${name}” could not be read from the browser’s storage, so it is not in the backup. Load the page again; if it opens, make another backup.`,
  pointer: '',
});

const withoutLastEdits = (name: string): Diagnostic => ({
  code: 'backup/unsaved',
  severity: 'warning',
  message: `The last edits of “${name}” could not be saved, so they are not in the backup. Open it: a notice there lets you download a copy.`,
  pointer: '',
});

const historyTooLarge = (left: number): Diagnostic => ({
  code: 'backup/history-too-large',
  severity: 'warning',
  message: `${left.toLocaleString('en')} earlier versions are not in the backup, because all of them together are too large. Those with a name and the newest are in it.`,
  pointer: '',
});

function withSecretsOf(entry: BackupEntry, kept: Secrets): BackupEntry {
  const connections = entry.connections.map((connection) => {
    const secrets = kept.of(entry.id, connection.id);
    return Object.keys(secrets).length > 0 ? { ...connection, secrets } : connection;
  });
  return { ...entry, connections };
}

/** An id is part of the names of records: one that is twice in a backup, or is no id of ours, gets a new one. */
function withOwnIds(entries: readonly BackupEntry[]): readonly BackupEntry[] {
  const ids = new Set<string>();
  return entries.map((entry) => {
    const isOwn = /^[\w-]{1,64}$/.test(entry.id) && !ids.has(entry.id);
    const id = isOwn ? entry.id : newId();
    ids.add(id);
    return { ...entry, id };
  });
}

const storedConnection = ({ id, name, way, values }: BackupConnection): StoredConnection => ({
  id,
  name,
  ...(way !== undefined && { way }),
  values,
});

async function recordsOf(entries: readonly BackupEntry[]): Promise<readonly RecordWithPoints[]> {
  // What reads definitions is not needed to show the library.
  const { summariseFiles } = await import('./summarise.ts');
  return entries.map(({ id, connector, connections, createdAt, changedAt, source, points = [] }) => {
    const facts = { id, createdAt, changedAt, problems: 0, connections: connections.map(({ name }) => name) };
    return {
      summary: summariseFiles(connector, facts),
      connector,
      connections: connections.map(storedConnection),
      ...(source && { source }),
      points: joinPoints([], points, Date.now()).add,
    };
  });
}
