import type { Connector, Icon } from '#core/document/connector.ts';
import { fileNames } from '#core/document/connector.ts';
import type { ExportFile } from '#core/exports/export-target.ts';
import { folderNameOf, planFolder, type Sums } from '#core/folder/plan-folder.ts';
import {
  canPickFolder,
  checksumOfBytes,
  mayWrite,
  pickFolder,
  readFiles,
  removeFile,
  writeFile,
} from '#platform/folder.ts';
import { lockInTurn } from '#platform/page-lock.ts';
import type { ConnectorStore } from '#storage/connector-store.ts';
import { folderOf, type FolderStore, type StoredFolder, type WrittenFolder } from '#storage/folder-store.ts';
import type { Library } from './Library.svelte.ts';
import { NotGivenUp } from './not-given-up.ts';
import type { Secrets } from './Secrets.svelte.ts';

/** Where the folder stands against the library. */
export type FolderState =
  | { readonly kind: 'none' }
  /** The browser asks again after a reload. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'writing' }
  | { readonly kind: 'in-step'; readonly at: number }
  | { readonly kind: 'failed'; readonly message: string };

/** A connector whose folder is not written until somebody says how. */
export interface HeldFolder {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  /** Files that were changed outside, or are somebody else's; none where a secret holds the connector back. */
  readonly files: readonly string[];
}

interface Dependencies {
  readonly store: ConnectorStore;
  readonly folders: FolderStore;
  readonly library: Library;
  readonly secrets: Secrets;
  /** Saves and closes connectors that are open before their records are changed here. */
  readonly alone: (ids: readonly string[], work: () => Promise<void>) => Promise<void>;
  /** Told which connectors are in the folder as they are here. */
  readonly onCopied: (ids: readonly string[]) => void;
}

/** After a save, in milliseconds: typing that goes on is written once. */
const writeDelay = 2_000;
/** How long another page is waited for that writes to the folder. */
const patience = 60_000;

/** A folder of this computer that holds each connector's files in a folder of its own, written when they are saved. */
export class Folder {
  readonly #dependencies: Dependencies;
  #state = $state.raw<FolderState>({ kind: 'none' });
  #name = $state.raw('');
  #held = $state.raw<readonly HeldFolder[]>([]);
  readonly #due = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** False where the browser cannot do it. */
  readonly isPossible = canPickFolder();

  get state(): FolderState {
    return this.#state;
  }

  /** As it is called on the disk. */
  get name(): string {
    return this.#name;
  }

  get held(): readonly HeldFolder[] {
    return this.#held;
  }

  /** Goes on where an earlier visit left off, as far as the browser lets it without asking. */
  async start(): Promise<void> {
    if (!this.isPossible) return;
    await this.#guard(async () => {
      const stored = await this.#dependencies.folders.read();
      if (stored) await this.#begin(stored, false);
    });
  }

  /** Lets the maker choose the folder. */
  async choose(): Promise<void> {
    await this.#guard(async () => {
      const handle = await pickFolder();
      if (!handle) return;
      const before = await this.#dependencies.folders.read();
      const isSame = before && (await before.handle.isSameEntry(handle));
      const stored = isSame ? before : folderOf(handle);
      await this.#dependencies.folders.write(stored);
      await this.#begin(stored, true);
    });
  }

  /** Asks for leave again, after a reload. */
  async resume(): Promise<void> {
    await this.#guard(async () => {
      const stored = await this.#dependencies.folders.read();
      if (stored) await this.#begin(stored, true);
    });
  }

  /** Writes nothing more. The files stay where they are. */
  async leave(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#turn;
    await this.#guard(async () => {
      await this.#dependencies.folders.forget();
      this.#state = { kind: 'none' };
      this.#held = [];
    });
  }

  /** Notes that connectors were saved. */
  touch(ids: readonly string[]): void {
    if (this.#state.kind === 'none') return;
    for (const id of ids) this.#due.add(id);
    if (this.#state.kind === 'waiting') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.sync(), writeDelay);
  }

  /** Looks at everything, and writes what is not as it is here. */
  async lookAgain(): Promise<void> {
    for (const { id } of this.#dependencies.library.summaries) this.#due.add(id);
    await this.sync();
  }

  /** Writes what waits to be written. */
  sync(): Promise<void> {
    clearTimeout(this.#timer);
    return this.#inTurn((stored, ids) => this.#writeAll(stored, ids));
  }

  /** Takes what was changed outside into the connector, as an edit that can be undone. @returns Why not. */
  async takeIn({ id }: HeldFolder): Promise<string | undefined> {
    const { store, alone, library } = this.#dependencies;
    let fault: string | undefined;
    await this.#inTurn(async (stored) => {
      const own = stored.written[id];
      const record = await store.read(id);
      if (!own || !record) return;
      const names = [
        ...new Set([...(await filesOf(record.connector)).map(({ path }) => path), ...Object.keys(own.files)]),
      ];
      const found = await readFiles(stored.handle, own.name, [...names, fileNames.script]);
      const files = connectorIn(found, record.connector);
      if (!files) {
        fault = 'A file in the folder is not text in UTF-8, so nothing was taken in.';
        return;
      }
      try {
        await alone([id], async () => {
          const { adoptFiles } = await import('./adopt-files.ts');
          await adoptFiles(store, id, files, 'Take in from the folder');
        });
      } catch (error) {
        if (!(error instanceof NotGivenUp)) throw error;
        fault = error.diagnostic.message;
        return;
      }
      await library.load();
      // What is there now is known: it may be written over by what follows from it.
      const sums = Object.entries(await sumsOf(found)).map(([name, sum]) => [name, [sum]] as const);
      await this.#note(id, { name: own.name, files: Object.fromEntries(sums) });
    });
    this.#due.add(id);
    await this.sync();
    return fault;
  }

  /** Writes over what was changed outside. */
  async overwrite({ id }: HeldFolder): Promise<void> {
    await this.#inTurn((stored) => this.#writeAll(stored, [id], true));
  }

  async #begin(stored: StoredFolder, asks: boolean): Promise<void> {
    this.#name = stored.handle.name;
    if (!(await mayWrite(stored.handle, asks))) {
      this.#state = { kind: 'waiting' };
      return;
    }
    this.#state = { kind: 'writing' };
    void this.lookAgain();
  }

  /** One after the other, and one page at a time: what was written is noted in one place for all. */
  #inTurn(work: (stored: StoredFolder, ids: readonly string[]) => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(() =>
      this.#guard(async () => {
        const lock = await lockInTurn('folder', AbortSignal.timeout(patience));
        try {
          const stored = await this.#dependencies.folders.read();
          if (!stored) return;
          if (!(await mayWrite(stored.handle, false))) {
            this.#state = { kind: 'waiting' };
            return;
          }
          const ids = [...this.#due];
          this.#due.clear();
          this.#state = { kind: 'writing' };
          await work(stored, ids);
          this.#state = { kind: 'in-step', at: Date.now() };
        } finally {
          lock?.release();
        }
      }),
    );
    return this.#turn;
  }

  async #writeAll(stored: StoredFolder, ids: readonly string[], isForced = false): Promise<void> {
    const { library, onCopied } = this.#dependencies;
    const taken = new Map(Object.entries(stored.written).map(([id, { name }]) => [id, name]));
    for (const [index, id] of ids.entries()) {
      const summary = library.find(id);
      if (!summary || summary.binnedAt !== undefined) {
        this.#hold(id, undefined);
        continue;
      }
      try {
        const name = taken.get(id) ?? folderNameOf(summary.name, taken.values());
        taken.set(id, name);
        const held = await this.#writeOne(stored, id, { name, files: stored.written[id]?.files ?? {} }, isForced);
        this.#hold(id, held);
        if (!held) onCopied([id]);
      } catch (error) {
        for (const rest of ids.slice(index)) this.#due.add(rest);
        throw error;
      }
    }
  }

  async #writeOne(
    { handle }: StoredFolder,
    id: string,
    { name: folder, files: written }: WrittenFolder,
    isForced: boolean,
  ): Promise<HeldFolder | undefined> {
    const record = await this.#dependencies.store.read(id);
    if (!record) return undefined;
    const { name } = record.summary;
    // The library does without: loaded when there is a folder.
    const { exportConnector } = await import('#core/exports/index.ts');
    const outcome = await exportConnector(record.connector, 'connector-files', {
      knownSecrets: this.#dependencies.secrets.texts(id),
    });
    if (!outcome.ok) return { id, name, folder, files: [] };
    const wanted = new Map(outcome.files.map(({ path, bytes }) => [path, bytes]));
    const sums = await sumsOf(wanted);
    const found = await sumsOf(await readFiles(handle, folder, new Set([...wanted.keys(), ...Object.keys(written)])));
    // Who deploys writes ids into the settings: those are theirs.
    const plan = planFolder(sums, written, found, (file) => file === fileNames.settings);
    if (plan.changedOutside.length > 0 && !isForced) {
      // Only the name, so that it stays the same: nothing in it was written here.
      await this.#note(id, { name: folder, files: written });
      return { id, name, folder, files: plan.changedOutside };
    }
    const writing = isForced ? [...plan.write, ...plan.changedOutside] : plan.write;
    const ours = Object.entries(sums).map(([file, sum]) => [file, [...(written[file] ?? []), sum]] as const);
    if (writing.length > 0 || plan.remove.length > 0)
      await this.#note(id, { name: folder, files: { ...written, ...Object.fromEntries(ours) } });
    for (const file of writing) await writeFile(handle, folder, file, wanted.get(file) ?? new Uint8Array());
    for (const file of plan.remove) await removeFile(handle, folder, file);
    const kept = Object.entries(sums).map(([file, sum]) => [file, [sum]] as const);
    await this.#note(id, { name: folder, files: Object.fromEntries(kept) });
    return undefined;
  }

  async #note(id: string, written: WrittenFolder): Promise<void> {
    const { folders } = this.#dependencies;
    const stored = await folders.read();
    if (stored) await folders.write({ ...stored, written: { ...stored.written, [id]: written } });
  }

  #hold(id: string, held: HeldFolder | undefined): void {
    const others = this.#held.filter((one) => one.id !== id);
    this.#held = held ? [...others, held] : others;
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#state = explain(error);
    }
  }
}

function explain(error: unknown): FolderState {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return { kind: 'waiting' };
  if (name === 'NotFoundError')
    return { kind: 'failed', message: 'The folder is not there any more. Choose it again, or another one.' };
  if (name === 'QuotaExceededError') return { kind: 'failed', message: 'The disk is full. Free some space.' };
  if (name === 'NoModificationAllowedError')
    return { kind: 'failed', message: 'Another program has a file in the folder open. Close it there.' };
  if (name === 'TimeoutError')
    return { kind: 'failed', message: 'Another tab has been writing to the folder for a minute. Try again.' };
  return { kind: 'failed', message: 'The browser could not write there, and did not say why. Try again.' };
}

async function filesOf(connector: Connector): Promise<readonly ExportFile[]> {
  const { exportConnector } = await import('#core/exports/index.ts');
  const outcome = await exportConnector(connector, 'connector-files', { allowSecrets: true });
  return outcome.ok ? outcome.files : [];
}

async function sumsOf(files: ReadonlyMap<string, Uint8Array>): Promise<Sums> {
  const sums: Record<string, string> = {};
  for (const [name, bytes] of files) sums[name] = await checksumOfBytes(bytes);
  return sums;
}

/** The files as they are in the folder; what is not there is as it was. Undefined for what is no text. */
function connectorIn(found: ReadonlyMap<string, Uint8Array>, before: Connector): Connector | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const textOf = (name: string, otherwise: string | undefined): string | undefined => {
    const bytes = found.get(name);
    return bytes ? decoder.decode(bytes) : otherwise;
  };
  try {
    const script = textOf(fileNames.script, before.script);
    const icon = iconIn(found, before.icon);
    return {
      definition: textOf(fileNames.definition, before.definition) ?? before.definition,
      properties: textOf(fileNames.properties, before.properties) ?? before.properties,
      ...(script !== undefined && { script }),
      ...(icon && { icon }),
    };
  } catch {
    return undefined;
  }
}

function iconIn(found: ReadonlyMap<string, Uint8Array>, before: Icon | undefined): Icon | undefined {
  const bytes = [...found].find(([name]) => name.startsWith('icon.'))?.[1];
  return bytes ? { bytes, mediaType: before?.mediaType ?? 'image/png' } : before;
}
