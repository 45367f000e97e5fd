import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { ConvertedYaml } from '#core/source/convert-yaml.ts';
import { download } from '#platform/download.ts';
import { fitImage } from '#platform/fit-image.ts';
import { loadAgain } from '#platform/location.ts';
import { isAsking, leaveField } from '#platform/page.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { RecordSizing } from '#storage/measure-records.ts';
import { FolderStore } from '#storage/folder-store.ts';
import { SecretStore } from '#storage/secret-store.ts';
import { spawn } from '#worker/spawn.ts';
import { WorkerClient } from '#worker/client.ts';
import workerUrl from '#worker/worker.ts?worker&url';
import { Elsewhere } from './Elsewhere.svelte.ts';
import { Failures } from './Failures.svelte.ts';
import type { History } from './History.svelte.ts';
import { Folder } from './Folder.svelte.ts';
import { FitSession } from './FitSession.svelte.ts';
import { ImportedSource } from './ImportedSource.svelte.ts';
import { Backups } from './Backups.svelte.ts';
import { ImportSession } from './ImportSession.svelte.ts';
import { Library } from './Library.svelte.ts';
import { Network } from './Network.svelte.ts';
import { OpenConnectors } from './OpenConnectors.ts';
import { Preferences } from './Preferences.svelte.ts';
import { Room } from './Room.svelte.ts';
import { Router } from './Router.svelte.ts';
import { Secrets } from './Secrets.svelte.ts';
import { SourceView } from './SourceView.svelte.ts';
import { Toasts } from './Toasts.svelte.ts';
import { Updates } from './Updates.svelte.ts';
import type { Workspace } from './Workspace.svelte.ts';

/** Everything the screens stand on, made once. */
export class AppState {
  readonly #store = new ConnectorStore();
  /** Imports have a worker of their own, so that cancelling one does not end a check. */
  readonly #importWorker = new WorkerClient(() => spawn(workerUrl, 'import'));
  readonly #checkWorker = new WorkerClient(() => spawn(workerUrl, 'check'));
  readonly router = new Router();
  readonly preferences = new Preferences();
  readonly toasts = new Toasts();
  readonly failures = new Failures();
  readonly room = new Room(new RecordSizing());
  readonly elsewhere = new Elsewhere();
  readonly network = new Network();
  readonly source = new SourceView();
  readonly secrets = new Secrets(new SecretStore(), {
    onChanged: () => this.#connectors.tellSecrets(),
    onLocked: () => this.#connectors.tellLocked(),
  });
  readonly library: Library = new Library(
    this.#store,
    (ids, work) => this.#connectors.alone(ids, work),
    (ids) => this.secrets.drop(ids),
  );
  readonly backups = new Backups({
    store: this.#store,
    worker: this.#importWorker,
    library: this.library,
    secrets: this.secrets,
    alone: (ids, work) => this.#connectors.alone(ids, work),
    save: () => this.#connectors.save(),
    onMade: (ids) => this.elsewhere.noteBackup(ids),
  });
  /** A folder of this computer that is kept in step. */
  readonly folder = new Folder({
    store: this.#store,
    folders: new FolderStore(),
    library: this.library,
    secrets: this.secrets,
    alone: (ids, work) => this.#connectors.alone(ids, work),
    onCopied: (ids) => this.elsewhere.noteCopy(ids),
  });
  readonly importSession = new ImportSession(this.#importWorker, this.library, this.network);
  readonly updates = new Updates({
    makeReady: (who) => this.#makeReady(who),
    onReady: () => this.toasts.show('A new version is ready.'),
    reload: () => {
      // Given back now: the page that comes in this one's place may ask for them before the browser takes them back.
      this.#connectors.release();
      loadAgain();
    },
  });
  /** Hands a file to the user: name, bytes or text, media type. */
  readonly download = download;
  /** Makes a square PNG of an image. */
  readonly fitImage = fitImage;
  readonly #connectors: OpenConnectors = new OpenConnectors({
    store: this.#store,
    worker: this.#checkWorker,
    library: this.library,
    secrets: this.secrets,
    profile: () => this.preferences.profile,
    onEdited: (id) => this.#onEdited(id),
    onRefused: (workspace) => this.#onRefused(workspace),
    onStored: ({ id, exportedAt }) => {
      if (exportedAt !== this.library.find(id)?.exportedAt) this.elsewhere.noteCopy([id]);
    },
    onChanged: (ids) => this.folder.touch(ids),
  });

  async start(): Promise<void> {
    this.failures.watch();
    void this.updates.start();
    await Promise.all([this.library.load(), this.secrets.read()]);
    await this.folder.start();
    if (this.folder.state.kind === 'waiting')
      this.toasts.show(`The folder ${this.folder.name} waits for your permission.`, {
        action: { title: 'Allow', run: () => void this.folder.resume() },
      });
  }

  /** Opens a connector for editing; any other that is open is saved and closed. Undefined when there is none of that id. */
  openWorkspace(id: string): Promise<Workspace | undefined> {
    return this.#connectors.open(id);
  }

  /** Writes to a connector here that another page has been writing to. @returns Why that cannot be. */
  takeOver(workspace: Workspace): Promise<Diagnostic | undefined> {
    return this.#connectors.takeOver(workspace);
  }

  /** Goes on with what another page does not write to any more: for the moment somebody looks at this one. */
  takeUp(): Promise<void> {
    return this.#connectors.takeUp();
  }

  /** Shows what another page has saved in the place of edits that could not be saved here. @returns Why that cannot be. */
  showSaved(workspace: Workspace): Promise<Diagnostic | undefined> {
    return this.#connectors.showSaved(workspace);
  }

  /** The earlier states of an open connector; undefined once it is closed. */
  historyOf(workspace: Workspace): History | undefined {
    return this.#connectors.historyOf(workspace);
  }

  /** Pasted YAML as JSON text. Rejects when the worker fails. */
  convertYaml(text: string): Promise<ConvertedYaml> {
    return this.#importWorker.run('convertYaml', { text });
  }

  /** What a connector was imported from, ready to be read again. */
  importedSource(workspace: Workspace): ImportedSource {
    return new ImportedSource(workspace, this.#importWorker);
  }

  /** Ways to make an open connector smaller. */
  fitting(workspace: Workspace): FitSession {
    return new FitSession(workspace, this.#checkWorker, this.library);
  }

  /** Saves what waits to be saved: for the moment the page is hidden or left. */
  flush(): Promise<void> {
    return this.#connectors.flush();
  }

  /** True when something that was done here could not be saved: it is gone when the page is left. */
  get holdsUnsaved(): boolean {
    return this.#connectors.holdUnsaved;
  }

  /** Saves and closes what is open, and listens to nothing any more: for a page that is one of several in a process. */
  async stop(): Promise<void> {
    this.router.stop();
    this.secrets.stop();
    await this.#connectors.close();
    this.updates.close();
  }

  /** Saves everything before another version takes over; says what would be lost all the same. */
  async #makeReady(who: 'asking' | 'asked'): Promise<string | undefined> {
    if (who === 'asked' && isAsking()) return 'A dialog is open. Close it first.';
    if (this.network.isBusy) return 'A request is not answered yet. Wait for it, or cancel it.';
    if (this.importSession.isUnderway) return 'An import is not finished. Create the connector, or cancel the import.';
    leaveField();
    await this.flush();
    return this.#connectors.areSaved ? undefined : 'Not all of your work is saved. Look for the notice that says why.';
  }

  /** The first edit ever is when there is something to protect: the browser is asked once, and what it says is shown. */
  #onEdited(id: string): void {
    this.elsewhere.noteEdit(id);
    void this.room.protectOnce().then((answer) => {
      if (answer === 'agreed') this.toasts.show('The browser keeps your work, even when the disk runs short.');
      if (answer === 'declined')
        this.toasts.show('The browser may clear this page’s storage when the disk runs short. Keep a backup.', {
          action: { title: 'Storage', run: () => this.router.go({ kind: 'settings' }) },
        });
    });
  }

  /** A form may still be open that was filled in before another page took over. */
  #onRefused(workspace: Workspace): void {
    const message = 'Nothing was changed: another tab writes to this connector.';
    if (this.toasts.items.some((toast) => toast.message === message)) return;
    this.toasts.show(message, {
      ...(!workspace.isStranded && {
        action: { title: 'Edit here instead', run: () => void this.takeOver(workspace) },
      }),
    });
  }
}
