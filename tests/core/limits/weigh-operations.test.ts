import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPart } from '#core/document/open-document.ts';
import { importDescription } from '#core/formats/import-description.ts';
import { offerOperations } from '#core/ledger/offer-operations.ts';
import { operationsIn } from '#core/ledger/operation-tree.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import { countUtf8Bytes } from '#core/limits/weigh-text.ts';
import { measurePicked, weighOperations, type OperationWeights } from '#core/limits/weigh-operations.ts';

const petsAndShops = {
  swagger: '2.0',
  info: { title: 'Pëts', version: '1' },
  paths: {
    '/pets': {
      parameters: [{ $ref: '#/parameters/limit' }],
      get: {
        tags: ['pets'],
        responses: { 200: { description: 'Pets', schema: { $ref: '#/definitions/Pet' } } },
      },
      post: { tags: ['pets'], responses: { 201: { $ref: '#/responses/Made' } } },
    },
    '/shops': {
      get: {
        tags: ['shops'],
        responses: { 200: { description: 'Shops', schema: { $ref: '#/definitions/Shop%20Front' } } },
      },
    },
  },
  definitions: {
    Pet: { type: 'object', discriminator: 'kind', properties: { owner: { $ref: '#/definitions/Owner' } } },
    Owner: { type: 'object', properties: { pets: { type: 'array', items: { $ref: '#/definitions/Pet' } } } },
    Cat: { allOf: [{ $ref: '#/definitions/Pet' }] },
    'Shop Front': { type: 'object' },
    Nobody: { type: 'object' },
  },
  parameters: { limit: { name: 'limit', in: 'query', type: 'integer' } },
  responses: { Made: { description: 'Made' } },
  tags: [{ name: 'pets' }, { name: 'shops' }],
};
const get = '/definition/paths/~1pets/get';
const post = '/definition/paths/~1pets/post';
const shops = '/definition/paths/~1shops/get';
const operationTexts = { [get]: 'GET /pets', [post]: 'POST /pets', [shops]: 'GET /shops' };

const weigh = (text: string): OperationWeights => weighOperations(readPart<Definition>(text));
const usedBy = (weights: OperationWeights, picked: readonly string[]): readonly number[] =>
  measurePicked(weights, picked).map(({ used }) => used);

it.each([
  { picked: [get] },
  { picked: [post] },
  { picked: [shops] },
  { picked: [get, shops] },
  { picked: [get, post, shops] },
] as const)('tells the size that the definition of $picked has', async ({ picked }) => {
  const file = { bytes: new TextEncoder().encode(JSON.stringify(petsAndShops, null, 2)) };
  const whole = await importDescription(file);
  const cut = await importDescription(file, { operations: picked.map((pointer) => operationTexts[pointer]) });
  if (!whole.ok || !cut.ok) throw new Error('It is not imported.');
  const [size = 0, operations] = usedBy(weigh(whole.connector.definition), picked);
  expect(operations).toBe(picked.length);
  // The last line of an object that is left empty, and the comma before the first thing left out.
  expect(Math.abs(size - countUtf8Bytes(cut.connector.definition))).toBeLessThanOrEqual(20);
});

it('adds up to the whole file when everything is picked that somebody needs', () => {
  const { Nobody: _, ...definitions } = petsAndShops.definitions;
  const text = JSON.stringify({ ...petsAndShops, definitions }, null, 2);
  const weights = weigh(text);
  expect(usedBy(weights, Object.keys(weights.operations))).toEqual([countUtf8Bytes(text), 3]);
});

it.each([
  { text: '', rest: '' },
  { text: '[]', rest: '[]' },
  { text: '{"paths":{"/a":null,"/b":[],"x-c":{"get":1}},"definitions":[],"tags":{}}', rest: undefined },
  {
    text: '{"paths":{"/a":{"get":{"$ref":"#/definitions/A","tags":7}}},"definitions":{"A":{"$ref":"#/definitions/A"}}}',
    rest: '{"paths":{},"definitions":{}}',
  },
])('weighs what is hardly a definition: $text', ({ text, rest = text }) => {
  expect(usedBy(weigh(text), [])).toEqual([rest.length, 0]);
  expect(usedBy(weigh(text), [shops])).toEqual([rest.length, 1]);
});

const corpus = '../shared/corpus';
const folders = ['openapi30', 'openapi31', 'swagger2', 'postman-v1', 'postman-v20', 'postman-v21'];
/** Of each folder, the largest that take no seconds; of GitHub's whole API the browser test tells as much. */
const filesOfEach = 2;
const mostBytes = 2_000_000;
/** Bytes that an estimate may be off by however small the file is: braces of what is left empty. */
const slack = 250;

it.skipIf(!existsSync(corpus))(
  'is within 4 % of what an import of the picks has, over the corpus’ largest files (skipped where ../shared/corpus is not there)',
  async () => {
    let compared = 0;
    const off: string[] = [];
    for (const folder of folders) {
      const files = readdirSync(`${corpus}/${folder}`).map((name) => ({
        name: `${folder}/${name}`,
        bytes: new Uint8Array(readFileSync(`${corpus}/${folder}/${name}`)),
      }));
      const quick = files.filter(({ bytes }) => bytes.length <= mostBytes);
      for (const file of quick.toSorted((a, b) => b.bytes.length - a.bytes.length).slice(0, filesOfEach)) {
        const whole = await importDescription(file);
        if (!whole.ok) continue;
        const { tree, weights } = offerOperations(whole);
        const picked = operationsIn(tree).filter(({ result }, index) => result !== undefined && index % 7 === 3);
        const cut = await importDescription(file, { operations: picked.map(({ operation }) => operation) });
        if (!cut.ok) continue;
        const is = countUtf8Bytes(cut.connector.definition);
        const [said = 0] = usedBy(
          weights,
          picked.map(({ result }) => result ?? ''),
        );
        compared += 1;
        if (Math.abs(said - is) > Math.max(slack, is * 0.04)) off.push(`${file.name}: said ${said}, is ${is}`);
      }
    }
    expect(off).toEqual([]);
    expect(compared).toBeGreaterThan(8);
  },
);
