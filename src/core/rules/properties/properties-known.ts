import type { Edit } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { nearestName } from '../shapes/nearest-name.ts';
import { settingsOf } from '../walk/parts.ts';

const known = [
  'connectionParameters',
  'connectionParameterSets',
  'iconBrandColor',
  'scriptOperations',
  'capabilities',
  'policyTemplateInstances',
  'publisher',
  'stackOwner',
];

/** A hint: real files carry others, and the service takes them. Source: domain notes AP-01, 1.2, 1.8. */
export const propertiesKnown: Rule = {
  id: 'properties-known',
  severity: 'info',
  why: 'What nobody knows is dropped when the connector is downloaded again.',
  source: 'apiProperties schema',
  notes: ['AP-01'],
  *check(document) {
    const settings = settingsOf(document) ?? {};
    for (const key of Object.keys(settings)) {
      if (known.includes(key)) continue;
      const meant = known.find((one) => one.toLowerCase() === key.toLowerCase()) ?? nearestName(key, known);
      const isFree = meant !== undefined && !Object.hasOwn(settings, meant);
      const pointer = child('/properties/properties', key);
      const edits = (): readonly Edit[] => [{ kind: 'rename', pointer, key: meant ?? key }];
      const isCase = meant?.toLowerCase() === key.toLowerCase();
      yield {
        pointer,
        message: isFree
          ? `The service knows no "${key}" here. Did you mean "${meant}"?`
          : `The service knows no "${key}" here, and passes it over. Remove it if nothing of yours reads it.`,
        ...(isFree && isCase && { fix: { title: `Call it “${meant}”`, edits } }),
      };
    }
  },
};
