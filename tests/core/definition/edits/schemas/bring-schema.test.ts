import { describe, expect, it } from 'vitest';
import { bringSchema, likelyKind } from '#core/definition/edits/schemas/bring-schema.ts';
import type { Definition, Schema } from '#core/definition/openapi2.ts';
import { rootNode } from '#core/definition/schema-nodes.ts';

const definition: Definition = { definitions: { Pet: { type: 'object', properties: {} } } };
const before: Schema = {
  title: 'The owner',
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', format: 'uuid', title: 'ID' },
    age: { type: 'integer', format: 'int32' },
    pet: { $ref: '#/definitions/Pet' },
    tags: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
  },
};
const node = rootNode(before, '/definition/definitions/Owner', 'Owner');

function bring(text: string, kind: 'sample' | 'schema', isMerged: boolean) {
  const brought = bringSchema(definition, node, text, kind, isMerged);
  if (!brought.ok) throw new Error(brought.message);
  const [edit] = brought.patch.edits;
  const schema = edit?.kind === 'set' ? (edit.value as Schema) : {};
  const told = brought.differences.map(({ kind: what, path, before: was, after: is }) =>
    [what, path, was, is].filter((part) => part !== '').join(' '),
  );
  return { ...brought, schema, told };
}

describe('a sample', () => {
  it('adds what is new and keeps what the maker wrote', () => {
    const { schema, told, conflicts } = bring(
      '{"id": "a", "age": 4.5, "pet": {"name": "Rex"}, "tags": [{"color": "red"}], "city": "Oslo"}',
      'sample',
      true,
    );
    expect(schema).toEqual({
      ...before,
      properties: {
        id: { type: 'string', format: 'uuid', title: 'ID' },
        age: { type: 'number', format: 'float' },
        pet: { $ref: '#/definitions/Pet' },
        tags: {
          type: 'array',
          items: {
            type: 'object',
            properties: { name: { type: 'string' }, color: { type: 'string', description: 'color' } },
          },
        },
        city: { type: 'string', description: 'city' },
      },
    });
    expect(told).toEqual(['changed age whole number number', 'added tags[].color text', 'added city text']);
    expect(conflicts).toEqual([]);
  });

  it('tells where it says something else, and lets that stay', () => {
    const { schema, told, conflicts } = bring('{"id": 7}', 'sample', true);
    expect(schema).toEqual(before);
    expect(told).toEqual([]);
    expect(conflicts).toEqual([{ path: 'id', kept: 'UUID', sample: 'whole number' }]);
  });

  it('replaces the shape and leaves the label of the place', () => {
    const { schema, told } = bring('{"id": 7}', 'sample', false);
    expect(schema).toEqual({
      title: 'The owner',
      type: 'object',
      properties: { id: { type: 'integer', format: 'int32', description: 'id' } },
    });
    expect(told).toEqual([
      'changed id UUID, required whole number',
      'removed age whole number',
      'removed pet Pet',
      'removed tags list of object',
    ]);
  });

  it.each([
    { text: '', message: '' },
    { text: '{"a": ', message: expect.stringMatching(/./) as unknown },
  ])('is refused with a reason: $text', ({ text, message }) => {
    expect(bringSchema(definition, node, text, 'sample', true)).toEqual({ ok: false, message });
  });
});

describe('a schema', () => {
  it('is taken as it is, with what OpenAPI 3 says another way', () => {
    const { schema, notes } = bring(
      '{"type": "object", "properties": {"pet": {"$ref": "#/components/schemas/Pet"}, "dog": {"$ref": "#/definitions/Dog"}, "nullable": {"type": "string", "nullable": true, "example": {"$ref": "x"}}}}',
      'schema',
      false,
    );
    expect(schema.properties).toEqual({
      pet: { $ref: '#/definitions/Pet' },
      dog: { $ref: '#/definitions/Dog' },
      nullable: { type: 'string', 'x-nullable': true, example: { $ref: 'x' } },
    });
    expect(schema.title).toBe('The owner');
    expect(notes).toEqual(['Not in this connector yet: “#/definitions/Dog”.']);
  });

  it('is an object', () => {
    expect(bringSchema(definition, node, '[1]', 'schema', false)).toEqual({
      ok: false,
      message: 'A schema is an object, such as {"type": "string"}.',
    });
  });

  it.each([
    { text: '{"type": "string"}', kind: 'schema' },
    { text: '{"type": "object", "properties": {}}', kind: 'schema' },
    { text: '{"$ref": "#/definitions/Pet"}', kind: 'schema' },
    { text: '{"type": "circle", "description": "A shape"}', kind: 'sample' },
    { text: '{"id": 7, "type": "string"}', kind: 'sample' },
    { text: '[1, 2]', kind: 'sample' },
    { text: 'x', kind: 'sample' },
  ])('is told from a sample: $text', ({ text, kind }) => {
    expect(likelyKind(text)).toBe(kind);
  });
});
