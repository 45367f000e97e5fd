import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';
import { quote } from '../words/sentences.ts';

/** Source: domain notes OP-08: a letter, a digit or ")" at the end. */
export const summaryEnding: Rule = {
  id: 'summary-ending',
  severity: 'warning',
  profile: 'certification',
  why: 'A summary is a name and no sentence, so nothing stands at its end.',
  source: 'Guidelines for certification',
  notes: ['OP-08'],
  check: inEachOperation(function* ({ members: { summary } }, pointer) {
    if (!isFilled(summary)) return;
    const [end = ''] = wrongEnd.exec(summary) ?? [];
    if (end === '') return;
    const at = child(pointer, 'summary');
    const cut = summary.slice(0, summary.length - end.length);
    const isBlank = end.trim() === '';
    yield {
      pointer: at,
      message: isBlank
        ? 'The summary ends with a space. Take it off.'
        : `The summary ends with ${quote(end.trim())}. Take it off: the last character must be a letter, a digit or ")".`,
      // A bracket or a quotation mark at the end has a partner, which must go as well or stay.
      ...(cut !== '' &&
        !/[\]}>"'”’»]/.test(end) && {
          fix: { title: 'Take off the end of the summary', edits: () => [{ kind: 'set', pointer: at, value: cut }] },
        }),
    };
  }),
};

const wrongEnd = /[^\p{L}\p{M}\p{N})]{1,80}$/u;
