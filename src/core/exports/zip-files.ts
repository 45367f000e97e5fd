import { zipSync, type ZippableFile } from 'fflate';
import type { ExportFile } from './export-target.ts';

/** The earliest date a zip archive can name, in whatever zone: the same files always give the same bytes. */
const noDate = new Date(1980, 0, 1);

/** Packs files into one zip archive, in their order. Paths are kept as they are; of a repeated path the last file counts. */
export function zipFiles(files: readonly ExportFile[]): Uint8Array {
  const contents = files.map(({ path, bytes }): [string, ZippableFile] => [
    path,
    [bytes, { level: isPacked(path) ? 0 : 6 }],
  ]);
  return zipSync(Object.fromEntries(contents), { mtime: noDate });
}

/** To pack these once more takes long and gives nothing. */
const isPacked = (path: string): boolean => /\.(?:gz|zip)$/.test(path);
