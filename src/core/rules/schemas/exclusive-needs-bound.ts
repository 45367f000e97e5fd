import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

const bounds = [
  ['exclusiveMinimum', 'minimum'],
  ['exclusiveMaximum', 'maximum'],
] as const;

/** A number in its place, as OpenAPI 3.1 has it, is a fault of shape. Source: domain notes SCH-04; JSON Schema draft 4, 5.1.2 and 5.1.3. */
export const exclusiveNeedsBound: Rule = {
  id: 'exclusive-needs-bound',
  severity: 'error',
  why: 'Whether a limit itself is allowed can only be said of a limit.',
  source: 'JSON Schema draft 4, exclusiveMinimum and exclusiveMaximum',
  notes: ['SCH-04'],
  serviceCodes: ['ExclusiveMaximumRequiresMaximum', 'ExclusiveMinimumRequiresMinimum'],
  check: inEachPiece(function* (piece) {
    for (const [exclusive, bound] of bounds) {
      for (const site of valuesWith(piece, exclusive)) {
        const { value } = site;
        if (typeof value[exclusive] !== 'boolean' || value[bound] !== undefined) continue;
        const pointer = child(site.pointer, exclusive);
        yield {
          pointer,
          message: `"${exclusive}" says how to read "${bound}", which is not there. Add "${bound}", or remove this.`,
          fix: { title: `Remove "${exclusive}"`, edits: () => [{ kind: 'remove', pointer }] },
        };
      }
    }
  }),
};
