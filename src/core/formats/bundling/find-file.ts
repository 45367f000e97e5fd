import { valueAt, type JsonPointer } from '../../document/pointer.ts';
import type { SourceDocument } from '../format.ts';

/** What the part of a reference before its `#` means among the files of a drop. */
export type FoundFile =
  | { readonly kind: 'found'; readonly document: SourceDocument; readonly isByName: boolean }
  /** The path that was looked for, or the address; without what may be secret in it. */
  | { readonly kind: 'missing'; readonly path: string; readonly isOnWeb: boolean };

/** Finds files by the references to them. */
export interface FileFinder {
  readonly find: (from: SourceDocument, file: string) => FoundFile;
}

/**
 * References are relative to the file they stand in. Case, `%20` for a blank, `\` for `/` and, where only one file fits,
 * the ending (`.json` for `.yaml`) are of no weight. What is nowhere in its place, or on the web, is found by its name
 * alone where only one file has it.
 */
export function openFiles(documents: readonly SourceDocument[]): FileFinder {
  const byPath = indexBy(documents, ({ name }) => plain(name));
  const byStem = indexBy(documents, ({ name }) => stemOf(plain(name)));
  const byName = indexBy(documents, ({ name }) => lastOf(plain(name)));
  const byNameStem = indexBy(documents, ({ name }) => stemOf(lastOf(plain(name))));
  const known = new Map<string, FoundFile>();

  function look(from: SourceDocument, file: string): FoundFile {
    const isOnWeb = /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(file);
    const shown = withoutSecrets(file);
    const path = isOnWeb ? plain(shown) : resolve(plain(from.name), plain(shown));
    if (!isOnWeb) {
      const document = byPath.get(path)?.[0] ?? alone(byStem.get(stemOf(path)));
      if (document) return { kind: 'found', document, isByName: false };
    }
    const name = lastOf(path);
    const document = name === '' ? undefined : (alone(byName.get(name)) ?? alone(byNameStem.get(stemOf(name))));
    return document ? { kind: 'found', document, isByName: true } : { kind: 'missing', path: shown, isOnWeb };
  }

  return {
    find(from, file) {
      const key = `${from.name}\n${file}`;
      let found = known.get(key);
      if (!found) known.set(key, (found = look(from, file)));
      return found;
    },
  };
}

/** The file and the place of a reference: `./pet.yaml#/Pet` is `./pet.yaml` and `/Pet`. */
export function splitReference(reference: string): { readonly file: string; readonly fragment: string } {
  const at = reference.indexOf('#');
  return at === -1
    ? { file: reference, fragment: '' }
    : { file: reference.slice(0, at), fragment: reference.slice(at + 1) };
}

/** The place that a fragment means in a document, as a pointer; undefined when there is none. */
export function pointerIn(document: SourceDocument, fragment: string): JsonPointer | undefined {
  for (const pointer of [decode(fragment), fragment]) {
    if (pointer !== '' && !pointer.startsWith('/')) continue;
    if (valueAt(document.value, pointer) !== undefined) return pointer;
  }
  return undefined;
}

function indexBy(
  documents: readonly SourceDocument[],
  keyOf: (document: SourceDocument) => string,
): ReadonlyMap<string, readonly SourceDocument[]> {
  const index = new Map<string, SourceDocument[]>();
  for (const document of documents) {
    const key = keyOf(document);
    const known = index.get(key);
    if (known) known.push(document);
    else index.set(key, [document]);
  }
  return index;
}

const alone = (documents: readonly SourceDocument[] | undefined): SourceDocument | undefined =>
  documents?.length === 1 ? documents[0] : undefined;

const plain = (path: string): string => decode(path).replaceAll('\\', '/').toLowerCase();

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const stemOf = (path: string): string => path.replace(/\.(?:json|ya?ml)$/, '');

/** Folders above the topmost one are passed over: nobody knows what the drop was in. */
function resolve(from: string, path: string): string {
  const segments = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

/** The file of a reference without a query, and without a name and password in front of the host: as it may be shown. */
export const withoutSecrets = (file: string): string =>
  file.replace(/\?.*$/s, '').replace(/^([a-z][a-z\d+.-]*:)?\/\/[^/]*@/i, '$1//');

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that begins no escape stands for itself.
    return text;
  }
}
