import { body, file, inQuery, operation, pathsWith } from '../support/document-with.ts';
import type { RuleCase, RuleCases } from './case.ts';

const at = '/definition/paths/~1pets/get';
const post = '/definition/paths/~1pets/post';
const field = { name: 'name', in: 'formData', type: 'string' };
const text = { name: 'body', in: 'body', schema: { type: 'string' } };
const bytes = { name: 'body', in: 'body', schema: { type: 'string', format: 'binary' } };
const sending = (parameter: unknown, consumes?: unknown) =>
  pathsWith({ parameters: [parameter], ...(consumes !== undefined && { consumes }) }, '/pets', 'post');
const pageable = (nextLinkName: unknown) => pathsWith({ 'x-ms-pageable': { nextLinkName } });
const policy = (...ids: readonly string[]) => ({
  policyTemplateInstances: [
    {
      templateId: 'UpdateNextLink',
      parameters: {
        'x-ms-apimTemplateParameter.nextLinkPropertyName': 'nextLink',
        'x-ms-apimTemplate-operationName': ids,
      },
    },
  ],
});
const forAi = (members: Readonly<Record<string, unknown>>, others: Readonly<Record<string, unknown>> = {}) => ({
  'x-ms-openai-data': { 'openai-enabled': true, operations: [{ operationId: 'GetPet', ...members }], ...others },
});
/** An object with so many fields, one below the other. */
const deep = (levels: number): Readonly<Record<string, unknown>> =>
  levels === 0 ? { type: 'string' } : { type: 'object', properties: { a: deep(levels - 1) } };
const wide = (fields: number) => ({
  type: 'object',
  properties: Object.fromEntries(Array.from({ length: fields }, (_, index) => [`a${index}`, { type: 'string' }])),
});
const answering = (schema: unknown) => pathsWith({ responses: { 200: { description: 'OK', schema } } });
const operations = (count: number, members: (index: number) => Readonly<Record<string, unknown>> = () => ({})) => ({
  paths: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `/${index}`,
      { get: operation({ operationId: `Get${index}`, ...members(index) }) },
    ]),
  ),
});
/** Answers of 400 fields each, so many of them. */
const answers = (count: number) => ({
  ...pathsWith({
    responses: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        String(200 + index),
        { description: 'OK', schema: { $ref: '#/definitions/Wide' } },
      ]),
    ),
  }),
  definitions: { Wide: wide(400) },
});

const mediaTypes = (
  good: readonly string[],
  bad: Readonly<Record<string, string | undefined>>,
): readonly RuleCase[] => [
  ...good.map((one) => ({ name: `good: ${one}`, definition: { produces: [one] }, found: [] })),
  ...Object.entries(bad).map(([one, mended]) => ({
    name: `bad: ${one}`,
    definition: { produces: [one] },
    found: ['/definition/produces/0'],
    ...(mended !== undefined && { mended: { '/definition/produces/0': mended } }),
  })),
];

export const operationContentCases: RuleCases = {
  'consumes-present': [
    { name: 'nothing is sent', definition: pathsWith({ parameters: [inQuery('a')] }), found: [] },
    { name: 'its own', definition: sending(body, ['application/json']), found: [] },
    { name: 'those of all', definition: { ...sending(body), consumes: ['application/json'] }, found: [] },
    { name: 'a file, which another rule tells', definition: sending(file), found: [] },
    { name: 'a fault of shape', definition: sending(body, 'application/json'), found: [] },
    {
      name: 'an object',
      definition: sending(body),
      found: [post],
      fix: 'Say how the body is written',
      mended: { [`${post}/consumes`]: ['application/json'] },
    },
    {
      name: 'a form, and an empty list of its own',
      definition: { ...sending(field, []), consumes: ['application/json'] },
      found: [`${post}/consumes`],
      mended: { [`${post}/consumes`]: ['application/x-www-form-urlencoded'] },
    },
    {
      name: 'bytes',
      definition: sending(bytes),
      found: [post],
      mended: { [`${post}/consumes`]: ['application/octet-stream'] },
    },
    { name: 'a text, which can be written in two ways', definition: sending(text), found: [post], says: /text\/plain/ },
    {
      name: 'a shared body of a shared kind',
      definition: {
        ...sending({ $ref: '#/parameters/Pet' }),
        parameters: { Pet: { name: 'pet', in: 'body', schema: { $ref: '#/definitions/Pet' } } },
        definitions: { Pet: { type: 'string', format: 'binary' } },
      },
      found: [post],
      says: /octet-stream/,
    },
  ],
  'consumes-fits': [
    { name: 'JSON', definition: sending(body, ['application/json; charset=utf-8']), found: [] },
    { name: 'a kind of JSON, XML', definition: sending(body, ['application/merge-patch+json', 'text/xml']), found: [] },
    { name: 'an object as a form', definition: sending(body, ['application/x-www-form-urlencoded']), found: [] },
    { name: 'text as anything', definition: sending(text, ['image/png']), found: [] },
    { name: 'nothing said', definition: sending(body), found: [] },
    {
      name: 'an object as text',
      definition: sending(body, ['text/plain']),
      found: [`${post}/consumes`],
      says: /an object with members, which cannot be written as "text\/plain"/,
      fix: 'Say how the body is written',
      mended: { [`${post}/consumes`]: ['application/json'] },
    },
    {
      name: 'a form as what all send',
      definition: { ...sending(field), consumes: ['application/json'] },
      found: [post],
      mended: {
        [`${post}/consumes`]: ['application/x-www-form-urlencoded'],
        '/definition/consumes': ['application/json'],
      },
    },
  ],
  'consumes-one': [
    { name: 'one', definition: sending(body, ['application/json']), found: [] },
    { name: 'one in several spellings', definition: sending(body, ['application/json', 'text/json']), found: [] },
    { name: 'those of all', definition: { ...sending(body), consumes: ['application/json', 'text/xml'] }, found: [] },
    {
      name: 'several',
      definition: sending(body, ['text/plain', 'multipart/form-data', 'application/json']),
      found: [`${post}/consumes`],
      fix: 'Keep the one that is used',
      mended: { [`${post}/consumes`]: ['application/json'] },
    },
  ],
  'consumes-supported': [
    { name: 'JSON', definition: sending(body, ['text/xml', 'application/json']), found: [] },
    { name: 'a text as XML', definition: sending(text, ['application/xml']), found: [] },
    { name: 'an object as XML', definition: sending(body, ['application/soap+xml']), found: [`${post}/consumes`] },
  ],
  'media-type-format': [
    ...mediaTypes(
      ['application/json', '*/*', 'text/plain; charset="utf-8"', 'application/vnd.pets.v1+json', 'image/*'],
      { json: 'application/json', 'text/plain ;': 'text/plain', 'application json': undefined, '': undefined },
    ),
    {
      name: 'of an operation',
      definition: pathsWith({ consumes: ['form-data', 5, 'json', 'application/json'] }),
      found: [`${at}/consumes/0`, `${at}/consumes/2`],
      mended: { [`${at}/consumes`]: ['multipart/form-data', 5, 'json', 'application/json'] },
    },
  ],
  'produces-readable': [
    { name: 'nothing said', definition: pathsWith({}), found: [] },
    { name: 'JSON as well', definition: pathsWith({ produces: ['application/xml', 'text/json'] }), found: [] },
    { name: 'a picture', definition: pathsWith({ produces: ['image/png'] }), found: [] },
    {
      name: 'only XML',
      definition: pathsWith({ produces: ['application/xml', 'text/xml'] }),
      found: [`${at}/produces`],
    },
    { name: 'only XML for all', definition: { ...pathsWith({}), produces: ['application/soap+xml'] }, found: [at] },
  ],
  'next-link-name': [
    { name: 'the two', definition: pageable('nextLink'), found: [] },
    { name: 'the other', definition: pageable('@odata.nextLink'), found: [] },
    { name: 'a fault of shape', definition: pageable(5), found: [] },
    {
      name: 'other capitals',
      definition: pageable('NextLink'),
      found: [`${at}/x-ms-pageable/nextLinkName`],
      fix: 'Correct the name',
      mended: { [`${at}/x-ms-pageable/nextLinkName`]: 'nextLink' },
    },
    {
      name: 'another',
      definition: pageable('next'),
      found: [`${at}/x-ms-pageable/nextLinkName`],
      says: /cannot be in "next"/,
    },
  ],
  'next-link-policy': [
    { name: 'no pages', definition: pathsWith({}), found: [] },
    { name: 'a policy for it', definition: pageable('nextLink'), properties: policy('GetPet'), found: [] },
    { name: 'a policy for all', definition: pageable('nextLink'), properties: policy(), found: [] },
    { name: 'a script', definition: pageable('nextLink'), script: '', found: [] },
    { name: 'properties that do not read', definition: pageable('nextLink'), properties: '{', found: [] },
    { name: 'none', definition: pageable('nextLink'), found: [`${at}/x-ms-pageable`] },
    {
      name: 'one for another',
      definition: pageable('nextLink'),
      properties: policy('A'),
      found: [`${at}/x-ms-pageable`],
    },
  ],
  'mcp-protocol': [
    { name: 'none', definition: pathsWith({}), found: [] },
    {
      name: 'a POST',
      definition: pathsWith({ 'x-ms-agentic-protocol': 'mcp-streamable-1.0' }, '/a', 'post'),
      found: [],
    },
    {
      name: 'another protocol',
      definition: pathsWith({ 'x-ms-agentic-protocol': 'mcp' }, '/pets', 'post'),
      found: [`${post}/x-ms-agentic-protocol`],
      fix: 'Write “mcp-streamable-1.0”',
      mended: { [`${post}/x-ms-agentic-protocol`]: 'mcp-streamable-1.0' },
    },
    {
      name: 'a GET',
      definition: pathsWith({ 'x-ms-agentic-protocol': 'mcp-streamable-1.0' }),
      found: [`${at}/x-ms-agentic-protocol`],
      says: /only a POST can/,
    },
  ],
  'ai-operation-own': [
    { name: 'its own', definition: pathsWith(forAi({})), found: [] },
    { name: 'several, of which one may be', definition: pathsWith(forAi({}, { operations: [{}, {}] })), found: [] },
    { name: 'a fault of shape', definition: pathsWith(forAi({ operationId: 5 })), found: [] },
    {
      name: 'another',
      definition: pathsWith(forAi({ operationId: 'GetOwner' })),
      found: [`${at}/x-ms-openai-data/operations/0/operationId`],
      fix: 'Name the operation itself',
      mended: { [`${at}/x-ms-openai-data/operations/0/operationId`]: 'GetPet' },
    },
  ],
  'ai-confirmation': [
    { name: 'a GET', definition: pathsWith(forAi({ 'x-ms-require-user-confirmation': false })), found: [] },
    {
      name: 'it is asked for',
      definition: pathsWith(forAi({ 'x-ms-require-user-confirmation': true }), '/pets', 'post'),
      found: [],
    },
    {
      name: 'safe by its own word',
      definition: pathsWith(
        { 'x-ms-safe-operation': true, ...forAi({ 'x-ms-require-user-confirmation': false }) },
        '/pets',
        'post',
      ),
      found: [],
    },
    {
      name: 'switched off',
      definition: pathsWith(
        forAi({ 'x-ms-require-user-confirmation': false }, { 'openai-enabled': false }),
        '/pets',
        'post',
      ),
      found: [],
    },
    {
      name: 'a POST without',
      definition: pathsWith(forAi({ 'x-ms-require-user-confirmation': false }), '/pets', 'post'),
      found: [`${post}/x-ms-openai-data/operations/0/x-ms-require-user-confirmation`],
    },
  ],
  'operation-extensions': [
    { name: 'none', definition: pathsWith({}), found: [] },
    {
      name: 'as they should be',
      definition: pathsWith({
        ...forAi({ parameters: [{ name: 'body', type: 'upsert' }] }),
        'x-ms-api-annotation': {
          family: 'Pet',
          revision: 1,
          status: 'Preview',
          replacement: { api: 'a', operationId: 'b' },
        },
        'x-ms-capabilities': { chunkTransfer: true, acceptUploadChunkSizeInMB: 4 },
        'x-ms-operation-context': { simulate: { operationId: 'GetPet', parameters: { top: 1 } } },
        'x-ms-no-generic-test': true,
        'x-ms-name-for-model': 'pet',
      }),
      found: [],
    },
    {
      name: 'numbers and truth in quotes',
      definition: pathsWith({
        'x-ms-api-annotation': { family: 'Pet', revision: '2' },
        'x-ms-no-generic-test': 'true',
      }),
      found: [`${at}/x-ms-api-annotation/revision`, `${at}/x-ms-no-generic-test`],
      fix: 'Write it as a number',
      mended: { [`${at}/x-ms-api-annotation/revision`]: 2, [`${at}/x-ms-no-generic-test`]: true },
    },
    {
      name: 'what cannot be, and what is missing',
      definition: pathsWith({
        'x-ms-api-annotation': { revision: 0, status: 'Beta' },
        'x-ms-pageable': {},
        'x-ms-capabilities': [],
      }),
      found: [
        `${at}/x-ms-api-annotation/revision`,
        `${at}/x-ms-api-annotation/status`,
        `${at}/x-ms-pageable`,
        `${at}/x-ms-capabilities`,
      ],
    },
  ],
  'operation-count': [
    { name: '256', definition: operations(256), found: [] },
    { name: '257', definition: operations(257), found: ['/definition/paths'], says: /has 257 operations, 256/ },
  ],
  'body-schema-count': [
    { name: 'few', definition: answering(wide(500)), found: [] },
    { name: 'many', definition: answering(wide(513)), found: [`${at}/responses/200`], says: /512 are possible/ },
  ],
  'operation-schema-count': [
    { name: 'few', definition: answers(40), found: [] },
    { name: 'many', definition: answers(42), found: [at], says: /16,384 are possible/ },
  ],
  'total-schema-count': [
    { name: 'few', definition: answers(1), found: [] },
    {
      name: 'many',
      definition: {
        ...operations(260, () => ({ responses: answers(41).paths['/pets']?.['get']?.['responses'] })),
        definitions: { Wide: wide(400) },
      },
      found: ['/definition/paths'],
      says: /4,194,304 are possible/,
    },
  ],
  'schema-depth': [
    { name: 'flat', definition: answering(deep(10)), found: [] },
    { name: 'deep', definition: answering(deep(20)), found: [`${at}/responses/200`], says: /levels deep/ },
  ],
};
