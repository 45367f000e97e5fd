import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceDocument, SourceFile } from '../format.ts';
import { isZip } from './binary-kind.ts';
import { readDocument } from './read-document.ts';
import { unzip } from './unzip.ts';

/** What was dropped, read. */
export interface ReadSources {
  /** In the order given; the files of an archive stand in the place of the archive. */
  readonly documents: readonly SourceDocument[];
  /** Findings about the drop as a whole and about archives; those about a file's text are on the document. */
  readonly diagnostics: readonly Diagnostic[];
  readonly hasArchive: boolean;
}

/** Bytes of one file, and of one archive unpacked. The largest known description has 12 MB. */
const maxBytes = 64 * 1_048_576;

/** A folder with more files is a whole project, not an API. */
const maxFiles = 2_000;

/**
 * Reads every file of a drop: archives unpacked, text decoded, JSON and YAML parsed. Never throws for bad input and
 * never fetches; what cannot be read is left out with an error that says why.
 *
 * Reports `reading/nothing`, `reading/too-many-files`, `reading/too-large` and the codes of `unzip` (errors and warnings).
 */
export async function readSources(
  files: readonly SourceFile[],
  checkpoint: (done: number, total: number) => Promise<void>,
): Promise<ReadSources> {
  if (files.length === 0) return refuse('reading/nothing', 'There is no file to read. Choose at least one.');
  if (files.length > maxFiles) {
    return refuse(
      'reading/too-many-files',
      `These are ${files.length} files. Choose only the folder that describes the API.`,
    );
  }
  const diagnostics: Diagnostic[] = [];
  const opened: SourceFile[] = [];
  for (const file of files) {
    if (isTooLarge(file, diagnostics)) continue;
    if (!isZip(file.bytes)) {
      opened.push(file);
      continue;
    }
    const { files: unpacked, problems } = await unzip(
      file.bytes,
      { entries: maxFiles, unpackedBytes: maxBytes },
      checkpoint,
    );
    for (const { code, severity, message } of problems) {
      diagnostics.push({ code, severity, message, pointer: '', ...(file.name && { file: file.name }) });
    }
    // Of a lone archive the names are clear without it.
    const folder = files.length === 1 ? '' : `${file.name ?? 'archive'}/`;
    opened.push(...unpacked.map(({ name, bytes }) => ({ name: folder + name, bytes })));
  }
  const documents: SourceDocument[] = [];
  for (const [index, file] of opened.entries()) {
    await checkpoint(index, opened.length);
    documents.push(readDocument(file));
  }
  return { documents, diagnostics, hasArchive: files.some(({ bytes }) => isZip(bytes)) };
}

function isTooLarge({ name, bytes }: SourceFile, diagnostics: Diagnostic[]): boolean {
  if (bytes.length <= maxBytes) return false;
  const message = `The file has ${Math.ceil(bytes.length / 1_048_576)} MB; up to ${maxBytes / 1_048_576} MB can be read. Split the description, or export a part of it.`;
  diagnostics.push({ code: 'reading/too-large', severity: 'error', message, pointer: '', ...(name && { file: name }) });
  return true;
}

function refuse(code: Diagnostic['code'], message: string): ReadSources {
  return { documents: [], diagnostics: [{ code, severity: 'error', message, pointer: '' }], hasArchive: false };
}
