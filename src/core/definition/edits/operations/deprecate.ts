import type { Edit } from '../../../document/patch.ts';
import { child } from '../../../document/pointer.ts';
import { textOf } from '../../operation-place.ts';
import type { OperationEntry } from '../../operations.ts';

/** What a summary may have. Source: domain notes OP-07. */
const summaryLimit = 80;
const mark = '(deprecated)';

/** Whether summary and description both tell it. Source: domain notes, 2.2 (convention) and OP-23. */
export function isMarked({ operation }: OperationEntry): boolean {
  return [textOf(operation.summary), textOf(operation.description)].every(
    (text) => text.trim() === '' || hasMark(text),
  );
}

/** Whether summary or description tells it. */
export const hasAnyMark = ({ operation }: OperationEntry): boolean =>
  hasMark(textOf(operation.summary)) || hasMark(textOf(operation.description));

const hasMark = (text: string): boolean => text.toLowerCase().includes(mark);

/** Sets or takes out `deprecated`; the texts stay. */
export function deprecationEdits(entry: OperationEntry, isDeprecated: boolean): readonly Edit[] {
  const pointer = child(entry.pointer, 'deprecated');
  if (isDeprecated) return entry.operation.deprecated === true ? [] : [{ kind: 'set', pointer, value: true }];
  return entry.operation.deprecated === undefined ? [] : [{ kind: 'remove', pointer }];
}

/**
 * Writes "(deprecated)" behind summary and description, in front of the full stop. A text that is empty stays empty, and
 * a summary that would become too long stays as it is.
 */
export function markEdits({ operation, pointer }: OperationEntry): readonly Edit[] {
  const summary = textOf(operation.summary).trimEnd();
  const marked = `${summary} ${mark}`;
  const edits: Edit[] = [];
  if (summary !== '' && !hasMark(summary) && marked.length <= summaryLimit)
    edits.push({ kind: 'set', pointer: child(pointer, 'summary'), value: marked });
  const description = textOf(operation.description).trimEnd();
  if (description !== '' && !hasMark(description)) {
    const [, words = description, end = ''] = /^([^]*[^.!?])([.!?]+)$/.exec(description) ?? [];
    edits.push({ kind: 'set', pointer: child(pointer, 'description'), value: `${words} ${mark}${end}` });
  }
  return edits;
}

/** Takes "(deprecated)" out of summary and description again. */
export function unmarkEdits({ operation, pointer }: OperationEntry): readonly Edit[] {
  return (['summary', 'description'] as const).flatMap((key): readonly Edit[] => {
    const text = textOf(operation[key]);
    if (!hasMark(text)) return [];
    const value = text.replaceAll(/ ?\(deprecated\)/gi, '').trimEnd();
    return [{ kind: 'set', pointer: child(pointer, key), value }];
  });
}
