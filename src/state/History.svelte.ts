import type { Change } from '#core/compare/change.ts';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { Connector } from '#core/document/connector.ts';
import type { JsonPointer } from '#core/document/pointer.ts';
import { fileNameOf } from '#core/exports/file-name.ts';
import { checksumOf } from '#core/history/checksum.ts';
import type { LoggedEdit } from '#core/history/edit-log.ts';
import { replaceFiles } from '#core/document/replace-files.ts';
import { deedOf, mostTitles, pointsToDrop, type KeptBefore, type RestorePoint } from '#core/history/restore-point.ts';
import type { download } from '#platform/download.ts';
import type { NewPoint, RestorePoints } from '#storage/restore-points.ts';
import type { WorkerClient } from '#worker/client.ts';
import type { Secrets } from './Secrets.svelte.ts';
import { explainHistoryFailure, explainVersionFailure } from './storage-failure.ts';
import type { Workspace } from './Workspace.svelte.ts';

interface Dependencies {
  readonly points: RestorePoints;
  readonly worker: WorkerClient;
  readonly secrets: Pick<Secrets, 'texts'>;
  readonly download: typeof download;
}

/** How a state is kept. */
type Keeping = Pick<RestorePoint, 'kind' | 'name' | 'before'>;

/** What came of a wish to go back. */
export type Restored =
  | { readonly kind: 'done' }
  /** It is the same already. */
  | { readonly kind: 'same' }
  /** Says why not. */
  | { readonly kind: 'refused'; readonly message: string };

/** So many edits, or so long after the first of them (in milliseconds), and their outcome is kept. */
const editsPerPoint = 50;
const timePerPoint = 10 * 60 * 1000;

const damaged = 'The browser gave back something else than was kept of this version, so it cannot be used.';

const refusedBy = (error: unknown): Restored => ({ kind: 'refused', message: explainVersionFailure(error) });

/** `2026-11-23-1402`, in the time of the place, for a file's name. */
function stampOf(at: number): string {
  const time = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day}-${two(time.getHours())}${two(time.getMinutes())}`;
}

/**
 * The earlier states of one open connector: kept by themselves as it is edited, gone back to in whole or in part. Keeping
 * one goes on beside the work; that it fails is told to who looks at the list, and stands in nobody's way.
 */
export class History {
  readonly #workspace: Workspace;
  readonly #dependencies: Dependencies;
  #points = $state.raw<readonly RestorePoint[]>([]);
  #isLoaded = $state(false);
  #fault = $state.raw<Diagnostic | undefined>();
  /** What was done since the last point. */
  #titles = $state.raw<readonly string[]>([]);
  #edits = 0;
  /** Of a point that could not be kept: the next one tells of them, and comes no sooner for them. */
  #carried = 0;
  #since: number | undefined;
  #lastAt = 0;
  #work: Promise<unknown> = Promise.resolve();
  /** The one that was looked at last: it is asked for again and again. */
  #shown: { readonly at: number; readonly connector: Connector } | undefined;

  constructor(workspace: Workspace, dependencies: Dependencies) {
    this.#workspace = workspace;
    this.#dependencies = dependencies;
  }

  /** Newest first. */
  get points(): readonly RestorePoint[] {
    return this.#points;
  }

  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Why the last state was not kept, or the list could not be read; undefined when all went well. */
  get fault(): Diagnostic | undefined {
    return this.#fault;
  }

  /** What was done since the last point. */
  get pending(): readonly string[] {
    return this.#titles;
  }

  /** Reads the list again. */
  load(): Promise<void> {
    return this.#inTurn(async () => this.#read());
  }

  /** Begins to keep states of what is edited here; the one there is now, if it is not kept yet. */
  start(): void {
    const { connector } = this.#workspace;
    void this.#inTurn(async () => {
      const points = await this.#read();
      if (this.#workspace.isReader) return;
      const last = points[0];
      if (!last) return this.#add(connector, { kind: 'auto' }, [], 0);
      if (last.check === checksumOf(connector)) return;
      const titles = await this.#dependencies.points.titlesSince(last.at);
      await this.#add(connector, { kind: 'auto' }, titles, titles.length);
    });
  }

  /**
   * Takes note of an edit that was made.
   *
   * @param before The connector before it.
   * @param isImport More of its source was merged into it, or merged in another way.
   */
  note(edit: LoggedEdit, before: Connector, isImport: boolean): void {
    const now = Date.now();
    if (isImport && edit.kind === 'edit') this.#keep(before, { kind: 'kept', before: 'import' });
    if (edit.joins !== true || this.#titles.length === 0) {
      this.#titles = [...this.#titles.slice(1 - mostTitles), deedOf(edit)];
      this.#edits += 1;
    }
    this.#since ??= now;
    if (this.#edits >= editsPerPoint || now - this.#since >= timePerPoint)
      this.#keep(this.#workspace.connector, { kind: 'auto' });
  }

  /** Keeps the state there is, because much of it is about to change. */
  keepBefore(before: KeptBefore): void {
    this.#keep(this.#workspace.connector, { kind: 'kept', before });
  }

  /** Keeps the state there is for good, under a name. */
  async name(name: string): Promise<void> {
    const { connector } = this.#workspace;
    const [newest] = this.#points;
    if (newest && newest.check === checksumOf(connector) && newest.kind !== 'named')
      return this.rename(newest.at, name);
    this.#keep(connector, { kind: 'named', name });
    await this.settle();
  }

  /** Names a point, or takes its name away: it is kept as long as any other then. */
  rename(at: number, name: string | undefined): Promise<void> {
    return this.#inTurn(async () => {
      const renamed = await this.#dependencies.points.rename(at, name);
      if (renamed) this.#points = this.#points.map((point) => (point.at === at ? renamed : point));
    });
  }

  remove(at: number): Promise<void> {
    return this.#inTurn(async () => {
      await this.#dependencies.points.remove(at);
      this.#points = this.#points.filter((point) => point.at !== at);
    });
  }

  /** The files of a point; undefined when they are gone or damaged. Rejects when they cannot be read. */
  async connectorAt(at: number): Promise<Connector | undefined> {
    if (this.#shown?.at === at) return this.#shown.connector;
    const kept = await this.#dependencies.points.read(at);
    const connector =
      kept && (await this.#dependencies.worker.run('unpackConnector', { files: kept.files, check: kept.point.check }));
    if (connector) this.#shown = { at, connector };
    return connector;
  }

  /** What is different, in a maker's words. Rejects when the worker fails, and with an `AbortError` when cancelled. */
  compare(before: Connector, after: Connector, signal?: AbortSignal): Promise<readonly Change[]> {
    return this.#dependencies.worker.run('compareConnectors', { before, after }, signal && { signal });
  }

  /**
   * Goes back to a point, as one step of undo.
   *
   * @param title As the undo button says it.
   */
  restore(at: number, title: string): Promise<Restored> {
    return this.#restore(at, title).catch(refusedBy);
  }

  async #restore(at: number, title: string): Promise<Restored> {
    const past = await this.connectorAt(at);
    if (!past) return { kind: 'refused', message: damaged };
    const patch = replaceFiles(this.#workspace.connector, past, title);
    if (patch.edits.length === 0) return { kind: 'same' };
    this.keepBefore('restore');
    this.#workspace.apply(patch);
    return { kind: 'done' };
  }

  /** Makes one operation what it was at a point, as one step of undo. */
  restoreOperation(at: number, pointer: JsonPointer): Promise<Restored> {
    return this.#restoreOperation(at, pointer).catch(refusedBy);
  }

  async #restoreOperation(at: number, pointer: JsonPointer): Promise<Restored> {
    const past = await this.connectorAt(at);
    if (!past) return { kind: 'refused', message: damaged };
    const { connector } = this.#workspace;
    const outcome = await this.#dependencies.worker.run('restoreOperation', { connector, past, pointer });
    if (!outcome.ok) return { kind: 'refused', message: outcome.message };
    if (connector !== this.#workspace.connector)
      return { kind: 'refused', message: 'The connector has changed meanwhile. Try again.' };
    if (outcome.patch.edits.length === 0) return { kind: 'same' };
    this.keepBefore('restore');
    this.#workspace.apply(outcome.patch);
    return { kind: 'done' };
  }

  /**
   * Hands a point's files over as a zip.
   *
   * @param allowSecrets The maker was asked, for this one download.
   * @returns Why not, for reading; `isSecret` where the maker may let it go out all the same. Undefined when it is done.
   */
  async download(
    at: number,
    allowSecrets = false,
  ): Promise<{ readonly message: string; readonly isSecret: boolean } | undefined> {
    const connector = await this.connectorAt(at);
    if (!connector) return { message: damaged, isSecret: false };
    const [{ exportConnector }, { zipFiles }] = await Promise.all([
      import('#core/exports/index.ts'),
      import('#core/exports/zip-files.ts'),
    ]);
    const { id, summary } = this.#workspace;
    const knownSecrets = this.#dependencies.secrets.texts(id);
    const outcome = await exportConnector(connector, 'connector-files', { allowSecrets, knownSecrets });
    if (!outcome.ok) return { message: outcome.diagnostics.map(({ message }) => message).join(' '), isSecret: true };
    const name = `${fileNameOf(summary.name)}-${stampOf(at)}.zip`;
    this.#dependencies.download(name, new Uint8Array(zipFiles(outcome.files)), 'application/zip');
    return undefined;
  }

  /** Waits until all is kept that was to be. Never rejects. */
  async settle(): Promise<void> {
    await this.#work;
  }

  async #read(): Promise<readonly RestorePoint[]> {
    const points = await this.#dependencies.points.list();
    this.#points = points.toReversed();
    this.#lastAt = Math.max(this.#lastAt, points.at(-1)?.at ?? 0);
    this.#isLoaded = true;
    return this.#points;
  }

  /** What is kept is settled at once; that it comes to disk takes a while. */
  #keep(connector: Connector, keeping: Keeping): void {
    if (this.#workspace.isReader) return;
    const [titles, edits, since] = [this.#titles, this.#edits + this.#carried, this.#since];
    this.#titles = [];
    this.#edits = this.#carried = 0;
    this.#since = undefined;
    void this.#inTurn(
      () => this.#add(connector, keeping, titles, edits),
      () => {
        // They belong to the next one then.
        this.#titles = [...titles, ...this.#titles].slice(-mostTitles);
        this.#carried += edits;
        this.#since ??= since && Date.now();
      },
    );
  }

  async #add(connector: Connector, keeping: Keeping, titles: readonly string[], edits: number): Promise<void> {
    const [last] = this.#points;
    const isWanted = keeping.kind === 'named';
    if (!isWanted && last && last.check === checksumOf(connector)) return;
    const { files, check } = await this.#dependencies.worker.run('packConnector', { connector });
    const at = Math.max(Date.now(), this.#lastAt + 1);
    const point: NewPoint = { at, ...keeping, titles: titles.slice(-mostTitles), edits, check };
    const size = files.texts.length + (files.icon?.bytes.length ?? 0);
    const drop = pointsToDrop([{ ...point, size }, ...this.#points], at);
    const kept = await this.#dependencies.points.add(point, files, drop);
    this.#lastAt = at;
    this.#points = [kept, ...this.#points.filter((one) => !drop.includes(one.at))];
    this.#fault = undefined;
  }

  /** One after the other, as each looks at what the one before has left. */
  #inTurn(work: () => Promise<unknown>, onFailure?: () => void): Promise<void> {
    const result = this.#work.then(work).then(
      () => undefined,
      (error: unknown) => {
        this.#fault = explainHistoryFailure(error);
        onFailure?.();
      },
    );
    this.#work = result;
    return result;
  }
}
