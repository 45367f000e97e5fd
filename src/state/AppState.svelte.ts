import { download } from '#platform/download.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { spawn } from '#worker/spawn.ts';
import { WorkerClient } from '#worker/client.ts';
import workerUrl from '#worker/worker.ts?worker&url';
import { ImportSession } from './ImportSession.svelte.ts';
import { Library } from './Library.svelte.ts';
import { Network } from './Network.svelte.ts';
import { Preferences } from './Preferences.svelte.ts';
import { Room } from './Room.svelte.ts';
import { Router } from './Router.svelte.ts';
import { SourceView } from './SourceView.svelte.ts';
import { Toasts } from './Toasts.svelte.ts';
import { Workspace } from './Workspace.svelte.ts';

/** Everything the screens stand on, made once. */
export class AppState {
  readonly #store = new ConnectorStore();
  /** Imports have a worker of their own, so that cancelling one does not end a check. */
  readonly #importWorker = new WorkerClient(() => spawn(workerUrl, 'import'));
  readonly #checkWorker = new WorkerClient(() => spawn(workerUrl, 'check'));
  readonly router = new Router();
  readonly preferences = new Preferences();
  readonly toasts = new Toasts();
  readonly room = new Room();
  readonly network = new Network();
  readonly source = new SourceView();
  readonly library = new Library(this.#store, this.#importWorker);
  readonly importSession = new ImportSession(this.#importWorker, this.library, this.network);
  /** Hands a file to the user: name, bytes or text, media type. */
  readonly download = download;
  #workspace: Workspace | undefined;

  async start(): Promise<void> {
    await this.library.load();
  }

  /** Opens a connector for editing; the one that was open is saved and closed. Undefined when there is none of that id. */
  async openWorkspace(id: string): Promise<Workspace | undefined> {
    if (this.#workspace?.id === id && this.#isCurrent(this.#workspace)) return this.#workspace;
    await this.closeWorkspace();
    const record = await this.#store.read(id);
    if (!record) return undefined;
    this.#workspace = new Workspace(record, {
      store: this.#store,
      worker: this.#checkWorker,
      onStored: (summary) => {
        this.library.note(summary);
      },
    });
    return this.#workspace;
  }

  /** False once the library has binned, erased or replaced what is open: its workspace would write the old state back. */
  #isCurrent({ id, summary, saved }: Workspace): boolean {
    const known = this.library.find(id);
    if (!known || known.binnedAt !== summary.binnedAt) return false;
    // What could not be saved is nowhere but here.
    return saved.kind !== 'saved' || known.changedAt === summary.changedAt;
  }

  async closeWorkspace(): Promise<void> {
    const workspace = this.#workspace;
    this.#workspace = undefined;
    await workspace?.close();
  }

  /** Saves what waits to be saved: for the moment the page is hidden or left. */
  async flush(): Promise<void> {
    await this.#workspace?.flush();
  }
}
