import { isRecord } from './operations.ts';

/**
 * The members that the forms have fields for, by the kind of object they stand on. Whatever else an object has is shown
 * beside its form by name, with its value as JSON, so that nothing of a file is out of reach.
 */
export const formMembers = {
  definition: [
    'swagger',
    'info',
    'host',
    'basePath',
    'schemes',
    'paths',
    'definitions',
    'parameters',
    'responses',
    'securityDefinitions',
    'security',
    'consumes',
    'produces',
    'tags',
    'x-ms-connector-metadata',
    'x-ms-openai-manifest',
  ],
  info: [
    'title',
    'description',
    'version',
    'contact',
    'license',
    'termsOfService',
    'x-ms-api-annotation',
    'x-ms-deployment-version',
    'x-ms-keywords',
  ],
  pathItem: ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'parameters', 'x-ms-notification-content'],
  operation: [
    'operationId',
    'summary',
    'description',
    'parameters',
    'responses',
    'x-ms-visibility',
    'x-ms-trigger',
    'x-ms-trigger-hint',
  ],
  parameter: [
    '$ref',
    'name',
    'in',
    'description',
    'required',
    'schema',
    'type',
    'format',
    'items',
    'default',
    'enum',
    'x-ms-summary',
    'x-ms-visibility',
  ],
  /** An object with a `$ref`: the service reads nothing else of it. */
  reference: ['$ref'],
  schema: [
    '$ref',
    'type',
    'title',
    'description',
    'properties',
    'items',
    'required',
    'format',
    'default',
    'enum',
    'x-ms-summary',
    'x-ms-visibility',
    'additionalProperties',
    'allOf',
    'anyOf',
    'oneOf',
    'discriminator',
    'readOnly',
    'x-nullable',
    'x-ms-editor',
  ],
  items: ['type', 'format', 'items', 'enum'],
  response: ['$ref', 'description', 'schema', 'headers'],
  header: ['type', 'format', 'description'],
  properties: ['connectionParameters', 'iconBrandColor', 'scriptOperations', 'policyTemplateInstances'],
  policy: ['templateId', 'title', 'type', 'parameters'],
  /** Besides those of the template. */
  policyParameters: ['x-ms-apimTemplate-operationName'],
  connectionParameter: ['type', 'uiDefinition', 'defaultValue', 'allowedValues'],
  connectionUiDefinition: ['displayName', 'description', 'tooltip', 'constraints'],
  connectionConstraints: ['required', 'hidden', 'clearText', 'tabIndex', 'allowedValues', 'capability'],
  oAuthSettings: [
    'identityProvider',
    'clientId',
    'clientSecret',
    'scopes',
    'redirectMode',
    'redirectUrl',
    'customParameters',
  ],
  connectionParameterSets: ['uiDefinition', 'values'],
  connectionParameterSet: ['name', 'uiDefinition', 'parameters'],
  securityDefinition: ['type', 'description', 'name', 'in', 'flow', 'authorizationUrl', 'tokenUrl', 'scopes'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FormSubject = keyof typeof formMembers;

/** The members of an object that its form has no field for, in the order of the text. */
export function otherMembers(
  subject: FormSubject,
  value: unknown,
): readonly (readonly [name: string, value: unknown])[] {
  if (!isRecord(value)) return [];
  const known: readonly string[] = formMembers[subject];
  return Object.entries(value).filter(([name]) => !known.includes(name));
}
