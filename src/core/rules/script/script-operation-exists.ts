import type { Edit } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { definitionOf, isText, listOf, settingsOf } from '../walk/parts.ts';

const place = '/properties/properties/scriptOperations';

/** One finding for all of them, and none is taken off the list when nothing would be left: empty, it means all. Source: domain notes SCR-02, 1.2. */
export const scriptOperationExists: Rule = {
  id: 'script-operation-exists',
  severity: 'error',
  why: 'Custom code can only serve operations that the connector has.',
  source: 'Connector documentation, custom code',
  notes: ['SCR-02'],
  *check(document) {
    const listed = listOf(settingsOf(document)?.['scriptOperations']);
    if (listed.length === 0 || !definitionOf(document)) return;
    const known = new Set(operationsIn(document).map(({ operation }) => operation['operationId']));
    const missing = listed.flatMap((id, index) => (isText(id) && !known.has(id) ? [index] : []));
    const [first] = missing;
    if (first === undefined) return;
    const names = missing.slice(0, 3).map((index) => JSON.stringify(listed[index]));
    const fact = `There is no operation ${names.join(', ')}${missing.length > names.length ? ' and others' : ''} for the custom code.`;
    const isLeft = missing.length < listed.length;
    const edits = (): readonly Edit[] =>
      missing.toReversed().map((index) => ({ kind: 'remove', pointer: child(place, index) }));
    yield {
      pointer: child(place, first),
      message: `${fact} ${isLeft ? 'Take it off the list, or correct the name.' : 'Choose those that it is for.'}`,
      ...(isLeft && { fix: { title: 'Take missing operations off the list', edits } }),
    };
  },
};
