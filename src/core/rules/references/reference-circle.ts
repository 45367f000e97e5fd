import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { targetsIn } from '../walk/references.ts';
import { sitesIn } from '../walk/pieces.ts';

/**
 * References that lead only to each other. A schema that contains itself through a property is another matter, and works.
 *
 * Source: domain notes SCH-01 (`SchemaReferenceRefLoopNotAllowed`).
 */
export const referenceCircle: Rule = {
  id: 'reference-circle',
  severity: 'error',
  why: 'References that lead in a circle never arrive at a description.',
  source: 'Validation of the service',
  notes: ['SCH-01'],
  serviceCodes: ['SchemaReferenceRefLoopNotAllowed'],
  *check(document) {
    const targetOf = targetsIn(document);
    for (const site of sitesIn(document).references) {
      const target = targetOf(site.value, '');
      if (target.kind !== 'circle') continue;
      const message = `"${target.ref}" leads back to itself. Write the schema itself at one place of the circle.`;
      yield { pointer: child(site.pointer, '$ref'), message };
    }
  },
};
