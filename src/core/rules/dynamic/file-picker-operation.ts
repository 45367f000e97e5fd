import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { definitionOf, isText, membersOf } from '../walk/parts.ts';

const place = '/definition/x-ms-capabilities/file-picker';

/** Source: domain notes, 2.2 and DYN-01. */
export const filePickerOperation: Rule = {
  id: 'file-picker-operation',
  severity: 'error',
  why: 'The file picker asks one operation for the first level and one for what is in a folder.',
  source: 'Connector documentation, extensions',
  notes: ['DYN-01'],
  serviceCodes: ['OperationIdNotFound'],
  *check(document) {
    const picker = membersOf(definitionOf(document)?.['x-ms-capabilities'])['file-picker'];
    if (picker === undefined) return;
    const ids = new Set(operationsIn(document).map(({ operation }) => operation['operationId']));
    for (const part of ['open', 'browse'] as const) {
      const call = membersOf(picker)[part];
      const what = part === 'open' ? 'the first level' : 'what is in a folder';
      const { operationId } = membersOf(call);
      if (call === undefined)
        yield {
          pointer: child(place, part),
          message: `The file picker does not say where ${what} comes from. Add "${part}" with an operation.`,
        };
      else if (!isText(operationId) || !ids.has(operationId))
        yield {
          pointer: child(place, part, 'operationId'),
          message: isText(operationId)
            ? `There is no operation "${operationId}" for ${what} of the file picker. Correct the name, or add it.`
            : `The file picker names no operation for ${what}. Name one.`,
        };
    }
  },
};
