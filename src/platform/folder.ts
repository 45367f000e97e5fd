/** What browsers have beyond the standard's types: asking for leave to use a folder again. */
interface AskableFolder extends FileSystemDirectoryHandle {
  queryPermission?: (wish: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
  requestPermission?: (wish: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
}

interface FolderPicker {
  showDirectoryPicker?: (wish: {
    readonly id: string;
    readonly mode: 'readwrite';
  }) => Promise<FileSystemDirectoryHandle>;
}

export type FolderHandle = FileSystemDirectoryHandle;

// The types of the page say nothing of it, and only Chromium has it.
const picker = globalThis as FolderPicker;

/** False where pages cannot write to folders: everywhere but in Chromium. */
export const canPickFolder = (): boolean => typeof picker.showDirectoryPicker === 'function';

/** Lets the maker choose a folder; undefined when they think better of it. */
export async function pickFolder(): Promise<FolderHandle | undefined> {
  try {
    return await picker.showDirectoryPicker?.({ id: 'connectors', mode: 'readwrite' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

/** @param asks Asks the maker where the browser wants that: only while a button is being pressed. */
export async function mayWrite(folder: FolderHandle, asks: boolean): Promise<boolean> {
  const askable: AskableFolder = folder;
  const state = await askable.queryPermission?.({ mode: 'readwrite' });
  if (state !== 'prompt') return state !== 'denied';
  return asks && (await askable.requestPermission?.({ mode: 'readwrite' })) === 'granted';
}

/** The files of these names in a folder inside, as far as they are there. */
export async function readFiles(
  root: FolderHandle,
  folder: string,
  names: Iterable<string>,
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const directory = await orUndefined(root.getDirectoryHandle(folder));
  if (!directory) return files;
  for (const name of names) {
    const handle = await orUndefined(directory.getFileHandle(name));
    const file = await handle?.getFile();
    if (file) files.set(name, new Uint8Array(await file.arrayBuffer()));
  }
  return files;
}

/** Writes a file whole: what stood there stays until all of it is written. */
export async function writeFile(root: FolderHandle, folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const directory = await root.getDirectoryHandle(folder, { create: true });
  const handle = await directory.getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  try {
    await stream.write(new Uint8Array(bytes));
  } catch (error) {
    await stream.abort();
    throw error;
  }
  await stream.close();
}

export async function removeFile(root: FolderHandle, folder: string, name: string): Promise<void> {
  const directory = await orUndefined(root.getDirectoryHandle(folder));
  if (directory) await orUndefined(directory.removeEntry(name));
}

/** SHA-256 in hexadecimal digits. */
export async function checksumOfBytes(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function orUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}
