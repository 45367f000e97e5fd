import { vi } from 'vitest';
import { FolderStore } from '#storage/folder-store.ts';

/** What may become of a file that is written: at which step, and what the browser says. */
export interface FileFault {
  readonly at: 'createWritable' | 'write' | 'close' | 'removeEntry';
  readonly error: DOMException;
}

const { read, write } = FolderStore.prototype;

/** A folder of the computer that the maker is about to choose, with folders of files in it. */
export function fakeFolder(): { readonly files: Record<string, Uint8Array>; fault: FileFault | undefined } {
  const disk: ReturnType<typeof fakeFolder> = { files: {}, fault: undefined };
  const fail = (at: FileFault['at']): void => {
    if (disk.fault?.at === at) throw disk.fault.error;
  };
  const missing = (): never => {
    throw new DOMException('There is no such file', 'NotFoundError');
  };
  const fileHandle = (path: string) => ({
    getFile: () => {
      const bytes = disk.files[path] ?? missing();
      return Promise.resolve({ arrayBuffer: () => Promise.resolve(new Uint8Array(bytes).buffer) });
    },
    createWritable: async () => {
      await Promise.resolve();
      fail('createWritable');
      // As browsers do it: beside the file, which it takes the place of when it is closed.
      let written = new Uint8Array();
      return {
        write: async (bytes: Uint8Array) => {
          await Promise.resolve();
          fail('write');
          written = new Uint8Array(bytes);
        },
        abort: () => Promise.resolve(),
        close: async () => {
          await Promise.resolve();
          fail('close');
          disk.files[path] = written;
        },
      };
    },
  });
  const directory = (name: string) => ({
    getFileHandle: async (file: string, { create = false } = {}) => {
      await Promise.resolve();
      const path = `${name}/${file}`;
      if (!Object.hasOwn(disk.files, path)) {
        if (!create) missing();
        disk.files[path] = new Uint8Array();
      }
      return fileHandle(path);
    },
    removeEntry: async (file: string) => {
      await Promise.resolve();
      fail('removeEntry');
      delete disk.files[`${name}/${file}`];
    },
  });
  const root = {
    name: 'chosen',
    kind: 'directory',
    isSameEntry: () => Promise.resolve(true),
    queryPermission: () => Promise.resolve('granted'),
    getDirectoryHandle: async (name: string, { create = false } = {}) => {
      await Promise.resolve();
      const isThere = Object.keys(disk.files).some((path) => path.startsWith(`${name}/`));
      return isThere || create ? directory(name) : missing();
    },
  };
  vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(root));
  // Browsers store a handle; the database of the tests cannot, so that it keeps the name and gets the rest here.
  vi.spyOn(FolderStore.prototype, 'read').mockImplementation(async function (this: FolderStore) {
    const stored = await read.call(this);
    return stored && { ...stored, handle: root as unknown as FileSystemDirectoryHandle };
  });
  vi.spyOn(FolderStore.prototype, 'write').mockImplementation(function (this: FolderStore, stored) {
    return write.call(this, { ...stored, handle: { name: 'chosen' } as unknown as FileSystemDirectoryHandle });
  });
  return disk;
}
