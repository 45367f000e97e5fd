import type { Diagnostic, Result } from '#core/diagnostics/diagnostic.ts';
import type { BackupConnection, BackupEntry } from '#core/exports/backup.ts';
import { standingOf, usualChoices, type BackupStanding, type RestoreChoice } from '#core/exports/compare-backup.ts';
import type { ConnectorStore } from '#storage/connector-store.ts';
import type { ConnectorRecord, StoredConnection } from '#storage/records.ts';
import type { WorkerClient } from '#worker/client.ts';
import { entryOf } from './backup-entry.ts';
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
   * Every connector, the bin aside, with connections and sources. Not ok, with a diagnostic for each connector, when secrets
   * hold it back, and when the store cannot be read.
   */
  async make({ passphrase, allowSecrets = false, withConnectionSecrets = false }: BackupWish = {}): Promise<
    Result<Uint8Array>
  > {
    const { store, worker, library, secrets, rounds } = this.#dependencies;
    const entries: BackupEntry[] = [];
    try {
      for (const { id, binnedAt } of library.summaries) {
        const record = binnedAt === undefined ? await store.read(id) : undefined;
        if (!record) continue;
        const entry = entryOf(record);
        const takesSecrets = passphrase !== undefined && withConnectionSecrets;
        entries.push(takesSecrets ? withSecretsOf(entry, secrets) : entry);
      }
    } catch (error) {
      return { ok: false, diagnostics: [explainReadingFailure(error)] };
    }
    const isSealed = passphrase !== undefined;
    const packed = await worker.run('writeBackup', {
      entries,
      options: { allowSecrets, isSealed, withConnectionSecrets, knownSecrets: secrets.texts() },
    });
    if (!packed.ok || passphrase === undefined) return packed;
    const { seal } = await sealing();
    return { ...packed, value: await seal(packed.value, passphrase, 'backup', rounds) };
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
    const found = await worker.run('readBackup', { bytes: opened?.value ?? bytes });
    if (!found.ok) return found;
    try {
      const rows: BackupRow[] = [];
      for (const entry of withOwnIds(found.value)) {
        const here = await store.read(entry.id);
        const standing = standingOf(entry, here && { connector: here.connector, changedAt: here.summary.changedAt });
        rows.push({ entry, standing, isBinned: here?.summary.binnedAt !== undefined });
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
    const taken = rows.filter((row) => choiceOf(row) !== 'keep');
    const fresh = taken.flatMap((row): BackupEntry[] => {
      if (row.standing === 'new') return [row.entry];
      return choiceOf(row) === 'both' ? [{ ...row.entry, id: newId() }] : [];
    });
    const known = rows.filter((row) => row.standing !== 'new' && choiceOf(row) !== 'both');
    const ids = [...fresh, ...known.map(({ entry }) => entry)].map(({ id }) => id);
    return this.#change(ids, async () => {
      await store.write(await recordsOf(fresh));
      for (const entry of fresh) await this.#bringSecrets(entry, entry.connections);
      for (const row of known) await this.#joinKnown(row.entry, choiceOf(row) === 'take');
      return taken.length;
    });
  }

  /** Removes all that is here, and brings the backup in its place. */
  async replace({ rows }: BackupPreview): Promise<Result<number>> {
    const { store, library, secrets } = this.#dependencies;
    const outdated = library.summaries.map(({ id }) => id);
    const entries = rows.map(({ entry }) => entry);
    const kept = new Set(entries.map(({ id }) => id));
    // What is new is written before anything is removed: a failure in between leaves too much, never too little.
    return this.#change([...new Set([...outdated, ...kept])], async () => {
      await store.write(await recordsOf(entries));
      await store.erase(outdated.filter((id) => !kept.has(id)));
      secrets.drop(outdated);
      for (const entry of entries) await this.#bringSecrets(entry, entry.connections);
      return entries.length;
    });
  }

  /** A connector that is here as well: its files where they are wanted, and connections that are missing. */
  async #joinKnown(entry: BackupEntry, takesFiles: boolean): Promise<void> {
    const { store } = this.#dependencies;
    const { id, connector, connections, source } = entry;
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
    if (!here) return;
    const missing = connections.filter((one) => !here.connections.some((known) => known.id === one.id));
    if (missing.length > 0) {
      const all = [...here.connections, ...missing.map(storedConnection)];
      await store.saveConnections({ ...here.summary, connections: all.map(({ name }) => name) }, all);
    }
    await this.#bringSecrets(entry, connections);
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

async function recordsOf(entries: readonly BackupEntry[]): Promise<readonly ConnectorRecord[]> {
  // What reads definitions is not needed to show the library.
  const { summariseFiles } = await import('./summarise.ts');
  return entries.map(({ id, connector, connections, createdAt, changedAt, source }) => {
    const facts = { id, createdAt, changedAt, problems: 0, connections: connections.map(({ name }) => name) };
    return {
      summary: summariseFiles(connector, facts),
      connector,
      connections: connections.map(storedConnection),
      ...(source && { source }),
    };
  });
}
