import type { Rule } from '../rule.ts';
import { familiesIn } from '../walk/families.ts';

/** One without is taken for the first. Source: domain notes VER-01 (`OperationRevisionEmpty`). */
export const familyRevisionGiven: Rule = {
  id: 'family-revision-given',
  severity: 'warning',
  why: 'The newest version of an action is the one with the highest number, so at most one can do without.',
  source: 'Validation of the service',
  notes: ['VER-01'],
  serviceCodes: ['OperationFamilyHasManyEmptyRevisions', 'OperationRevisionEmpty'],
  *check(document) {
    for (const [family, versions] of familiesIn(document)) {
      const without = versions.filter(({ annotation }) => annotation['revision'] === undefined);
      for (const { pointer, site } of without.slice(1)) {
        const message = `${site.label} is a version of "${family}" without a number, and another one has none either. Give it a "revision", such as 2.`;
        yield { pointer, message };
      }
    }
  },
};
