import { isRecord } from '../../definition/operations.ts';
import type { Edit } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { listOf, type Members } from '../walk/parts.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { asType, isOfType, typeWords } from '../../definition/value-types.ts';

/** `null` stands among the values of what may be left empty. Source: domain notes PAR-11. */
export const enumType: Rule = {
  id: 'enum-type',
  severity: 'warning',
  why: 'A value of another type than the field can never be chosen, or is sent as something else.',
  source: 'Validation of the service',
  notes: ['PAR-11'],
  serviceCodes: ['InvalidEnumValue'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'enum')) {
      const { type, enum: values } = site.value;
      if (typeof type !== 'string' || !Array.isArray(values)) continue;
      const first = values.findIndex((value: unknown) => value !== null && !isOfType(value, type));
      if (first < 0) continue;
      const { pointer } = site;
      const converted = convertedValues(values, type);
      const what = typeWords[type] ?? type;
      yield {
        pointer: child(pointer, 'enum', first),
        message: converted
          ? `The values of this list must be ${what}, as the type says. Write them ${type === 'string' ? 'in' : 'without'} quotes.`
          : `The values of this list must be ${what}, as the type says. Change the values or the type.`,
        ...(converted && {
          fix: {
            title: type === 'string' ? 'Write the values in quotes' : 'Write the values without quotes',
            edits: () => editsOf(site.value, pointer, type, converted),
          },
        }),
      };
    }
  }),
};

/** Undefined when one cannot be, or would be the same as another then. */
function convertedValues(values: readonly unknown[], type: string): readonly unknown[] | undefined {
  const converted = values.map((value) => (value === null || isOfType(value, type) ? value : asType(value, type)));
  const isWhole = !converted.includes(undefined) && new Set(converted).size === converted.length;
  return isWhole ? converted : undefined;
}

/** The names of the values speak of the same values. */
function editsOf(value: Members, pointer: JsonPointer, type: string, converted: readonly unknown[]): readonly Edit[] {
  const edits: Edit[] = [];
  for (const [index, item] of listOf(value['enum']).entries())
    if (item !== converted[index])
      edits.push({ kind: 'set', pointer: child(pointer, 'enum', index), value: converted[index] });
  for (const [index, named] of listOf(value['x-ms-enum-values']).entries()) {
    if (!isRecord(named) || isOfType(named['value'], type)) continue;
    const meant = asType(named['value'], type);
    if (meant !== undefined)
      edits.push({ kind: 'set', pointer: child(pointer, 'x-ms-enum-values', index, 'value'), value: meant });
  }
  return edits;
}
