import { describe, expect, it } from 'vitest';
import { importDescription } from '#core/formats/import-description.ts';

const response = (ref: string): object => ({ 200: { description: 'OK', schema: { $ref: ref } } });
const definition = {
  swagger: '2.0',
  info: { title: 'Shop', version: '1' },
  host: 'api.shop.example',
  tags: [{ name: 'pets' }, { name: 'orders' }],
  paths: {
    '/pets': {
      parameters: [{ $ref: '#/parameters/Page' }],
      get: { operationId: 'ListPets', summary: 'List pets', tags: ['pets'], responses: response('#/definitions/Pet') },
      post: { operationId: 'AddPet', summary: 'Add pet', tags: ['pets'], responses: response('#/definitions/Receipt') },
    },
    '/orders': {
      get: {
        operationId: 'ListOrders',
        summary: 'List orders',
        tags: ['orders'],
        responses: { 404: { $ref: '#/responses/None' } },
      },
    },
    '/self': { get: { operationId: 'Self', summary: 'Self', responses: response('#/definitions/Node~1A') } },
  },
  definitions: {
    Pet: {
      type: 'object',
      discriminator: 'kind',
      properties: { owner: { $ref: '#/definitions/Person' }, $ref: { type: 'string' } },
    },
    Cat: { allOf: [{ $ref: '#/definitions/Pet' }, { properties: { claws: { $ref: '#/definitions/Claws' } } }] },
    Claws: { type: 'integer' },
    Person: { properties: { name: { type: 'string' } } },
    Receipt: { example: { $ref: '#/definitions/Sample' } },
    Sample: { type: 'string' },
    'Node/A': { properties: { next: { $ref: '#/definitions/Node~1B' } } },
    'Node/B': { properties: { next: { $ref: '#/definitions/Node~1A' } } },
    Fault: { type: 'string' },
  },
  parameters: {
    Page: { name: 'page', in: 'query', type: 'integer' },
    Unused: { name: 'u', in: 'query', type: 'string' },
  },
  responses: { None: { description: 'None', schema: { $ref: '#/definitions/Fault' } } },
};

async function choose(
  operations: readonly string[],
  text = JSON.stringify(definition, null, 4),
): Promise<{ readonly text: string; readonly kept: object; readonly out: object }> {
  const outcome = await importDescription({ bytes: new TextEncoder().encode(text) }, { operations });
  if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
  const kept = JSON.parse(outcome.connector.definition.replace(/^\uFEFF/, '')) as {
    readonly paths: object;
    readonly tags: readonly { readonly name: string }[];
    readonly definitions: object;
    readonly parameters: object;
    readonly responses: object;
  };
  const names = (member: unknown): readonly string[] => Object.keys(member ?? {});
  return {
    text: outcome.connector.definition,
    kept: {
      paths: Object.entries(kept.paths).flatMap(([path, item]) => names(item).map((key) => `${key} ${path}`)),
      definitions: names(kept.definitions),
      parameters: names(kept.parameters),
      responses: names(kept.responses),
      tags: kept.tags.map(({ name }) => name),
    },
    out: outcome.ledger.out,
  };
}

describe('only chosen operations and what they need', () => {
  it.each([
    {
      name: 'references into a schema, and what extends a base',
      operations: ['GET /pets'],
      kept: {
        paths: ['parameters /pets', 'get /pets'],
        definitions: ['Pet', 'Cat', 'Claws', 'Person'],
        parameters: ['Page'],
        responses: [],
        tags: ['pets'],
      },
    },
    {
      name: 'an example is no reference',
      operations: ['POST /pets'],
      kept: {
        paths: ['parameters /pets', 'post /pets'],
        definitions: ['Receipt', 'Sample'],
        parameters: ['Page'],
        responses: [],
        tags: ['pets'],
      },
    },
    {
      name: 'through a shared response, the method in small letters',
      operations: ['get /orders'],
      kept: { paths: ['get /orders'], definitions: ['Fault'], parameters: [], responses: ['None'], tags: ['orders'] },
    },
    {
      name: 'a circle',
      operations: ['GET /self'],
      kept: { paths: ['get /self'], definitions: ['Node/A', 'Node/B'], parameters: [], responses: [], tags: [] },
    },
    { name: 'nothing', operations: [], kept: { paths: [], definitions: [], parameters: [], responses: [], tags: [] } },
  ])('$name', async ({ operations, kept }) => {
    const chosen = await choose(operations);
    expect(chosen.kept).toEqual(kept);
    expect(chosen.out).toEqual({ operation: operations.length, merged: 0, skipped: 4 - operations.length });
  });

  it('leaves the text of what stays as it was', async () => {
    const { text } = await choose(['GET /pets', 'POST /pets', 'GET /orders', 'GET /self']);
    const whole = JSON.stringify(definition, null, 4);
    const unused = /,\n {8}"Unused": \{[^}]*\}/;
    expect(whole).toMatch(unused);
    expect(text).toBe(whole.replace(unused, ''));
  });

  it('keeps a byte order mark and Windows line ends', async () => {
    const { text } = await choose(
      ['GET /orders'],
      `\uFEFF${JSON.stringify(definition, null, 2).replaceAll('\n', '\r\n')}`,
    );
    expect(text.startsWith('\uFEFF{\r\n  "swagger"')).toBe(true);
    expect(text).not.toMatch(/[^\r]\n/);
  });
});
