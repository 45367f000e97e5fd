import { methods } from '../../definition/openapi2.ts';
import { anything, choice, listOf, mapOf, oneOf, text, truth, type ObjectShape, type Shape } from '../shapes/shape.ts';
import { header, orReference, parameter, parameterList, writtenOut } from './parameter-shapes.ts';
import { externalDocs, responseSchema, schema } from './schema-shapes.ts';
import { securityDefinition, securityRequirements } from './security-shapes.ts';

/**
 * The whole of OpenAPI 2.0 as a shape: it refuses what the official JSON schema (swagger.io/v2/schema.json) refuses,
 * but for the differences that its test lists with their reasons. Formats (`uri`, `email`) are not looked at.
 */

const contact: ObjectShape = {
  kind: 'object',
  name: 'a contact',
  members: { name: text, url: text, email: text },
  extensions: true,
};

const license: ObjectShape = {
  kind: 'object',
  name: 'a licence',
  members: { name: text, url: text },
  required: ['name'],
  extensions: true,
};

const info: ObjectShape = {
  kind: 'object',
  name: 'the information about the API',
  members: { title: text, version: text, description: text, termsOfService: text, contact, license },
  required: ['version', 'title'],
  extensions: true,
};

const mediaTypes = listOf(text, { unique: true });
const schemes = listOf(oneOf('http', 'https', 'ws', 'wss'), { unique: true });

const response: ObjectShape = {
  kind: 'object',
  name: 'a response',
  members: {
    description: text,
    schema: responseSchema,
    headers: mapOf('a set of headers', header),
    examples: mapOf('a set of examples', anything),
  },
  required: ['description'],
  extensions: true,
  hints: { content: 'Write "schema" in its place, and the media types into "produces".' },
  rules: { missing: { description: 'response-description' } },
};

const responses: ObjectShape = {
  kind: 'object',
  name: 'the responses of an operation',
  members: {},
  others: (name) => (/^(\d{3}|default)$/.test(name) ? orReference(response) : undefined),
  extensions: true,
  filled: true,
  rules: { unknown: 'response-status', filled: 'response-present' },
};

const operation: ObjectShape = {
  kind: 'object',
  name: 'an operation',
  members: {
    tags: listOf(text, { unique: true }),
    summary: text,
    description: text,
    externalDocs,
    operationId: text,
    produces: mediaTypes,
    consumes: mediaTypes,
    parameters: parameterList,
    responses,
    schemes,
    deprecated: truth,
    security: securityRequirements,
  },
  required: ['responses'],
  extensions: true,
  hints: {
    requestBody: 'Write a parameter with "in": "body" in its place.',
    servers: 'A connector has one "host" and "basePath".',
    callbacks: 'Remove them.',
  },
};

const pathItem: ObjectShape = {
  kind: 'object',
  name: 'a path',
  members: {
    $ref: text,
    parameters: parameterList,
    ...Object.fromEntries(methods.map((method) => [method, operation])),
  },
  extensions: true,
  hints: { trace: 'Remove it.', summary: 'Move it into the operations.', description: 'Move it into the operations.' },
};

const tag: ObjectShape = {
  kind: 'object',
  name: 'a tag',
  members: { name: text, description: text, externalDocs },
  required: ['name'],
  extensions: true,
};

/** Where the service puts the value of an environment variable of the solution. Source: domain notes, 3.6. */
const isEnvironmentVariable = (value: unknown): boolean =>
  typeof value === 'string' && value.startsWith('@environmentVariables(');

const basePath: Shape = { kind: 'text', pattern: /^\//, rule: 'base-path-start', advice: 'Start it with "/".' };

export const definitionShape: ObjectShape = {
  kind: 'object',
  name: 'an OpenAPI 2.0 definition',
  members: {
    swagger: { ...oneOf('2.0'), hints: { '2': 'Write "2.0".' } },
    info,
    host: {
      kind: 'text',
      pattern: /^[^{}/ :\\]+(?::\d+)?$/,
      rule: 'host-format',
      advice: 'Enter only the name of the server.',
    },
    basePath: choice((value) => (isEnvironmentVariable(value) ? text : basePath)),
    schemes,
    consumes: mediaTypes,
    produces: mediaTypes,
    paths: {
      kind: 'object',
      name: 'the paths of the API',
      members: {},
      others: (name) => (name.startsWith('/') ? pathItem : undefined),
      extensions: true,
      rules: { unknown: 'path-format' },
    },
    definitions: mapOf('the shared definitions', schema),
    parameters: mapOf('the shared parameters', writtenOut(parameter)),
    responses: mapOf('the shared responses', writtenOut(response)),
    security: securityRequirements,
    securityDefinitions: mapOf('the security definitions', securityDefinition),
    tags: listOf(tag, { unique: true }),
    externalDocs,
  },
  required: ['swagger', 'info', 'paths'],
  extensions: true,
  hints: {
    openapi: 'This looks like OpenAPI 3: import the file, and it is converted.',
    servers: 'Write "host", "basePath" and "schemes" in its place.',
    components: 'Write "definitions", "parameters" and "responses" in its place.',
  },
};
