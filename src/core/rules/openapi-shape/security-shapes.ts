import { isRecord } from '../../definition/operations.ts';
import { anything, choice, listOf, mapOf, oneOf, text, type ObjectShape, type Shape } from '../shapes/shape.ts';

/** Source: OpenAPI 2.0, Security Scheme Object and Security Requirement Object, as the official JSON schema has them. */

const scopes = mapOf('the scopes', text);

const oauth2 = (name: string, ...urls: readonly ('authorizationUrl' | 'tokenUrl')[]): ObjectShape => ({
  kind: 'object',
  name,
  members: {
    type: text,
    flow: text,
    scopes,
    description: text,
    ...Object.fromEntries(urls.map((url): [string, Shape] => [url, text])),
  },
  required: ['type', 'flow', ...urls],
  extensions: true,
  hints: { flows: 'Write "flow" and its addresses directly into this object.' },
});

const basic: ObjectShape = {
  kind: 'object',
  name: 'basic authentication',
  members: { type: text, description: text },
  required: ['type'],
  extensions: true,
};

const apiKey: ObjectShape = {
  kind: 'object',
  name: 'an API key',
  members: { type: text, name: text, in: oneOf('header', 'query'), description: text },
  required: ['type', 'name', 'in'],
  extensions: true,
};

const flows: Readonly<Record<string, ObjectShape>> = {
  implicit: oauth2('an implicit OAuth 2.0 flow', 'authorizationUrl'),
  password: oauth2('an OAuth 2.0 password flow', 'tokenUrl'),
  application: oauth2('an OAuth 2.0 application flow', 'tokenUrl'),
  accessCode: oauth2('an OAuth 2.0 access code flow', 'authorizationUrl', 'tokenUrl'),
};

const unknownFlow: ObjectShape = {
  kind: 'object',
  name: 'an OAuth 2.0 definition',
  members: {
    flow: {
      ...oneOf(...Object.keys(flows)),
      hints: { authorizationCode: 'Write "accessCode".', clientCredentials: 'Write "application".' },
    },
    scopes,
  },
  required: ['flow'],
  others: () => anything,
};

const unknownType: ObjectShape = {
  kind: 'object',
  name: 'a security definition',
  members: {
    type: {
      ...oneOf('basic', 'apiKey', 'oauth2'),
      hints: {
        http: 'Write "basic"; for a bearer token write "apiKey" with the header "Authorization".',
        openIdConnect: 'Write "oauth2" with its addresses.',
      },
    },
  },
  required: ['type'],
  others: () => anything,
};

export const securityDefinition = choice((value) => {
  const { type, flow } = isRecord(value) ? value : {};
  switch (type) {
    case 'basic':
      return basic;
    case 'apiKey':
      return apiKey;
    case 'oauth2':
      return (typeof flow === 'string' && Object.hasOwn(flows, flow) && flows[flow]) || unknownFlow;
    default:
      return unknownType;
  }
});

export const securityRequirements = listOf(mapOf('a security requirement', listOf(text, { unique: true })), {
  unique: true,
});
