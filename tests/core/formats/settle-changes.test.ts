import { describe, expect, it } from 'vitest';
import { openDocument } from '#core/document/open-document.ts';
import type { ConvertedChange } from '#core/formats/format.ts';
import { readDocument } from '#core/formats/reading/read-document.ts';
import { collectChanges } from '#core/formats/settle-changes.ts';
import type { LedgerChange } from '#core/ledger/ledger.ts';

const source = readDocument({
  name: 'a.json',
  bytes: new TextEncoder().encode(
    JSON.stringify(
      { host: 'a.example', list: [1, 2], password: 'hunter2-hunter2', note: 'call Rex-Secret-Name now' },
      null,
      1,
    ),
  ),
});
const connector = openDocument({
  definition: JSON.stringify({ swagger: '2.0', host: 'b.example', info: { title: 'Rex-Secret-Name' } }),
  properties: JSON.stringify({ properties: { iconBrandColor: '#fff' } }),
});

const change = (more: Partial<ConvertedChange>): ConvertedChange => ({
  code: 'test/a',
  kind: 'changed',
  severity: 'info',
  message: 'It changed.',
  document: source,
  pointer: '/host',
  ...more,
});

function settle(changes: readonly ConvertedChange[], clean = (text: string): string => text): readonly LedgerChange[] {
  const collected = collectChanges();
  for (const one of changes) collected.add(one);
  return collected.settle(connector, clean);
}

describe('what was and what is', () => {
  it.each([
    { name: 'both', about: { result: '/definition/host' }, before: '"a.example"', after: '"b.example"' },
    {
      name: 'in the properties',
      about: { result: '/properties/properties/iconBrandColor' },
      before: '"a.example"',
      after: '"#fff"',
    },
    { name: 'left out', about: { kind: 'left-out', pointer: '/list' }, before: '[1, 2]', after: undefined },
    {
      name: 'nothing at the place it came to',
      about: { result: '/definition/none' },
      before: '"a.example"',
      after: undefined,
    },
    { name: 'nothing at the place it came from', about: { pointer: '/none' }, before: undefined, after: undefined },
    { name: 'not the whole file', about: { pointer: '' }, before: undefined, after: undefined },
    {
      name: 'not a secret',
      about: { kind: 'secret', pointer: '/password', result: '/definition/host' },
      before: undefined,
      after: undefined,
    },
    { name: 'what is called a secret is masked', about: { pointer: '/password' }, before: '"***"', after: undefined },
  ] satisfies readonly {
    readonly name: string;
    readonly about: Partial<ConvertedChange>;
    readonly before: unknown;
    readonly after: unknown;
  }[])('$name', ({ about, before, after }) => {
    expect(settle([change(about)])).toEqual([
      {
        code: 'test/a',
        kind: about.kind ?? 'changed',
        severity: 'info',
        message: 'It changed.',
        source: {
          file: 'a.json',
          pointer: about.pointer ?? '/host',
          ...(about.pointer !== '/none' && { range: expect.objectContaining({ line: expect.any(Number) }) }),
        },
        ...(about.result !== undefined && { result: about.result }),
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      },
    ]);
  });

  it('what the conversion found to be secret is masked on both sides', () => {
    const clean = (text: string): string => text.replaceAll('Rex-Secret-Name', '***');
    const [settled] = settle([change({ pointer: '/note', result: '/definition/info/title' })], clean);
    expect(settled).toMatchObject({ before: '"call *** now"', after: '"***"' });
  });

  it('a choice goes along', () => {
    const options = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ] as const;
    const [settled] = settle([change({ choice: { id: 'test/a:/host', options, taken: 'b' } })]);
    expect(settled?.choice).toEqual({ id: 'test/a:/host', options, taken: 'b' });
  });
});

it('of a code with very many changes the first show what was, and the last says how many more there are', () => {
  const many = Array.from({ length: 5003 }, () => change({}));
  const settled = settle([...many, change({ code: 'test/b' })]);
  const [first, second] = [
    settled.filter(({ code }) => code === 'test/a'),
    settled.filter(({ code }) => code === 'test/b'),
  ];
  expect(first).toHaveLength(5000);
  expect(first.filter(({ before }) => before !== undefined)).toHaveLength(200);
  expect(first[0]?.message).toBe('It changed.');
  expect(first.at(-1)?.message).toBe('It changed. (And 3 more like this.)');
  expect(first.at(-1)?.more).toBe(3);
  expect(second).toMatchObject([{ message: 'It changed.', before: '"a.example"' }]);
});
