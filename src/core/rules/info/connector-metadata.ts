import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, isText, membersOf } from '../walk/parts.ts';

const member = 'x-ms-connector-metadata';
const pointer = `/definition/${member}`;

/** Source: domain notes INFO-10. Which names it must have is a matter of certification. */
export const connectorMetadata: Rule = {
  id: 'connector-metadata',
  severity: 'warning',
  why: 'The wizard shows the website, the privacy policy and the categories of a connector from this list.',
  source: 'Connector documentation',
  notes: ['INFO-10'],
  *check(document) {
    const definition = definitionOf(document);
    if (!definition || !Object.hasOwn(definition, member)) return;
    const entries = definition[member];
    const shape = '{ "propertyName": "Website", "propertyValue": "https://…" }';
    if (!Array.isArray(entries)) {
      yield {
        pointer,
        message: `The connector's metadata must be a list of entries such as ${shape}. Write one, or remove it.`,
      };
      return;
    }
    for (const [index, entry] of entries.entries()) {
      const { propertyName, propertyValue } = membersOf(entry);
      if (isText(propertyName) && isText(propertyValue)) continue;
      yield {
        pointer: child(pointer, index),
        message: `An entry of the connector's metadata looks like ${shape}. Correct or remove this one.`,
      };
    }
  },
};
