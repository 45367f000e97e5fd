import { child } from '../../document/pointer.ts';
import { humanise } from '../../naming/index.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { hasField } from '../walk/visibility.ts';

/** Internal parameters have no field to label, nor has a body that is shown as the fields of its schema. Source: domain notes PAR-07. */
export const parameterLabelPresent: Rule = {
  id: 'parameter-label-present',
  severity: 'warning',
  why: 'Without a label makers see the name that the API uses.',
  source: 'Certification guidelines, x-ms-summary',
  notes: ['PAR-07'],
  profile: 'certification',
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      const { value } = site;
      const { name, 'x-ms-summary': label } = value;
      const isMissing = label === undefined || (typeof label === 'string' && label.trim() === '');
      if (!isMissing || typeof name !== 'string' || !hasField(value)) continue;
      const pointer = child(site.pointer, 'x-ms-summary');
      const made = humanise(name).slice(0, 80).trim();
      const example = made === '' || made === name ? '' : `, such as "${made}"`;
      yield {
        pointer,
        message: `The parameter "${name}" has no label. Give it a short one${example}.`,
        ...(made !== '' && {
          fix: { title: 'Make a label of the name', edits: () => [{ kind: 'set', pointer, value: made }] },
        }),
      };
    }
  }),
};
