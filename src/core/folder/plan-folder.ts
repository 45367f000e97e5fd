import { fileNameOf } from '../exports/file-name.ts';

/** Checksums by file name. */
export type Sums = Readonly<Record<string, string>>;

/** What was last written here under a name; two where a write may not have come to its end. */
export type WrittenSums = Readonly<Record<string, readonly string[]>>;

/** What to do to a connector's folder. File names, in order. */
export interface FolderPlan {
  readonly write: readonly string[];
  /** Written here, unchanged since, and no longer part of the connector. */
  readonly remove: readonly string[];
  /** Not written here, or changed since: somebody has to say which is right. */
  readonly changedOutside: readonly string[];
}

/**
 * Brings a connector's folder up to its files without touching anything that was not written here.
 *
 * @param yields True for files that are the maker's once they were changed outside, as `settings.json`.
 */
export function planFolder(
  wanted: Sums,
  written: WrittenSums,
  found: Sums,
  yields: (name: string) => boolean = () => false,
): FolderPlan {
  const isOurs = (name: string): boolean => written[name]?.includes(found[name] ?? '') ?? false;
  const write: string[] = [];
  const changedOutside: string[] = [];
  for (const [name, sum] of Object.entries(wanted)) {
    if (found[name] === sum) continue;
    if (found[name] === undefined || isOurs(name)) write.push(name);
    else if (!yields(name)) changedOutside.push(name);
  }
  const remove = Object.keys(written).filter((name) => !Object.hasOwn(wanted, name) && isOurs(name));
  return { write, remove, changedOutside };
}

/** A folder's name after a title, another than those that are taken, whatever the case. */
export function folderNameOf(title: string, taken: Iterable<string>): string {
  const names = new Set([...taken].map((name) => name.toLowerCase()));
  const name = fileNameOf(title);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!names.has(candidate.toLowerCase())) return candidate;
  }
}
