import { child } from '../../document/pointer.ts';
import { humanise } from '../../naming/index.ts';
import type { Rule } from '../rule.ts';
import { listNames } from '../words/name-list.ts';
import { isFilled, objectsIn, type Members } from '../walk/parts.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { isInternal } from '../walk/visibility.ts';

/** One finding for all of an object; what a reference leads to has its own label. Source: domain notes SCH-08 and 2.1, `title`. */
export const propertyLabelPresent: Rule = {
  id: 'property-label-present',
  severity: 'info',
  why: 'Without a label makers see the name that the API uses.',
  source: 'Certification guidelines',
  notes: ['SCH-08'],
  profile: 'certification',
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'properties')) {
      const unnamed: string[] = [];
      for (const [name, property] of objectsIn(site.value['properties']))
        if (!isFilled(property['title']) && !isFilled(property['x-ms-summary']) && isOwn(property)) unnamed.push(name);
      // A name that reads as a label is as good as one.
      const names = unnamed.filter((name) => startsSmall(name) || labelOf(name) !== name);
      const [first] = names;
      if (first === undefined) continue;
      const { pointer } = site;
      const list = listNames(names);
      const isMade = names.every((name) => startsSmall(name) || labelOf(name) !== '');
      const message =
        names.length === 1
          ? `The field ${list} has no label. Give it a short title${isMade ? `, such as "${labelOf(first)}"` : ''}.`
          : `The fields ${list} have no label. Give each a short title.`;
      yield {
        pointer: names.length === 1 ? child(pointer, 'properties', first) : child(pointer, 'properties'),
        message,
        ...(isMade && {
          fix: {
            title: 'Make labels of the names',
            edits: () =>
              names.map((name) => ({
                kind: 'set',
                pointer: child(pointer, 'properties', name, 'title'),
                value: labelOf(name),
              })),
          },
        }),
      };
    }
  }),
};

const labelOf = (name: string): string => humanise(name).slice(0, 80).trim();

/** A label starts with a capital, so such a name is none, and one can be made of it. */
const startsSmall = (name: string): boolean => /^[a-z]/.test(name);

const isOwn = (property: Members): boolean => property['$ref'] === undefined && !isInternal(property);
