import { expect, it } from 'vitest';
import { countByKind, countChoices, groupChanges, joinRepeated, keyChanges } from '#core/ledger/change-groups.ts';
import { countSecrets, type LedgerChange } from '#core/ledger/ledger.ts';

const options = [
  { value: 'merge', label: 'One object' },
  { value: 'first', label: 'The first' },
] as const;

function change(code: string, more: Partial<LedgerChange> = {}): LedgerChange {
  return {
    code: `openapi3/${code}`,
    kind: 'changed',
    severity: 'info',
    message: code,
    source: { pointer: '' },
    ...more,
  };
}

const chosen = (taken: string): LedgerChange => change('one-of', { choice: { id: 'a', options, taken } });

it('puts the gravest group first, and keeps the order of the conversion within a severity', () => {
  const changes = [change('a'), change('b'), change('c', { severity: 'error' }), change('b', { severity: 'warning' })];
  const groups = groupChanges(changes).map(({ code, severity, count }) => [code, severity, count]);
  expect(groups).toEqual([
    ['openapi3/c', 'error', 1],
    ['openapi3/b', 'warning', 2],
    ['openapi3/a', 'info', 1],
  ]);
});

it('keeps the kinds of one code apart', () => {
  const groups = groupChanges([change('a'), change('a', { kind: 'left-out' }), change('a')]);
  expect(groups.map(({ kind, count }) => [kind, count])).toEqual([
    ['changed', 2],
    ['left-out', 1],
  ]);
});

it('counts what was not even listed in the ledger', () => {
  const changes = [change('a', { kind: 'secret' }), change('a', { kind: 'secret', more: 70_000 })];
  expect(groupChanges(changes)[0]?.count).toBe(70_002);
  expect(countSecrets({ changes })).toEqual({ kept: 70_002, asParameters: 0 });
});

it('counts what it does not list', () => {
  const [group] = groupChanges([chosen('merge'), change('one-of'), chosen('merge')], 1);
  expect(group).toMatchObject({ count: 3, choices: 2 });
  expect(group?.changes).toHaveLength(1);
});

it('lists what was chosen otherwise in any case, so that it can be put back', () => {
  const [group] = groupChanges([change('one-of'), chosen('merge'), chosen('first')], 1);
  expect(group?.changes.map(({ choice }) => choice?.taken)).toEqual([undefined, 'first']);
});

it('counts by kind, and what can be done otherwise', () => {
  const groups = groupChanges([chosen('merge'), chosen('first'), change('a'), change('b', { kind: 'secret' })], 1);
  expect(countByKind(groups)).toEqual({ changed: 3, 'left-out': 0, added: 0, repaired: 0, secret: 1 });
  expect(countChoices(groups)).toBe(2);
});

it('gives each change a name of its own that stays when the others change', () => {
  const at = (pointer: string): LedgerChange => change('a', { source: { pointer } });
  const before = keyChanges([at('/x'), at('/x'), chosen('merge'), at('/y')]);
  const after = keyChanges([chosen('first'), at('/y')]);
  expect(new Set(before.map(({ key }) => key)).size).toBe(4);
  expect(after.map(({ key }) => key)).toEqual(before.slice(2).map(({ key }) => key));
});

it.each([
  [
    'the same options',
    [
      ['a', 'merge'],
      ['b', 'merge'],
    ],
    { ids: ['a', 'b'], taken: 'merge' },
  ],
  [
    'the same options, taken differently',
    [
      ['a', 'merge'],
      ['b', 'first'],
      ['c', 'first'],
    ],
    { ids: ['a', 'b', 'c'], taken: undefined },
  ],
  [
    'one choice told by two changes',
    [
      ['a', 'merge'],
      ['a', 'merge'],
    ],
    undefined,
  ],
  [
    'other options',
    [
      ['a', 'merge'],
      ['b', 'other'],
      ['c', 'merge'],
    ],
    undefined,
  ],
])('choices with %s', (_, choices, shared) => {
  const others = [options[0], { value: 'other', label: 'Another' }] as const;
  const changes = choices.map(([id = '', taken = '']) =>
    change('one-of', { choice: { id, options: taken === 'other' ? others : options, taken } }),
  );
  const [group] = groupChanges(changes, 1);
  expect(group?.shared).toEqual(shared && { ...shared, options });
});

it('what request after request says in the same words is one line with a count, and nothing else is joined', () => {
  const header = (name: string, more: Partial<LedgerChange> = {}): LedgerChange =>
    change('header-left-out', { kind: 'left-out', message: `"${name}" is set by the platform.`, ...more });
  const page = change('left-out', { kind: 'left-out', message: 'A page.' });
  const changes = [
    header('Host'),
    page,
    page,
    header('Accept'),
    header('Host'),
    header('Host', { more: 4 }),
    chosen('merge'),
    chosen('merge'),
  ];
  const joined = joinRepeated(changes);
  expect(joined.map(({ message }) => message)).toEqual([
    '"Host" is set by the platform. In 7 places; this is the first.',
    'A page.',
    'A page.',
    '"Accept" is set by the platform.',
    'one-of',
    'one-of',
  ]);
  expect(countByKind(groupChanges(joined))).toMatchObject({ 'left-out': 4, changed: 2 });
});
