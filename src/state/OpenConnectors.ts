import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { Profile } from '#core/rules/rule.ts';
import { download } from '#platform/download.ts';
import { leaveField } from '#platform/page.ts';
import type { ConnectorStore } from '#storage/connector-store.ts';
import type { ConnectorSummary } from '#storage/records.ts';
import type { WorkerClient } from '#worker/client.ts';
import { anotherTask } from './another-task.ts';
import type { History } from './History.svelte.ts';
import type { Library } from './Library.svelte.ts';
import { goneFromStorage, NotGivenUp, staysElsewhere } from './not-given-up.ts';
import { Pages } from './Pages.ts';
import type { Secrets } from './Secrets.svelte.ts';
import { explainReadingFailure } from './storage-failure.ts';
import type * as studioClasses from './studio-classes.ts';
import type { Workspace } from './Workspace.svelte.ts';

interface Dependencies {
  readonly store: ConnectorStore;
  readonly worker: WorkerClient;
  readonly library: Library;
  readonly secrets: Secrets;
  /** What a connector that is opened now is judged for. */
  readonly profile: () => Profile;
  /** Told of each thing that is done to a connector, typing that goes on counted once. */
  readonly onEdited: (id: string) => void;
  /** Told when something was to be done to a connector that another page writes to: it is not. */
  readonly onRefused: (workspace: Workspace) => void;
  /** Told of each summary that was stored here, while the library still has the one before. */
  readonly onStored: (summary: ConnectorSummary) => void;
  /** Told which connectors are not on disk any more as they were, here or on another page. */
  readonly onChanged: (ids: readonly string[]) => void;
}

/** Something that is done with connectors: nobody else touches them until it is. */
interface Turn {
  readonly ids: readonly string[];
  readonly done: Promise<unknown>;
}

/** The connectors that are open on this page. Of all pages one at a time writes to each; what it cannot save stays with it. */
export class OpenConnectors {
  readonly #dependencies: Dependencies;
  readonly #pages: Pages;
  /** By id: the one that is shown, and any that could not be saved. */
  readonly #open = new Map<string, Workspace>();
  readonly #histories = new Map<string, History>();
  #turn: Promise<unknown> = Promise.resolve();
  #current: Turn | undefined;
  /** What other pages have stored, and is not read here yet. */
  readonly #outdated = new Set<string>();
  #reading: Promise<void> | undefined;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    this.#pages = new Pages('connector-studio', {
      onStored: (ids) => void this.#readAgain(ids),
      onWanted: (id) => this.#giveUp(id),
      onLost: (id) => void this.#lose(id),
      onSecrets: () => void dependencies.secrets.read(),
      onLocked: () => dependencies.secrets.lock(),
    });
  }

  /** False while something that was done here is not on disk. */
  get areSaved(): boolean {
    return [...this.#open.values()].every(({ saved }) => saved.kind === 'saved');
  }

  /** True when something that was done here could not be saved: it is gone when the page is left. */
  get holdUnsaved(): boolean {
    return [...this.#open.values()].some(({ saved }) => saved.kind === 'failed');
  }

  /** Saves what waits to be saved. @returns The ids of those where that could not be. */
  async save(): Promise<readonly string[]> {
    await this.flush();
    return [...this.#open].flatMap(([id, { saved }]) => (saved.kind === 'failed' ? [id] : []));
  }

  /** Opens a connector for editing; any other that is open is saved and closed. Undefined when there is none of that id. */
  open(id: string): Promise<Workspace | undefined> {
    return this.#inTurn([id], async () => {
      const open = this.#open.get(id);
      if (open) return open;
      const classes = await import('./studio-classes.ts');
      await this.#leaveSaved();
      const isWriter = await this.#pages.hold(id);
      try {
        return await this.#read(id, isWriter, classes);
      } finally {
        if (!this.#open.has(id)) this.#pages.release(id);
      }
    });
  }

  /** Writes to a connector here that another page has been writing to. @returns Why that cannot be. */
  takeOver(workspace: Workspace): Promise<Diagnostic | undefined> {
    return this.#write(workspace, (id) => this.#pages.takeOver(id));
  }

  /** Goes on with what another page has written to and does not any more, as when its tab was closed. */
  async takeUp(): Promise<void> {
    const { library } = this.#dependencies;
    for (const workspace of this.#open.values())
      if (workspace.isReader && library.find(workspace.id)?.binnedAt === undefined)
        await this.#write(workspace, (id) => this.#pages.takeFree(id));
  }

  /** @param take Has the other pages leave the connector to this one. @returns Why that cannot be. */
  #write(workspace: Workspace, take: (id: string) => Promise<boolean>): Promise<Diagnostic | undefined> {
    const { id } = workspace;
    return this.#inTurn([id], async () => {
      const isWaiting = this.#open.get(id) === workspace && workspace.isReader && !workspace.isStranded;
      if (!isWaiting) return undefined;
      if (!(await take(id))) return staysElsewhere;
      try {
        const record = await this.#dependencies.store.open(id);
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
      const record = await this.#dependencies.store.read(workspace.id);
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

  /** Saves what waits to be saved. */
  async flush(): Promise<void> {
    await Promise.all([...this.#open.values()].map((workspace) => workspace.flush()));
  }

  /**
   * Does what the library does with connectors, while no page writes to them, so that nobody writes an older state back.
   *
   * @throws `NotGivenUp`, with nothing done, when the last edits of one are nowhere but on the page that has it open.
   */
  alone(ids: readonly string[], work: () => Promise<void>): Promise<void> {
    const { library, onChanged } = this.#dependencies;
    const nameOf = (id: string): string => library.find(id)?.name ?? id;
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
      onChanged(ids);
    });
  }

  /** Tells other pages that what is kept of secrets has changed. */
  tellSecrets(): void {
    this.#pages.tellSecrets();
  }

  /** Tells other pages that the maker has locked the secrets. */
  tellLocked(): void {
    this.#pages.tellLocked();
  }

  /** Lets go of everything that is saved, for the page that comes in this one's place. */
  release(): void {
    for (const id of this.#open.keys()) this.#pages.release(id);
  }

  /** Saves and closes all, and listens to other pages no more. */
  async close(): Promise<void> {
    await this.#inTurn([], async () => {
      for (const id of [...this.#open.keys()]) await this.#close(id);
    });
    this.#pages.close();
  }

  async #read(id: string, isWriter: boolean, studio: typeof studioClasses): Promise<Workspace | undefined> {
    const { store, worker, secrets, profile, onEdited, onRefused } = this.#dependencies;
    const record = await (isWriter ? store.open(id) : store.read(id));
    if (!record) return undefined;
    await anotherTask();
    const workspace: Workspace = new studio.Workspace(record, {
      store,
      worker,
      onOvertaken: () => void this.#lose(id),
      onStored: (summary) => this.#noteStored(summary),
      onEdited: (edit, before, isImport) => {
        if (edit.joins !== true) onEdited(id);
        this.#histories.get(id)?.note(edit, before, isImport);
      },
      onRefused: () => onRefused(workspace),
      profile: profile(),
    });
    this.#open.set(id, workspace);
    const history = new studio.History(workspace, { points: store.pointsOf(id), worker, secrets, download });
    this.#histories.set(id, history);
    history.start();
    await anotherTask();
    return workspace;
  }

  #noteStored(summary: ConnectorSummary): void {
    const { library, onStored, onChanged } = this.#dependencies;
    onStored(summary);
    library.note(summary);
    this.#pages.tellStored([summary.id]);
    onChanged([summary.id]);
  }

  /** Leaves a connector to another page. @returns False where its last edits could not be saved: it stays here then. */
  async #giveUp(id: string): Promise<boolean> {
    // What is about to be open is left once it is; what the library is at work on, once that is done.
    while (this.#current?.ids.includes(id)) await this.#current.done;
    const workspace = this.#open.get(id);
    if (!workspace || workspace.isReader) return true;
    leaveField();
    await anotherTask();
    return workspace.leaveToOther();
  }

  /**
   * Another page writes to a connector that this one had. What it has not saved is put aside, and stays on the screen until
   * the maker has seen to it.
   */
  async #lose(id: string): Promise<void> {
    this.#pages.release(id);
    const edits = (await this.#open.get(id)?.dropToOther()) ?? [];
    // The disk may be the reason why they are not saved.
    if (edits.length > 0) await this.#dependencies.store.putAside(id, edits).catch(() => undefined);
    await this.#readAgain([id]);
  }

  /** Shows what another page has stored. While that is read, more may come: it is read together, after that. */
  #readAgain(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#outdated.add(id);
    this.#reading ??= this.#readOutdated().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #readOutdated(): Promise<void> {
    const { store, library, onChanged } = this.#dependencies;
    while (this.#outdated.size > 0) {
      const ids = [...this.#outdated];
      this.#outdated.clear();
      await library.refresh(ids);
      onChanged(ids);
      for (const id of ids) {
        const workspace = this.#open.get(id);
        if (!workspace?.isReader) continue;
        // What cannot be read is shown as it was, until more of it is stored.
        const record = await store.read(id).catch(() => undefined);
        if (record) workspace.follow(record);
      }
    }
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
    const result = this.#turn.then(async () => {
      const working = work();
      this.#current = { ids, done: working.catch(() => undefined) };
      try {
        return await working;
      } finally {
        this.#current = undefined;
      }
    });
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
