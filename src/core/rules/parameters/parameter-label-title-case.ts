import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { hasField } from '../walk/visibility.ts';

/** Words that stay small inside a title. */
const small = new Set(['a', 'an', 'and', 'as', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

/** Only words that are small throughout: `iPhone` is how it is written. */
export const parameterLabelTitleCase: Rule = {
  id: 'parameter-label-title-case',
  severity: 'info',
  why: 'Labels are written in the same way in all connectors: each word with a capital.',
  source: 'Certification guidelines, x-ms-summary',
  notes: ['PAR-07'],
  profile: 'certification',
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      if (!hasField(site.value)) continue;
      const label = site.value['x-ms-summary'];
      if (typeof label !== 'string') continue;
      const title = inTitleCase(label);
      if (title === label) continue;
      const pointer = child(site.pointer, 'x-ms-summary');
      yield {
        pointer,
        message: `Write this label with capitals, as in "${title}".`,
        fix: { title: 'Write it with capitals', edits: () => [{ kind: 'set', pointer, value: title }] },
      };
    }
  }),
};

const inTitleCase = (label: string): string =>
  label.replace(/(^|[\s(])([a-z][a-z'’]*)(?=$|[\s),:;!?])/g, (whole, before: string, word: string) =>
    before !== '' && before !== '(' && small.has(word) ? whole : before + word.charAt(0).toUpperCase() + word.slice(1),
  );
