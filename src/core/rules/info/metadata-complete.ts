import type { Rule } from '../rule.ts';
import { metadataIn, metadataNames, metadataPointer } from '../walk/metadata.ts';
import { definitionOf } from '../walk/parts.ts';

/** Source: domain notes INFO-10 (`ConnectorMetadataPropertiesMissing`). 54 of 1,015 published connectors have no list. */
export const metadataComplete: Rule = {
  id: 'metadata-complete',
  severity: 'warning',
  profile: 'certification',
  why: 'The page of a published connector leads to its website and its privacy policy, and shows its categories.',
  source: 'Validation of the service',
  notes: ['INFO-10'],
  serviceCodes: ['ConnectorMetadataPropertiesMissing'],
  *check(document) {
    const definition = definitionOf(document);
    if (!definition) return;
    const list = definition['x-ms-connector-metadata'];
    if (list !== undefined && !Array.isArray(list)) return;
    const entries = metadataIn(document);
    if (entries.length === 0) {
      const message =
        'Nothing is said of the website, the privacy policy and the categories. Fill them in on the General tab.';
      yield { pointer: metadataPointer, message };
      return;
    }
    for (const name of metadataNames) {
      const entry = entries.find(({ kind }) => kind === name);
      if (!entry)
        yield {
          pointer: metadataPointer,
          message: `The connector's metadata has no "${name}". Add it on the General tab.`,
        };
      else if (entry.value.trim() === '')
        yield {
          pointer: `${entry.pointer}/propertyValue`,
          message: `"${name}" is empty in the connector's metadata. Fill it in.`,
        };
    }
  },
};
