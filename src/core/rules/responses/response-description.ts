import type { Rule } from '../rule.ts';
import { sitesIn } from '../walk/pieces.ts';

export const responseDescription: Rule = {
  id: 'response-description',
  severity: 'error',
  why: 'OpenAPI 2.0 asks for a description of each response.',
  source: 'OpenAPI 2.0, Response Object, description',
  notes: ['RES-06'],
  serviceCodes: ['RequiredPropertyMissing'],
  *check(document) {
    for (const site of sitesIn(document).responses) {
      if (Object.hasOwn(site.value, 'description')) continue;
      yield {
        pointer: site.pointer,
        message: 'This response has no description. Add one, such as "OK" or "Not found".',
      };
    }
  },
};
