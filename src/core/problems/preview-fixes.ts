import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import { patchDocument, type Edit, type Patch } from '../document/patch.ts';
import { patchOfFix, patchOfFixes } from '../rules/apply-fixes.ts';
import type { Profile } from '../rules/rule.ts';
import { validateDocument } from '../rules/validate-connector.ts';
import { changesOf } from './changed-texts.ts';
import { diffFile, type FileDiff } from './diff-file.ts';
import type { FixKind } from './group-problems.ts';

/** What is to be mended: one finding, or all of some kinds. */
export type FixWish =
  | { readonly kind: 'one'; readonly diagnostic: Diagnostic }
  | { readonly kind: 'kinds'; readonly kinds: readonly FixKind[] };

/** What mending would do, before it is done. */
export interface FixPreview {
  /** One step of undo, as splices of the texts that stand now, so that making it costs little. */
  readonly patch: Patch;
  /** What changes in each file that does. */
  readonly files: readonly FileDiff[];
  /** How many findings there are before and after. */
  readonly before: number;
  readonly after: number;
}

/**
 * Works out what mending would do. Takes as long as judging the connector a few times.
 *
 * @returns Undefined when there is nothing to mend: it is no longer so.
 */
export function previewFixes(document: ConnectorDocument, wish: FixWish, profile: Profile): FixPreview | undefined {
  const patch =
    wish.kind === 'one' ? patchOfFix(document, wish.diagnostic) : patchOfFixes(document, { kinds: wish.kinds });
  if (!patch || patch.edits.length === 0) return undefined;
  const { value, inverse } = patchDocument(document, patch);
  const changes = changesOf(document.connector, value.connector, inverse.edits);
  const before = validateDocument(document, { profile }).length;
  const after = validateDocument(value, { profile }).length;
  const count = Math.max(before - after, 1);
  return {
    patch: {
      title: wish.kind === 'one' ? patch.title : titleOf(wish.kinds, count),
      edits: [...changes.flatMap(({ edits }) => edits), ...patch.edits.filter(isAboutIcon)],
    },
    files: changes.map(({ part, stretches }) =>
      diffFile(part, document.connector[part] ?? '', value.connector[part] ?? '', stretches),
    ),
    before,
    after,
  };
}

function titleOf(kinds: readonly FixKind[], count: number): string {
  const [first, ...others] = kinds;
  if (!first || others.some(({ title }) => title !== first.title)) return `Mend ${count} problems`;
  return count > 1 ? `${first.title} (${count} times)` : first.title;
}

const isAboutIcon = (edit: Edit): boolean => edit.kind !== 'splice' && edit.pointer === '/icon';
