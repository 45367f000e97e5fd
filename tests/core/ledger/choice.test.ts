import { expect, it } from 'vitest';
import { choose } from '#core/ledger/choice.ts';

const options = [
  { value: 'merge', label: 'One object with the fields of all' },
  { value: 'first', label: 'The first' },
] as const;

it.each([
  ['nothing was asked for', undefined, 'merge'],
  ['one of the options', 'first', 'first'],
  ['something else', 'all', 'merge'],
])('%s', (_, asked, taken) => {
  const choices = new Map(asked === undefined ? [] : [['a', asked]]);
  expect(choose(choices, 'a', options)).toEqual({ id: 'a', options, taken });
});
