import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Source: domain notes 11.2. */
export const openObject: Rule = {
  id: 'open-object',
  severity: 'info',
  why: 'Power Apps shows the fields of an object only where it can have no others.',
  source: 'Power Apps',
  notes: ['11.2'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'additionalProperties')) {
      const { properties, additionalProperties: others } = site.value;
      if (others === undefined || (others !== true && !isRecord(others))) continue;
      if (!isRecord(properties) || Object.keys(properties).length === 0) continue;
      const message = `Power Apps will not show the fields of this object, because it can have others as well. Remove "additionalProperties" if makers need the fields that are listed.`;
      yield { pointer: child(site.pointer, 'additionalProperties'), message };
    }
  }),
};
