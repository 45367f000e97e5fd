import type { Edit } from '../../../document/patch.ts';
import { child } from '../../../document/pointer.ts';
import { memberAt } from '../../operation-settings.ts';
import type { OperationEntry } from '../../operations.ts';

/** Lists of words that an operation may have of its own. */
export type WordMember = 'tags' | 'consumes' | 'produces' | 'schemes';

/** Writes a list of words, each once; an empty one takes the member out. Items that stay keep their text. */
export function wordEdits(entry: OperationEntry, member: WordMember, words: readonly string[]): readonly Edit[] {
  const pointer = child(entry.pointer, member);
  const wanted = [...new Set(words)];
  const before = memberAt(entry.operation, member);
  if (wanted.length === 0) return before === undefined ? [] : [{ kind: 'remove', pointer }];
  if (Array.isArray(before) && before.length === wanted.length && wanted.every((word, index) => word === before[index]))
    return [];
  return [{ kind: 'set', pointer, value: wanted }];
}
