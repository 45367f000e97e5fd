import {
  anything,
  choice,
  count,
  listOf,
  mapOf,
  number,
  oneOf,
  text,
  truth,
  type ObjectShape,
  type Shape,
} from '../shapes/shape.ts';

/** Source: OpenAPI 2.0, Schema Object and External Documentation Object, as the official JSON schema has them. */

export const externalDocs: ObjectShape = {
  kind: 'object',
  name: 'a link to documentation',
  members: { description: text, url: text },
  required: ['url'],
  extensions: true,
};

/** The members that a value may be limited by, wherever a value is described. */
export const limits = {
  format: text,
  default: anything,
  maximum: number,
  exclusiveMaximum: truth,
  minimum: number,
  exclusiveMinimum: truth,
  maxLength: count,
  minLength: count,
  pattern: text,
  maxItems: count,
  minItems: count,
  uniqueItems: truth,
  enum: listOf(anything, { filled: true, unique: true }),
  multipleOf: { kind: 'number', above: 0 },
} satisfies Readonly<Record<string, Shape>>;

export const referenceText: Shape = { kind: 'text', typeRule: 'reference-text' };

const names = listOf(text, { filled: true, unique: true });

const oneType: Shape = {
  ...oneOf('array', 'boolean', 'integer', 'null', 'number', 'object', 'string'),
  hints: {
    file: 'A file can only be the whole response, or a form field.',
    any: 'Leave "type" out to allow any value.',
  },
};

const schemaType = choice((value) =>
  Array.isArray(value) ? listOf(oneType, { filled: true, unique: true }) : oneType,
);

const inner = choice(() => schema);

const xml: ObjectShape = {
  kind: 'object',
  name: 'an XML description',
  members: { name: text, namespace: text, prefix: text, attribute: truth, wrapped: truth },
  extensions: true,
};

export const schema: ObjectShape = {
  kind: 'object',
  name: 'a schema',
  members: {
    ...limits,
    $ref: referenceText,
    title: text,
    description: text,
    maxProperties: count,
    minProperties: count,
    required: names,
    additionalProperties: choice((value) => (typeof value === 'boolean' ? truth : schema)),
    type: schemaType,
    items: choice((value) => (Array.isArray(value) ? listOf(schema, { filled: true }) : schema)),
    allOf: listOf(inner, { filled: true }),
    properties: mapOf('a set of properties', inner),
    discriminator: text,
    readOnly: truth,
    xml,
    externalDocs,
    example: anything,
  },
  extensions: true,
  hints: {
    anyOf: 'Describe the one form that the connector uses, or leave the type out.',
    oneOf: 'Describe the one form that the connector uses, or leave the type out.',
    not: 'Remove it.',
    nullable: 'Write "x-nullable": true in its place.',
    const: 'Write "enum" with this one value in its place.',
    examples: 'Write "example" with one value in its place.',
    deprecated: 'Say it in the description.',
    writeOnly: 'Remove it.',
  },
};

/** A response that is a file, and nothing else. */
const fileSchema: ObjectShape = {
  kind: 'object',
  name: 'a file',
  members: {
    format: text,
    title: text,
    description: text,
    default: anything,
    required: names,
    type: text,
    readOnly: truth,
    externalDocs,
    example: anything,
  },
  extensions: true,
};

/** The schema of a whole response. */
export const responseSchema = choice((value) => (isFile(value) ? fileSchema : schema));

const isFile = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'file';
