import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { familiesIn } from '../walk/families.ts';

/** Source: domain notes VER-01 (`OperationFamilyHasManyActiveProductionOperations`): "1 active Production". */
export const familyProduction: Rule = {
  id: 'family-production',
  severity: 'warning',
  why: 'Of the versions of an action, one is meant for daily use; the others are in preview or deprecated.',
  source: 'Validation of the service',
  notes: ['VER-01'],
  serviceCodes: ['OperationFamilyHasManyActiveProductionOperations'],
  *check(document) {
    for (const [family, versions] of familiesIn(document)) {
      const inUse = versions.filter(({ isActive, annotation }) => isActive && annotation['status'] === 'Production');
      for (const { pointer, site } of inUse.slice(1)) {
        const message = `"${family}" has more than one version with the status "Production". Mark the older one as deprecated, or ${site.label} as "Preview".`;
        yield { pointer: child(pointer, 'status'), message };
      }
    }
  },
};
