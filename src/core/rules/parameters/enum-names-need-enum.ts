import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

export const enumNamesNeedEnum: Rule = {
  id: 'enum-names-need-enum',
  severity: 'warning',
  why: 'The names are shown in place of the values in "enum"; without these there is nothing to choose from.',
  source: 'Connector documentation, x-ms-enum-values',
  notes: ['PAR-12', '2.1'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'x-ms-enum-values')) {
      const { 'x-ms-enum-values': named, enum: values } = site.value;
      if (!Array.isArray(named) || values !== undefined) continue;
      const pointer = child(site.pointer, 'x-ms-enum-values');
      const listed: readonly unknown[] = named.map((entry: unknown) => (isRecord(entry) ? entry['value'] : undefined));
      const isWhole = listed.length > 0 && listed.every(isScalar) && new Set(listed).size === listed.length;
      yield {
        pointer,
        message: 'These names are not shown, because the values themselves are not listed. Add "enum" with the values.',
        ...(isWhole && {
          fix: {
            title: 'List the values in "enum"',
            edits: () => [{ kind: 'set', pointer: child(site.pointer, 'enum'), value: listed }],
          },
        }),
      };
    }
  }),
};

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
