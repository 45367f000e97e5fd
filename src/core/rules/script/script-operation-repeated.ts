import type { Edit } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { listOf, settingsOf } from '../walk/parts.ts';

const place = '/properties/properties/scriptOperations';

/** Source: domain notes, 1.2. */
export const scriptOperationRepeated: Rule = {
  id: 'script-operation-repeated',
  severity: 'info',
  why: 'The code serves an operation once, however often that is named.',
  source: 'Connector documentation, custom code',
  notes: [],
  *check(document) {
    const listed = listOf(settingsOf(document)?.['scriptOperations']);
    const seen = new Set<unknown>();
    const repeated: number[] = [];
    for (const [index, id] of listed.entries()) {
      if (seen.has(id)) repeated.push(index);
      seen.add(id);
    }
    const [first] = repeated;
    if (first === undefined) return;
    const edits = (): readonly Edit[] =>
      repeated.toReversed().map((index) => ({ kind: 'remove', pointer: child(place, index) }));
    yield {
      pointer: child(place, first),
      message: `${JSON.stringify(listed[first])} is in the list already. Once is enough.`,
      fix: { title: 'Take repeated operations off the list', edits },
    };
  },
};
