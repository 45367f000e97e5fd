import type { Edit, Patch } from '../../../document/patch.ts';
import { child } from '../../../document/pointer.ts';
import type { Visibility } from '../../openapi2.ts';
import { nameOf } from '../../operation-place.ts';
import type { OperationEntry } from '../../operations.ts';
import { textsOf } from '../../operation-settings.ts';
import { deprecationEdits, markEdits, unmarkEdits } from './deprecate.ts';
import { wordEdits } from './word-lists.ts';

/** Gives operations one visibility; undefined is the default and takes the member out. */
export function setVisibilities(entries: readonly OperationEntry[], visibility: Visibility | undefined): Patch {
  return {
    title: `Change visibility of ${manyName(entries)}`,
    edits: entries.flatMap(({ operation, pointer }): readonly Edit[] => {
      const place = child(pointer, 'x-ms-visibility');
      if (operation['x-ms-visibility'] === visibility) return [];
      return [
        visibility === undefined
          ? { kind: 'remove', pointer: place }
          : { kind: 'set', pointer: place, value: visibility },
      ];
    }),
  };
}

/** Deprecates operations, and says so in their texts; or takes both back. Source: domain notes, 2.2. */
export function setDeprecations(entries: readonly OperationEntry[], isDeprecated: boolean): Patch {
  return {
    title: isDeprecated ? `Deprecate ${manyName(entries)}` : `Bring back ${manyName(entries)}`,
    edits: entries.flatMap((entry) => [
      ...deprecationEdits(entry, isDeprecated),
      ...(isDeprecated ? markEdits(entry) : unmarkEdits(entry)),
    ]),
  };
}

/** Gives operations tags and takes others from them; tags that are in neither list stay. */
export function changeTagsOfMany(
  entries: readonly OperationEntry[],
  { added, removed }: { readonly added: readonly string[]; readonly removed: readonly string[] },
): Patch {
  return {
    title: `Change tags of ${manyName(entries)}`,
    edits: entries.flatMap((entry) => {
      const kept = textsOf(entry.operation.tags).filter((tag) => !removed.includes(tag));
      return wordEdits(entry, 'tags', [...kept, ...added]);
    }),
  };
}

function manyName(entries: readonly OperationEntry[]): string {
  const [first] = entries;
  return first && entries.length === 1 ? nameOf(first) : `${entries.length} operations`;
}
