import { describe, expect, it } from 'vitest';
import type { Definition, Schema } from '#core/definition/openapi2.ts';
import { kindOf, kindWords, withKind, type SchemaKind } from '#core/definition/schema-kind.ts';

const definition: Definition = { definitions: { Pet: { type: 'object' } } };
const read = (text: string): Schema => JSON.parse(text) as Schema;

describe('what a schema is', () => {
  it.each([
    { schema: '{}', kind: 'any', words: 'anything' },
    { schema: '{"type": "string", "format": "date-time"}', kind: 'string', words: 'date and time' },
    { schema: '{"type": "integer", "enum": [1]}', kind: 'integer', words: 'choice' },
    { schema: '{"properties": {}}', kind: 'object', words: 'object' },
    { schema: '{"items": {"$ref": "#/definitions/Pet"}}', kind: 'array', words: 'list of Pet' },
    { schema: '{"type": "array"}', kind: 'array', words: 'list' },
    { schema: '{"type": "object", "additionalProperties": true}', kind: 'map', words: 'map' },
    {
      schema: '{"additionalProperties": {"type": "array", "items": {"type": "number"}}}',
      kind: 'map',
      words: 'map of list of number',
    },
    {
      schema: '{"type": "object", "properties": {"a": {}}, "additionalProperties": true}',
      kind: 'object',
      words: 'object',
    },
    { schema: '{"$ref": "#/definitions/Pet"}', kind: 'any', words: 'Pet' },
    { schema: '{"$ref": "#/definitions/Dog"}', kind: 'any', words: 'Dog, which is missing' },
    { schema: '{"allOf": [{}]}', kind: 'any', words: 'object of parts' },
    { schema: '{"type": ["string", "null"]}', kind: '["string","null"]', words: '["string","null"]' },
  ])('$schema', ({ schema, kind, words }) => {
    expect(kindOf(read(schema))).toBe(kind);
    expect(kindWords(read(schema), () => definition)).toBe(words);
  });

  it('is told without end of the list', () => {
    const deep = '{"type":"array","items":'.repeat(50) + '{}' + '}'.repeat(50);
    expect(kindWords(read(deep), () => definition)).toMatch(/^(list of ){6}…$/);
  });
});

describe('another kind', () => {
  it.each<{ from: string; kind: SchemaKind; to: string }>([
    {
      from: '{"type": "object", "title": "Owner", "required": ["id"], "properties": {"id": {"type": "string"}}}',
      kind: 'array',
      to: '{"title": "Owner", "type": "array", "items": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}}',
    },
    {
      from: '{"title": "Owner", "type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}}}}',
      kind: 'object',
      to: '{"title": "Owner", "type": "object", "properties": {"id": {"type": "string"}}}',
    },
    { from: '{"type": "string", "default": "a"}', kind: 'array', to: '{"type": "array", "items": {"type": "string"}}' },
    { from: '{}', kind: 'array', to: '{"type": "array", "items": {"type": "string"}}' },
    { from: '{"type": "array", "items": {"type": "string"}}', kind: 'integer', to: '{"type": "integer"}' },
    {
      from: '{"type": "object", "properties": {"a": {}}, "required": ["a"], "description": "Tags"}',
      kind: 'map',
      to: '{"type": "object", "description": "Tags", "additionalProperties": {"type": "string"}}',
    },
    {
      from: '{"type": "object", "additionalProperties": {"type": "string"}}',
      kind: 'object',
      to: '{"type": "object", "properties": {}}',
    },
    { from: '{"type": "string", "format": "uuid", "x-ms-summary": "Id"}', kind: 'any', to: '{"x-ms-summary": "Id"}' },
    { from: '{"type": "string", "format": "uuid"}', kind: 'string', to: '{"type": "string", "format": "uuid"}' },
  ])('$from as $kind', ({ from, kind, to }) => {
    expect(withKind(read(from), kind)).toEqual(read(to));
  });
});
