import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { targetsIn } from '../walk/references.ts';
import { sitesIn } from '../walk/pieces.ts';

export const referenceResolves: Rule = {
  id: 'reference-resolves',
  severity: 'error',
  why: 'What a reference points at must be there.',
  source: 'OpenAPI 2.0, Reference Object',
  notes: ['SCH-01'],
  serviceCodes: ['SchemaReferenceNotFound', 'ParameterReferenceNotFound', 'ResponseReferenceNotFound'],
  *check(document) {
    const targetOf = targetsIn(document);
    for (const site of sitesIn(document).references) {
      const target = targetOf(site.value, '');
      // The far end of a chain is reported where the chain breaks.
      if (target.kind !== 'missing' || target.ref !== site.value['$ref']) continue;
      yield {
        pointer: child(site.pointer, '$ref'),
        message: `There is no "${target.ref}" in this file. Add it, or correct the name.`,
      };
    }
  },
};
