import type { Schema } from '../../../definition/openapi2.ts';
import { child, type JsonPointer } from '../../../document/pointer.ts';
import { isRecord } from '../../tolerant.ts';
import type { ReportAt } from '../report-at.ts';

/**
 * Samples that disagree whether something is a list, an object or a plain value: the schema has one of them, and what the
 * others have in its place is in no field.
 *
 * @param result Of the schema. Reports `samples-disagree` (info) once for each sample.
 */
export function tellMisfits(
  samples: readonly { readonly value: unknown; readonly pointer: JsonPointer }[],
  schema: Schema,
  result: JsonPointer,
  report: ReportAt,
): void {
  for (const { value, pointer } of samples) {
    const misfit = misfitIn(value, schema, '', '', 0);
    if (!misfit) continue;
    const what = misfit.name === '' ? 'The whole' : `"${misfit.name}"`;
    const message = `${what} is ${misfit.found} in this sample, and ${misfit.wanted} in another. The field has what the other shows; what is only here was left out.`;
    report('samples-disagree', 'info', message, pointer, { result: result + misfit.place });
  }
}

interface Misfit {
  readonly name: string;
  readonly found: string;
  readonly wanted: string;
  /** Within the schema. */
  readonly place: JsonPointer;
}

/** As deep as schemas are learned from samples. */
const deepest = 100;

/** A list or an object where the schema says something else; plain values fit anywhere, since they have no fields. */
function misfitIn(value: unknown, schema: Schema, name: string, place: JsonPointer, depth: number): Misfit | undefined {
  if (typeof value !== 'object' || value === null || depth > deepest) return undefined;
  const isList = Array.isArray(value);
  if (schema.type !== undefined && schema.type !== (isList ? 'array' : 'object')) {
    const wanted = schema.type === 'array' ? 'a list' : schema.type === 'object' ? 'an object' : 'a plain value';
    return { name, found: isList ? 'a list' : 'an object', wanted, place };
  }
  if (isList) {
    if (!schema.items) return undefined;
    for (const item of value) {
      const misfit = misfitIn(item, schema.items, name, `${place}/items`, depth + 1);
      if (misfit) return misfit;
    }
    return undefined;
  }
  if (!isRecord(value) || !schema.properties) return undefined;
  for (const [key, member] of Object.entries(value)) {
    if (typeof member !== 'object' || member === null || !Object.hasOwn(schema.properties, key)) continue;
    const property = schema.properties[key];
    const misfit = property && misfitIn(member, property, key, child(place, 'properties', key), depth + 1);
    if (misfit) return misfit;
  }
  return undefined;
}
