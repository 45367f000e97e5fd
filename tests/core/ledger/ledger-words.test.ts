import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { changeTitles } from '#core/ledger/change-titles.ts';
import { codeTitle, repairsText, secretsText, sourcePlaceText, sumsText } from '#core/ledger/ledger-words.ts';

it.each([
  ['postman-2.1', [118, 96, 19, 3], '118 requests in: 96 operations, 19 merged, 3 left out'],
  ['har', [1, 1, 0, 0], '1 request in: 1 operation'],
  ['curl', [2, 0, 0, 2], '2 requests in: 0 operations, 2 left out'],
  ['openapi-3.0', [1096, 1094, 1, 1], '1,096 operations in: 1,094 brought, 1 merged, 1 left out'],
  ['swagger-2.0', [1, 1, 0, 0], '1 operation in: 1 brought'],
  ['connector-files', [0, 0, 0, 0], '0 operations in: 0 brought'],
] as const)('%s counts in its own words', (format, [total, operation, merged, skipped], words) => {
  expect(sumsText(format, { in: total, out: { operation, merged, skipped } })).toBe(words);
});

it.each([
  [7, 2, '7 secrets were kept out; 2 became connection parameters'],
  [7, 1, '7 secrets were kept out; 1 became a connection parameter'],
  [2, 0, '2 secrets were kept out'],
  [1, 0, '1 secret was kept out'],
  [1, 1, '1 secret was kept out and became a connection parameter'],
])('%i secrets, %i of them asked for', (kept, asParameters, words) => {
  expect(secretsText({ kept, asParameters })).toBe(words);
});

it('counts repairs', () => {
  expect([repairsText(1), repairsText(1200)]).toEqual(['1 repair was made', '1,200 repairs were made']);
});

it.each([
  [
    { file: 'a.json', pointer: '/x', range: { line: 1200, column: 1, endLine: 1200, endColumn: 2 } },
    'a.json, line 1,200',
  ],
  [{ file: 'a.json', pointer: '/x' }, 'a.json, /x'],
  [{ file: 'a.json', pointer: '' }, 'a.json'],
  [{ pointer: '' }, ''],
])('a place in words', (place, words) => {
  expect(sourcePlaceText(place)).toBe(words);
});

it.each([
  ['openapi3/server-other', 'The API has several addresses'],
  ['yaml/kept-as-text', 'Numbers and dates kept as text'],
  ['har/other-host', 'Requests to other hosts'],
  ['openapi3/not-known-here', 'Not known here'],
  ['openapi3/constructor', 'Constructor'],
])('%s in words', (code, title) => {
  expect(codeTitle(code)).toBe(title);
});

// What an import changes is told under a title that somebody wrote: names of codes are for programmers.
it('has a title for each code that the fixtures bring about', () => {
  const changes = readdirSync('tests/fixtures', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('expected.json'))
    .map((path) => JSON.parse(readFileSync(`tests/fixtures/${path}`, 'utf8')) as { changes?: unknown })
    .map((expected) => JSON.stringify(expected.changes ?? []));
  const code = /"(?:openapi3|swagger2|postman|har|curl|json|yaml)\/([a-z\d-]+)/gu;
  const names = new Set(changes.flatMap((text) => [...text.matchAll(code)].map(([, name = '']) => name)));
  expect(names.size).toBeGreaterThan(60);
  expect([...names].filter((name) => !Object.hasOwn(changeTitles, name))).toEqual([]);
});
