import { isRecord } from '../../definition/operations.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { parametersOf } from '../walk/parameters.ts';
import { definitionOf, isText, membersOf } from '../walk/parts.ts';

const place = '/definition/x-ms-capabilities/testConnection';

/** Source: domain notes, 2.2. */
export const testConnectionCallable: Rule = {
  id: 'test-connection-callable',
  severity: 'warning',
  why: 'A connection is tried before anybody could fill in a value, and trying it must change nothing.',
  source: 'Connector documentation, extensions',
  notes: [],
  *check(document) {
    const test = membersOf(membersOf(definitionOf(document)?.['x-ms-capabilities'])['testConnection']);
    const { operationId, parameters } = test;
    const site = operationsIn(document).find(({ operation }) => operation['operationId'] === operationId);
    if (!site || !isText(operationId)) return;
    if (site.method !== 'get')
      yield {
        pointer: `${place}/operationId`,
        message: `${site.label} changes something, and this is called for each new connection. Choose a GET operation.`,
      };
    const given = membersOf(parameters);
    const missing = parametersOf(document, site).parameters.find(
      ({ parameter: { name, required, default: preset } }) =>
        required === true && preset === undefined && isText(name) && !Object.hasOwn(given, name),
    );
    if (missing)
      yield {
        pointer: `${place}/operationId`,
        message: `${site.label} cannot be called without "${String(missing.parameter['name'])}". Choose an operation that needs nothing.`,
      };
    for (const [name, value] of Object.entries(given)) {
      if (!isRecord(value)) continue;
      yield {
        pointer: `${place}/parameters`,
        message: `"${name}" is taken from somewhere, but nothing is filled in when a connection is tried. Write the value itself.`,
      };
    }
  },
};
