import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { TextPart } from '../document/connector.ts';
import type { ConnectorDocument } from '../document/open-document.ts';

/** A file to hand over: a relative path with `/` between folders, and its content. */
export interface ExportFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ExportOptions {
  /** Hand over files with secrets in them all the same: the maker was asked for this one export. */
  readonly allowSecrets?: boolean;
  /** Secrets that the maker has entered for calls: they are looked for to the letter, whatever they look like. */
  readonly knownSecrets?: readonly string[];
}

export type ExportOutcome =
  | { readonly ok: true; readonly files: readonly ExportFile[]; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** A way to take a connector home. The registry in `index.ts` finds it, `exportConnector` looks for secrets in what it gives. */
export interface ExportFormat {
  /** What the maker calls it. */
  readonly label: string;
  /** One sentence: what it is good for. */
  readonly description: string;
  /** The texts that are among the files, so that their secrets are looked for. */
  readonly texts: readonly TextPart[];
  readonly write: (document: ConnectorDocument) => Promise<readonly ExportFile[]> | readonly ExportFile[];
  /** What the maker should know of the files. Never errors: those belong to the rules. */
  readonly check?: (document: ConnectorDocument) => readonly Diagnostic[];
}

/** UTF-8; a byte order mark stays one. */
export const encodeText = (text: string): Uint8Array => new TextEncoder().encode(text);
