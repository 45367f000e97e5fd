import { inQuery, taking } from '../support/document-with.ts';
import type { RuleCases } from './case.ts';

const at = '/definition/paths/~1pets/post/parameters/0';
const named = (value: unknown, displayName: unknown = 'Name') => ({ value, displayName });
const choice = (members: Readonly<Record<string, unknown>>) => taking({ ...inQuery('a'), ...members });

export const valueCases: RuleCases = {
  'default-in-enum': [
    { name: 'it is', definition: choice({ enum: ['a', 'b'], default: 'b' }), found: [] },
    { name: 'of another type is told elsewhere', definition: choice({ enum: ['1'], default: 1 }), found: [] },
    { name: 'nothing to choose from', definition: choice({ enum: [], default: 'a' }), found: [] },
    {
      name: 'but for capitals',
      definition: choice({ enum: ['Open', 'Closed'], default: 'open' }),
      found: [`${at}/default`],
      fix: 'Write the default as it is listed',
      mended: { [`${at}/default`]: 'Open' },
    },
    { name: 'two that are near', definition: choice({ enum: ['A', 'a '], default: ' A' }), found: [`${at}/default`] },
    {
      name: 'not at all',
      definition: choice({ enum: ['a'], default: 'c' }),
      found: [`${at}/default`],
      says: /or add it/,
    },
  ],
  'enum-type': [
    { name: 'of the type, or null', definition: choice({ enum: ['a', null] }), found: [] },
    {
      name: 'quoted, with their names',
      definition: choice({ type: 'integer', enum: [1, '2', '3'], 'x-ms-enum-values': [named(1), named('2')] }),
      found: [`${at}/enum/1`],
      says: /without quotes/,
      fix: 'Write the values without quotes',
      mended: { [`${at}/enum`]: [1, 2, 3], [`${at}/x-ms-enum-values/1/value`]: 2 },
    },
    {
      name: 'unquoted',
      definition: choice({ enum: [1, true] }),
      found: [`${at}/enum/0`],
      mended: { [`${at}/enum`]: ['1', 'true'] },
    },
    { name: 'the same then', definition: choice({ enum: [1, '1'] }), found: [`${at}/enum/0`], says: /or the type/ },
    { name: 'not near it', definition: choice({ type: 'integer', enum: ['a'] }), found: [`${at}/enum/0`] },
    { name: 'a code', definition: choice({ type: 'integer', enum: ['007'] }), found: [`${at}/enum/0`] },
  ],
  'enum-names-complete': [
    { name: 'complete', definition: choice({ enum: ['a'], 'x-ms-enum-values': [named('a')] }), found: [] },
    {
      name: 'no list',
      definition: choice({ 'x-ms-enum-values': { a: 'A' } }),
      found: [`${at}/x-ms-enum-values`],
    },
    {
      name: 'no value, no name, a name that is empty, and a value that is none',
      definition: choice({ 'x-ms-enum-values': ['a', { value: 'b' }, named(5, ' '), named({}, '')] }),
      found: [0, '1/displayName', '2/displayName', '3/displayName'].map((place) => `${at}/x-ms-enum-values/${place}`),
      says: /names no value/,
      mended: { [`${at}/x-ms-enum-values/1/displayName`]: 'b', [`${at}/x-ms-enum-values/2/displayName`]: '5' },
    },
  ],
  'enum-names-listed': [
    { name: 'they are', definition: choice({ enum: ['a', 'b'], 'x-ms-enum-values': [named('b')] }), found: [] },
    { name: 'nothing to choose from', definition: choice({ 'x-ms-enum-values': [named('b')] }), found: [] },
    {
      name: 'but for quotes and capitals',
      definition: choice({ enum: ['1', 'Open'], 'x-ms-enum-values': [named(1), named('open')] }),
      found: [`${at}/x-ms-enum-values/0/value`, `${at}/x-ms-enum-values/1/value`],
      fix: 'Write the value as it is listed',
      mended: { [`${at}/x-ms-enum-values`]: [named('1'), named('Open')] },
    },
    {
      name: 'what is near has a name',
      definition: choice({ enum: ['Open'], 'x-ms-enum-values': [named('Open'), named('open')] }),
      found: [`${at}/x-ms-enum-values/1/value`],
    },
    {
      name: 'not at all',
      definition: choice({ enum: ['a'], 'x-ms-enum-values': [named('c')] }),
      found: [`${at}/x-ms-enum-values/0/value`],
      says: /remove its name/,
    },
  ],
  'enum-names-unique': [
    { name: 'they are', definition: choice({ 'x-ms-enum-values': [named(1), named('1')] }), found: [] },
    {
      name: 'the same twice',
      definition: choice({ 'x-ms-enum-values': [named('a'), named('b'), named('a'), named('a')] }),
      found: [`${at}/x-ms-enum-values/2/value`, `${at}/x-ms-enum-values/3/value`],
      fix: 'Remove repeated names',
      mended: { [`${at}/x-ms-enum-values`]: [named('a'), named('b')] },
    },
    {
      name: 'two names',
      definition: choice({ 'x-ms-enum-values': [named('a'), named('a', 'Other')] }),
      found: [`${at}/x-ms-enum-values/1/value`],
    },
  ],
  'enum-names-need-enum': [
    { name: 'with values', definition: choice({ enum: ['a'], 'x-ms-enum-values': [named('a')] }), found: [] },
    {
      name: 'without',
      definition: choice({ 'x-ms-enum-values': [named('a'), named('b')] }),
      found: [`${at}/x-ms-enum-values`],
      fix: 'List the values in "enum"',
      mended: { [`${at}/enum`]: ['a', 'b'] },
    },
    {
      name: 'without, and no values at all',
      definition: choice({ 'x-ms-enum-values': [] }),
      found: [`${at}/x-ms-enum-values`],
    },
  ],
};
