import { isRecord } from '../../definition/operations.ts';
import { choice, listOf, oneOf, text, truth, anything, type ObjectShape, type Shape } from '../shapes/shape.ts';
import { limits, referenceText, schema } from './schema-shapes.ts';

/** Source: OpenAPI 2.0, Parameter Object, Items Object and Header Object, as the official JSON schema has them. */

const fileOnlyInForms = { file: 'A file can only be sent as a form field: set "in" to "formData".' };
const objectOnlyInBody = { object: 'An object can only be sent in the body. Use "string", or move it to the body.' };

const plainType: Shape = {
  ...oneOf('string', 'number', 'boolean', 'integer', 'array'),
  hints: { ...fileOnlyInForms, ...objectOnlyInBody },
};
const formType: Shape = {
  ...oneOf('string', 'number', 'boolean', 'integer', 'array', 'file'),
  hints: objectOnlyInBody,
};

const separators = ['csv', 'ssv', 'tsv', 'pipes'];
const onlyInQueryAndForm = { multi: 'It is only possible in the query and in forms. Use "csv".' };
const collectionFormat: Shape = { ...oneOf(...separators), hints: onlyInQueryAndForm };

const items: Shape = choice(() => itemsShape);

const itemsShape: ObjectShape = {
  kind: 'object',
  name: 'a description of list items',
  members: { ...limits, type: plainType, items, collectionFormat },
  extensions: true,
  hints: { $ref: 'Only a body can refer to a definition. Write the type out here.' },
};

export const header: ObjectShape = {
  kind: 'object',
  name: 'a response header',
  members: { ...limits, type: plainType, items, collectionFormat, description: text },
  required: ['type'],
  extensions: true,
};

const common = { name: text, in: text, description: text, required: truth };

const openApi3 = {
  example: 'Start its name with "x-", or remove it.',
  style: 'Use "collectionFormat" in its place.',
  explode: 'Use "collectionFormat": "multi" in its place.',
  content: 'Use "schema" for a body, "type" for everything else.',
};

const valueParameter = (name: string, own: Readonly<Record<string, Shape>>): ObjectShape => ({
  kind: 'object',
  name,
  members: { ...common, ...limits, type: plainType, items, collectionFormat, ...own },
  required: ['name', 'in', 'type'],
  extensions: true,
  hints: { ...openApi3, schema: 'Only a body has a schema. Write "type" and "format" directly into the parameter.' },
});

const shapesByPlace: Readonly<Record<string, ObjectShape>> = {
  body: {
    kind: 'object',
    name: 'a body parameter',
    members: { ...common, schema },
    required: ['name', 'in', 'schema'],
    extensions: true,
    hints: {
      ...openApi3,
      type: 'Move it into "schema".',
      format: 'Move it into "schema".',
      default: 'Move it into "schema".',
    },
  },
  header: valueParameter('a header parameter', {}),
  query: valueParameter('a query parameter', {
    allowEmptyValue: truth,
    collectionFormat: oneOf(...separators, 'multi'),
  }),
  formData: valueParameter('a form field', {
    allowEmptyValue: truth,
    type: formType,
    collectionFormat: oneOf(...separators, 'multi'),
  }),
  path: {
    ...valueParameter('a path parameter', {
      required: { kind: 'boolean', mustBeTrue: true, rule: 'path-parameter-required' },
    }),
    required: ['name', 'in', 'type', 'required'],
    rules: { missing: { required: 'path-parameter-required' } },
  },
};

/** While nobody knows where it goes, the rest cannot be judged. */
const placelessParameter: ObjectShape = {
  kind: 'object',
  name: 'a parameter',
  members: {
    ...common,
    in: {
      ...oneOf(...Object.keys(shapesByPlace)),
      hints: { cookie: 'OpenAPI 2.0 has no cookie parameters. Send it as a header called "Cookie", or remove it.' },
    },
  },
  required: ['name', 'in'],
  others: () => anything,
};

export const parameter = choice((value) => {
  const place = isRecord(value) ? value['in'] : undefined;
  return (
    (typeof place === 'string' && Object.hasOwn(shapesByPlace, place) && shapesByPlace[place]) || placelessParameter
  );
});

/** Only a reference: what stands beside a `$ref` would be lost. */
const reference: ObjectShape = {
  kind: 'object',
  name: 'a reference',
  members: { $ref: referenceText },
  alone: '$ref',
};

export const orReference = (shape: Shape): Shape =>
  choice((value) => (isRecord(value) && Object.hasOwn(value, '$ref') ? reference : shape));

/** Equal parameters share name and place, so `parameter-unique` tells them. */
export const parameterList = listOf(orReference(parameter), { unique: true, rule: 'parameter-unique' });

const referenceInPlaceOfContent: ObjectShape = {
  kind: 'object',
  name: 'a shared part',
  members: {},
  others: (name) => (name === '$ref' ? undefined : anything),
  hints: { $ref: 'A shared part cannot refer to another one. Write its content here.' },
};

/** For the shared parts themselves, which may not be references. */
export const writtenOut = (shape: Shape): Shape =>
  choice((value) => (isRecord(value) && Object.hasOwn(value, '$ref') ? referenceInPlaceOfContent : shape));
