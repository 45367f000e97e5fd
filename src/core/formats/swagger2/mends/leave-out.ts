import type { JsonPointer } from '../../../document/pointer.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { ShapeMend } from './fit-shape.ts';

/**
 * Takes out what cannot be said, with a warning.
 *
 * @param edits What takes it out, where more goes, or something else than what stands at `pointer`.
 */
export const leaveOut = (pointer: JsonPointer, code: string, what: string, ...edits: ValueEdit[]): ShapeMend => ({
  fault: {
    code,
    pointer,
    what,
    done: 'It was left out.',
    label: 'Leave it out',
    kind: 'left-out',
    severity: 'warning',
  },
  edits: edits.length > 0 ? edits : [{ kind: 'remove', pointer }],
});
