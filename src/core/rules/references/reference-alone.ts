import { child, lastSegmentOf } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { listNames } from '../words/name-list.ts';
import { inEachPiece } from '../walk/pieces.ts';

/**
 * Of schemas; beside the reference of a parameter or a response it is a fault of shape. A warning: thirty-one published
 * connectors have some.
 *
 * Source: domain notes 7.2 ("siblings are lost"), SCH-01.
 */
export const referenceAlone: Rule = {
  id: 'reference-alone',
  severity: 'warning',
  why: 'Where there is a reference, only what it leads to counts.',
  source: 'OpenAPI 2.0, Reference Object',
  notes: ['SCH-01'],
  serviceCodes: ['AdditionalPropertyNotAllowedAdjacentToRef'],
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.references) {
      const { section, value } = site;
      if (section !== 'definitions' || typeof value['$ref'] !== 'string') continue;
      const beside = Object.keys(value).filter((key) => key !== '$ref');
      const [first] = beside;
      if (first === undefined) continue;
      const { pointer } = site;
      const isOne = beside.length === 1;
      const name = lastSegmentOf(value['$ref']).slice(0, 60);
      yield {
        pointer: child(pointer, first),
        message: `${listNames(beside)} beside a "$ref" ${isOne ? 'does' : 'do'} not count. Remove ${isOne ? 'it' : 'them'}, or say it in "${name}" itself.`,
        fix: {
          title: 'Remove what stands beside “$ref”',
          edits: () => beside.map((key) => ({ kind: 'remove', pointer: child(pointer, key) })),
        },
      };
    }
  }),
};
