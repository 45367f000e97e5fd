import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { SeenValues } from '../shapes/seen-values.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Source: domain notes PAR-12. */
export const enumNamesUnique: Rule = {
  id: 'enum-names-unique',
  severity: 'error',
  why: 'A value that has two names stands twice in the list that makers choose from.',
  source: 'Validation of the service, x-ms-enum-values',
  notes: ['PAR-12'],
  serviceCodes: ['DuplicateEnumValuesInExtension'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'x-ms-enum-values')) {
      const named = site.value['x-ms-enum-values'];
      if (!Array.isArray(named)) continue;
      const seen = new SeenValues();
      const names = new Map<unknown, unknown>();
      const repeats: { readonly index: number; readonly isSame: boolean }[] = [];
      for (const [index, entry] of named.entries()) {
        if (!isRecord(entry) || entry['value'] === undefined) continue;
        const { value, displayName } = entry;
        if (seen.add(value)) names.set(value, displayName);
        else repeats.push({ index, isSame: names.get(value) === displayName });
      }
      if (repeats.length === 0) continue;
      const list = child(site.pointer, 'x-ms-enum-values');
      // All at once: each one that goes moves those after it.
      const same = new Set(repeats.filter(({ isSame }) => isSame).map(({ index }) => index));
      const left = named.filter((_, index) => !same.has(index));
      for (const { index, isSame } of repeats) {
        yield {
          pointer: child(list, index, 'value'),
          message: 'This value is named twice. Remove one of the two entries.',
          ...(isSame && {
            fix: { title: 'Remove repeated names', edits: () => [{ kind: 'set', pointer: list, value: left }] },
          }),
        };
      }
    }
  }),
};
