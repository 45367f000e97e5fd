import { describe, expect, it } from 'vitest';
import {
  addPart,
  changeKind,
  duplicateNode,
  moveNode,
  removeNode,
  setFurtherFields,
} from '#core/definition/edits/schemas/nodes.ts';
import type { Definition, Schema } from '#core/definition/openapi2.ts';
import { nodesIn, rootNode, type SchemaNode } from '#core/definition/schema-nodes.ts';
import { applyPatch, type Patch } from '#core/document/patch.ts';

/** Written by hand, so that lines that no edit is about can be told. */
const text = `{
  "definitions": {
    "Pet": {
      "required": [ "id" ],
      "type":   "object",
      "properties": {
        "id": { "type": "string" },
        "tags": { "type": "array", "items": { "type": "string" } }
      },
      "allOf": [ { "title": "one" }, { "title": "two" } ]
    }
  }
}`;
const pointer = '/definition/definitions/Pet';
const pet = (JSON.parse(text) as Definition).definitions?.['Pet'] ?? {};
const root = rootNode(pet, pointer, 'Pet');

function node(place: string): SchemaNode {
  const found = nodesIn(pet, pointer).find((one) => one.pointer === pointer + place);
  if (!found) throw new Error(`Nothing at ${place}`);
  return found;
}

function apply(patch: Patch): { readonly schema: Schema & Readonly<Record<string, unknown>>; readonly lines: number } {
  const before = { definition: text, properties: '{}' };
  const { connector, inverse } = applyPatch(before, patch);
  expect(applyPatch(connector, inverse).connector).toEqual(before);
  const left = new Set(text.split('\n').map((line) => line.replace(/,$/, '')));
  const changed = connector.definition.split('\n').filter((line) => !left.has(line.replace(/,$/, '')));
  const value = (JSON.parse(connector.definition) as Definition).definitions?.['Pet'] ?? {};
  return { schema: { ...value }, lines: changed.length };
}

describe('edits of a node', () => {
  it.each<{ name: string; patch: Patch; expected: object; lines: number }>([
    {
      name: 'a property goes, and from required',
      patch: removeNode(node('/properties/id'), pet),
      expected: { properties: { tags: expect.anything() as unknown } },
      lines: 0,
    },
    {
      name: 'a part goes',
      patch: removeNode(node('/allOf/0'), pet),
      expected: { allOf: [{ title: 'two' }] },
      lines: 1,
    },
    {
      name: 'a property moves',
      patch: moveNode(node('/properties/tags'), 0),
      expected: { properties: { tags: expect.anything() as unknown, id: { type: 'string' } } },
      lines: 0,
    },
    {
      name: 'a part is duplicated behind itself',
      patch: duplicateNode(node('/allOf/0'), pet),
      expected: { allOf: [{ title: 'one' }, { title: 'one' }, { title: 'two' }] },
      lines: 1,
    },
    {
      name: 'a property is duplicated',
      patch: duplicateNode(node('/properties/id'), pet),
      expected: { properties: { id: { type: 'string' }, id2: { type: 'string' }, tags: expect.anything() as unknown } },
      lines: 3,
    },
    {
      name: 'a part is added',
      patch: addPart(root, 'allOf'),
      expected: { allOf: [{ title: 'one' }, { title: 'two' }, { type: 'object', properties: {} }] },
      lines: 1,
    },
    {
      name: 'a type changes',
      patch: changeKind(node('/properties/id'), 'integer'),
      expected: { properties: { id: { type: 'integer' }, tags: expect.anything() as unknown } },
      lines: 1,
    },
    {
      name: 'further fields are described',
      patch: setFurtherFields(root, 'described'),
      expected: { additionalProperties: { type: 'string' } },
      lines: 3,
    },
    {
      name: 'further fields are forbidden',
      patch: setFurtherFields(root, 'none'),
      expected: { additionalProperties: false },
      lines: 1,
    },
  ])('$name', ({ patch, expected, lines }) => {
    const result = apply(patch);
    expect(result.schema).toMatchObject(expected);
    expect(result.lines).toBeLessThanOrEqual(lines);
  });

  it('takes the word of parts with the last of them', () => {
    const one = { allOf: [{}] };
    const [part] = nodesIn(one, pointer);
    expect(part && removeNode(part, one).edits).toEqual([{ kind: 'remove', pointer: `${pointer}/allOf` }]);
  });
});
