import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { asType, isOfType, typeWords } from '../../definition/value-types.ts';

/** A warning: ten published connectors have such a default. Source: domain notes PAR-11. */
export const defaultType: Rule = {
  id: 'default-type',
  severity: 'warning',
  why: 'A default of another type is sent as it is, and the server may not understand it.',
  source: 'Validation of the service',
  notes: ['PAR-11'],
  serviceCodes: ['DefaultValueMustMatchType'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'default')) {
      const { type, default: preset } = site.value;
      if (preset === undefined || preset === null || typeof type !== 'string' || isOfType(preset, type)) continue;
      const pointer = child(site.pointer, 'default');
      const meant = asType(preset, type);
      const remedy =
        meant === undefined
          ? 'Write another value, or change the type.'
          : type === 'string'
            ? `Write it in quotes: "${meant}".`
            : `Write it without quotes: ${meant}.`;
      yield {
        pointer,
        message: `The default must be ${typeWords[type] ?? type}. ${remedy}`,
        ...(meant !== undefined && {
          fix: {
            title: type === 'string' ? 'Write the default in quotes' : 'Write the default without quotes',
            edits: () => [{ kind: 'set', pointer, value: meant }],
          },
        }),
      };
    }
  }),
};
