import type { Diagnostic, Result } from '#core/diagnostics/diagnostic.ts';
import type { Connector } from '#core/document/connector.ts';
import type { BackupEntry } from '#core/exports/backup.ts';
import type { ExportOptions } from '#core/exports/export-target.ts';
import type { ImportOptions, ImportOutcome } from '#core/formats/import-description.ts';
import type { SourceFile } from '#core/formats/format.ts';

/** Work that may take longer than a frame, by name: what goes to the worker and what comes back. */
export interface Tasks {
  readonly import: {
    readonly request: {
      readonly files: readonly SourceFile[];
      readonly options: Pick<ImportOptions, 'format' | 'operations' | 'choices'>;
    };
    readonly reply: ImportOutcome;
  };
  readonly validate: { readonly request: { readonly connector: Connector }; readonly reply: readonly Diagnostic[] };
  readonly writeBackup: {
    readonly request: { readonly entries: readonly BackupEntry[]; readonly options: ExportOptions };
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
