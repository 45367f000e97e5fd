import { expect, it } from 'vitest';
import { readSeparated, writeSeparated } from '#core/definition/grid/separated-text.ts';

it.each([
  [
    'a\tb\nc\td',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a\tb\r\n', [['a', 'b']]],
  ['', []],
  ['a', [['a']]],
  ['\t', [['', '']]],
  ['"a\tb"\t"say ""hi"""\n"two\nlines"', [['a\tb', 'say "hi"'], ['two\nlines']]],
  ['5" pipe\tx', [['5" pipe', 'x']]],
  ['"no end', [['"no end']]],
])('reads %j', (text, rows) => {
  expect(readSeparated(text)).toEqual(rows);
});

it('reads what it wrote', () => {
  const rows = [
    ['a', 'b\tc', ''],
    ['"', 'two\nlines', 'é'],
  ];
  expect(readSeparated(writeSeparated(rows))).toEqual(rows);
});
