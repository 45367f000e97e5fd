import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { SeenValues } from '../shapes/seen-values.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Source: domain notes PAR-12. Without any "enum": enum-names-need-enum. */
export const enumNamesListed: Rule = {
  id: 'enum-names-listed',
  severity: 'error',
  why: 'A name can only be given to a value that can be chosen.',
  source: 'Validation of the service, x-ms-enum-values',
  notes: ['PAR-12'],
  serviceCodes: ['InvalidEnumValuesExtensionValue'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'x-ms-enum-values')) {
      const { 'x-ms-enum-values': named, enum: values } = site.value;
      if (!Array.isArray(named) || !Array.isArray(values)) continue;
      const listed = new SeenValues();
      const byText = new Map<string, unknown>();
      for (const value of values) {
        listed.add(value);
        const text = textOf(value);
        // Two that read alike: nobody knows which is meant.
        if (text !== undefined) byText.set(text, byText.has(text) ? undefined : value);
      }
      const taken = new Set(named.map((entry: unknown) => (isRecord(entry) ? entry['value'] : undefined)));
      for (const [index, entry] of named.entries()) {
        if (!isRecord(entry) || entry['value'] === undefined || !listed.add(entry['value'])) continue;
        const pointer = child(site.pointer, 'x-ms-enum-values', index, 'value');
        const meant = byText.get(textOf(entry['value']) ?? '');
        const isFree = meant !== undefined && !taken.has(meant);
        yield {
          pointer,
          message: isFree
            ? `This value is not in "enum". Did you mean ${JSON.stringify(meant)}?`
            : 'This value is not in "enum". Add it there, or remove its name.',
          ...(isFree && {
            fix: { title: 'Write the value as it is listed', edits: () => [{ kind: 'set', pointer, value: meant }] },
          }),
        };
      }
    }
  }),
};

/** How it reads, quotes and capitals aside. */
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim().toLowerCase()
    : undefined;
