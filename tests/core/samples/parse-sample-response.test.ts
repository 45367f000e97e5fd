import { expect, it } from 'vitest';
import { parseSampleResponse } from '#core/samples/parse-sample-response.ts';

it.each([
  { name: 'empty', sample: {}, text: '{"default":{"description":"default","schema":{}}}' },
  {
    name: 'body and headers',
    sample: { headers: 'HTTP/1.1 200 OK\nX-Rate: 5\nContent-Type: application/json\nDate: now', body: '{"id":1}' },
    text:
      '{"default":{"description":"default","schema":{"type":"object","properties":{"id":{"type":"integer","format":"int32","description":"id"}}},' +
      '"headers":{"X-Rate":{"description":"X-Rate","type":"string"}}}}',
  },
  { name: 'a status', sample: { status: ' 200 OK' }, text: '{"200":{"description":"OK","schema":{}}}' },
  { name: 'a rare status', sample: { status: '418' }, text: '{"418":{"description":"418","schema":{}}}' },
  {
    name: 'an image',
    sample: { headers: 'Content-Type: image/png', body: 'PNG' },
    text: '{"default":{"description":"default","schema":{"type":"string","format":"binary"}}}',
  },
])('$name', ({ sample, text }) => {
  const { code, response } = parseSampleResponse(sample);
  expect(JSON.stringify({ [code]: response })).toBe(text);
});

it.each([
  { sample: { status: 'fine' }, said: ['sample/status-not-known'] },
  { sample: { headers: 'Set-Cookie: a=b' }, said: ['sample/headers-left-out'] },
  { sample: { body: '[null]' }, said: ['sample/null-value'] },
])('says $said', ({ sample, said }) => {
  expect(parseSampleResponse(sample).diagnostics.map(({ code }) => code)).toEqual(said);
});

it.each([
  { body: '{"a":null}', named: 'a' },
  { body: '{"a":[null]}', named: 'the items of a' },
  { body: '{"items":null}', named: 'items' },
  { body: '[[null]]', named: 'the items of the body' },
  { body: 'null', named: 'the body' },
])('names $named where $body leaves the type open', ({ body, named }) => {
  const [diagnostic] = parseSampleResponse({ body }).diagnostics;
  expect(diagnostic?.message).toBe(`The sample has only null here, so it became text: ${named}. Check the type.`);
});

it('tells which of several samples is passed over', () => {
  const { response, diagnostics } = parseSampleResponse({ body: '{"a":1}', otherBodies: ['', '{oops', '{"b":1}'] });
  expect(Object.keys(response.schema?.properties ?? {})).toEqual(['a', 'b']);
  expect(diagnostics.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'sample/sample-not-json /otherBodies/1',
  ]);
  expect(parseSampleResponse({ body: '{oops', otherBodies: ['{}'] }).diagnostics[0]?.pointer).toBe('/body');
});
