import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { listNames } from '../words/name-list.ts';
import { isSentence, withPeriod } from '../words/sentences.ts';
import { isFilled, objectsIn } from '../walk/parts.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** One finding for all of an object. Source: domain notes SCH-08. */
export const propertyDescriptionEnd: Rule = {
  id: 'property-description-end',
  severity: 'info',
  why: 'Descriptions are written as sentences in all connectors, so that they read alike.',
  source: 'Certification guidelines',
  notes: ['SCH-08'],
  profile: 'certification',
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'properties')) {
      const open: { readonly name: string; readonly description: string }[] = [];
      for (const [name, { description, $ref }] of objectsIn(site.value['properties']))
        if ($ref === undefined && isFilled(description) && !isSentence(description)) open.push({ name, description });
      const [first] = open;
      if (!first) continue;
      const list = child(site.pointer, 'properties');
      const names = listNames(open.map(({ name }) => name));
      yield {
        pointer: open.length === 1 ? child(list, first.name, 'description') : list,
        message:
          open.length === 1
            ? `The description of ${names} does not end as a sentence does. End it with a period.`
            : `The descriptions of ${names} do not end as sentences do. End each with a period.`,
        fix: {
          title: 'Add periods',
          edits: () =>
            open.map(({ name, description }) => ({
              kind: 'set',
              pointer: child(list, name, 'description'),
              value: withPeriod(description),
            })),
        },
      };
    }
  }),
};
