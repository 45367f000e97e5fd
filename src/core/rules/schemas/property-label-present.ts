import { child } from '../../document/pointer.ts';
import { humanise } from '../../naming/index.ts';
import type { Rule } from '../rule.ts';
import { listNames } from '../words/name-list.ts';
import { isFilled, objectsIn } from '../walk/parts.ts';
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
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.schemas) {
      const unnamed: string[] = [];
      for (const [name, property] of objectsIn(site.value['properties']))
        if (!isFilled(property['title']) && !isFilled(property['x-ms-summary']) && isOwn(property)) unnamed.push(name);
      // A name that reads as a label is as good as one.
      const labels = unnamed
        .map((name) => ({ name, label: humanise(name).slice(0, 80).trim() }))
        .filter(({ name, label }) => name !== label);
      const [first] = labels;
      if (!first) continue;
      const { pointer } = site;
      const names = listNames(labels.map(({ name }) => name));
      const made = labels.filter(({ label }) => label !== '');
      const message =
        labels.length === 1
          ? `The field ${names} has no label. Give it a short title${first.label === '' ? '' : `, such as "${first.label}"`}.`
          : `The fields ${names} have no label. Give each a short title.`;
      yield {
        pointer: labels.length === 1 ? child(pointer, 'properties', first.name) : child(pointer, 'properties'),
        message,
        ...(made.length === labels.length && {
          fix: {
            title: 'Make labels of the names',
            edits: () =>
              made.map(({ name, label }) => ({
                kind: 'set',
                pointer: child(pointer, 'properties', name, 'title'),
                value: label,
              })),
          },
        }),
      };
    }
  }),
};

const isOwn = (property: Readonly<Record<string, unknown>>): boolean =>
  property['$ref'] === undefined && !isInternal(property);
