import type { Change } from '#core/compare/change.ts';
import type { Diagnostic, Result } from '#core/diagnostics/diagnostic.ts';
import type { Connector } from '#core/document/connector.ts';
import type { BackupEntry } from '#core/exports/backup.ts';
import type { ExportFile } from '#core/exports/export-target.ts';
import type { BackupOptions } from '#core/exports/pack-backup.ts';
import type { ImportOptions } from '#core/formats/import-description.ts';
import type { SourceFile } from '#core/formats/format.ts';
import type { LimitReading } from '#core/limits/limit.ts';
import type { PackedConnector } from '#core/history/restore-point.ts';
import type { RestoredOperation } from '#core/history/restore-operation.ts';
import type { Excerpt } from '#core/ledger/cut-excerpt.ts';
import type { ImportOverview } from '#core/ledger/import-overview.ts';
import type { SourcePlace } from '#core/ledger/ledger.ts';
import type { JsonPointer } from '#core/document/pointer.ts';
import type { Patch } from '#core/document/patch.ts';
import type { KeepPlan } from '#core/limits/fit/keep-operations.ts';
import type { FitOffer } from '#core/limits/fit/offer-fits.ts';
import type { SplitPlan } from '#core/limits/fit/split-connector.ts';
import type { FitWayId } from '#core/limits/fit/ways.ts';
import type { OperationOffer } from '#core/ledger/offer-operations.ts';
import type { ReportForm } from '#core/ledger/report.ts';
import type { ListRun } from '#core/problems/list-change.ts';
import type { FixPreview, FixWish } from '#core/problems/preview-fixes.ts';
import type { ProblemReportWish } from '#core/problems/write-report.ts';
import type { RuleFacts } from '#core/problems/rule-facts.ts';
import type { ImportedFrom } from '#core/reimport/imported-from.ts';
import type { ConvertedYaml } from '#core/source/convert-yaml.ts';
import type { addOperations, changeChoices } from '#core/reimport/reimport.ts';
import type { Profile } from '#core/rules/rule.ts';

export interface ValidateRequest {
  readonly connector: Connector;
  readonly profile: Profile;
  /** What the answer is to be known by. */
  readonly name: string;
  /** The name of the last answer that the page has; absent when it has none. */
  readonly known?: string;
}

/** All findings, or how they differ from the answer that is known: thousands take long from thread to thread. */
export type ValidateReply = (
  | { readonly kind: 'whole'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'change'; readonly runs: readonly ListRun[] }
) & {
  /** Absent while a file does not read: what was measured before holds. */
  readonly limits?: readonly LimitReading[];
};

/** What is imported, and with which wishes. */
export interface ImportRequest {
  readonly files: readonly SourceFile[];
  readonly options: Pick<ImportOptions, 'format' | 'operations' | 'choices'>;
}

/** Work that may take longer than a frame, by name: what goes to the worker and what comes back. */
export interface Tasks {
  readonly import: {
    readonly request: ImportRequest;
    readonly reply: {
      readonly outcome: ImportOverview;
      /** True when there are secrets in the files, which the import kept out of the connector. */
      readonly holdsSecrets: boolean;
      /** There where everything was brought. */
      readonly offer?: OperationOffer;
    };
  };
  /** The ledger of an import as a file; undefined when what was asked for cannot be imported. */
  readonly report: {
    readonly request: ImportRequest & { readonly form: ReportForm };
    readonly reply: ExportFile | undefined;
  };
  /** The source around a place; undefined when that place has no text. */
  readonly excerpt: {
    readonly request: ImportRequest & { readonly place: SourcePlace; readonly holdsSecret: boolean };
    readonly reply: Excerpt | undefined;
  };
  readonly addOperations: {
    readonly request: {
      readonly connector: Connector;
      readonly source: ImportedFrom;
      readonly operations: readonly string[];
    };
    readonly reply: Awaited<ReturnType<typeof addOperations>>;
  };
  readonly changeChoices: {
    readonly request: {
      readonly connector: Connector;
      readonly source: ImportedFrom;
      readonly choices: Readonly<Record<string, string>>;
    };
    readonly reply: Awaited<ReturnType<typeof changeChoices>>;
  };
  readonly validate: { readonly request: ValidateRequest; readonly reply: ValidateReply };
  /** Undefined when there is nothing to mend any more. */
  readonly previewFixes: {
    readonly request: { readonly connector: Connector; readonly profile: Profile; readonly wish: FixWish };
    readonly reply: FixPreview | undefined;
  };
  readonly reportProblems: { readonly request: ProblemReportWish; readonly reply: ExportFile };
  readonly describeRules: { readonly request: Record<never, never>; readonly reply: readonly RuleFacts[] };
  /** Undefined while one of the texts does not read. */
  readonly offerFits: { readonly request: { readonly connector: Connector }; readonly reply: FitOffer | undefined };
  readonly makeFit: {
    readonly request: { readonly connector: Connector; readonly way: FitWayId };
    readonly reply: Patch;
  };
  /** `operations` are pointers: `/definition/paths/~1pets/get`. */
  readonly keepOperations: {
    readonly request: { readonly connector: Connector; readonly operations: readonly JsonPointer[] };
    readonly reply: KeepPlan;
  };
  readonly splitConnector: {
    readonly request: {
      readonly connector: Connector;
      readonly operations: readonly JsonPointer[];
      readonly title: string;
    };
    readonly reply: SplitPlan;
  };
  /** A connector's files in little room, with their checksum. */
  readonly packConnector: {
    readonly request: { readonly connector: Connector };
    readonly reply: { readonly files: PackedConnector; readonly check: string };
  };
  /** Undefined when they are not what the checksum was made of. */
  readonly unpackConnector: {
    readonly request: { readonly files: PackedConnector; readonly check: string };
    readonly reply: Connector | undefined;
  };
  readonly compareConnectors: {
    readonly request: { readonly before: Connector; readonly after: Connector };
    readonly reply: readonly Change[];
  };
  /** An operation as it was in `past`, where it stood at `pointer`. */
  readonly restoreOperation: {
    readonly request: { readonly connector: Connector; readonly past: Connector; readonly pointer: JsonPointer };
    readonly reply: RestoredOperation;
  };
  /** Pasted YAML as JSON text. */
  readonly convertYaml: { readonly request: { readonly text: string }; readonly reply: ConvertedYaml };
  readonly writeBackup: {
    readonly request: { readonly entries: readonly BackupEntry[]; readonly options: BackupOptions };
    readonly reply: Result<Uint8Array>;
  };
  readonly readBackup: {
    readonly request: { readonly bytes: Uint8Array };
    readonly reply: Result<readonly BackupEntry[]>;
  };
}

export type TaskName = keyof Tasks;

/** Page to worker. Cancelling has no message: the worker is ended, and a new one is started for what comes next. */
export type TaskMessage = { [K in TaskName]: { readonly task: K; readonly request: Tasks[K]['request'] } }[TaskName];

/** Worker to page, about the one task that runs. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'reply'; readonly reply: Tasks[TaskName]['reply'] }
  | { readonly kind: 'failure'; readonly message: string };
