import { isRecord } from '../../definition/operations.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { parametersOf } from '../walk/parameters.ts';
import { definitionOf, isText, membersOf } from '../walk/parts.ts';

const pointer = '/definition/x-ms-capabilities/testConnection';

/** That the operation exists is a matter of another rule. Source: domain notes, 2.2. */
export const testConnectionCallable: Rule = {
  id: 'test-connection-callable',
  severity: 'warning',
  why: 'A new connection is tried out before anybody has filled in a thing.',
  source: 'Connector documentation',
  notes: [],
  *check(document) {
    const { testConnection } = membersOf(definitionOf(document)?.['x-ms-capabilities']);
    if (!isRecord(testConnection)) return;
    const { operationId, parameters } = testConnection;
    const given = membersOf(parameters);
    for (const name of Object.keys(given)) {
      if (!isRecord(given[name])) continue;
      yield {
        pointer: `${pointer}/parameters`,
        message: `"${name}" of the test connection is no plain value. Write a text, a number, true or false.`,
      };
    }
    const site = isText(operationId)
      ? operationsIn(document).find(({ operation }) => operation['operationId'] === operationId)
      : undefined;
    if (!site) return;
    if (site.method !== 'get') {
      yield {
        pointer: `${pointer}/operationId`,
        message: `A connection is tried out with a GET, and ${site.label} is none. Choose another operation.`,
      };
    }
    for (const { parameter } of parametersOf(document, site).parameters) {
      const { name, required, default: preset } = parameter;
      if (!isText(name) || required !== true || preset !== undefined || Object.hasOwn(given, name)) continue;
      yield {
        pointer: `${pointer}/operationId`,
        message: `${site.label} cannot be called without "${name}". Choose an operation that needs nothing, or give the value here.`,
      };
    }
  },
};
