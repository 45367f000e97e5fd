import { child } from '../document/pointer.ts';
import type { Rule } from './rule.ts';
import { sitesIn } from './walk/sites.ts';

/** Source: domain notes 7.2 (external `$ref`), SCH-01 (`SchemaReferenceNotValid`, `ParameterReferenceNotValid`, `ResponseReferenceNotValid`). */
export const referenceLocal: Rule = {
  id: 'reference-local',
  severity: 'error',
  why: 'A connector is one file: the service does not follow a reference out of it.',
  *check(document) {
    for (const site of sitesIn(document).references) {
      const { $ref } = site.value;
      if (typeof $ref !== 'string' || $ref.startsWith('#')) continue;
      const message = `"${$ref}" is outside this file. Copy it into "${site.section}" and refer to "#/${site.section}/…".`;
      yield { pointer: child(site.pointer, '$ref'), message };
    }
  },
};
