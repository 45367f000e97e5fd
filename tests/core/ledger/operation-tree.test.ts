import { describe, expect, it } from 'vitest';
import type { Definition } from '#core/definition/openapi2.ts';
import type { LedgerEntry } from '#core/ledger/ledger.ts';
import { findOperations, keepOperations } from '#core/ledger/find-operations.ts';
import { buildOperationTree, operationsIn, pickAlso, type OperationGroup } from '#core/ledger/operation-tree.ts';
import { rowsOf } from '#core/ledger/tree-rows.ts';

const paths = {
  '/gists': {
    get: { operationId: 'gists/list', summary: 'List gists for the user' },
    post: { operationId: 'createGist', summary: 'Create one' },
  },
  '/registrations/{id}': { delete: { operationId: 'dropRegistration' } },
  '/pets': { get: { operationId: 7, summary: null } },
};

function entry(operation: string | undefined, group: readonly string[], isBrought = true): LedgerEntry {
  const [method = '', path = ''] = operation?.split(' ') ?? [];
  const result = `/definition/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}`;
  return {
    outcome: isBrought ? 'operation' : 'skipped',
    label: operation ?? 'nothing',
    source: { pointer: '' },
    group,
    ...(operation !== undefined && { operation }),
    ...(operation !== undefined && isBrought && { result }),
  };
}

const entries = [
  entry('GET /gists', ['gists']),
  entry('POST /gists', ['gists']),
  entry('DELETE /registrations/{id}', ['apps', 'north']),
  entry('GET /gists', ['apps']),
  entry(undefined, ['apps']),
  entry('GET /pets', []),
  entry('GET /logo.png', [], false),
];
// As it may be found: what a file says is not checked before it is shown.
const definition = JSON.parse(JSON.stringify({ paths })) as Definition;
const tree = buildOperationTree(entries, definition);

/** A tree as indented lines. */
function outline({ groups, paths: inside }: OperationGroup, indent = ''): readonly string[] {
  return [
    ...groups.flatMap((group) => [`${indent}[${group.name}]`, ...outline(group, `${indent}  `)]),
    ...inside.map(({ path, operations }) => `${indent}${path}: ${operations.map(({ method }) => method).join(' ')}`),
  ];
}

describe('buildOperationTree', () => {
  it('puts each operation once, where it stands first, and leaves out what cannot be picked', () => {
    expect(outline(tree)).toEqual([
      '[gists]',
      '  /gists: GET POST',
      '[apps]',
      '  [north]',
      '    /registrations/{id}: DELETE',
      '/pets: GET',
      '/logo.png: GET',
    ]);
  });

  it('tells of each operation what it is called, and how many requests it is made of', () => {
    const [list, create, drop, pets, logo] = operationsIn(tree);
    expect(list).toEqual({
      operation: 'GET /gists',
      method: 'GET',
      path: '/gists',
      summary: 'List gists for the user',
      operationId: 'gists/list',
      requests: 2,
      result: '/definition/paths/~1gists/get',
    });
    expect(create).toMatchObject({ operationId: 'createGist', requests: 1 });
    expect(drop).toMatchObject({ method: 'DELETE', summary: '' });
    expect(pets).toMatchObject({ summary: '', operationId: '' });
    expect(logo).not.toHaveProperty('result');
  });

  it('is no deeper than can be shown, however deep the folders are', () => {
    const folders = Array.from({ length: 100_000 }, (_, at) => `folder ${at}`);
    const deep = buildOperationTree([entry('GET /deep', folders), entry('GET /deeper', [...folders, 'one'])], {});
    expect(outline(deep)).toHaveLength(24 + 2);
    expect(operationsIn(findOperations(deep, 'deeper'))).toHaveLength(1);
  });

  it('makes a tree without anything of a ledger without anything', () => {
    expect(buildOperationTree([], {})).toEqual({ name: '', groups: [], paths: [] });
  });
});

describe('findOperations', () => {
  it.each([
    { search: '', found: 5, first: 'GET /gists' },
    { search: 'gist', found: 2, first: 'GET /gists' },
    { search: 'GIST create', found: 1, first: 'POST /gists' },
    { search: 'post', found: 1, first: 'POST /gists' },
    { search: 'user', found: 1, first: 'GET /gists' },
    { search: 'north', found: 1, first: 'DELETE /registrations/{id}' },
    { search: 'registration', found: 1, first: 'DELETE /registrations/{id}' },
    { search: '/registrations/{', found: 1, first: 'DELETE /registrations/{id}' },
    { search: 'gists/list', found: 1, first: 'GET /gists' },
    { search: 'istration', found: 1, first: 'DELETE /registrations/{id}' },
    { search: 'parcels', found: 0, first: undefined },
  ])('"$search" finds $found', ({ search, found, first }) => {
    const operations = operationsIn(findOperations(tree, search)).map(({ operation }) => operation);
    expect(operations).toHaveLength(found);
    expect(operations[0]).toBe(first);
  });

  it('leaves no empty groups and paths', () => {
    expect(outline(findOperations(tree, 'create'))).toEqual(['[gists]', '  /gists: POST']);
    expect(outline(keepOperations(tree, ({ method }) => method === 'DELETE'))).toEqual([
      '[apps]',
      '  [north]',
      '    /registrations/{id}: DELETE',
    ]);
  });
});

describe('rowsOf', () => {
  const lines = (isOpen: (id: string, kind: 'group' | 'path') => boolean): readonly string[] =>
    rowsOf(tree, isOpen).map((row) => {
      const name = row.kind === 'operation' ? row.operation.operation : row.name;
      return `${row.level} ${row.position}/${row.siblings} ${row.kind} ${name} (${row.operations.length})`;
    });

  it('shows what is open; a path with one verb is one row', () => {
    expect(lines(() => true)).toEqual([
      '1 1/4 group gists (2)',
      '2 1/1 path /gists (2)',
      '3 1/2 operation GET /gists (1)',
      '3 2/2 operation POST /gists (1)',
      '1 2/4 group apps (1)',
      '2 1/1 group north (1)',
      '3 1/1 operation DELETE /registrations/{id} (1)',
      '1 3/4 operation GET /pets (1)',
      '1 4/4 operation GET /logo.png (1)',
    ]);
    expect(lines((_, kind) => kind === 'path')).toHaveLength(4);
    expect(lines((_, kind) => kind === 'group')).toHaveLength(7);
  });

  it('gives every row an id of its own, the same in a search', () => {
    const ids = (shown: OperationGroup): readonly string[] => rowsOf(shown, () => true).map(({ id }) => id);
    expect(new Set(ids(tree)).size).toBe(9);
    const found = ids(findOperations(tree, 'north'));
    expect(ids(tree)).toEqual(expect.arrayContaining([...found]));
  });

  it.each([
    { what: 'a path that ends like a verb', groups: [[], [], []], operations: ['GET /a', 'PUT /a', 'PUT /a GET'] },
    { what: 'a group named like two', groups: [['a', 'b'], ['a/b']], operations: ['GET /a', 'GET /b'] },
    { what: 'a group named like a path', groups: [['a /b'], ['a'], ['a']], operations: ['GET /c', 'GET /b', 'PUT /b'] },
    { what: 'half a character', groups: [['\ud800'], ['%']], operations: ['GET /a', 'GET /b'] },
  ])('keeps ids apart: $what', ({ groups, operations }) => {
    const odd = buildOperationTree(
      operations.map((operation, at) => entry(operation, groups[at] ?? [])),
      {},
    );
    const ids = rowsOf(odd, () => true).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

it.each([
  { operations: ['b', 'c'], isPicked: true, after: ['a', 'b', 'c'] },
  { operations: ['b', 'c'], isPicked: false, after: ['a'] },
  { operations: [], isPicked: false, after: ['a', 'b'] },
])('picks $operations: $isPicked', ({ operations, isPicked, after }) => {
  expect([...pickAlso(new Set(['a', 'b']), operations, isPicked)]).toEqual(after);
});
