import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { definitionOf, isText, listOf, settingsOf } from '../walk/parts.ts';

export const scriptOperationExists: Rule = {
  id: 'script-operation-exists',
  severity: 'error',
  why: 'Custom code can only serve operations that the connector has.',
  source: 'Connector documentation',
  notes: ['SCR-02'],
  *check(document) {
    const listed = listOf(settingsOf(document)?.['scriptOperations']);
    if (listed.length === 0 || !definitionOf(document)) return;
    const known = new Set(operationsIn(document).map(({ operation }) => operation['operationId']));
    for (const [index, operationId] of listed.entries()) {
      if (!isText(operationId) || known.has(operationId)) continue;
      yield {
        pointer: child('/properties/properties/scriptOperations', index),
        message: `There is no operation "${operationId}" for the custom code. Correct the name, or take it off the list.`,
      };
    }
  },
};
