import { describe, expect, it } from 'vitest';
import type { Schema } from '#core/definition/openapi2.ts';
import { hasNodes, nodeLabel, nodesIn } from '#core/definition/schema-nodes.ts';

const read = (text: string): Schema => JSON.parse(text) as Schema;

describe('the schemas inside one', () => {
  it('are its properties, items, further fields and parts', () => {
    const schema = read(
      '{"required": ["b"], "properties": {"a": {}, "b": true}, "items": {}, "additionalProperties": {}, "allOf": [{}, {}]}',
    );
    const nodes = nodesIn(schema, '/x');
    expect(nodes.map((node) => [nodeLabel(node, 'x'), node.pointer, node.isRequired, node.isOdd])).toEqual([
      ['a', '/x/properties/a', false, false],
      ['b', '/x/properties/b', true, true],
      ['each item of x', '/x/items', false, false],
      ['any further field of x', '/x/additionalProperties', false, false],
      ['part 1 of x', '/x/allOf/0', false, false],
      ['part 2 of x', '/x/allOf/1', false, false],
    ]);
    expect(hasNodes(schema)).toBe(true);
  });

  it('stay the same values while nothing about them changes', () => {
    const schema = read('{"properties": {"a": {}, "b": {}}}');
    const before = nodesIn(schema, '/x');
    const { a = {}, b = {} } = schema.properties ?? {};
    const after = nodesIn({ properties: { a, b: { ...b, title: 'B' } } }, '/x', before);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    const required = nodesIn({ properties: { a, b }, required: ['a'] }, '/x', before);
    expect([required[0]?.isRequired, required[1] === before[1]]).toEqual([true, true]);
  });

  it.each(['{}', '{"properties": []}', '{"required": true}', '{"allOf": {}}', '{"additionalProperties": false}'])(
    'are none in %s',
    (text) => {
      expect(nodesIn(read(text), '')).toEqual([]);
      expect(hasNodes(read(text))).toBe(false);
    },
  );
});
