import type { ImportWishes } from '../document/patch.ts';
import type { FormatId, SourceFile } from '../formats/format.ts';

/** What a connector was imported from, kept so that it can be read again, and what was asked for. */
export interface ImportedFrom extends ImportWishes {
  readonly format: FormatId;
  readonly files: readonly SourceFile[];
  /** Set when the import found secrets in the files, which it kept out of the connector. */
  readonly holdsSecrets?: boolean;
}
