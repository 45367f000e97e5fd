import { expect, it } from 'vitest';
import { groupChanges } from '#core/ledger/change-groups.ts';
import { findChanges, type ChangeQuery } from '#core/ledger/find-changes.ts';
import type { LedgerChange } from '#core/ledger/ledger.ts';

const choice = {
  id: 'a',
  options: [
    { value: 'merge', label: 'One object' },
    { value: 'first', label: 'The first' },
  ],
  taken: 'merge',
} as const;

const changes: readonly LedgerChange[] = [
  {
    code: 'openapi3/id-changed',
    kind: 'changed',
    severity: 'info',
    message: 'The ID "get pet" became GetPet.',
    source: { pointer: '/paths/~1pets~1{id}/get/operationId' },
    before: '"get pet"',
    after: '"GetPet"',
  },
  {
    code: 'openapi3/one-of',
    kind: 'changed',
    severity: 'info',
    message: 'A body of two kinds.',
    source: { file: 'pets.yaml', pointer: '/a' },
    choice,
  },
  {
    code: 'openapi3/one-of',
    kind: 'changed',
    severity: 'info',
    message: 'An answer of two kinds.',
    source: { pointer: '/b' },
  },
  {
    code: 'openapi3/secret-kept-out',
    kind: 'secret',
    severity: 'warning',
    message: 'A key.',
    source: { pointer: '/c' },
  },
];

it.each([
  ['everything', {}, ['secret-kept-out 1', 'id-changed 1', 'one-of 2']],
  ['one kind', { kind: 'secret' }, ['secret-kept-out 1']],
  ['a kind there is none of', { kind: 'added' }, []],
  ['what can be done otherwise', { hasChoice: true }, ['one-of 1']],
  ['words of the message', { search: 'KINDS two' }, ['one-of 2']],
  ['a path', { search: '/pets/{id}' }, ['id-changed 1']],
  ['a value', { search: '"GetPet"' }, ['id-changed 1']],
  ['a file', { search: 'pets.yaml' }, ['one-of 1']],
  ['the title of a code', { search: 'Secrets kept' }, ['secret-kept-out 1']],
  ['all of it together', { search: 'kinds', hasChoice: true, kind: 'changed' }, ['one-of 1']],
  ['words that are nowhere', { search: 'two cats' }, []],
] as const)('finds %s', (_, query: Partial<ChangeQuery>, found) => {
  const groups = findChanges(groupChanges(changes), { kind: 'all', search: '', hasChoice: false, ...query });
  expect(groups.map(({ code, found: count }) => `${code.slice('openapi3/'.length)} ${count}`)).toEqual(found);
});

it('counts what is not listed where nothing was looked for in particular', () => {
  const groups = groupChanges(
    changes.map((change) => ({ ...change, code: 'openapi3/one-of', kind: 'changed' })),
    1,
  );
  const all: ChangeQuery = { kind: 'all', search: '', hasChoice: false };
  expect(findChanges(groups, all)[0]?.found).toBe(4);
  expect(findChanges(groups, { ...all, search: 'get' })[0]?.found).toBe(1);
});
