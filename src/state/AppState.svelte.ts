import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { ConvertedYaml } from '#core/source/convert-yaml.ts';
import { download } from '#platform/download.ts';
import { fitImage } from '#platform/fit-image.ts';
import { loadAgain } from '#platform/location.ts';
import { isAsking, leaveField } from '#platform/page.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import { RecordSizing } from '#storage/measure-records.ts';
import type { ConnectorSummary } from '#storage/records.ts';
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
import { anotherTask } from './another-task.ts';
import { ImportSession } from './ImportSession.svelte.ts';
import { Library } from './Library.svelte.ts';
import { Network } from './Network.svelte.ts';
import { goneFromStorage, NotGivenUp, unsavedElsewhere } from './not-given-up.ts';
import { Pages } from './Pages.ts';
import { Preferences } from './Preferences.svelte.ts';
import { Room } from './Room.svelte.ts';
import { Router } from './Router.svelte.ts';
import { Secrets } from './Secrets.svelte.ts';
import { SourceView } from './SourceView.svelte.ts';
import { explainReadingFailure } from './storage-failure.ts';
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
  readonly secrets = new Secrets(new SecretStore(), { onChanged: () => this.#pages.tellSecrets() });
  readonly library = new Library(
    this.#store,
    (ids, work) => this.#alone(ids, work),
    (ids) => this.secrets.drop(ids),
  );
  readonly backups = new Backups({
    store: this.#store,
    worker: this.#importWorker,
    library: this.library,
    secrets: this.secrets,
    alone: (ids, work) => this.#alone(ids, work),
  });
  /** A folder of this computer that is kept in step. */
  readonly folder = new Folder({
    store: this.#store,
    folders: new FolderStore(),
    library: this.library,
    secrets: this.secrets,
    alone: (ids, work) => this.#alone(ids, work),
    onCopied: (ids) => this.elsewhere.noteCopy(ids),
  });
  readonly importSession = new ImportSession(this.#importWorker, this.library, this.network);
  readonly updates = new Updates({
    makeReady: (who) => this.#makeReady(who),
    onReady: () => this.toasts.show('A new version is ready.'),
    reload: () => {
      // Given back now: the page that comes in this one's place may ask for them before the browser takes them back.
      for (const id of this.#open.keys()) this.#pages.release(id);
      loadAgain();
    },
  });
  /** Hands a file to the user: name, bytes or text, media type. */
  readonly download = download;
  /** Makes a square PNG of an image. */
  readonly fitImage = fitImage;
  readonly #onStored = (summary: ConnectorSummary): void => {
    if (summary.exportedAt !== this.library.find(summary.id)?.exportedAt) this.elsewhere.noteCopy([summary.id]);
    this.library.note(summary);
    this.#pages.tellStored([summary.id]);
    this.folder.touch([summary.id]);
  };
  readonly #pages = new Pages('connector-studio', {
    onStored: (ids) => void this.#readAgain(ids),
    onWanted: (id) => this.#giveUp(id),
    onLost: (id) => void this.#lose(id),
    onSecrets: () => void this.secrets.read(),
  });
  /** By id: the one that is shown, and any that could not be saved. */
  readonly #open = new Map<string, Workspace>();
  readonly #histories = new Map<string, History>();
  #turn: Promise<unknown> = Promise.resolve();
  /** What the turn that is on is about. */
  #current: { readonly ids: readonly string[]; readonly done: Promise<unknown> } | undefined;
  /** What other pages have stored, and is not read here yet. */
  readonly #outdated = new Set<string>();
  #reading: Promise<void> | undefined;

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
    return this.#inTurn([id], async () => {
      const open = this.#open.get(id);
      if (open) return open;
      const { Workspace, History } = await import('./studio-classes.ts');
      await this.#leaveSaved();
      const isWriter = await this.#pages.hold(id);
      const record = await (isWriter ? this.#store.open(id) : this.#store.read(id));
      if (!record) {
        this.#pages.release(id);
        return undefined;
      }
      await anotherTask();
      const workspace = new Workspace(record, {
        store: this.#store,
        worker: this.#checkWorker,
        onOvertaken: () => void this.#lose(id),
        onStored: this.#onStored,
        onEdited: (edit, before, isImport) => {
          if (edit.joins !== true) this.#onEdited(id);
          this.#histories.get(id)?.note(edit, before, isImport);
        },
        profile: this.preferences.profile,
      });
      this.#open.set(id, workspace);
      const history = new History(workspace, {
        points: this.#store.pointsOf(id),
        worker: this.#checkWorker,
        secrets: this.secrets,
        download,
      });
      this.#histories.set(id, history);
      history.start();
      await anotherTask();
      return workspace;
    });
  }

  /** Writes to a connector here that another page has been writing to. @returns Why that cannot be. */
  async takeOver(workspace: Workspace): Promise<Diagnostic | undefined> {
    const { id } = workspace;
    return this.#inTurn([id], async () => {
      const isWaiting = this.#open.get(id) === workspace && workspace.isReader && !workspace.isStranded;
      if (!isWaiting) return undefined;
      if (!(await this.#pages.takeOver(id))) return unsavedElsewhere('of this connector');
      try {
        const record = await this.#store.open(id);
        if (!record) return goneFromStorage;
        workspace.write(record);
        this.#histories.get(id)?.start();
        return undefined;
      } catch (error) {
        return explainReadingFailure(error);
      } finally {
        if (workspace.isReader) this.#pages.release(id);
      }
    });
  }

  /** Shows what another page has saved in the place of edits that could not be saved here. @returns Why that cannot be. */
  async showSaved(workspace: Workspace): Promise<Diagnostic | undefined> {
    try {
      const record = await this.#store.read(workspace.id);
      if (!record) return goneFromStorage;
      workspace.giveWay(record);
      return undefined;
    } catch (error) {
      return explainReadingFailure(error);
    }
  }

  /** The earlier states of an open connector; undefined once it is closed. */
  historyOf(workspace: Workspace): History | undefined {
    return this.#histories.get(workspace.id);
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
  async flush(): Promise<void> {
    await Promise.all([...this.#open.values()].map((workspace) => workspace.flush()));
  }

  /** Saves and closes what is open, and listens to nothing any more: for a page that is one of several in a process. */
  async stop(): Promise<void> {
    this.router.stop();
    this.secrets.stop();
    await this.#inTurn([], async () => {
      for (const id of [...this.#open.keys()]) await this.#close(id);
    });
    this.#pages.close();
    this.updates.close();
  }

  /** True while something that was done here is nowhere but in the page’s memory, and will not be on disk in a moment. */
  get holdsUnsaved(): boolean {
    return [...this.#open.values()].some(({ saved }) => saved.kind === 'failed');
  }

  /** Saves everything before another version takes over; says what would be lost all the same. */
  async #makeReady(who: 'asking' | 'asked'): Promise<string | undefined> {
    if (who === 'asked' && isAsking()) return 'A dialog is open. Close it first.';
    if (this.network.isBusy) return 'A request is not answered yet. Wait for it, or cancel it.';
    if (this.importSession.isUnderway) return 'An import is not finished. Create the connector, or cancel the import.';
    leaveField();
    await this.flush();
    const isSaved = [...this.#open.values()].every(({ saved }) => saved.kind === 'saved');
    return isSaved ? undefined : 'Not all of your work is saved. Look for the notice that says why.';
  }

  /**
   * Does what the library does with connectors, while no page writes to them, so that nobody writes an older state back.
   *
   * @throws `NotGivenUp`, with nothing done, when the last edits of one are nowhere but on the page that has it open.
   */
  #alone(ids: readonly string[], work: () => Promise<void>): Promise<void> {
    const nameOf = (id: string): string => this.library.find(id)?.name ?? id;
    return this.#inTurn(ids, async () => {
      for (const id of ids) {
        const workspace = this.#open.get(id);
        await workspace?.flush();
        if (workspace && workspace.saved.kind !== 'saved') throw new NotGivenUp('here', nameOf(id));
      }
      for (const id of ids) await this.#close(id);
      try {
        // In the same order on every page: no two of them wait for each other.
        for (const id of ids.toSorted())
          if (!(await this.#pages.takeOver(id))) throw new NotGivenUp('elsewhere', nameOf(id));
        await work();
      } finally {
        for (const id of ids) this.#pages.release(id);
      }
      this.#pages.tellStored(ids);
      this.folder.touch(ids);
    });
  }

  /** Leaves a connector to another page. @returns False where its last edits could not be saved: it stays here then. */
  async #giveUp(id: string): Promise<boolean> {
    // What is about to be open is left once it is; what the library is at work on, once that is done.
    if (this.#current?.ids.includes(id)) await this.#current.done;
    const workspace = this.#open.get(id);
    if (!workspace || workspace.isReader) return true;
    leaveField();
    await anotherTask();
    return workspace.leaveToOther();
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

  /** Shows what another page has stored. While that is read, more may come: it is read together, after that. */
  #readAgain(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#outdated.add(id);
    this.#reading ??= this.#readOutdated().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #readOutdated(): Promise<void> {
    while (this.#outdated.size > 0) {
      const ids = [...this.#outdated];
      this.#outdated.clear();
      await this.library.refresh(ids);
      this.folder.touch(ids);
      for (const id of ids) {
        const workspace = this.#open.get(id);
        if (!workspace?.isReader) continue;
        // What cannot be read is shown as it was, until more of it is stored.
        const record = await this.#store.read(id).catch(() => undefined);
        if (record) workspace.follow(record);
      }
    }
  }

  /**
   * Another page writes to a connector that this one had. What it has not saved is put aside, and stays on the screen until
   * the maker has seen to it.
   */
  async #lose(id: string): Promise<void> {
    this.#pages.release(id);
    const edits = (await this.#open.get(id)?.dropToOther()) ?? [];
    // The disk may be the reason why they are not saved.
    if (edits.length > 0) await this.#store.putAside(id, edits).catch(() => undefined);
    await this.#readAgain([id]);
  }

  /** A connector that cannot be saved stays open, because its last state is nowhere else. */
  async #leaveSaved(): Promise<void> {
    for (const [id, workspace] of this.#open) {
      await workspace.flush();
      if (workspace.saved.kind === 'saved') await this.#close(id);
    }
  }

  async #close(id: string): Promise<void> {
    const workspace = this.#open.get(id);
    this.#open.delete(id);
    await workspace?.close();
    await this.#histories.get(id)?.settle();
    this.#histories.delete(id);
    this.#pages.release(id);
  }

  /**
   * Opening and closing wait for each other: a connector is read only once its last state is on disk.
   *
   * @param ids Connectors that are not left to other pages before it is done.
   */
  #inTurn<T>(ids: readonly string[], work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(() => {
      const working = work();
      this.#current = { ids, done: working.catch(() => undefined) };
      return working;
    });
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
