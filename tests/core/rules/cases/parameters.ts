import { body, file, inPath, inQuery, operation, pathsWith, taking } from '../support/document-with.ts';
import type { RuleCases } from './case.ts';

const at = '/definition/paths/~1pets/post/parameters';
const definitions = (schemas: Readonly<Record<string, unknown>>) => ({ definitions: schemas });
const inForm = (name: string) => ({ name, in: 'formData', type: 'string' });
const inHeader = (name: string) => ({ name, in: 'header', type: 'string' });
const bodyOf = (schema: unknown, name = 'body') => ({ name, in: 'body', schema });
const internal = { 'x-ms-visibility': 'internal' };

export const parameterCases: RuleCases = {
  'parameter-name-reserved': [
    { name: 'others', definition: taking(inQuery('id'), inHeader('X-Authorization')), found: [] },
    { name: 'the connection', definition: taking(inQuery('connectionId')), found: [`${at}/0/name`] },
    {
      name: 'the sign-in, in any capitals',
      definition: taking(inHeader('authorization')),
      found: [`${at}/0/name`],
      says: /under Security/,
    },
    { name: 'not in the query', definition: taking(inQuery('Authorization')), found: [] },
  ],
  'parameter-name-repeated': [
    { name: 'once', definition: taking(inQuery('id'), inHeader('Id')), found: [] },
    { name: 'both required', definition: taking({ ...inQuery('id'), required: true }, inPath('id')), found: [] },
    { name: 'one optional', definition: taking(inPath('id'), inQuery('id')), found: [`${at}/1`], says: /"id_1"/ },
  ],
  'parameter-name-ambiguous': [
    {
      name: 'no such property',
      definition: taking(inQuery('body/name'), bodyOf({ properties: { id: { type: 'string' } } })),
      found: [],
    },
    {
      name: 'a property by its path, through a reference',
      definition: {
        ...taking(inQuery('body/owner/name'), bodyOf({ $ref: '#/definitions/Pet' })),
        ...definitions({ Pet: { properties: { owner: { properties: { name: { type: 'string' } } } } } }),
      },
      found: [`${at}/0`],
    },
    { name: 'no body', definition: taking(inQuery('body/name')), found: [] },
  ],
  'form-field-name': [
    { name: 'plain', definition: taking(inForm('first name-1')), found: [] },
    { name: 'accents elsewhere', definition: taking(inQuery('größe')), found: [] },
    { name: 'accents', definition: taking(inForm('größe')), found: [`${at}/0/name`] },
  ],
  'form-field-list': [
    { name: 'a text', definition: taking(inForm('tags')), found: [] },
    {
      name: 'a list in the query',
      definition: taking({ ...inQuery('tags'), type: 'array', items: { type: 'string' } }),
      found: [],
    },
    {
      name: 'a list',
      definition: taking({ ...inForm('tags'), type: 'array', items: { type: 'string' } }),
      found: [`${at}/0/type`],
    },
  ],
  'file-field-name': [
    { name: 'plain', definition: taking(file), found: [] },
    {
      name: 'a sign that the designer minds',
      definition: taking({ ...file, name: '@photo' }),
      found: [`${at}/0/name`],
    },
    { name: 'a text may be called so', definition: taking(inForm('@photo')), found: [] },
  ],
  'binary-form': [
    {
      name: 'several parts',
      definition: pathsWith(
        { consumes: ['multipart/form-data'], parameters: [{ ...inForm('photo'), format: 'binary' }] },
        '/pets',
        'post',
      ),
      found: [],
    },
    {
      name: 'a text',
      definition: pathsWith(
        { consumes: ['application/x-www-form-urlencoded'], parameters: [inForm('name')] },
        '/pets',
        'post',
      ),
      found: [],
    },
    {
      name: 'one long text, said for the whole file',
      definition: {
        consumes: ['application/x-www-form-urlencoded; charset=utf-8'],
        ...taking({ ...inForm('photo'), format: 'binary' }),
      },
      found: [`${at}/0`],
      fix: 'Send it as "multipart/form-data"',
      mended: { '/definition/paths/~1pets/post/consumes': ['multipart/form-data'] },
    },
    {
      name: 'a body, through a reference',
      definition: {
        ...pathsWith(
          {
            consumes: ['application/x-www-form-urlencoded'],
            parameters: [bodyOf({ $ref: '#/definitions/Photo' })],
          },
          '/pets',
          'post',
        ),
        ...definitions({ Photo: { type: 'string', format: 'binary' } }),
      },
      found: [`${at}/0`],
      mended: { '/definition/paths/~1pets/post/consumes': ['application/octet-stream'] },
    },
  ],
  'collection-format': [
    {
      name: 'commas, or not said',
      definition: taking(
        { ...inQuery('a'), type: 'array', items: { type: 'string' }, collectionFormat: 'csv' },
        { ...inQuery('b'), type: 'array', items: { type: 'string' } },
      ),
      found: [],
    },
    {
      name: 'repeated',
      definition: taking({ ...inQuery('a'), type: 'array', items: { type: 'string' }, collectionFormat: 'multi' }),
      found: [`${at}/0/collectionFormat`],
      says: /by repeating/,
      fix: 'Use "csv"',
      mended: { [`${at}/0/collectionFormat`]: 'csv' },
    },
    {
      name: 'repeated in a header is a fault of shape',
      definition: taking({ ...inHeader('a'), type: 'array', items: { type: 'string' }, collectionFormat: 'multi' }),
      found: [],
    },
    {
      name: 'of items',
      definition: taking({
        ...inQuery('a'),
        type: 'array',
        items: { type: 'array', collectionFormat: 'pipes', items: { type: 'string' } },
      }),
      found: [`${at}/0/items/collectionFormat`],
      mended: { [`${at}/0/items/collectionFormat`]: 'csv' },
    },
  ],
  'url-encoding-present': [
    { name: 'said', definition: taking({ ...inPath('id'), 'x-ms-url-encoding': 'double' }), found: [] },
    { name: 'in the query', definition: taking(inQuery('id')), found: [] },
    {
      name: 'not said',
      definition: taking({ name: 'id', in: 'path', required: true, type: 'string' }),
      found: [`${at}/0/x-ms-url-encoding`],
      fix: 'Set the URL encoding to "single"',
      mended: { [`${at}/0/x-ms-url-encoding`]: 'single' },
    },
  ],
  'url-encoding-place': [
    { name: 'in the path', definition: taking({ ...inPath('id'), 'x-ms-url-encoding': 'single' }), found: [] },
    {
      name: 'in the query',
      definition: taking({ ...inQuery('id'), 'x-ms-url-encoding': 'single' }),
      found: [`${at}/0/x-ms-url-encoding`],
      fix: 'Remove "x-ms-url-encoding"',
      mended: { [`${at}/0/x-ms-url-encoding`]: undefined, [`${at}/0/name`]: 'id' },
    },
  ],
  'url-encoding-value': [
    { name: 'known', definition: taking({ ...inPath('id'), 'x-ms-url-encoding': 'double' }), found: [] },
    {
      name: 'in capitals',
      definition: taking({ ...inPath('id'), 'x-ms-url-encoding': 'Single' }),
      found: [`${at}/0/x-ms-url-encoding`],
      fix: 'Write "single"',
      mended: { [`${at}/0/x-ms-url-encoding`]: 'single' },
    },
    {
      name: 'unknown',
      definition: taking({ ...inPath('id'), 'x-ms-url-encoding': true }),
      found: [`${at}/0/x-ms-url-encoding`],
    },
  ],
  'visibility-known': [
    {
      name: 'known, none or empty',
      definition: taking(inQuery('a'), { ...inQuery('b'), ...internal }, { ...inQuery('c'), 'x-ms-visibility': '' }),
      found: [],
    },
    {
      name: 'in capitals is a hint',
      definition: taking({ ...inQuery('a'), 'x-ms-visibility': 'Advanced' }),
      found: [],
    },
    {
      name: 'mistyped, of an operation',
      definition: pathsWith({ 'x-ms-visibility': 'importent' }),
      found: ['/definition/paths/~1pets/get/x-ms-visibility'],
      fix: 'Write "important"',
      mended: { '/definition/paths/~1pets/get/x-ms-visibility': 'important' },
    },
    {
      name: 'another word for none, of a property',
      definition: definitions({ A: { type: 'object', properties: { a: { 'x-ms-visibility': 'none' } } } }),
      found: ['/definition/definitions/A/properties/a/x-ms-visibility'],
      fix: 'Remove the visibility',
      mended: { '/definition/definitions/A/properties/a/x-ms-visibility': undefined },
    },
    {
      name: 'another word',
      definition: taking({ ...inQuery('a'), 'x-ms-visibility': 'hidden' }),
      found: [`${at}/0/x-ms-visibility`],
      says: /Use "important"/,
    },
  ],
  'visibility-case': [
    { name: 'small', definition: taking({ ...inQuery('a'), ...internal }), found: [] },
    { name: 'unknown', definition: taking({ ...inQuery('a'), 'x-ms-visibility': 'Hidden' }), found: [] },
    {
      name: 'capitals',
      definition: taking({ ...inQuery('a'), 'x-ms-visibility': 'Advanced' }),
      found: [`${at}/0/x-ms-visibility`],
      fix: 'Write the visibility in small letters',
      mended: { [`${at}/0/x-ms-visibility`]: 'advanced' },
    },
    {
      name: 'of an operation',
      definition: pathsWith({ 'x-ms-visibility': 'INTERNAL' }),
      found: ['/definition/paths/~1pets/get/x-ms-visibility'],
      mended: { '/definition/paths/~1pets/get/x-ms-visibility': 'internal' },
    },
  ],
  'internal-without-default': [
    {
      name: 'with a default, optional, or shown',
      definition: taking(
        { ...inQuery('a'), ...internal, required: true, default: 'x' },
        { ...inQuery('b'), ...internal },
        { ...inQuery('c'), required: true },
      ),
      found: [],
    },
    {
      name: 'a parameter',
      definition: taking({ ...inQuery('a'), 'x-ms-visibility': 'Internal', required: true }),
      found: [`${at}/0`],
      says: /nobody can fill it in/,
    },
    {
      name: 'with one value to choose from',
      definition: taking({ ...inQuery('a'), ...internal, required: true, enum: ['v1'] }),
      found: [`${at}/0`],
      fix: 'Take the only value as default',
      mended: { [`${at}/0/default`]: 'v1' },
    },
    {
      name: 'a property of a body, through a reference, and not the address of a webhook or what is answered',
      definition: {
        ...taking(bodyOf({ $ref: '#/definitions/Sent' })),
        ...definitions({
          Sent: {
            type: 'object',
            required: ['kind', 'url', 'owner'],
            properties: {
              kind: { type: 'string', ...internal },
              url: { type: 'string', ...internal, 'x-ms-notification-url': true },
              owner: { type: 'object', ...internal },
            },
          },
          Answered: { type: 'object', required: ['kind'], properties: { kind: { type: 'string', ...internal } } },
        }),
      },
      found: ['/definition/definitions/Sent/properties/kind'],
    },
  ],
  'internal-default-optional': [
    {
      name: 'required, shown, or in a path',
      definition: taking(
        { ...inQuery('a'), ...internal, default: 'x', required: true },
        { ...inQuery('b'), default: 'x' },
        { ...inPath('c'), ...internal, default: 'x', required: false },
      ),
      found: [],
    },
    {
      name: 'a parameter',
      definition: taking({ ...inQuery('a'), ...internal, default: 'x', required: false }),
      found: [`${at}/0/required`],
      fix: 'Make internal parameters with a default required',
      mended: { [`${at}/0/required`]: true },
    },
    {
      name: 'more properties of a body than there are rounds',
      definition: taking(
        bodyOf({
          type: 'object',
          required: ['id'],
          properties: {
            id: { type: 'string' },
            ...Object.fromEntries(
              Array.from({ length: 10 }, (_, index) => [`p${index}`, { type: 'string', ...internal, default: 'x' }]),
            ),
          },
        }),
      ),
      found: Array.from({ length: 10 }, (_, index) => `${at}/0/schema/properties/p${index}`),
      fix: 'Make internal fields with a default required',
      mended: { [`${at}/0/schema/required`]: ['id', ...Array.from({ length: 10 }, (_, index) => `p${index}`)] },
    },
    {
      name: 'of what is answered',
      definition: definitions({
        A: { type: 'object', properties: { a: { type: 'string', ...internal, default: 1 } } },
      }),
      found: [],
    },
  ],
  'parameter-shareable': [
    {
      name: 'in two operations, or not the same',
      definition: {
        paths: {
          '/a': { get: operation({ parameters: [inQuery('x')] }), post: operation({ parameters: [inQuery('x')] }) },
          '/b': { get: operation({ parameters: [{ ...inQuery('x'), required: true }] }) },
        },
      },
      found: [],
    },
    {
      name: 'bodies',
      definition: {
        paths: {
          '/a': Object.fromEntries(['post', 'put', 'patch'].map((m) => [m, operation({ parameters: [body] })])),
        },
      },
      found: [],
    },
    {
      name: 'in three, where the name is taken',
      definition: {
        paths: {
          '/a': Object.fromEntries(['get', 'post', 'put'].map((m) => [m, operation({ parameters: [inQuery('x')] })])),
        },
        parameters: { X: inQuery('other') },
      },
      found: ['/definition/paths/~1a/get/parameters/0'],
      says: /in 3 operations/,
      fix: 'Share the parameter',
      mended: {
        '/definition/parameters/X2': inQuery('x'),
        '/definition/paths/~1a/get/parameters/0': { $ref: '#/parameters/X2' },
        '/definition/paths/~1a/put/parameters/0': { $ref: '#/parameters/X2' },
      },
    },
    {
      name: 'in three, and shared already',
      definition: {
        paths: {
          '/a': Object.fromEntries(['get', 'post', 'put'].map((m) => [m, operation({ parameters: [inQuery('x')] })])),
        },
        parameters: { Known: inQuery('x') },
      },
      found: ['/definition/paths/~1a/get/parameters/0'],
      mended: { '/definition/parameters': { Known: inQuery('x') } },
    },
  ],
};
