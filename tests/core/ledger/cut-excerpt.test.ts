import { expect, it } from 'vitest';
import { cutExcerpt, type Excerpt } from '#core/ledger/cut-excerpt.ts';
import { indexLines } from '#core/text/line-index.ts';

const keep = (text: string): string => text;

/** `2 a[b]c`: number, text, and the marked stretch in brackets. */
const shown = ({ lines }: Excerpt): readonly string[] =>
  lines.map(
    ({ number, parts }) => `${number} ${parts.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('')}`,
  );

function around(text: string, part: string, isSecret = false, clean = keep): Excerpt {
  const start = text.indexOf(part);
  return cutExcerpt(text, indexLines(text).rangeOf(start, start + part.length), clean, isSecret);
}

const twelve = Array.from({ length: 12 }, (_, at) => `line ${at + 1}`);

it.each([
  ['the middle', 'line 6', ['3 line 3', '4 line 4', '5 line 5', '6 [line 6]', '7 line 7', '8 line 8', '9 line 9']],
  ['the start', 'line 1', ['1 [line 1]', '2 line 2', '3 line 3', '4 line 4']],
  ['the end', 'line 12', ['9 line 9', '10 line 10', '11 line 11', '12 [line 12]']],
])('shows three lines around a place at %s', (_, part, lines) => {
  for (const end of ['\n', '\r\n', '\r']) expect(shown(around(twelve.join(end), part))).toEqual(lines);
});

it('marks a part of a line, and a place of several lines', () => {
  expect(shown(around('a\nb: cd\ne', 'c'))).toEqual(['1 a', '2 b: [c]d', '3 e']);
  expect(shown(around('a\nb: {\n c\n}\nd', '{\n c\n}'))).toEqual(['1 a', '2 b: [{]', '3  [c]', '4 [}]', '5 d']);
});

it('leaves out what all lines are moved in by', () => {
  expect(shown(around('  a:\n\n      b: c\n    d', 'b: c'))).toEqual(['1 a:', '2 ', '3     [b: c]', '4   d']);
  expect(shown(around('\n', '\n'))).toEqual(['1 ', '2 ']);
});

it('cuts a place that goes on for long, and says so', () => {
  const text = Array.from({ length: 100 }, (_, at) => `line ${at + 1}`).join('\n');
  const excerpt = cutExcerpt(text, { line: 10, column: 1, endLine: 90, endColumn: 3 }, keep, false);
  expect(excerpt.isCut).toBe(true);
  expect(excerpt.lines.map(({ number }) => number)).toEqual([
    7,
    8,
    9,
    ...Array.from({ length: 12 }, (_, at) => at + 10),
  ]);
});

it('shows what stands around the place in a line that has no end', () => {
  const [line] = shown(around(`${'x'.repeat(500)}HERE${'y'.repeat(500)}`, 'HERE'));
  expect(line).toBe(`1 …${'x'.repeat(60)}[HERE]${'y'.repeat(176)}…`);
});

it('covers secrets by name and by shape, also on the lines around', () => {
  const text = '{\n "password": "tulip",\n "town": "Oulu",\n "use": "ghp_0123456789abcdefghijABCDEF"\n}';
  expect(shown(around(text, '"Oulu"'))).toEqual([
    '1 {',
    '2  "password": "***",',
    '3  "town": ["Oulu"],',
    '4  "use": "***"',
    '5 }',
  ]);
});

it('covers what the conversion found, and the value of a place that is a secret', () => {
  const clean = (text: string): string => text.replaceAll('orbit', '***');
  expect(shown(around('a: orbit\nb: c', 'c', false, clean))).toEqual(['1 a: ***', '2 b: [c]']);
  expect(shown(around('{ "key": "phrase", "value": "tulip" }', '{ "key": "phrase", "value": "tulip" }', true))).toEqual(
    ['1 [{ "key": "phrase", "value": "***" }]'],
  );
  // A place that is nothing but the value.
  expect(shown(around('{ "phrase": "tulip" }', '"tulip"', true))).toEqual(['1 { "phrase": [***] }']);
});

it('covers a private key that begins and ends beyond what is shown', () => {
  const key = [
    '-----BEGIN PRIVATE KEY-----',
    ...Array.from({ length: 20 }, (_, at) => `mII${at}`),
    '-----END PRIVATE KEY-----',
  ];
  const text = ['a: |', ...key, 'b: c'].join('\n');
  expect(shown(around(text, 'mII10')).join('\n')).not.toContain('mII');
});

it('survives a range beyond the text', () => {
  expect(shown(cutExcerpt('a\nb', { line: 9, column: 4, endLine: 9, endColumn: 9 }, keep, false))).toEqual([]);
  expect(shown(cutExcerpt('', { line: 1, column: 1, endLine: 1, endColumn: 1 }, keep, false))).toEqual(['1 ']);
});
