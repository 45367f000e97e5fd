import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { parametersOf } from '../walk/parameters.ts';

export const bodyUnique: Rule = {
  id: 'body-unique',
  severity: 'error',
  why: 'A request has one body.',
  source: 'OpenAPI 2.0, Parameter Object',
  notes: ['PAR-01'],
  serviceCodes: ['OperationParametersContainMultipleBodyParameters'],
  *check(document) {
    for (const site of operationsIn(document)) {
      const [first, ...others] = parametersOf(document, site).parameters.filter(
        ({ parameter }) => parameter['in'] === 'body',
      );
      for (const { pointer, parameter } of others) {
        // Two of the same name are told by parameter-unique.
        if (parameter['name'] === first?.parameter['name']) continue;
        const message = `${site.label} has more than one body. Put everything into one body parameter, as properties of its schema.`;
        yield { pointer, message };
      }
    }
  },
};
