import type { Rule } from '../rule.ts';
import { nearestName } from '../shapes/nearest-name.ts';
import { metadataIn, metadataNames } from '../walk/metadata.ts';

/** Source: domain notes INFO-10: exactly these three. 76 of 1,015 published connectors write "Privacy Policy". */
export const metadataNamesKnown: Rule = {
  id: 'metadata-names',
  severity: 'warning',
  profile: 'certification',
  why: 'Entries of the metadata are found by their names, letter for letter.',
  source: 'Validation of the service',
  notes: ['INFO-10'],
  serviceCodes: ['ConnectorMetadataPropertiesMissing'],
  *check(document) {
    const entries = metadataIn(document);
    const names = new Set(entries.map(({ name }) => name));
    const seen = new Set<string>();
    for (const { name, kind, pointer } of entries) {
      const at = `${pointer}/propertyName`;
      const meant = kind ?? nearestName(name.trim(), metadataNames);
      if (meant === name) {
        if (seen.has(name)) yield { pointer: at, message: `The metadata has "${name}" twice. Remove one of the two.` };
        seen.add(name);
        continue;
      }
      const isFree = !names.has(meant ?? '') && !seen.has(meant ?? '');
      if (meant !== undefined) seen.add(meant);
      yield {
        pointer: at,
        message:
          meant === undefined
            ? `"${name.slice(0, 80)}" is not known in the metadata. The names are "Website", "Privacy policy" and "Categories": use one of them, or remove the entry.`
            : `"${name.slice(0, 80)}" must be written "${meant}". Correct it.`,
        ...(meant !== undefined &&
          isFree && { fix: { title: `Write “${meant}”`, edits: () => [{ kind: 'set', pointer: at, value: meant }] } }),
      };
    }
  },
};
