import { expect, it } from 'vitest';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { placeInConnector } from '#ui/routes/import/place-in-connector.ts';

const range = { start: 0, end: 1, line: 8, column: 23, endLine: 8, endColumn: 24 };

it.each<{ name: string; code: Diagnostic['code']; pointer: string; place: string | undefined }>([
  {
    name: 'an operation',
    code: 'rule/a',
    pointer: '/definition/paths/~1pets/get/responses/200',
    place: 'GET /pets, response 200',
  },
  { name: 'another part', code: 'rule/a', pointer: '/definition/host', place: 'host' },
  { name: 'the file that was read', code: 'json/comment', pointer: '/info', place: undefined },
])('$name', ({ code, pointer, place }) => {
  expect(placeInConnector({ code, severity: 'error', message: '', pointer, range })).toBe(place);
});
