import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { listNames } from '../words/name-list.ts';
import { isFilled, objectsIn } from '../walk/parts.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { isInternal } from '../walk/visibility.ts';

/** One finding for all of an object; what a reference leads to has its own description. Source: domain notes SCH-08. */
export const propertyDescriptionPresent: Rule = {
  id: 'property-description-present',
  severity: 'info',
  why: 'The description tells makers what a field is for.',
  source: 'Certification guidelines',
  notes: ['SCH-08'],
  profile: 'certification',
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'properties')) {
      const silent: string[] = [];
      for (const [name, property] of objectsIn(site.value['properties']))
        if (!isFilled(property['description']) && property['$ref'] === undefined && !isInternal(property))
          silent.push(name);
      const [first] = silent;
      if (first === undefined) continue;
      const list = child(site.pointer, 'properties');
      const message =
        silent.length === 1
          ? `The field ${listNames(silent)} has no description. Say in a sentence what it holds.`
          : `The fields ${listNames(silent)} have no description. Say in a sentence what each holds.`;
      yield { pointer: silent.length === 1 ? child(list, first) : list, message };
    }
  }),
};
