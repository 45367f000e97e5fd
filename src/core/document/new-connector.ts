import type { Definition } from '../definition/openapi2.ts';
import type { AddressParts } from '../definition/general/split-address.ts';
import type { Connector } from './connector.ts';
import { defaultBrandColor, type Properties } from './properties.ts';

/** The order in which the wizard writes the root of a definition (432 published files exactly). */
const definitionOrder = [
  'swagger',
  'info',
  'host',
  'basePath',
  'schemes',
  'consumes',
  'produces',
  'paths',
  'definitions',
  'parameters',
  'responses',
  'securityDefinitions',
  'security',
  'tags',
  'x-ms-connector-metadata',
];

const propertiesOrder = [
  'connectionParameters',
  'iconBrandColor',
  'scriptOperations',
  'capabilities',
  'policyTemplateInstances',
  'publisher',
  'stackOwner',
];

/** Writes both files of a connector that is made anew: two spaces, members in the wizard's order, then any others. */
export function newConnector(parts: { readonly definition: Definition; readonly properties: Properties }): Connector {
  return {
    definition: writeJson(inOrder(parts.definition, definitionOrder)),
    properties: writeJson({ properties: inOrder(parts.properties, propertiesOrder) }),
  };
}

/** A connector with nothing in it yet but what the service asks for. */
export function blankConnector({
  title,
  host,
  scheme = 'https',
  basePath = '/',
}: AddressParts & { readonly title: string }): Connector {
  return newConnector({
    definition: {
      swagger: '2.0',
      info: { title, description: '', version: '1.0' },
      host,
      basePath,
      schemes: [scheme],
      consumes: [],
      produces: [],
      paths: {},
      definitions: {},
      parameters: {},
      responses: {},
      securityDefinitions: {},
      security: [],
      tags: [],
    },
    properties: { connectionParameters: {}, iconBrandColor: defaultBrandColor, capabilities: [] },
  });
}

/** JSON text as a new file has it: two spaces, no line end at the end of the file. */
export const writeJson = (value: unknown): string => JSON.stringify(value, null, 2);

function inOrder(object: object, order: readonly string[]): object {
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => place(a) - place(b)));
}
