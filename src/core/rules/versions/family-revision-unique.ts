import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { familiesIn } from '../walk/families.ts';

/** Missing numbers: family-revision-given. Source: domain notes VER-01 (`OperationFamilyHasDuplicateRevisions`). */
export const familyRevisionUnique: Rule = {
  id: 'family-revision-unique',
  severity: 'warning',
  why: 'The newest version of an action is the one with the highest number, so each needs its own.',
  source: 'Validation of the service',
  notes: ['VER-01'],
  serviceCodes: ['OperationFamilyHasDuplicateRevisions'],
  *check(document) {
    for (const [family, versions] of familiesIn(document)) {
      const first = new Map<number, string>();
      for (const { annotation, pointer, site } of versions) {
        const { revision } = annotation;
        if (typeof revision !== 'number') continue;
        const known = first.get(revision);
        if (known === undefined) first.set(revision, site.label);
        else {
          const message = `${known} is version ${revision} of "${family}" already. Give this one another number.`;
          yield { pointer: child(pointer, 'revision'), message };
        }
      }
    }
  },
};
