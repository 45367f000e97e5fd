import { referenceTo } from '../../definition/shared-uses.ts';
import { child, lastSegmentOf } from '../../document/pointer.ts';
import { holdMember } from '../mending/hold-member.ts';
import type { Rule } from '../rule.ts';
import { sitesIn } from '../walk/pieces.ts';
import { targetsIn } from '../walk/references.ts';
import { sharedNamesIn } from '../walk/shared-names.ts';

/** Only of schemas and responses is the near name taken: another parameter could be in the way of those that are there. */
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
      const { section, value } = site;
      const target = targetOf(value, '');
      // The far end of a chain is reported where the chain breaks.
      if (target.kind !== 'missing' || target.ref !== value['$ref']) continue;
      const { pointer } = site;
      const near = sharedNamesIn(document)[section].get(lastSegmentOf(target.ref).toLowerCase());
      const meant = near === undefined ? undefined : referenceTo(section, near);
      // A shared part that is nothing but a reference might be led back to itself.
      const isPlain = section !== 'parameters' && !isSharedPart(pointer);
      yield {
        pointer: child(pointer, '$ref'),
        message:
          meant === undefined
            ? `There is no "${target.ref}" in this file. Add it, or correct the name.`
            : `There is no "${target.ref}" in this file. Did you mean "${meant}"?`,
        ...(near !== undefined &&
          meant !== undefined &&
          isPlain && {
            fix: {
              title: 'Correct the reference',
              edits: () => [
                { kind: 'set', pointer: child(pointer, '$ref'), value: meant },
                holdMember(child('/definition', section, near)),
              ],
            },
          }),
      };
    }
  },
};

const isSharedPart = (pointer: string): boolean => /^\/definition\/(definitions|responses)\/[^/]*$/.test(pointer);
