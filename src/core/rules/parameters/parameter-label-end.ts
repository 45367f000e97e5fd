import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachPiece } from '../walk/pieces.ts';
import { hasField } from '../walk/visibility.ts';

export const parameterLabelEnd: Rule = {
  id: 'parameter-label-end',
  severity: 'warning',
  why: 'A label is a name and no sentence: certification asks that it ends with a letter or a digit.',
  source: 'Certification guidelines, x-ms-summary',
  notes: ['PAR-07'],
  serviceCodes: ['ValueMustEndWithAlphanumeric'],
  profile: 'certification',
  check: inEachPiece(function* ({ sites }) {
    for (const site of sites.parameters) {
      if (!hasField(site.value)) continue;
      const label = site.value['x-ms-summary'];
      if (!isFilled(label) || endsWithWord(label)) continue;
      const pointer = child(site.pointer, 'x-ms-summary');
      const short = withoutEnd(label);
      yield {
        pointer,
        message: `This label ends with "${label.slice(-1)}". End it with a letter or a digit, and move what more there is to say to the description.`,
        ...(endsWithWord(short) && {
          fix: { title: 'Take the end off the label', edits: () => [{ kind: 'set', pointer, value: short }] },
        }),
      };
    }
  }),
};

const endsWithWord = (label: string): boolean => /[\p{L}\p{N}]$/u.test(label);

/** Without punctuation and spaces at its end; what stands in brackets stays, as it says something. */
function withoutEnd(label: string): string {
  let end = label.length;
  while (end > 0 && ' \t\n.,;:!?*-–—…'.includes(label.charAt(end - 1))) end -= 1;
  return label.slice(0, end);
}
