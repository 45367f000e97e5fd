import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { exportConnector, type ExportFile, type ExportTarget } from '#core/exports/index.ts';
import { fileNameOf } from '#core/exports/file-name.ts';
import { zipFiles } from '#core/exports/zip-files.ts';
import { download } from '#platform/download.ts';
import type { Secrets } from './Secrets.svelte.ts';
import type { Workspace } from './Workspace.svelte.ts';

/** The files of an export, or why there are none. */
export type Prepared =
  | { readonly kind: 'ready'; readonly files: readonly ExportFile[]; readonly diagnostics: readonly Diagnostic[] }
  /** A secret stands in the way; the maker may let it go out this once. */
  | { readonly kind: 'held-back'; readonly diagnostics: readonly Diagnostic[] };

/** Taking one connector home. Each way out asks anew whether a secret may go with it. */
export class Sharing {
  readonly #workspace: Workspace;
  readonly #secrets: Secrets;

  constructor(workspace: Workspace, secrets: Secrets) {
    this.#workspace = workspace;
    this.#secrets = secrets;
  }

  /** The beginning of every file name. */
  get fileName(): string {
    return fileNameOf(this.#workspace.summary.name);
  }

  /** What a download would hold now. */
  async prepare(target: ExportTarget, allowSecrets = false): Promise<Prepared> {
    const outcome = await exportConnector(this.#workspace.connector, target, {
      allowSecrets,
      knownSecrets: this.#secrets.texts(this.#workspace.id),
    });
    if (!outcome.ok) return { kind: 'held-back', diagnostics: outcome.diagnostics };
    return { kind: 'ready', files: outcome.files, diagnostics: outcome.diagnostics };
  }

  /**
   * Hands the files over: one as it is, several as a zip.
   *
   * @param allowSecrets The maker was asked, for this one download.
   * @returns The name of the file; undefined when a secret held it back.
   */
  async download(target: ExportTarget, allowSecrets = false): Promise<string | undefined> {
    const prepared = await this.prepare(target, allowSecrets);
    if (prepared.kind === 'held-back') return undefined;
    const [single] = prepared.files;
    const isZip = target === 'connector-files';
    const name = isZip ? `${this.fileName}.zip` : `${this.fileName}.swagger.json`;
    const bytes = isZip ? zipFiles(prepared.files) : single?.bytes;
    if (!bytes) return undefined;
    download(name, new Uint8Array(bytes), isZip ? 'application/zip' : 'application/json');
    await this.#workspace.noteExport();
    return name;
  }
}
