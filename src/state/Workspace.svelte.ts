import { countBySeverity, type Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import type { Connector, JsonPart } from '#core/document/connector.ts';
import { isEditable, openDocument, type ConnectorDocument, type ParsedPart } from '#core/document/open-document.ts';
import { patchDocument, type Applied, type Edit, type Patch } from '#core/document/patch.ts';
import { parentOf, type JsonPointer } from '#core/document/pointer.ts';
import type { PropertiesFile } from '#core/document/properties.ts';
import type { FixPreview, FixWish } from '#core/problems/preview-fixes.ts';
import { changeList } from '#core/problems/list-change.ts';
import type { Profile } from '#core/rules/rule.ts';
import { measureDocument, type LimitReading } from '#core/limits/measure-limits.ts';
import type { ConnectorStore } from '#storage/connector-store.ts';
import type { ConnectorRecord, ConnectorSummary, StoredConnection, StoredSource } from '#storage/records.ts';
import { isAbort, type WorkerClient } from '#worker/client.ts';
import type { ValidateReply } from '#worker/protocol.ts';
import { newId } from './new-id.ts';
import { explainStorageFailure } from './storage-failure.ts';
import { summarise } from './summarise.ts';

/** Where the work of this tab stands against the disk. */
export type SavedState =
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly diagnostic: Diagnostic };

/** What of a connector waits for the disk. */
type Unsaved = 'files' | 'connections' | 'source' | 'summary';

interface Dependencies {
  readonly store: ConnectorStore;
  readonly worker: WorkerClient;
  /** Told of each summary that was stored. */
  readonly onStored: (summary: ConnectorSummary) => void;
  /** What the connector is judged for; `import` when absent. */
  readonly profile?: Profile;
}

/** In milliseconds. An edit is on disk well within the second that is promised. */
const saveDelay = 400;
/** After a save that failed, since nobody may touch the connector again before the page is left. */
const retryDelay = 5000;
const checkDelay = 250;
/** Changes of one field closer together than this are one step of undo. */
const mergeWindow = 1500;
const undoDepth = 500;

/**
 * One open connector: the only way to change it is `apply`, which also records undo, saves and checks, so that no caller
 * can forget. Forms read `definition` and `properties`; while the text does not read, these are the last that did.
 */
export class Workspace {
  readonly id: string;
  readonly #store: ConnectorStore;
  readonly #worker: WorkerClient;
  readonly #onStored: Dependencies['onStored'];
  #document: ConnectorDocument;
  #limits: readonly LimitReading[];
  #definition: ParsedPart<Definition>;
  #properties: ParsedPart<PropertiesFile>;
  #summary: ConnectorSummary;
  #connections: readonly StoredConnection[];
  #source: StoredSource | undefined;
  #undo = $state.raw<readonly Patch[]>([]);
  #redo = $state.raw<readonly Patch[]>([]);
  #saved: SavedState;
  #diagnostics = $state.raw<readonly Diagnostic[]>([]);
  #isChecked = $state(false);
  #profile: Profile;
  /** What the worker knows the findings by that are shown. */
  #knownCheck: string | undefined;
  /** What the forms and the source panel both point at. */
  selection = $state.raw<JsonPointer>('');
  #lastChange: { readonly key: string; readonly at: number } | undefined;
  /** What the disk does not have yet, or could not take. */
  readonly #unsaved = new Set<Unsaved>();
  /** Counts writes: only the end of the last one means that all is saved. */
  #writes = 0;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isChecking = false;
  #checkAgain = false;
  readonly #closing = new AbortController();

  constructor(record: ConnectorRecord, { store, worker, onStored, profile = 'import' }: Dependencies) {
    const document = openDocument(record.connector);
    this.id = record.summary.id;
    this.#store = store;
    this.#worker = worker;
    this.#onStored = onStored;
    this.#profile = $state.raw(profile);
    this.#document = $state.raw(document);
    this.#limits = $state.raw(measureDocument(document));
    this.#definition = $state.raw(document.definition);
    this.#properties = $state.raw(document.properties);
    this.#summary = $state.raw(record.summary);
    this.#connections = $state.raw(record.connections);
    this.#source = $state.raw(record.source);
    this.#saved = $state.raw({ kind: 'saved', at: record.summary.changedAt });
    this.#scheduleCheck(0);
  }

  get document(): ConnectorDocument {
    return this.#document;
  }

  get connector(): Connector {
    return this.#document.connector;
  }

  /** Both files as the forms show them: the last text that did read. */
  get shown(): Pick<ConnectorDocument, 'definition' | 'properties'> {
    return { definition: this.#definition, properties: this.#properties };
  }

  /** The definition as the forms show it. */
  get definition(): Definition {
    return this.#definition.value;
  }

  get properties(): PropertiesFile {
    return this.#properties.value;
  }

  /** False while a part's text does not read as JSON: its forms are read-only then, and the source panel mends it. */
  isEditable(part: JsonPart): boolean {
    return isEditable(this.#document[part]);
  }

  /** What it was imported from, and what was asked for. */
  get source(): StoredSource | undefined {
    return this.#source;
  }

  get summary(): ConnectorSummary {
    return this.#summary;
  }

  get saved(): SavedState {
    return this.#saved;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  /** False until the first check is through. */
  get isChecked(): boolean {
    return this.#isChecked;
  }

  /** What it is judged for. */
  get profile(): Profile {
    return this.#profile;
  }

  set profile(profile: Profile) {
    if (profile === this.#profile) return;
    this.#profile = profile;
    this.#scheduleCheck(0);
  }

  /** As of the last pause in editing: counting the bytes of a large file takes too long for each key press. */
  get limits(): readonly LimitReading[] {
    return this.#limits;
  }

  get connections(): readonly StoredConnection[] {
    return this.#connections;
  }

  /** What `undo` would take back; undefined when there is nothing. */
  get undoTitle(): string | undefined {
    return this.#undo.at(-1)?.title;
  }

  get redoTitle(): string | undefined {
    return this.#redo.at(-1)?.title;
  }

  /** Changes the connector. A patch that changes nothing leaves no trace. */
  apply(patch: Patch): void {
    const { value, inverse } = this.#patched(patch);
    if (inverse.edits.length === 0) return void this.#write();
    const key = mergeKey(patch);
    const last = this.#undo.at(-1);
    const now = Date.now();
    const isSameField = key !== undefined && this.#lastChange?.key === key && now - this.#lastChange.at < mergeWindow;
    this.#undo =
      last && isSameField
        ? [...this.#undo.slice(0, -1), { ...last, edits: [...inverse.edits, ...last.edits] }]
        : [...this.#undo.slice(1 - undoDepth), inverse];
    this.#redo = [];
    this.#lastChange = key === undefined ? undefined : { key, at: now };
    this.#show(value);
  }

  undo(): void {
    const patch = this.#undo.at(-1);
    if (!patch) return;
    const { value, inverse } = this.#patched(patch);
    this.#undo = this.#undo.slice(0, -1);
    this.#redo = [...this.#redo, inverse];
    this.#lastChange = undefined;
    this.#show(value);
  }

  redo(): void {
    const patch = this.#redo.at(-1);
    if (!patch) return;
    const { value, inverse } = this.#patched(patch);
    this.#redo = this.#redo.slice(0, -1);
    this.#undo = [...this.#undo, inverse];
    this.#lastChange = undefined;
    this.#show(value);
  }

  /**
   * What mending would do to the connector as it is now.
   *
   * @returns Undefined when there is nothing to mend any more.
   * @throws what the worker does; an `AbortError` when cancelled.
   */
  previewFixes(wish: FixWish, signal?: AbortSignal): Promise<FixPreview | undefined> {
    const request = { connector: this.connector, profile: this.#profile, wish };
    return this.#worker.run('previewFixes', request, signal && { signal });
  }

  /** Replaces the connections; secrets are not part of them. */
  async saveConnections(connections: readonly StoredConnection[]): Promise<void> {
    this.#connections = connections;
    this.#summary = { ...this.#summary, connections: connections.map(({ name }) => name) };
    this.#unsaved.add('connections');
    await this.#write();
  }

  /** Notes that the connector went out as files. */
  async noteExport(): Promise<void> {
    this.#summary = { ...this.#summary, exportedAt: Date.now() };
    this.#unsaved.add('summary');
    await this.#write();
  }

  /** Saves at once what waits to be saved, and tries again what could not be. */
  async flush(): Promise<void> {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = undefined;
    await (this.#unsaved.size > 0 ? this.#write() : this.#writing);
  }

  /** Saves and stops; the workspace is not to be used after that. */
  async close(): Promise<void> {
    clearTimeout(this.#checkTimer);
    this.#closing.abort();
    await this.flush();
  }

  /** Applies a patch, and what it asks of the source with it; the inverse takes both back. */
  #patched(patch: Patch): Applied<ConnectorDocument> {
    const { value, inverse } = patchDocument(this.#document, patch);
    if (!patch.wishes || !this.#source) return { value, inverse };
    const { format, files, holdsSecrets, ...wishes } = this.#source;
    this.#source = { format, files, ...(holdsSecrets && { holdsSecrets }), ...patch.wishes };
    this.#unsaved.add('source');
    return { value, inverse: { ...inverse, wishes } };
  }

  #show(document: ConnectorDocument): void {
    this.#document = document;
    if (isEditable(document.definition)) this.#definition = document.definition;
    if (isEditable(document.properties)) this.#properties = document.properties;
    this.#summary = summarise(
      { ...document, definition: this.#definition, properties: this.#properties },
      { ...this.#summary, changedAt: Date.now() },
    );
    this.#saved = { kind: 'saving' };
    this.#unsaved.add('files');
    this.#saveTimer ??= setTimeout(() => void this.flush(), saveDelay);
    this.#scheduleCheck(checkDelay);
    // Engines copy a text that was put together only when somebody looks into it: once this is painted, not at the next key.
    setTimeout(() => document.definition.text.charCodeAt(0));
  }

  /**
   * Writes what waits to be written, at once: IndexedDB runs transactions on one store in the order in which they were
   * started, so an older state never lands on a newer one, and none has to wait for another when the page is left.
   */
  #write(): Promise<void> {
    if (this.#unsaved.size === 0) return this.#writing;
    const parts = [...this.#unsaved];
    this.#unsaved.clear();
    this.#writing = Promise.all([this.#writing, this.#put(parts, this.#summary)]).then(() => undefined);
    return this.#writing;
  }

  /** Never rejects: what could not be stored is unsaved again. */
  async #put(parts: readonly Unsaved[], summary: ConnectorSummary): Promise<void> {
    const store = this.#store;
    const write = ++this.#writes;
    try {
      await Promise.all([
        parts.includes('files') && store.save(summary, this.connector),
        parts.includes('source') && this.#source && store.saveSource(summary, this.#source),
        parts.includes('connections') && store.saveConnections(summary, this.#connections),
        parts.includes('summary') && store.saveSummaries([summary]),
      ]);
      this.#onStored(summary);
      if (write === this.#writes && this.#unsaved.size === 0) this.#saved = { kind: 'saved', at: Date.now() };
    } catch (error) {
      for (const part of parts) this.#unsaved.add(part);
      this.#saved = { kind: 'failed', diagnostic: explainStorageFailure(error) };
      // Once closed, what is on disk may be somebody else's: nothing is written behind their back.
      if (!this.#closing.signal.aborted) this.#saveTimer ??= setTimeout(() => void this.flush(), retryDelay);
    }
  }

  #scheduleCheck(delay: number): void {
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => void this.#runCheck(), delay);
  }

  async #runCheck(): Promise<void> {
    // A check that runs is let through: ending it would cost the worker, and so more than the rest of it.
    if (this.#isChecking) {
      this.#checkAgain = true;
      return;
    }
    this.#isChecking = true;
    this.#limits = measureDocument({ ...this.#document, ...this.shown });
    try {
      const name = newId();
      const request = {
        connector: this.connector,
        profile: this.#profile,
        name,
        ...(this.#knownCheck !== undefined && { known: this.#knownCheck }),
      };
      this.#take(await this.#worker.run('validate', request, { signal: this.#closing.signal }));
      this.#knownCheck = name;
    } catch (error) {
      if (!isAbort(error)) {
        this.#diagnostics = [stoppedCheck(error)];
        this.#knownCheck = undefined;
      }
    }
    this.#isChecking = false;
    if (!this.#checkAgain || this.#closing.signal.aborted) return;
    this.#checkAgain = false;
    await this.#runCheck();
  }

  #take(reply: ValidateReply): void {
    const diagnostics = reply.kind === 'whole' ? reply.diagnostics : changeList(this.#diagnostics, reply.runs);
    this.#diagnostics = diagnostics;
    this.#isChecked = true;
    const { error, warning } = countBySeverity(diagnostics);
    if (this.#summary.problems === error + warning) return;
    this.#summary = { ...this.#summary, problems: error + warning };
    this.#unsaved.add('summary');
    void this.#write();
  }
}

const stoppedCheck = (error: unknown): Diagnostic => ({
  code: 'check/stopped',
  severity: 'warning',
  message: `Checking stopped unexpectedly: ${error instanceof Error ? error.message : String(error)} It is tried again with your next change.`,
  pointer: '',
});

/** Changes with the same key are about one field; undefined for a patch that stands for itself. */
function mergeKey({ title, edits }: Patch): string | undefined {
  const targets = edits.map(targetOf);
  return targets.includes(undefined) ? undefined : `${title} ${targets.join(' ')}`;
}

function targetOf(edit: Edit): string | undefined {
  if (edit.kind === 'set') return typeof edit.value === 'string' ? edit.pointer : undefined;
  if (edit.kind === 'rename') return parentOf(edit.pointer);
  return edit.kind === 'splice' ? edit.part : undefined;
}
