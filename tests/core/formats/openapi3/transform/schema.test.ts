import { expect, it } from 'vitest';
import type { Parameter, Schema } from '#core/definition/openapi2.ts';
import { answering, importValue, sending } from '../read-openapi.ts';

type Loose = Readonly<Record<string, unknown>>;

interface Case {
  readonly name: string;
  readonly schema: unknown;
  readonly schemas?: Loose;
  readonly becomes: unknown;
  readonly codes?: readonly string[];
}

const parcel = { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, kind: { type: 'string' } } };
const letter = {
  type: 'object',
  required: ['id', 'to'],
  properties: { id: { type: 'integer' }, to: { type: 'string' } },
};
const shared = { Parcel: parcel, Letter: letter, State: { type: 'string', enum: ['new', 'sent'] } };
const toShared = (name: string): Loose => ({ $ref: `#/components/schemas/${name}` });

const silent = ['summary-made'];

it.each<Case>([
  { name: 'a reference', schema: toShared('Parcel'), becomes: { $ref: '#/definitions/Parcel' } },
  { name: 'true', schema: true, becomes: {} },
  {
    name: 'nullable',
    schema: { type: 'string', nullable: true },
    becomes: { type: 'string', 'x-nullable': true },
    codes: ['nullable'],
  },
  {
    name: 'a type list with null',
    schema: { type: ['string', 'null'], enum: ['a', null] },
    becomes: { type: 'string', enum: ['a'], 'x-nullable': true },
    codes: ['nullable'],
  },
  {
    name: 'two kinds of numbers',
    schema: { type: ['integer', 'number'] },
    becomes: { type: 'number' },
    codes: ['types-united'],
  },
  {
    name: 'two scalars',
    schema: { type: ['integer', 'string'] },
    becomes: { type: 'string' },
    codes: ['types-united'],
  },
  { name: 'a scalar or a list', schema: { type: ['array', 'string'] }, becomes: {}, codes: ['types-united'] },
  {
    name: 'const, sent without asking',
    schema: { type: 'object', required: ['a'], properties: { a: { const: 'x' } } },
    becomes: {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string', enum: ['x'], default: 'x', 'x-ms-visibility': 'internal' } },
    },
    codes: ['fixed-value'],
  },
  {
    name: 'exclusive bounds as numbers',
    schema: { type: 'integer', exclusiveMinimum: 5, exclusiveMaximum: 9, maximum: 20 },
    becomes: { type: 'integer', minimum: 5, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
  },
  {
    name: 'exclusive bounds as in 3.0',
    schema: { type: 'integer', minimum: 5, exclusiveMinimum: true },
    becomes: { type: 'integer', minimum: 5, exclusiveMinimum: true },
  },
  {
    name: 'examples',
    schema: { type: 'string', examples: ['one', 'two'] },
    becomes: { type: 'string', example: 'one' },
  },
  {
    name: 'a tuple',
    schema: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'string', enum: ['a'] }] },
    becomes: { type: 'array', items: { type: 'string' } },
    codes: ['tuple'],
  },
  { name: 'a list of anything', schema: { type: 'array' }, becomes: { type: 'array', items: {} } },
  {
    name: 'formats that connectors lack',
    schema: {
      type: 'object',
      properties: { a: { type: 'number', format: 'decimal' }, b: { type: 'string', format: 'time' } },
    },
    becomes: {
      type: 'object',
      properties: { a: { type: 'number', format: 'double' }, b: { type: 'string', description: '(format: time)' } },
    },
    codes: ['format-changed', 'format-unknown'],
  },
  {
    name: 'bytes within JSON',
    schema: {
      properties: { a: { type: 'string', contentEncoding: 'base64' }, b: { type: 'string', format: 'binary' } },
    },
    becomes: {
      type: 'object',
      properties: { a: { type: 'string', format: 'byte' }, b: { type: 'string', format: 'byte' } },
    },
    codes: ['format-changed'],
  },
  {
    name: 'what cannot be said',
    schema: { type: 'object', not: { required: ['a'] }, if: {}, propertyNames: {} },
    becomes: { type: 'object' },
    codes: ['keyword-left-out'],
  },
  {
    name: 'one pattern of names',
    schema: { type: 'object', patternProperties: { '^x': { type: 'integer' } } },
    becomes: { type: 'object', additionalProperties: { type: 'integer' } },
    codes: ['patterns-of-names'],
  },
  {
    name: 'a property that must not be',
    schema: { properties: { a: false, b: true } },
    becomes: { type: 'object', properties: { b: {} } },
    codes: ['keyword-left-out'],
  },
  {
    name: 'required without a description',
    schema: { type: 'object', required: ['a'] },
    becomes: { type: 'object', required: ['a'], properties: { a: {} } },
    codes: ['required-added'],
  },
  {
    name: 'read-only and required',
    schema: {
      type: 'object',
      required: ['id', 'a'],
      properties: { id: { type: 'string', readOnly: true }, a: { type: 'string', writeOnly: true } },
    },
    becomes: {
      type: 'object',
      required: ['a'],
      properties: { id: { type: 'string', readOnly: true }, a: { type: 'string' } },
    },
    codes: ['read-only-required'],
  },
  {
    name: 'a default that does not fit',
    schema: { type: 'integer', default: 'many', enum: [1, 'x', 1] },
    becomes: { type: 'integer', enum: [1] },
    codes: ['value-unfit'],
  },
  {
    name: 'numbers among texts',
    schema: { type: 'string', enum: ['a', 1, true], default: 1 },
    becomes: { type: 'string', enum: ['a', '1', 'true'], default: '1' },
    codes: ['value-unfit'],
  },
  {
    name: 'a pattern that is none',
    schema: { type: 'string', pattern: '([' },
    becomes: { type: 'string' },
    codes: ['pattern-unfit'],
  },
  {
    name: 'deprecated',
    schema: { properties: { a: { type: 'string', deprecated: true } } },
    becomes: {
      type: 'object',
      properties: { a: { type: 'string', description: '(deprecated)', 'x-ms-visibility': 'advanced' } },
    },
  },
  {
    name: 'allOf: properties and required united, outer text first',
    schema: {
      description: 'Mine',
      allOf: [
        toShared('Parcel'),
        { description: 'Theirs', required: ['more'], properties: { more: { type: 'string' } } },
      ],
    },
    schemas: shared,
    becomes: {
      description: 'Mine',
      type: 'object',
      required: ['more', 'id'],
      properties: { id: { type: 'integer' }, kind: { type: 'string' }, more: { type: 'string' } },
    },
  },
  {
    name: 'allOf: the tighter bound, the values both have',
    schema: {
      allOf: [{ type: 'integer', minimum: 1, maximum: 9 }, { minimum: 3, maximum: 20, enum: [3, 4] }, { enum: [4, 5] }],
    },
    becomes: { type: 'integer', minimum: 3, maximum: 9, enum: [4] },
  },
  {
    name: 'allOf: nothing else, and more',
    schema: { allOf: [{ properties: { a: {} }, additionalProperties: false }, { properties: { b: {} } }] },
    becomes: { type: 'object', properties: { a: {}, b: {} } },
  },
  {
    name: 'allOf: a clash',
    schema: { allOf: [{ type: 'string' }, { type: 'object' }] },
    becomes: { type: 'string' },
    codes: ['parts-clash'],
  },
  {
    name: 'allOf of one reference',
    schema: { nullable: true, allOf: [toShared('Parcel')] },
    schemas: shared,
    becomes: { $ref: '#/definitions/Parcel' },
    codes: ['reference-texts'],
  },
  {
    name: 'texts beside a small reference',
    schema: { ...toShared('State'), description: 'How it goes' },
    schemas: shared,
    becomes: { description: 'How it goes', type: 'string', enum: ['new', 'sent'] },
  },
  {
    name: 'more beside a reference',
    schema: { ...toShared('Parcel'), required: ['kind'] },
    schemas: shared,
    becomes: { type: 'object', required: ['id', 'kind'], properties: parcel.properties },
  },
  {
    name: 'anyOf with null',
    schema: { anyOf: [toShared('Parcel'), { type: 'null' }] },
    schemas: shared,
    becomes: { $ref: '#/definitions/Parcel' },
    codes: ['nullable'],
  },
  {
    name: 'oneOf of objects',
    schema: {
      oneOf: [toShared('Parcel'), toShared('Letter')],
      discriminator: { propertyName: 'kind', mapping: { p: '#/components/schemas/Parcel', l: 'Letter' } },
    },
    schemas: shared,
    becomes: {
      description: 'One of: Parcel, Letter',
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'integer' }, kind: { type: 'string', enum: ['p', 'l'] }, to: { type: 'string' } },
    },
    codes: ['alternatives', 'discriminator'],
  },
  {
    name: 'oneOf of objects that clash',
    schema: { oneOf: [{ properties: { a: { type: 'string' } } }, { properties: { a: { type: 'object' } } }] },
    becomes: { type: 'object', properties: { a: {} } },
    codes: ['alternatives'],
  },
  {
    name: 'oneOf of values',
    schema: {
      oneOf: [
        { type: 'string', enum: ['a'] },
        { type: 'string', enum: ['b', 'a'] },
      ],
    },
    becomes: { type: 'string', enum: ['a', 'b'] },
    codes: ['alternatives'],
  },
  {
    name: 'oneOf of constants with titles',
    schema: {
      oneOf: [
        { const: 1, title: 'One' },
        { const: 2, title: 'Two' },
      ],
    },
    becomes: {
      type: 'number',
      enum: [1, 2],
      'x-ms-enum-values': [
        { value: 1, displayName: 'One' },
        { value: 2, displayName: 'Two' },
      ],
    },
  },
  {
    name: 'oneOf of different kinds',
    schema: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    becomes: { type: 'string' },
    codes: ['alternatives'],
  },
  {
    name: 'anyOf of what is required',
    schema: { properties: { a: { type: 'string' } }, anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    becomes: { type: 'object', properties: { a: { type: 'string' } } },
    codes: ['alternatives-required'],
  },
  {
    name: 'a reference that leads nowhere',
    schema: { properties: { a: toShared('None') } },
    becomes: { type: 'object', properties: { a: {} } },
    codes: ['reference-missing'],
  },
  {
    name: 'a reference out of the file',
    schema: { $ref: 'other.yaml#/Pet' },
    becomes: {},
    codes: ['reference-outside'],
  },
  {
    name: 'a property called $ref',
    schema: { properties: { $ref: { type: 'string' } } },
    becomes: { type: 'object', properties: { $ref: { type: 'string' } } },
  },
])('$name', async ({ schema, schemas = shared, becomes, codes = [] }) => {
  const imported = await importValue(sending(schema, schemas));
  const [body] = imported.definition.paths?.['/a']?.post?.parameters ?? [];
  expect((body as Parameter | undefined)?.schema).toEqual(becomes);
  expect(imported.codes.filter((code) => !silent.includes(code)).toSorted()).toEqual(codes.toSorted());
});

it('an answer of different kinds stays open, where a request gets the first', async () => {
  const { definition, codes } = await importValue(answering({ oneOf: [{ type: 'string' }, { type: 'object' }] }));
  expect(definition.paths?.['/a']?.get?.responses?.['200']).toMatchObject({ schema: {} });
  expect(codes).toContain('alternatives');
});

it.each<{ name: string; reference: string; schemas: Loose; definitions: readonly string[] }>([
  {
    name: 'into a component',
    reference: '#/components/schemas/Parcel/properties/kind',
    schemas: shared,
    definitions: ['ParcelKind'],
  },
  {
    name: 'with escapes',
    reference: '#/components/schemas/a~1b%20c',
    schemas: { 'a/b c': { type: 'object', properties: {} } },
    definitions: ['ABC'],
  },
  {
    name: 'to $defs',
    reference: '#/components/schemas/Box/$defs/Lid',
    schemas: { Box: { $defs: { Lid: { type: 'string' } } } },
    definitions: ['BoxLid'],
  },
  {
    name: 'to an anchor',
    reference: '#lid',
    schemas: { Box: { $defs: { Lid: { $anchor: 'lid', type: 'string' } } } },
    definitions: ['BoxLid'],
  },
  {
    name: 'into a path',
    reference: '#/paths/~1a/post/requestBody/content/application~1json/schema/properties/own',
    schemas: {},
    definitions: ['APostApplicationJsonOwn'],
  },
])('a reference $name becomes a definition of its own', async ({ reference, schemas, definitions }) => {
  const schema = { type: 'object', properties: { own: { type: 'string' }, there: { $ref: reference } } };
  const { definition, codes } = await importValue(sending(schema, schemas));
  expect(Object.keys(definition.definitions ?? {})).toEqual(definitions);
  expect(codes).not.toContain('reference-missing');
});

it('what stands beside a reference counts from 3.1 on', async () => {
  const schema = { ...toShared('Parcel'), required: ['kind'] };
  const { definition } = await importValue({ ...sending(schema, shared), openapi: '3.0.3' });
  expect(definition.paths?.['/a']?.post?.parameters).toEqual([
    { name: 'body', in: 'body', required: false, schema: { $ref: '#/definitions/Parcel' } },
  ]);
});

it('components that nothing needs stay behind', async () => {
  const { definition } = await importValue(sending(toShared('Parcel'), shared));
  const { Parcel }: Readonly<Record<string, Schema>> = definition.definitions ?? {};
  expect(definition.definitions).toEqual({ Parcel });
});
