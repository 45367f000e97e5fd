import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { parametersOf } from '../walk/parameters.ts';

/** Source: domain notes OP-22, 7.2. A body of DELETE passes. */
export const bodyOnGet: Rule = {
  id: 'body-on-get',
  severity: 'error',
  why: 'GET and HEAD requests are sent without a body.',
  source: 'Validation of the service',
  notes: ['OP-22'],
  serviceCodes: ['BodyOrFormDataParameterInFetchOperationNotAllowed'],
  *check(document) {
    for (const site of operationsIn(document)) {
      if (site.method !== 'get' && site.method !== 'head') continue;
      for (const listed of parametersOf(document, site).parameters) {
        const { in: place } = listed.parameter;
        if (place !== 'body' && place !== 'formData') continue;
        const what = place === 'body' ? 'a body' : 'form fields';
        yield {
          pointer: listed.pointer,
          message: `${site.label} cannot have ${what}. Move it to the query, or use POST.`,
        };
      }
    }
  },
};
