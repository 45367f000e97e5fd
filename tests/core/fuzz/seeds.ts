import { existsSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import type { SourceFile } from '#core/formats/format.ts';
import { filesIn, readBytes } from '../formats/reading/files.ts';

/** Files that belong together, as they are before anything happens to them. */
export interface Seed {
  /** From the folder of all seeds, with slashes. */
  readonly name: string;
  readonly read: () => readonly SourceFile[];
}

/** Seeds of one kind, so that a kind of which there are few is taken as often as others. */
export type SeedGroups = readonly (readonly Seed[])[];

const notInputs = /(?:^|\/)(?:MANIFEST\.json|README\.md|LICENSE|generate\.mjs|expected\.json|reserve\.enc)$/;
/** Each folder below these is one drop. */
const drops = /^(?:connectors|connector-files|exports)\/[^/]+|^hostile\/connector-[^/]+/;

/**
 * The files of a folder in the order of their names, a connector's together.
 *
 * @throws Error when the folder is not there.
 */
export function seedsIn(folder: string): SeedGroups {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}`);
  const named = filesIn(folder)
    .map((path) => ({ path, name: relative(folder, path).split(sep).join('/') }))
    .filter(({ name }) => !notInputs.test(name));
  const byDrop = groupBy(named, ({ name }) => drops.exec(name)?.[0] ?? name);
  const seeds = [...byDrop].map(([name, files]): Seed => {
    const base = drops.test(name) ? name : dirname(name);
    const read = (): readonly SourceFile[] =>
      files.map((file) => ({ name: relative(base, file.name).split(sep).join('/'), bytes: readBytes(file.path) }));
    return { name, read };
  });
  return [...groupBy(seeds, ({ name }) => name.split('/', 1)[0] ?? '').values()];
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
