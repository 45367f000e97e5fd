import { describe, expect, it } from 'vitest';
import type { OperationGroup, PickableOperation } from '#core/ledger/operation-tree.ts';
import { countPicked, findTyped, parentOf, rowsOf, siblingsOf } from '#core/ledger/tree-rows.ts';

function operation(method: string, path: string, summary = ''): PickableOperation {
  return { operation: `${method} ${path}`, method, path, summary, operationId: '', requests: 1 };
}
const path = (name: string, ...methods: readonly string[]) => ({
  path: name,
  operations: methods.map((method) => operation(method, name)),
});

const tree: OperationGroup = {
  name: '',
  groups: [
    { name: 'Parcels', groups: [], paths: [path('/parcels', 'GET', 'POST'), path('/parcels/{id}', 'GET')] },
    {
      name: 'depots',
      groups: [{ name: 'North', groups: [], paths: [path('/north', 'GET')] }],
      paths: [{ path: '/pier', operations: [operation('PUT', '/pier', 'Dock here')] }],
    },
  ],
  paths: [path('/', 'GET')],
};
/**
 * 0 Parcels
 * 1   /parcels
 * 2     GET
 * 3     POST
 * 4   GET /parcels/{id}
 * 5 depots
 * 6   North
 * 7     GET /north
 * 8   PUT /pier, Dock here
 * 9 GET /
 */
const rows = rowsOf(tree, () => true);

describe('parentOf and siblingsOf', () => {
  it.each([
    { index: 0, parent: -1, siblings: [0, 5, 9] },
    { index: 2, parent: 1, siblings: [2, 3] },
    { index: 4, parent: 0, siblings: [1, 4] },
    { index: 7, parent: 6, siblings: [7] },
    { index: 8, parent: 5, siblings: [6, 8] },
    { index: 9, parent: -1, siblings: [0, 5, 9] },
  ])('of row $index', ({ index, parent, siblings }) => {
    expect(parentOf(rows, index)).toBe(parent);
    expect(siblingsOf(rows, index).map((row) => rows.indexOf(row))).toEqual(siblings);
  });
});

describe('findTyped', () => {
  it.each([
    { what: 'the next one', word: 'p', from: 0, found: 1 },
    { what: 'not the row itself with one letter', word: 'p', from: 1, found: 3 },
    { what: 'the row itself with more', word: 'pa', from: 1, found: 1 },
    { what: 'a slash before it', word: '/pi', from: 0, found: 8 },
    { what: 'a summary', word: 'dock', from: 0, found: 8 },
    { what: 'a method', word: 'put', from: 0, found: 8 },
    { what: 'the path of a verb that stands under it only once', word: 'parcels', from: 2, found: 4 },
    { what: 'the first after the last', word: 'par', from: 9, found: 0 },
    { what: 'letters in the other case', word: 'NOR', from: 0, found: 6 },
    { what: 'nothing', word: 'quay', from: 3, found: -1 },
  ])('finds $what', ({ word, from, found }) => {
    expect(findTyped(rows, word, from)).toBe(found);
  });
});

it.each([
  { picked: [], counts: [0, 0, 0, 0] },
  { picked: ['GET /parcels', 'GET /'], counts: [1, 1, 1, 0] },
  { picked: ['GET /parcels', 'POST /parcels', 'GET /parcels/{id}'], counts: [3, 2, 1, 1] },
])('counts what is picked of $picked', ({ picked, counts }) => {
  expect(rows.slice(0, 4).map((row) => countPicked(row, new Set(picked)))).toEqual(counts);
});
