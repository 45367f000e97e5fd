import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

const bounds = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

/** Lengths below zero are faults of shape. Source: domain notes SCH-04. */
export const boundsInOrder: Rule = {
  id: 'bounds-in-order',
  severity: 'error',
  why: 'No value can be more than the most and less than the least at once.',
  source: 'Validation of the service',
  notes: ['SCH-04'],
  serviceCodes: ['MinimumGreaterThanMaximum', 'MinLengthGreaterThanMaxLength'],
  check: inEachPiece(function* (piece) {
    for (const [least, most] of bounds) {
      for (const site of valuesWith(piece, least)) {
        const { value } = site;
        const low = value[least];
        if (typeof low !== 'number') continue;
        const high = value[most];
        if (typeof high !== 'number' || low <= high) continue;
        const message = `"${least}" is ${low}, which is more than "${most}", ${high}. Correct one of them.`;
        yield { pointer: child(site.pointer, least), message };
      }
    }
  }),
};
