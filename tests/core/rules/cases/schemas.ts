import { inQuery, pathsWith, taking } from '../support/document-with.ts';
import type { RuleCases } from './case.ts';

const at = '/definition/definitions/A';
const parameter = '/definition/paths/~1pets/post/parameters/0';
const schema = (A: unknown, others: Readonly<Record<string, unknown>> = {}) => ({ definitions: { A, ...others } });
const sending = (A: unknown) => ({
  ...taking({ name: 'body', in: 'body', schema: { $ref: '#/definitions/A' } }),
  ...schema(A),
});
const text = { type: 'string' };

export const schemaCases: RuleCases = {
  'required-on-object': [
    { name: 'of an object', definition: schema({ type: 'object', required: ['a'] }), found: [] },
    { name: 'without a type', definition: schema({ required: ['a'] }), found: [] },
    {
      name: 'of a text',
      definition: schema({ ...text, required: ['a'] }),
      found: [`${at}/required`],
      fix: 'Remove “required”',
      mended: { [at]: text },
    },
    {
      name: 'with properties',
      definition: schema({ type: 'array', items: {}, required: ['a'], properties: { a: text } }),
      found: [`${at}/required`],
      says: /Set the type to "object"/,
    },
  ],
  'required-read-only': [
    {
      name: 'what is answered may be',
      definition: schema({ type: 'object', required: ['id'], properties: { id: { ...text, readOnly: true } } }),
      found: [],
    },
    {
      name: 'what is sent may not be',
      definition: sending({
        type: 'object',
        required: ['id', 'name', 'at'],
        properties: { id: { ...text, readOnly: true }, name: text, at: { ...text, readOnly: true } },
      }),
      found: [`${at}/required/0`, `${at}/required/2`],
      fix: 'Take read-only properties off “required”',
      mended: { [`${at}/required`]: ['name'] },
    },
    {
      name: 'nothing is left',
      definition: sending({ type: 'object', required: ['id'], properties: { id: { ...text, readOnly: true } } }),
      found: [`${at}/required/0`],
      mended: { [`${at}/required`]: undefined },
    },
  ],
  'exclusive-needs-bound': [
    { name: 'with it', definition: schema({ type: 'number', maximum: 5, exclusiveMaximum: true }), found: [] },
    { name: 'as OpenAPI 3.1 has it', definition: schema({ type: 'number', exclusiveMaximum: 5 }), found: [] },
    {
      name: 'without, of a parameter',
      definition: taking({ ...inQuery('a'), type: 'integer', exclusiveMinimum: true }),
      found: [`${parameter}/exclusiveMinimum`],
      fix: 'Remove "exclusiveMinimum"',
      mended: { [`${parameter}/exclusiveMinimum`]: undefined },
    },
  ],
  'bounds-in-order': [
    { name: 'they are', definition: schema({ type: 'number', minimum: 1, maximum: 1, minLength: 0 }), found: [] },
    {
      name: 'they are not',
      definition: schema({ ...text, minLength: 5, maxLength: 2 }),
      found: [`${at}/minLength`],
      says: /is 5, which is more than "maxLength", 2/,
    },
  ],
  'format-known': [
    { name: 'known', definition: schema({ ...text, format: 'date-no-tz' }), found: [] },
    { name: 'no text', definition: schema({ ...text, format: 5 }), found: [] },
    {
      name: 'in capitals',
      definition: schema({ ...text, format: 'Date-Time' }),
      found: [`${at}/format`],
      fix: 'Write the format as "date-time"',
      mended: { [`${at}/format`]: 'date-time' },
    },
    {
      name: 'by another word, of a parameter',
      definition: taking({ ...inQuery('a'), type: 'integer', format: 'int' }),
      found: [`${parameter}/format`],
      fix: 'Write the format as "int32"',
      mended: { [`${parameter}/format`]: 'int32' },
    },
    {
      name: 'no more than the type',
      definition: schema({ ...text, format: 'string' }),
      found: [`${at}/format`],
      fix: 'Remove the format',
      mended: { [`${at}/format`]: undefined },
    },
    { name: 'unknown', definition: schema({ ...text, format: 'phone' }), found: [`${at}/format`], says: /Remove it/ },
    {
      name: 'unknown, of a number',
      definition: schema({ type: 'integer', format: 'phone' }),
      found: [`${at}/format`],
      says: /Power Apps cannot/,
    },
  ],
  'format-fits-type': [
    {
      name: 'it does',
      definition: schema({ properties: { a: { ...text, format: 'uuid' }, b: { type: 'number', format: 'int32' } } }),
      found: [],
    },
    { name: 'an unknown one', definition: schema({ ...text, format: 'x' }), found: [] },
    {
      name: 'a number in a text',
      definition: schema({ ...text, format: 'int32' }),
      found: [`${at}/format`],
      says: /Set the type to "integer"/,
    },
    { name: 'on a list', definition: schema({ type: 'array', format: 'date', items: text }), found: [`${at}/format`] },
  ],
  'binary-place': [
    { name: 'the whole body', definition: sending({ ...text, format: 'binary' }), found: [] },
    {
      name: 'a field of a form',
      definition: taking({ name: 'a', in: 'formData', ...text, format: 'binary' }),
      found: [],
    },
    {
      name: 'in what is answered',
      definition: schema({ type: 'object', properties: { a: { ...text, format: 'binary' } } }),
      found: [],
    },
    {
      name: 'in the query',
      definition: taking({ ...inQuery('a'), format: 'binary' }),
      found: [`${parameter}/format`],
      says: /in the query/,
    },
    {
      name: 'in a body, also through a reference',
      definition: {
        ...taking({
          name: 'body',
          in: 'body',
          schema: { properties: { a: { $ref: '#/definitions/A' }, b: { items: { ...text, format: 'binary' } } } },
        }),
        ...schema({ ...text, format: 'binary' }),
      },
      found: [`${parameter}/schema/properties/a`, `${parameter}/schema/properties/b/items`],
    },
  ],
  'all-of': [
    { name: 'none', definition: schema({ type: 'object', properties: {} }), found: [] },
    {
      name: 'a base and what is its own',
      definition: schema(
        {
          allOf: [{ $ref: '#/definitions/Base' }, { type: 'object', properties: { b: text } }],
          title: 'Whole',
          required: ['b'],
        },
        { Base: { type: 'object', description: 'What all have.', required: ['a'], properties: { a: text } } },
      ),
      found: [`${at}/allOf`],
      fix: 'Put the parts of “allOf” together',
      mended: {
        [at]: {
          title: 'Whole',
          required: ['a', 'b'],
          type: 'object',
          description: 'What all have.',
          properties: { a: text, b: text },
        },
      },
    },
    {
      name: 'parts of parts, told once',
      definition: schema(
        { allOf: [{ $ref: '#/definitions/B' }] },
        { B: { allOf: [{ allOf: [{ properties: { c: text } }] }], properties: { b: text } } },
      ),
      found: [`${at}/allOf`, '/definition/definitions/B/allOf'],
      mended: { [`${at}/properties`]: { b: text, c: text }, [`${at}/allOf`]: undefined },
    },
    {
      name: 'two properties of one name',
      definition: schema({ allOf: [{ properties: { a: text } }, { properties: { a: { type: 'integer' } } }] }),
      found: [`${at}/allOf`],
    },
    {
      name: 'a part that limits, one that is missing, and one around a corner',
      definition: schema(
        { allOf: [{ maxProperties: 2 }] },
        { B: { allOf: [{ $ref: '#/definitions/None' }] }, C: { allOf: [{ $ref: '#/definitions/C' }] } },
      ),
      found: [`${at}/allOf`, '/definition/definitions/B/allOf', '/definition/definitions/C/allOf'],
    },
  ],
  'keyword-ignored': [
    { name: 'none', definition: schema({ type: 'array', items: text }), found: [] },
    {
      name: 'one',
      definition: schema({ type: 'array', items: text, uniqueItems: true }),
      found: [`${at}/uniqueItems`],
      fix: 'Remove "uniqueItems"',
      mended: { [at]: { type: 'array', items: text } },
    },
  ],
  'xml-ignored': [
    { name: 'a property of that name', definition: schema({ properties: { xml: text } }), found: [] },
    {
      name: 'there',
      definition: schema({ ...text, xml: { name: 'a' } }),
      found: [`${at}/xml`],
      fix: 'Remove "xml"',
      mended: { [at]: text },
    },
  ],
  'discriminator-property': [
    {
      name: 'a required text',
      definition: schema({ discriminator: 'kind', required: ['kind'], properties: { kind: text } }),
      found: [],
    },
    {
      name: 'in a part',
      definition: schema({ discriminator: 'kind', allOf: [{ properties: { kind: text } }] }),
      found: [],
    },
    {
      name: 'optional',
      definition: schema({ discriminator: 'kind', properties: { kind: text } }),
      found: [`${at}/discriminator`],
      fix: 'Make the discriminator required',
      mended: { [`${at}/required`]: ['kind'] },
    },
    {
      name: 'a number',
      definition: schema({ discriminator: 'kind', required: ['kind'], properties: { kind: { type: 'integer' } } }),
      found: [`${at}/discriminator`],
      says: /must be a text/,
    },
    {
      name: 'none of the properties',
      definition: schema({ discriminator: 'kind', properties: { name: text } }),
      found: [`${at}/discriminator`],
      fix: 'Remove the discriminator',
      mended: { [`${at}/discriminator`]: undefined },
    },
  ],
  'editor-dictionary': [
    {
      name: 'any fields',
      definition: schema({ type: 'object', additionalProperties: text, 'x-ms-editor': 'dictionary' }),
      found: [],
    },
    { name: 'another one', definition: schema({ ...text, 'x-ms-editor': 'code' }), found: [] },
    {
      name: 'no other fields',
      definition: schema({ type: 'object', additionalProperties: false, 'x-ms-editor': 'dictionary' }),
      found: [`${at}/x-ms-editor`],
      says: /Add "additionalProperties"/,
    },
    {
      name: 'a text',
      definition: schema({ ...text, 'x-ms-editor': 'dictionary' }),
      found: [`${at}/x-ms-editor`],
      says: /has the type "string"/,
    },
  ],
  'extension-known': [
    {
      name: 'known, of other tools, and not of the platform',
      definition: taking({ ...inQuery('a'), 'x-ms-summary': 'A', 'x-ms-client-name': 'a', 'x-nullable': true }),
      found: [],
    },
    {
      name: 'mistyped',
      definition: taking({ ...inQuery('a'), 'x-ms-visibiltiy': 'internal', 'x-ms-summary title': 'A' }),
      found: [`${parameter}/x-ms-visibiltiy`, `${parameter}/x-ms-summary title`],
      fix: 'Rename it to "x-ms-visibility"',
      mended: { [`${parameter}/x-ms-visibility`]: 'internal', [`${parameter}/x-ms-summary`]: 'A' },
    },
    {
      name: 'mistyped, and there as well',
      definition: schema({ ...text, 'x-ms-summmary': 'A', 'x-ms-summary': 'B' }),
      found: [`${at}/x-ms-summmary`],
      says: /Remove this one/,
    },
    {
      name: 'of an operation, in a response',
      definition: pathsWith({ responses: { 200: { description: 'OK', 'x-ms-trigger': 'single' } } }),
      found: ['/definition/paths/~1pets/get/responses/200/x-ms-trigger'],
      says: /belongs to an operation/,
    },
    { name: 'unknown', definition: schema({ ...text, 'x-ms-colour': 1 }), found: [`${at}/x-ms-colour`] },
  ],
  'extension-value': [
    {
      name: 'as they should be',
      definition: schema({
        ...text,
        'x-ms-summary': 'A',
        'x-ms-media-kind': 'image',
        'x-ms-notification-url': true,
        'x-ms-editor-options': { items: [{ title: 'A', value: 1 }] },
      }),
      found: [],
    },
    {
      name: 'what is meant is plain',
      definition: schema({ ...text, 'x-ms-summary': 5, 'x-ms-media-kind': 'Image', 'x-ms-notification-url': 'true' }),
      found: [`${at}/x-ms-summary`, `${at}/x-ms-media-kind`, `${at}/x-ms-notification-url`],
      fix: 'Correct "x-ms-summary"',
      mended: {
        [at]: { ...text, 'x-ms-summary': '5', 'x-ms-media-kind': 'image', 'x-ms-notification-url': true },
      },
    },
    {
      name: 'what is meant is not plain',
      definition: schema({ ...text, 'x-ms-permission': 'none', 'x-ms-editor-options': ['a'], 'x-ms-summary': null }),
      found: [`${at}/x-ms-permission`, `${at}/x-ms-editor-options`, `${at}/x-ms-summary`],
      says: /"read-only" or "read-write"/,
    },
  ],
  'object-type-present': [
    { name: 'said', definition: schema({ type: 'object', properties: { a: text } }), found: [] },
    { name: 'anything', definition: schema({ description: 'Anything.' }), found: [] },
    {
      name: 'an object and a list',
      definition: schema({ properties: { a: { items: text } } }),
      found: [at, `${at}/properties/a`],
      fix: 'Set the type to "object"',
      mended: { [`${at}/type`]: 'object', [`${at}/properties/a/type`]: 'array' },
    },
  ],
  'open-object': [
    {
      name: 'only fields',
      definition: schema({ type: 'object', properties: { a: text }, additionalProperties: false }),
      found: [],
    },
    { name: 'only others', definition: schema({ type: 'object', additionalProperties: text }), found: [] },
    {
      name: 'both',
      definition: schema({ type: 'object', properties: { a: text }, additionalProperties: true }),
      found: [`${at}/additionalProperties`],
    },
  ],
  'property-label-present': [
    {
      name: 'there, not seen, elsewhere, or read as one',
      definition: schema({
        properties: {
          a: { ...text, title: 'A' },
          b: { ...text, 'x-ms-summary': 'B' },
          c: { ...text, 'x-ms-visibility': 'internal' },
          d: { $ref: '#/definitions/B' },
          Name: text,
        },
      }),
      found: [],
    },
    {
      name: 'one missing',
      definition: schema({ properties: { owner_id: text } }),
      found: [`${at}/properties/owner_id`],
      says: /such as "Owner ID"/,
      fix: 'Make labels of the names',
      mended: { [`${at}/properties/owner_id/title`]: 'Owner ID' },
    },
    {
      name: 'several missing',
      definition: schema({ properties: { a: text, b: { ...text, title: '' }, c: text, d: text } }),
      found: [`${at}/properties`],
      says: /^The fields "a", "b", "c" and 1 more have no label/,
      mended: { [`${at}/properties/b/title`]: 'B', [`${at}/properties/d/title`]: 'D' },
    },
    { name: 'nothing to make one of', definition: schema({ properties: { _: text } }), found: [`${at}/properties/_`] },
  ],
  'property-description-present': [
    { name: 'there', definition: schema({ properties: { a: { ...text, description: 'A.' } } }), found: [] },
    { name: 'one missing', definition: schema({ properties: { a: text } }), found: [`${at}/properties/a`] },
    {
      name: 'several missing',
      definition: schema({ properties: { a: text, b: text } }),
      found: [`${at}/properties`],
      says: /"a" and "b" have no description/,
    },
  ],
  'property-description-end': [
    {
      name: 'a sentence',
      definition: schema({ properties: { a: { ...text, description: 'All of it.' } } }),
      found: [],
    },
    {
      name: 'none',
      definition: schema({
        properties: { a: { ...text, description: 'All of it' }, b: { ...text, description: 'And more,' }, c: text },
      }),
      found: [`${at}/properties`],
      fix: 'Add periods',
      mended: { [`${at}/properties/a/description`]: 'All of it.' },
    },
    {
      name: 'two',
      definition: schema({
        properties: { a: { ...text, description: 'All of it' }, b: { ...text, description: 'And more of it' } },
      }),
      found: [`${at}/properties`],
      mended: { [`${at}/properties/b/description`]: 'And more of it.' },
    },
  ],
};
