import type { Rule } from '../rule.ts';
import { familiesIn } from '../walk/families.ts';

/** Two: one that is in production, and one that is to follow it. */
const most = 2;

/** Told of the versions that came first. Source: domain notes VER-01 (`OperationFamilyHasManyActiveOperations`). */
export const familyActive: Rule = {
  id: 'family-active',
  severity: 'warning',
  why: 'Makers find each version that is not deprecated in the list of actions, and cannot know which one to take.',
  source: 'Validation of the service',
  notes: ['VER-01'],
  serviceCodes: ['OperationFamilyHasManyActiveOperations'],
  *check(document) {
    for (const [family, versions] of familiesIn(document)) {
      const active = versions.filter(({ isActive }) => isActive);
      const oldest = active
        .toSorted((a, b) => revisionOf(a.annotation['revision']) - revisionOf(b.annotation['revision']))
        .slice(0, Math.max(0, active.length - most));
      for (const { pointer, site } of oldest) {
        const message = `"${family}" has ${active.length} versions in use, ${most} are possible. Mark ${site.label}, an older one, as deprecated.`;
        yield { pointer, message };
      }
    }
  },
};

const revisionOf = (revision: unknown): number => (typeof revision === 'number' ? revision : 0);
