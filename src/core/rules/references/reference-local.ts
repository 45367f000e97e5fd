import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { targetsIn } from '../walk/references.ts';
import { sitesIn } from '../walk/pieces.ts';
import type { Section } from '../walk/sites.ts';

/**
 * References lead to shared parts of the same file. What is missing, or leads back to itself, other rules tell.
 *
 * Source: domain notes 7.2 (external or deep `$ref`: "only `#/definitions/X`, `#/parameters/X`, `#/responses/X`"), SCH-01
 * (`SchemaReferenceNotValid`, `ParameterReferenceNotValid`, `ResponseReferenceNotValid`).
 */
export const referenceLocal: Rule = {
  id: 'reference-local',
  severity: 'error',
  why: 'A connector is one file: the service follows references to the shared parts in it, and to nothing else.',
  source: 'Validation of the service',
  notes: ['SCH-01'],
  serviceCodes: ['SchemaReferenceNotValid', 'ParameterReferenceNotValid', 'ResponseReferenceNotValid'],
  *check(document) {
    const targetOf = targetsIn(document);
    for (const site of sitesIn(document).references) {
      const { section, value } = site;
      const { $ref } = value;
      if (typeof $ref !== 'string') continue;
      const isLocal = $ref.startsWith('#');
      if (isLocal && (isShared($ref, section) || targetOf(value, '').kind !== 'found')) continue;
      const what = isLocal ? `is no shared part of "${section}"` : 'is outside this file';
      const message = `"${$ref}" ${what}. Copy it into "${section}" and refer to "#/${section}/…".`;
      yield { pointer: child(site.pointer, '$ref'), message };
    }
  },
};

const isShared = (reference: string, section: Section): boolean =>
  reference.startsWith(`#/${section}/`) && !reference.includes('/', section.length + 3);
