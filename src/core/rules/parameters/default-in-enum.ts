import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { isOfType } from '../../definition/value-types.ts';

/** A default of another type than the values is told by default-type. Source: domain notes PAR-11. */
export const defaultInEnum: Rule = {
  id: 'default-in-enum',
  severity: 'warning',
  why: 'Makers choose from the values that are listed, and the default is not among them.',
  source: 'Validation of the service',
  notes: ['PAR-11'],
  serviceCodes: ['InvalidEnumValue'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'enum')) {
      const { type, enum: values, default: preset } = site.value;
      if (!Array.isArray(values) || values.length === 0) continue;
      if (preset === undefined || preset === null || typeof preset === 'object' || values.includes(preset)) continue;
      if (typeof type === 'string' && !isOfType(preset, type)) continue;
      const pointer = child(site.pointer, 'default');
      const meant = alikeIn(values, preset);
      yield {
        pointer,
        message:
          meant === undefined
            ? 'The default is not among the values in "enum". Choose one of them, or add it there.'
            : `The default is not among the values in "enum". Did you mean "${meant}"?`,
        ...(meant !== undefined && {
          fix: { title: 'Write the default as it is listed', edits: () => [{ kind: 'set', pointer, value: meant }] },
        }),
      };
    }
  }),
};

/** The only value that differs in nothing but capitals and spaces around it. */
function alikeIn(values: readonly unknown[], preset: unknown): string | undefined {
  if (typeof preset !== 'string') return undefined;
  const plain = preset.trim().toLowerCase();
  const alike = values.filter(
    (value): value is string => typeof value === 'string' && value.trim().toLowerCase() === plain,
  );
  return alike.length === 1 ? alike[0] : undefined;
}
