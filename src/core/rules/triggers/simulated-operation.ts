import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { isText, membersOf } from '../walk/parts.ts';

const member = 'x-ms-operation-context';

/** A warning: it only helps in testing a flow. Source: domain notes, 2.2. */
export const simulatedOperation: Rule = {
  id: 'simulated-operation',
  severity: 'warning',
  why: 'A trigger is tried out with what another operation answers, which has to be there.',
  source: 'Connector documentation, extensions',
  notes: ['DYN-01'],
  *check(document) {
    const sites = operationsIn(document);
    const users = sites.filter(({ operation }) => operation[member] !== undefined);
    if (users.length === 0) return;
    const ids = new Set(sites.map(({ operation }) => operation['operationId']));
    for (const { operation, pointer, label } of users) {
      const { operationId } = membersOf(membersOf(operation[member])['simulate']);
      const id = isText(operationId) ? operationId : '';
      if (id !== '' && ids.has(id)) continue;
      const message =
        id === ''
          ? `Nothing says which operation simulates ${label}. Choose one.`
          : `There is no operation "${id}" to simulate ${label} with. Choose another.`;
      yield { pointer: child(pointer, member, 'simulate', 'operationId'), message };
    }
  },
};
