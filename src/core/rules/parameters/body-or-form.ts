import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { parametersOf } from '../walk/parameters.ts';

export const bodyOrForm: Rule = {
  id: 'body-or-form',
  severity: 'error',
  why: 'A request carries either one body or form fields.',
  source: 'OpenAPI 2.0, Parameter Object',
  notes: ['PAR-01'],
  serviceCodes: ['ParameterListContainsFormDataAndBody'],
  *check(document) {
    for (const site of operationsIn(document)) {
      const { parameters } = parametersOf(document, site);
      const body = parameters.find(({ parameter }) => parameter['in'] === 'body');
      if (!body || !parameters.some(({ parameter }) => parameter['in'] === 'formData')) continue;
      yield {
        pointer: body.pointer,
        message: `${site.label} has a body and form fields. Keep one of them: remove the body, or move the fields into it.`,
      };
    }
  },
};
