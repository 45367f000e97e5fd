import { describe, expect, it } from 'vitest';
import { fieldGrid } from '#core/definition/grid/field-grid.ts';
import {
  changeCell,
  clearCells,
  fillDown,
  findCells,
  labelFromNames,
  pasteCells,
  replaceInCells,
  textsIn,
  type GridArea,
  type GridChange,
} from '#core/definition/grid/grid-edits.ts';
import type { Grid } from '#core/definition/grid/grid.ts';
import { operationGrid } from '#core/definition/grid/operation-grid.ts';
import { parameterGrid } from '#core/definition/grid/parameter-grid.ts';
import { openDocument } from '#core/document/open-document.ts';
import { applyPatch } from '#core/document/patch.ts';
import { valueAt } from '#core/document/pointer.ts';

const connector = {
  definition: JSON.stringify(
    {
      paths: {
        '/pets': {
          parameters: [{ name: 'tenant', in: 'header', type: 'string' }],
          get: {
            operationId: 'listPets',
            summary: 'Pets',
            parameters: [{ $ref: '#/parameters/limit' }],
            responses: {},
          },
          post: {
            operationId: 'addPet',
            'x-ms-trigger': 'single',
            tags: ['pets'],
            parameters: [
              {
                name: 'body',
                in: 'body',
                schema: {
                  type: 'object',
                  required: ['petId'],
                  properties: { petId: { type: 'string' }, owner: { type: 'object', properties: { full_name: {} } } },
                },
              },
            ],
            responses: { 200: { schema: { items: { properties: { id: { $ref: '#/definitions/Id' } } } } } },
          },
        },
        '/pets/{petId}': {
          get: { operationId: 'getPet', parameters: [{ name: 'petId', in: 'path', required: true, type: 'integer' }] },
        },
      },
      parameters: {
        limit: { name: 'limit', in: 'query', type: 'integer', default: 5 },
        spare: { name: 'spare', in: 'query' },
      },
      definitions: { Id: { properties: { value: { title: 'Value' } } } },
    },
    null,
    2,
  ),
  properties: JSON.stringify({ properties: { scriptOperations: ['getPet'] } }),
};
const document = openDocument(connector);
const values = { definition: document.definition.value, properties: document.properties.value };
const operations = operationGrid(values);
const parameters = parameterGrid(values);
const fields = fieldGrid(values);

const column = (grid: Grid, id: string): number => grid.columns.findIndex((one) => one.id === id);
const cells = (grid: Grid, id: string, top = 0, bottom = grid.rows.length - 1): GridArea => ({
  top,
  bottom,
  left: column(grid, id),
  right: column(grid, id),
});
const texts = (grid: Grid, id: string): readonly string[] => textsIn(grid, cells(grid, id)).flat();

/** The definition after a change that can be taken back. */
function after({ patch }: GridChange): unknown {
  const { connector: changed, inverse } = applyPatch(connector, patch);
  expect(applyPatch(changed, inverse).connector).toEqual(connector);
  return { ...(JSON.parse(changed.definition) as object), settings: JSON.parse(changed.properties) as unknown };
}

describe('rows', () => {
  it('of operations', () => {
    expect(texts(operations, 'address')).toEqual(['GET /pets', 'POST /pets', 'GET /pets/{petId}']);
    expect(texts(operations, 'kind')).toEqual(['Action', 'Trigger', 'Action']);
    expect(texts(operations, 'tags')).toEqual(['', 'pets', '']);
  });

  it('of parameters: each once, with where it stands', () => {
    expect(texts(parameters, 'name')).toEqual(['limit', 'tenant', 'body', 'petId', 'spare']);
    expect(texts(parameters, 'of')).toEqual([
      'Shared',
      'All of /pets',
      'POST /pets',
      'GET /pets/{petId}',
      'Shared, not used',
    ]);
    expect(texts(parameters, 'default')).toEqual(['5', '', '', '', '']);
  });

  it('of fields: bodies, answers and shared schemas', () => {
    expect(texts(fields, 'path')).toEqual(['petId', 'owner', 'owner › full_name', 'id', 'value']);
    expect(texts(fields, 'required')).toEqual(['Yes', 'No', 'No', 'No', 'No']);
  });
});

describe('one cell', () => {
  const change = (grid: Grid, row: number, id: string, text: string): GridChange =>
    changeCell(grid, { row, column: column(grid, id), text });
  it.each<readonly [string, GridChange, string, unknown]>([
    ['summary', change(operations, 0, 'summary', 'List pets'), '/paths/~1pets/get/summary', 'List pets'],
    [
      'visibility in any case',
      change(operations, 0, 'x-ms-visibility', 'Advanced'),
      '/paths/~1pets/get/x-ms-visibility',
      'advanced',
    ],
    ['tags', change(operations, 1, 'tags', 'a, b'), '/paths/~1pets/post/tags', ['a', 'b']],
    ['no tags', change(operations, 1, 'tags', ''), '/paths/~1pets/post/tags', undefined],
    [
      'an id, and what names it',
      change(operations, 2, 'operationId', 'GetPet'),
      '/settings/properties/scriptOperations',
      ['GetPet'],
    ],
    ['a shared parameter', change(parameters, 0, 'x-ms-summary', 'Limit'), '/parameters/limit/x-ms-summary', 'Limit'],
    ['a default by its type', change(parameters, 0, 'default', '7'), '/parameters/limit/default', 7],
    ['required', change(parameters, 1, 'required', 'yes'), '/paths/~1pets/parameters/0/required', true],
    ['a title', change(fields, 4, 'title', ''), '/definitions/Id/properties/value', {}],
  ])('%s', (_, changed, pointer, expected) => {
    expect(changed.faults).toEqual([]);
    expect(valueAt(after(changed), pointer)).toEqual(expected);
  });

  it.each<readonly [GridChange, RegExp]>([
    [change(operations, 0, 'operationId', 'addPet'), /is the ID of POST \/pets/],
    [change(operations, 0, 'x-ms-visibility', 'hidden'), /Use none, important/],
    [change(operations, 0, 'address', 'GET /x'), /only shown/],
    [change(parameters, 0, 'default', 'many'), /whole number/],
    [change(parameters, 3, 'required', 'No'), /always required/],
  ])('what cannot stand there is said: %#', ({ patch, faults }, said) => {
    expect(patch.edits).toEqual([]);
    expect(faults[0]?.message).toMatch(said);
  });
});

describe('many cells are one step', () => {
  it('fill down, also of names on one list', () => {
    const filled = fillDown(fields, cells(fields, 'required', 0, 1));
    expect(filled.patch.title).toBe('Fill down 1 row');
    expect(valueAt(after(filled), '/paths/~1pets/post/parameters/0/schema/required')).toEqual(['petId', 'owner']);
    const emptied = pasteCells(fields, cells(fields, 'required', 0, 1), [['No']]);
    expect(valueAt(after(emptied), '/paths/~1pets/post/parameters/0/schema/required')).toBeUndefined();
  });

  it('labels of names, in the case of each', () => {
    expect(after(labelFromNames(operations, cells(operations, 'summary')))).toMatchObject({
      paths: { '/pets': { get: { summary: 'List pets' } }, '/pets/{petId}': { get: { summary: 'Get pet' } } },
    });
    expect(
      valueAt(
        after(labelFromNames(fields, cells(fields, 'title', 2, 2))),
        '/paths/~1pets/post/parameters/0/schema/properties/owner/properties/full_name',
      ),
    ).toEqual({ title: 'Full Name' });
  });

  it('paste of a spreadsheet, as far as there are cells', () => {
    const area = { top: 1, bottom: 1, left: column(operations, 'summary'), right: column(operations, 'summary') };
    const pasted = pasteCells(operations, area, [['Add', 'Adds a pet.'], ['Get', 'Gets a pet.'], ['Over the edge']]);
    expect(pasted).toMatchObject({ changed: 4, faults: [] });
    expect(after(pasted)).toMatchObject({
      paths: {
        '/pets': { post: { summary: 'Add', description: 'Adds a pet.' } },
        '/pets/{petId}': { get: { summary: 'Get' } },
      },
    });
  });

  it('no two operations get one id', () => {
    const { changed, faults } = pasteCells(operations, cells(operations, 'operationId'), [['Same']]);
    expect(changed).toBe(1);
    expect(faults).toHaveLength(2);
  });

  it('find and replace, letters of either case', () => {
    const all = { top: 0, bottom: 2, left: 0, right: operations.columns.length - 1 };
    expect(findCells(operations, all, 'PET').map(({ row, text }) => [row, text])).toEqual([
      [0, 'Pets'],
      [0, 'listPets'],
      [1, 'addPet'],
      [1, 'pets'],
      [2, 'getPet'],
    ]);
    const replaced = replaceInCells(operations, cells(operations, 'summary'), 'pets', '$& and dogs');
    expect(valueAt(after(replaced), '/paths/~1pets/get/summary')).toBe('$& and dogs');
  });

  it('clear takes texts out and leaves choices', () => {
    const cleared = clearCells(parameters, { top: 0, bottom: 0, left: 0, right: parameters.columns.length - 1 });
    expect(valueAt(after(cleared), '/parameters/limit')).toEqual({ name: 'limit', in: 'query', type: 'integer' });
  });
});
