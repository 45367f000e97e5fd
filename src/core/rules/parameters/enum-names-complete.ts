import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Source: domain notes PAR-12 and 2.1, `x-ms-enum-values`. */
export const enumNamesComplete: Rule = {
  id: 'enum-names-complete',
  severity: 'error',
  why: 'Each entry of the list names one value, which needs the value and its name.',
  source: 'Validation of the service, x-ms-enum-values',
  notes: ['PAR-12'],
  serviceCodes: ['MissingEnumValuesDisplayName', 'InvalidEnumValuesExtensionValue'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'x-ms-enum-values')) {
      const named = site.value['x-ms-enum-values'];
      if (named === undefined) continue;
      const list = child(site.pointer, 'x-ms-enum-values');
      if (!Array.isArray(named)) {
        const message = `"x-ms-enum-values" must be a list in [ ] of { "value": …, "displayName": "…" }. Write it so, or remove it.`;
        yield { pointer: list, message };
        continue;
      }
      for (const [index, entry] of named.entries()) {
        const pointer = child(list, index);
        if (!isRecord(entry) || entry['value'] === undefined) {
          yield { pointer, message: 'This entry names no value. Write { "value": …, "displayName": "…" }.' };
          continue;
        }
        const { value, displayName } = entry;
        if (isFilled(displayName)) continue;
        const isPlain = typeof value === 'number' || typeof value === 'boolean' || isFilled(value);
        const at = child(pointer, 'displayName');
        yield {
          pointer: at,
          message: 'This value has no name. Set "displayName" to what makers are to read in the list.',
          ...(isPlain && {
            fix: {
              title: 'Name values as they are written',
              edits: () => [{ kind: 'set', pointer: at, value: String(value) }],
            },
          }),
        };
      }
    }
  }),
};
