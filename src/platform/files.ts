import type { SourceFile } from '#core/formats/format.ts';

/** True for a drag that carries files or text from outside of the page. */
export function carriesContent({ types }: DataTransfer): boolean {
  return types.includes('Files') || types.includes('text/uri-list') || types.includes('text/plain');
}

/**
 * Everything that was dropped, folders walked; a text that was dropped or pasted becomes one file without a name.
 * Read it in the event itself: the browser empties the transfer afterwards.
 */
export async function readTransfer(transfer: DataTransfer): Promise<readonly SourceFile[]> {
  // Entries have to be taken before the first await.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const text = transfer.getData('text/plain');
  const found = (await Promise.all(entries.map((entry) => readEntry(entry, '')))).flat();
  return found.length > 0 || text === '' ? found : [sourceOfText(text)];
}

/** Chosen files; those of a chosen folder keep their path in it. */
export function readFileList(files: Iterable<File>): Promise<readonly SourceFile[]> {
  return Promise.all([...files].map((file) => readFile(file, file.webkitRelativePath || file.name)));
}

export function sourceOfText(text: string, name?: string): SourceFile {
  const bytes = new TextEncoder().encode(text);
  return name === undefined ? { bytes } : { name, bytes };
}

async function readFile(file: File, name: string): Promise<SourceFile> {
  return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Folders that no description of an API lies in, and that hold very many files. */
const leftAside = new Set(['.git', 'node_modules', '__MACOSX', '.DS_Store']);

async function readEntry(entry: FileSystemEntry, folder: string): Promise<readonly SourceFile[]> {
  if (leftAside.has(entry.name)) return [];
  const path = folder + entry.name;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [await readFile(file, path)];
  }
  if (!isDirectory(entry)) return [];
  const reader = entry.createReader();
  const found: SourceFile[] = [];
  // A reader hands out up to a hundred entries at a time, and none when it has no more.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return found;
    for (const one of batch) found.push(...(await readEntry(one, `${path}/`)));
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
