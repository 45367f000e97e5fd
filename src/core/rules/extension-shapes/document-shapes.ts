import { anything, listOf, mapOf, oneOf, text, truth, type ObjectShape, type Shape } from '../shapes/shape.ts';

/** An object of which only some members are looked at. */
export const open = (
  name: string,
  members: Readonly<Record<string, Shape>>,
  required: readonly string[] = [],
): ObjectShape => ({ kind: 'object', name, members, required, others: () => anything });

export const status: Shape = oneOf('Preview', 'Production');

const call = open('a call of an operation', { operationId: text, parameters: mapOf('the arguments', anything) }, [
  'operationId',
]);

/** What is known of the root's members. The list of metadata has a rule of its own. Source: domain notes, 2.2 and 2.5. */
export const rootExtensions: Readonly<Record<string, Shape>> = {
  'x-ms-capabilities': open('the abilities of the connector', {
    testConnection: call,
    'file-picker': open('a file picker', {
      open: call,
      browse: call,
      'value-title': text,
      'value-path': text,
      'value-collection': text,
      'value-folder-property': text,
      'value-media-property': text,
    }),
  }),
  'x-ms-connector-metadata': anything,
  'x-ms-docs': listOf(open('a link to documentation', { url: text, description: text }, ['url'])),
  'x-ms-openai-manifest': open('the description for AI plugins', {
    humanName: text,
    modelDescription: text,
    contactEmail: text,
    legalUrl: text,
  }),
  'x-ms-openai-data': open('the settings for AI plugins', { 'openai-enabled': truth }),
};

export const infoExtensions: Readonly<Record<string, Shape>> = {
  'x-ms-api-annotation': open('the status of the connector', { status }),
  'x-ms-deployment-version': text,
  'x-ms-keywords': listOf(text),
  'x-ms-openai-published-to-copilots': listOf(
    open('an entry for a copilot', { 'AICopilot-enabled': truth, AICopilotName: text }),
  ),
};
