import { expect, it } from 'vitest';
import { child } from '#core/document/pointer.ts';
import { indexJson } from '#core/text/index-json.ts';
import { locate, pointerAt, type JsonNode } from '#core/text/json-node.ts';

it.each([
  '{}',
  '[]',
  ' "a\\\\" ',
  '-1.5e3',
  'null',
  '\ufeff{ "a" : [ 1 , -2.5E3,true ,null,"\\"" , {"b\\\\":"\\\\\\""},[ ] ] ,"":{} }\r\n',
  '{"__proto__":{"polluted":true},"constructor":1,"10":2,"9":[[[],[{}]]]}',
  '{"\\/pets\\u0041":"]},{","x\\"y":{"z":"\\n:"}}',
  `{${Array.from({ length: 500 }, (_, at) => `"k${at}":[${at},{"a":${at}}]`).join(',')}}`,
])('knows where each value of %s stands', (text) => {
  const root = indexJson(text, 500);
  if (!root) throw new Error('not read');
  let seen = 0;
  const check = (node: JsonNode, start: number, pointer: string): void => {
    seen++;
    const written = text.slice(start, start + node.length);
    expect(JSON.parse(written)).toEqual(node.value);
    expect(locate(root, pointer)).toMatchObject({ start, end: start + node.length });
    expect(pointerAt(root, start + 1)).toContain(pointer);
    if (node.kind === 'scalar') return;
    if (node.kind === 'object') {
      for (const { key, keyStart, keyLength, node: inside, start: at } of node.entries) {
        expect(JSON.parse(text.slice(start + keyStart, start + keyStart + keyLength))).toBe(key);
        check(inside, start + at, child(pointer, key));
      }
    } else {
      for (const [index, { node: inside, start: at }] of node.entries.entries()) {
        check(inside, start + at, child(pointer, index));
      }
    }
  };
  check(root.node, root.start, '');
  expect(root.node.value).toEqual(JSON.parse(text.replace('\ufeff', '')));
  expect(seen).toBe(countValues(root.node.value));
});

it.each([
  { name: 'a repeated key', text: '{"a":{"b":1,"c":2,"b":3}}' },
  { name: 'a key repeated in other words', text: '{"a":1,"\\u0061":2}' },
  { name: 'a number too large', text: '{"a":[1,-1e999]}' },
  { name: 'too many levels', text: '[[[[]]]]' },
  { name: 'a comment', text: '{"a":1 /* one */}' },
  { name: 'nothing', text: '' },
])('leaves $name to those who tell of it', ({ text }) => {
  expect(indexJson(text, 3)).toBeUndefined();
});

const countValues = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, part) => sum + countValues(part), 1)
    : 1;
