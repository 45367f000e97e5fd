import type { Connector, TextPart } from '../document/connector.ts';
import type { Edit, Patch } from '../document/patch.ts';
import { diffSplice } from '../text/splice.ts';
import { isSameIcon } from '../compare/is-equal.ts';

const textParts: readonly TextPart[] = ['definition', 'properties', 'script'];

/**
 * Makes one state of a connector of another, to the letter, as one step of undo.
 *
 * @param title As the undo button says it.
 */
export function restoreConnector(current: Connector, past: Connector, title: string): Patch {
  const edits: Edit[] = textParts.flatMap((part): readonly Edit[] => {
    const [now, then] = [current[part], past[part]];
    if (now === then) return [];
    if (then === undefined) return [{ kind: 'remove', pointer: `/${part}` }];
    if (now === undefined) return [{ kind: 'set', pointer: `/${part}`, value: then }];
    const splice = diffSplice(now, then);
    return splice ? [{ kind: 'splice', part, ...splice }] : [];
  });
  if (!isSameIcon(current.icon, past.icon))
    edits.push(past.icon ? { kind: 'set', pointer: '/icon', value: past.icon } : { kind: 'remove', pointer: '/icon' });
  return { title, edits };
}
