import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '#core/formats/format.ts';

/** Absolute, with a slash at its end. */
export const fixtures = fileURLToPath(new URL('../../../fixtures/', import.meta.url));
export const corpus = fileURLToPath(new URL('../../../../../shared/corpus/', import.meta.url));

export const readBytes = (path: string): Uint8Array => new Uint8Array(readFileSync(path));

/** All files of a folder, in the order of their names, each named from there. */
export function readFolder(folder: string): readonly SourceFile[] {
  return filesIn(folder).map((path) => ({
    name: relative(folder, path).split(sep).join('/'),
    bytes: readBytes(path),
  }));
}

/** Absolute paths, folders entered. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]));
}
