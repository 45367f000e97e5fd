import { diffSplice } from '../text/splice.ts';
import { isSameIcon, type Connector } from './connector.ts';
import type { Edit, Patch } from './patch.ts';

/**
 * The patch that turns one connector into another, file by file: one step of undo, whatever is in the files. Without edits
 * when they are the same.
 */
export function replaceFiles(before: Connector, after: Connector, title: string): Patch {
  const edits: Edit[] = [];
  for (const part of ['definition', 'properties'] as const) {
    const splice = diffSplice(before[part], after[part]);
    if (splice) edits.push({ kind: 'splice', part, ...splice });
  }
  if (before.script !== after.script) {
    edits.push(
      after.script === undefined
        ? { kind: 'remove', pointer: '/script' }
        : { kind: 'set', pointer: '/script', value: after.script },
    );
  }
  if (!isSameIcon(before.icon, after.icon)) {
    edits.push(
      after.icon === undefined
        ? { kind: 'remove', pointer: '/icon' }
        : { kind: 'set', pointer: '/icon', value: after.icon },
    );
  }
  return { title, edits };
}
