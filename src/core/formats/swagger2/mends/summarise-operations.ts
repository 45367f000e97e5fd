import { child } from '../../../document/pointer.ts';
import { humanise } from '../../../naming/index.ts';
import { operationsIn } from '../../../rules/walk/operations.ts';
import { textAt } from '../../tolerant.ts';
import type { ValueEdit } from '../edit-value.ts';
import type { Mend } from './mend.ts';

/** Characters, as the longest summary of a published connector has them. */
const most = 80;

/**
 * Gives each operation a summary: the first sentence of its description where that is short, else its id in words. One
 * that is too long is cut, and is whole in the description. Internal operations need none.
 *
 * Source: domain notes OP-06, OP-07 (`OperationSummaryTooLong`), O-10.
 * Tells `summary-made`, `summary-cut` (info).
 */
export const summariseOperations: Mend = ({ draft, settle }) => {
  const edits: ValueEdit[] = [];
  for (const { operation, label, pointer: place } of operationsIn(draft.document)) {
    const { summary, description, 'x-ms-visibility': visibility } = operation;
    if (summary !== undefined && typeof summary !== 'string') continue;
    const pointer = place.slice('/definition'.length);
    const member = child(pointer, 'summary');
    if (summary === undefined || summary.trim() === '') {
      if (visibility === 'internal') continue;
      const { text, from } = makeSummary(textAt(operation, 'description'), textAt(operation, 'operationId'), label);
      const about = { code: 'summary-made', kind: 'added', label: 'Make a summary', result: member } as const;
      const what = `${label} has no summary.`;
      const source = summary === undefined ? pointer : member;
      if (settle({ ...about, pointer: source, what, done: `"${text}" was made from its ${from}.` }))
        edits.push({ kind: 'set', pointer: member, value: text });
    } else if (summary.length > most) {
      const what = `The summary of ${label} has ${summary.length.toLocaleString('en')} characters, and ${most} are possible.`;
      const done = 'It was cut, and is whole in the description.';
      if (!settle({ code: 'summary-cut', pointer: member, what, done, label: 'Cut it' })) continue;
      edits.push({ kind: 'set', pointer: member, value: cut(summary) });
      const said = typeof description === 'string' ? description : '';
      if (!said.includes(summary.trim())) {
        const whole = said === '' ? summary.trim() : `${summary.trim()}\n\n${said}`;
        edits.push({ kind: 'set', pointer: child(pointer, 'description'), value: whole });
      }
    }
  }
  draft.apply(edits);
};

function makeSummary(
  description: string,
  id: string,
  label: string,
): { readonly text: string; readonly from: 'description' | 'operation ID' | 'method and path' } {
  const [sentence = ''] = description
    .slice(0, 400)
    .replaceAll(/[`*_#>]/g, '')
    .trim()
    .split(/(?<=[.!?])\s|\r?\n/);
  const short = sentence.replace(/[.\s]+$/, '').trim();
  if (short !== '' && short.length <= most) return { text: short, from: 'description' };
  const words = humanise(id, 'sentence').slice(0, most).trim();
  return words === '' ? { text: cut(label), from: 'method and path' } : { text: words, from: 'operation ID' };
}

/** At the end of a word where that is possible. */
function cut(text: string): string {
  const oneLine = text.replaceAll(/\s+/g, ' ').trim();
  if (oneLine.length <= most) return oneLine;
  return oneLine
    .slice(0, most + 1)
    .replace(/\s+\S*$/, '')
    .slice(0, most);
}
