import type { Diagnostic, Result } from '#core/diagnostics/diagnostic.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import type { Connector, JsonPart } from '#core/document/connector.ts';
import { followDocument } from '#core/document/follow-document.ts';
import { isEditable, openDocument, type ConnectorDocument, type ParsedPart } from '#core/document/open-document.ts';
import { patchDocument, type Applied, type Edit, type Patch } from '#core/document/patch.ts';
import { parentOf, type JsonPointer } from '#core/document/pointer.ts';
import type { PropertiesFile } from '#core/document/properties.ts';
import { noUndo, stacksAfter, type LoggedEdit, type UndoStacks } from '#core/history/edit-log.ts';
import type { Profile } from '#core/rules/rule.ts';
import type { LimitReading } from '#core/limits/limit.ts';
import type { ConnectorStore } from '#storage/connector-store.ts';
import type {
  ConnectorRecord,
  ConnectorSummary,
  OpenedConnector,
  StoredConnection,
  StoredSource,
} from '#storage/records.ts';
import type { WorkerClient } from '#worker/client.ts';
import { entryOf, stoppedBackup } from './backup-entry.ts';
import { Checking } from './Checking.svelte.ts';
import { strandedEdits } from './not-given-up.ts';
import { Saving, type SavedState } from './Saving.svelte.ts';
import { summarise } from './summarise.ts';

/** Why what is shown may not be all there was: the files were not whole, or some last edits were about others. */
export type OpeningFault = 'damaged' | 'edits-lost';

interface Dependencies {
  readonly store: ConnectorStore;
  readonly worker: WorkerClient;
  /** Told of each summary that was stored. */
  readonly onStored: (summary: ConnectorSummary) => void;
  /** Told when another page turns out to write to the connector. */
  readonly onOvertaken?: () => void;
  /** Told of each thing that was done; `isImport`: more of the source was brought with it, or brought in another way. */
  readonly onEdited?: (edit: LoggedEdit, before: Connector, isImport: boolean) => void;
  /** Told when something was to be done here while another page writes: it is not. */
  readonly onRefused?: () => void;
  /** What the connector is judged for; `import` when absent. */
  readonly profile?: Profile;
}

/** Changes of one field closer together than this, in milliseconds, are one step of undo. */
const mergeWindow = 1500;

/** In milliseconds: an edit is on the screen by then. */
const paintTime = 60;

/**
 * One open connector: the only way to change it is `apply`, which also records undo, saves and checks, so that no caller
 * can forget. Forms read `definition` and `properties`; while the text does not read, these are the last that did.
 */
export class Workspace {
  readonly id: string;
  #document: ConnectorDocument;
  #definition: ParsedPart<Definition>;
  #properties: ParsedPart<PropertiesFile>;
  #summary: ConnectorSummary;
  #connections: readonly StoredConnection[];
  #source: StoredSource | undefined;
  #stacks: UndoStacks;
  /** Absent while another page writes to this connector. */
  #saving: Saving | undefined;
  readonly #dependencies: Dependencies;
  /** What is wrong with it, and how large it is. */
  readonly checking: Checking;
  /** What the forms and the source panel both point at. */
  selection = $state.raw<JsonPointer>('');
  #fault = $state.raw<OpeningFault | undefined>();
  #isStranded = $state(false);
  #lastChange: { readonly key: string; readonly at: number } | undefined;
  #reading: ReturnType<typeof setTimeout> | undefined;
  /** @param record Opened to be written to, or read only where another page writes to it. */
  constructor(record: OpenedConnector | ConnectorRecord, dependencies: Dependencies) {
    const document = openDocument(record.connector);
    this.id = record.summary.id;
    this.#document = $state.raw(document);
    this.#definition = $state.raw(document.definition);
    this.#properties = $state.raw(document.properties);
    this.#summary = $state.raw(record.summary);
    this.#connections = $state.raw(record.connections);
    this.#source = $state.raw(record.source);
    this.#dependencies = dependencies;
    this.#stacks = $state.raw('undo' in record ? record.undo : noUndo);
    this.#saving = $state.raw('journal' in record ? this.#savingOf(record) : undefined);
    this.checking = new Checking(document, {
      worker: dependencies.worker,
      profile: dependencies.profile ?? 'import',
      current: () => this.connector,
      onChecked: (problems) => this.#note(problems),
    });
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

  /** Another page writes to this connector: it is shown here as it is saved there. */
  get isReader(): boolean {
    return this.#saving === undefined;
  }

  /** Another page has begun to write before all that was done here was saved: this page still shows it, and nobody else. */
  get isStranded(): boolean {
    return this.#isStranded;
  }

  /** What of it could not be read when it was opened; undefined when all could. */
  get fault(): OpeningFault | undefined {
    return this.#fault;
  }

  /** False while a part's text is no JSON object: the source panel mends it. */
  reads(part: JsonPart): boolean {
    return isEditable(this.#document[part]);
  }

  /** False while a part does not read, and while another page writes: its forms are read-only then. */
  isEditable(part: JsonPart): boolean {
    return !this.isReader && this.reads(part);
  }

  /** What it was imported from, and what was asked for. */
  get source(): StoredSource | undefined {
    return this.#source;
  }

  get summary(): ConnectorSummary {
    return this.#summary;
  }

  get saved(): SavedState {
    if (this.#isStranded) return { kind: 'failed', diagnostic: strandedEdits };
    return this.#saving?.state ?? { kind: 'saved', at: this.#summary.changedAt };
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.checking.diagnostics;
  }

  /** As of the last pause in editing: counting the bytes of a large file takes too long for each key press. */
  get limits(): readonly LimitReading[] {
    return this.checking.limits;
  }

  get connections(): readonly StoredConnection[] {
    return this.#connections;
  }

  /** What `undo` would take back; undefined when there is nothing. */
  get undoTitle(): string | undefined {
    return this.#stacks.undo.at(-1)?.title;
  }

  get redoTitle(): string | undefined {
    return this.#stacks.redo.at(-1)?.title;
  }

  /** The files as they were before nearly all of them went, until somebody says that it was meant. */
  get beforeShrinking(): Connector | undefined {
    return this.#saving?.beforeShrinking;
  }

  /** It is meant that so little is left. */
  async keepShrunk(): Promise<void> {
    await this.#saving?.keepShrunk();
  }

  /** Writes from now on, to what another page has left. */
  write(record: OpenedConnector): void {
    this.#adopt(record, record.undo);
    this.#saving = this.#savingOf(record);
  }

  /**
   * Saves, and leaves writing to another page.
   *
   * @returns False where it cannot be saved: it is written to here as before then, and nowhere else.
   */
  async leaveToOther(): Promise<boolean> {
    const saving = this.#saving;
    if (!saving) return true;
    if (!(await saving.settle())) return false;
    this.#saving = undefined;
    await saving.close();
    return true;
  }

  /**
   * Stops writing at once, because another page has begun to. What is not on disk stays to be seen.
   *
   * @returns The edits that are not.
   */
  async dropToOther(): Promise<readonly LoggedEdit[]> {
    const saving = this.#saving;
    if (!saving) return [];
    this.#saving = undefined;
    this.#isStranded = saving.state.kind !== 'saved';
    const edits = await saving.drop();
    this.#isStranded = saving.holdsWork;
    return edits;
  }

  /** Shows what another page has saved, unless what is shown is not on disk. */
  follow(record: ConnectorRecord): void {
    if (this.isReader && !this.#isStranded) this.#adopt(record, noUndo);
  }

  /** Shows what another page has saved in the place of what could not be saved here. */
  giveWay(record: ConnectorRecord): void {
    this.#isStranded = false;
    this.follow(record);
  }

  /** Changes the connector. A patch that changes nothing leaves no trace. */
  apply(patch: Patch): void {
    const key = mergeKey(patch);
    const now = Date.now();
    const joins = key !== undefined && this.#lastChange?.key === key && now - this.#lastChange.at < mergeWindow;
    if (this.#do('edit', patch, joins)) this.#lastChange = key === undefined ? undefined : { key, at: now };
  }

  undo(): void {
    const patch = this.#stacks.undo.at(-1);
    if (patch) this.#do('undo', patch);
  }

  redo(): void {
    const patch = this.#stacks.redo.at(-1);
    if (patch) this.#do('redo', patch);
  }

  /** @returns False when nothing has changed. */
  #do(kind: LoggedEdit['kind'], patch: Patch, joins = false): boolean {
    const saving = this.#saving;
    if (!saving) {
      this.#dependencies.onRefused?.();
      return false;
    }
    const before = this.connector;
    const { value, made, inverse } = this.#patched(patch);
    if (inverse.edits.length === 0 && kind === 'edit') {
      void this.flush();
      return false;
    }
    const edit: LoggedEdit = { kind, at: Date.now(), title: patch.title, made, inverse, ...(joins && { joins }) };
    this.#stacks = stacksAfter(this.#stacks, edit);
    this.#lastChange = undefined;
    this.#show(value);
    saving.log(edit);
    this.#dependencies.onEdited?.(edit, before, patch.wishes !== undefined);
    return true;
  }

  /** Replaces the connections; secrets are not part of them. Changes nothing where another page writes. */
  async saveConnections(connections: readonly StoredConnection[]): Promise<void> {
    if (this.isReader) return this.#dependencies.onRefused?.();
    this.#connections = connections;
    this.#summary = { ...this.#summary, connections: connections.map(({ name }) => name) };
    this.#saving?.note('connections');
    await this.flush();
  }

  /** Notes that the connector went out as files. */
  async noteExport(): Promise<void> {
    this.#summary = { ...this.#summary, exportedAt: Date.now() };
    this.#saving?.note('summary');
    await this.flush();
  }

  /** All of it as a file that the library can bring back; not ok when a secret is in it. */
  makeCopy(): Promise<Result<Uint8Array>> {
    const entries = [entryOf(this.#record())];
    return this.#dependencies.worker.run('writeBackup', { entries, options: {} }).catch(stoppedBackup);
  }

  /** Saves at once what waits to be saved, and tries again what could not be. */
  async flush(): Promise<void> {
    await this.#saving?.flush();
  }

  /** Saves and stops; the workspace is not to be used after that. */
  async close(): Promise<void> {
    this.checking.stop();
    await this.#saving?.close();
  }

  /** Applies a patch, and what it asks of the source with it; the inverse takes both back. */
  #patched(patch: Patch): Applied<ConnectorDocument> {
    const { value, made, inverse } = patchDocument(this.#document, patch);
    if (!patch.wishes || !this.#source) return { value, made, inverse };
    const { format, files, holdsSecrets, ...wishes } = this.#source;
    this.#source = { format, files, ...(holdsSecrets && { holdsSecrets }), ...patch.wishes };
    this.#saving?.note('source');
    return { value, made, inverse: { ...inverse, wishes } };
  }

  #record(): ConnectorRecord {
    return {
      summary: this.#summary,
      connector: this.connector,
      connections: this.#connections,
      ...(this.#source && { source: this.#source }),
    };
  }

  #savingOf(record: OpenedConnector): Saving {
    const { store, onStored, onOvertaken } = this.#dependencies;
    const { journal, isDamaged, isApart, lostSaves } = record;
    this.#fault = isDamaged ? 'damaged' : lostSaves > 0 ? 'edits-lost' : undefined;
    return new Saving({
      store,
      journal,
      onStored,
      onOvertaken,
      savedAt: record.summary.changedAt,
      isApart,
      current: () => this.#record(),
    });
  }

  /** Takes over what is stored, and goes on from there. */
  #adopt(record: ConnectorRecord, stacks: UndoStacks): void {
    this.#stacks = stacks;
    this.#lastChange = undefined;
    this.#connections = record.connections;
    this.#source = record.source;
    this.#place(followDocument(this.#document, record.connector));
    this.#summary = record.summary;
    this.checking.soon();
  }

  #place(document: ConnectorDocument): void {
    this.#document = document;
    if (isEditable(document.definition)) this.#definition = document.definition;
    if (isEditable(document.properties)) this.#properties = document.properties;
  }

  #show(document: ConnectorDocument): void {
    this.#place(document);
    this.#summary = summarise(
      { ...document, definition: this.#definition, properties: this.#properties },
      { ...this.#summary, changedAt: Date.now() },
    );
    this.checking.soon();
    // Engines copy a text that was put together only when somebody looks into it: once this is painted, not at the next key.
    clearTimeout(this.#reading);
    this.#reading = setTimeout(() => document.definition.text.charCodeAt(0), paintTime);
  }

  #note(problems: number): void {
    if (this.#summary.problems === problems) return;
    this.#summary = { ...this.#summary, problems };
    this.#saving?.note('summary');
    void this.flush();
  }
}

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
