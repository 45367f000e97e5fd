import type { Edit } from '../../document/patch.ts';
import { isRecord } from '../../definition/operations.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { definitionOf, isText, membersOf } from '../walk/parts.ts';

const capabilities = '/definition/x-ms-capabilities';

/** Source: domain notes, 2.2 and DYN-01. */
export const testConnectionOperation: Rule = {
  id: 'test-connection-operation',
  severity: 'error',
  why: 'A new connection is tried with this operation.',
  source: 'Connector documentation, extensions',
  notes: ['DYN-01'],
  serviceCodes: ['OperationIdNotFound'],
  *check(document) {
    const all = definitionOf(document)?.['x-ms-capabilities'];
    const test = membersOf(all)['testConnection'];
    if (test === undefined) return;
    const { operationId } = membersOf(test);
    if (operationsIn(document).some(({ operation }) => isText(operationId) && operation['operationId'] === operationId))
      return;
    const isAlone = isRecord(all) && Object.keys(all).length === 1;
    const edits = (): readonly Edit[] => [
      { kind: 'remove', pointer: isAlone ? capabilities : `${capabilities}/testConnection` },
    ];
    yield {
      pointer: `${capabilities}/testConnection/operationId`,
      message: isText(operationId)
        ? `There is no operation "${operationId}" to try a connection with. Choose another on the General tab.`
        : 'No operation is chosen to try a connection with. Choose one on the General tab.',
      fix: { title: 'Try connections with none', edits },
    };
  },
};
