import { describe, expect, it } from 'vitest';
import { folderNameOf, planFolder, type FolderPlan, type Sums, type WrittenSums } from '#core/folder/plan-folder.ts';

interface Case {
  readonly name: string;
  readonly wanted: Sums;
  readonly written: WrittenSums;
  readonly found: Sums;
  readonly plan: Partial<FolderPlan>;
}

const nothing = { write: [], remove: [], changedOutside: [] };

describe('a file', () => {
  it.each<Case>([
    { name: 'that is not there is written', wanted: { a: '1' }, written: {}, found: {}, plan: { write: ['a'] } },
    { name: 'that is right stays', wanted: { a: '1' }, written: {}, found: { a: '1' }, plan: {} },
    {
      name: 'as it was written here is written over',
      wanted: { a: '2' },
      written: { a: ['1'] },
      found: { a: '1' },
      plan: { write: ['a'] },
    },
    {
      name: 'whose writing was interrupted is written over',
      wanted: { a: '3' },
      written: { a: ['1', '2'] },
      found: { a: '2' },
      plan: { write: ['a'] },
    },
    {
      name: 'of somebody else is left alone',
      wanted: { a: '2' },
      written: {},
      found: { a: '1' },
      plan: { changedOutside: ['a'] },
    },
    {
      name: 'that was changed outside is left alone',
      wanted: { a: '2' },
      written: { a: ['1'] },
      found: { a: 'x' },
      plan: { changedOutside: ['a'] },
    },
    {
      name: 'that was changed outside while nothing changed here is told too',
      wanted: { a: '1' },
      written: { a: ['1'] },
      found: { a: 'x' },
      plan: { changedOutside: ['a'] },
    },
    {
      name: 'that is gone outside is written again',
      wanted: { a: '1' },
      written: { a: ['1'] },
      found: {},
      plan: { write: ['a'] },
    },
    {
      name: 'that is no longer wanted goes',
      wanted: {},
      written: { a: ['1'] },
      found: { a: '1' },
      plan: { remove: ['a'] },
    },
    {
      name: 'that is no longer wanted stays where it was changed',
      wanted: {},
      written: { a: ['1'] },
      found: { a: 'x' },
      plan: {},
    },
    { name: 'that is no longer wanted, and not there', wanted: {}, written: { a: ['1'] }, found: {}, plan: {} },
    { name: 'that nobody here knows stays', wanted: {}, written: {}, found: { a: '1' }, plan: {} },
  ])('$name', ({ wanted, written, found, plan }) => {
    expect(planFolder(wanted, written, found)).toEqual({ ...nothing, ...plan });
  });

  it('may be the maker’s once it was changed', () => {
    expect(planFolder({ s: '2' }, { s: ['1'] }, { s: 'x' }, (name) => name === 's')).toEqual(nothing);
    expect(planFolder({ s: '2' }, { s: ['1'] }, { s: '1' }, (name) => name === 's').write).toEqual(['s']);
  });
});

it.each([
  { title: 'Parcel Desk', taken: [], name: 'parcel-desk' },
  { title: 'Parcel Desk', taken: ['Parcel-Desk', 'parcel-desk-2'], name: 'parcel-desk-3' },
  { title: '..', taken: [], name: 'connector' },
])('names a folder after $title: $name', ({ title, taken, name }) => {
  expect(folderNameOf(title, taken)).toBe(name);
});
