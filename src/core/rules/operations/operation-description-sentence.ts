import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';
import { isSentence, withPeriod } from '../words/sentences.ts';

/** One that ends with an address may do so: a period would become a part of it. Source: domain notes OP-12. */
export const operationDescriptionSentence: Rule = {
  id: 'operation-description-sentence',
  severity: 'info',
  profile: 'certification',
  why: 'Descriptions are shown as sentences, and sentences end with a period.',
  source: 'Coding standards for connectors',
  notes: ['OP-12'],
  check: inEachOperation(function* ({ members: { description } }, pointer) {
    if (!isFilled(description) || isSentence(description) || endsWithAddress(description)) return;
    const at = child(pointer, 'description');
    yield {
      pointer: at,
      message: 'The description does not end with a period. Add one.',
      fix: {
        title: 'End the description with a period',
        edits: () => [{ kind: 'set', pointer: at, value: withPeriod(description) }],
      },
    };
  }),
};

function endsWithAddress(text: string): boolean {
  const trimmed = text.trimEnd();
  const start = Math.max(trimmed.lastIndexOf(' '), trimmed.lastIndexOf('\n'));
  return trimmed.slice(start + 1).includes('://');
}
