import type { SourceDocument } from '../format.ts';
import { isRecord, listAt, memberOf, textAt } from '../tolerant.ts';

/** By the name that a recording calls them: texts that it keeps in files of their own. */
export type AttachedTexts = ReadonlyMap<string, string>;

/**
 * The files of a drop in which a recording keeps its bodies (`_file`, as Playwright writes them into an archive), those
 * that are text and can be read.
 */
export function findAttached(recording: unknown, documents: readonly SourceDocument[]): readonly SourceDocument[] {
  if (documents.length < 2) return [];
  const named = new Set<string>();
  for (const entry of listAt(memberOf(recording, 'log'), 'entries')) {
    const bodies = [memberOf(memberOf(entry, 'request'), 'postData'), memberOf(memberOf(entry, 'response'), 'content')];
    for (const body of bodies) if (isRecord(body)) named.add(textAt(body, '_file'));
  }
  named.delete('');
  return documents.filter(
    ({ name, value, diagnostics }) =>
      value !== recording && named.has(fileName(name)) && !diagnostics.some(({ severity }) => severity === 'error'),
  );
}

export const openAttached = (documents: readonly SourceDocument[]): AttachedTexts =>
  new Map(documents.map(({ name, text }) => [fileName(name), text]));

/** What a body says, in the recording or in its own file; undefined when it says nothing. */
export function textOfBody(body: unknown, attached: AttachedTexts): string | undefined {
  const own = memberOf(body, 'text');
  if (own !== undefined && own !== null) return textAt(body, 'text');
  return attached.get(textAt(body, '_file'));
}

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? '';
