import { describe, expect, it } from 'vitest';
import { enrichments, enrichRequest, enrichResponse, type Enrichment } from '#core/samples/enrich.ts';
import { parseSampleRequest } from '#core/samples/parse-sample-request.ts';
import { parseSampleResponse } from '#core/samples/parse-sample-response.ts';
import { recogniseFormat } from '#core/samples/recognise-formats.ts';

describe('recogniseFormat', () => {
  it.each<readonly [string | undefined, readonly string[]]>([
    ['date-time', ['2026-11-23T10:00:00Z', '2026-11-23T10:00:00.123+01:00']],
    ['date-no-tz', ['2026-11-23T10:00:00']],
    ['date', ['2026-11-23']],
    [undefined, ['2026-13-23']],
    [undefined, ['2026-11-23', 'soon']],
    ['uuid', ['0b7a75de-1111-4222-8333-9444a5b6c7d8']],
    ['uri', ['https://a.example/x', 'http://b.example']],
    ['email', ['ann@a.example']],
    ['byte', [Buffer.from(Array.from({ length: 60 }, (_, at) => at * 7)).toString('base64')]],
    [undefined, ['0123456789abcdef'.repeat(4)]],
    [undefined, []],
    [undefined, ['plain text']],
  ])('%s of %j', (format, texts) => {
    expect(recogniseFormat(texts)).toBe(format);
  });
});

const body =
  '{"customerId":"0b7a75de-1111-4222-8333-9444a5b6c7d8","name":"Ann","lines":[{"made_at":"2026-11-23T10:00:00Z"}]}';
const request = parseSampleRequest({
  verb: 'post',
  url: 'https://a.example/order-lines/42/categories/0b7a75de-1111-4222-8333-9444a5b6c7d8/{id}?pageSize=5',
  body,
});

it('nothing is done that was not chosen, and all is offered', () => {
  const { draft, offers } = enrichRequest(request, [body], new Set());
  expect(draft).toEqual(request);
  expect(offers).toEqual([
    {
      id: 'identifiers',
      changes: [
        { name: '42', becomes: '{orderLineId}' },
        { name: '0b7a75de-1111-4222-8333-9444a5b6c7d8', becomes: '{categoryId}' },
      ],
    },
    {
      id: 'formats',
      changes: [
        { name: 'customerId', becomes: 'uuid' },
        { name: 'lines › made_at', becomes: 'date-time' },
      ],
    },
    {
      id: 'labels',
      changes: [
        { name: 'id', becomes: 'ID' },
        { name: 'pageSize', becomes: 'Page Size' },
        { name: 'customerId', becomes: 'Customer ID' },
        { name: 'name', becomes: 'Name' },
        { name: 'lines', becomes: 'Lines' },
        { name: 'made_at', becomes: 'Made At' },
      ],
    },
  ]);
});

it('a body that is not taken is offered nothing', () => {
  const { draft, offers } = enrichRequest(request, [body], new Set<Enrichment>(enrichments), false);
  expect(offers.map(({ id, changes }) => [id, changes.length])).toEqual([
    ['identifiers', 2],
    ['labels', 4],
  ]);
  expect(draft.parameters.at(-1)).toEqual(request.parameters.at(-1));
});

it('what was chosen is done', () => {
  const { draft } = enrichRequest(request, [body], new Set<Enrichment>(enrichments));
  expect(draft.path).toBe('/order-lines/{orderLineId}/categories/{categoryId}/{id}');
  expect(draft.parameters.map(({ name }) => name)).toEqual(['orderLineId', 'categoryId', 'id', 'pageSize', 'body']);
  expect(draft.parameters[3]).toMatchObject({ 'x-ms-summary': 'Page Size' });
  expect(draft.parameters[4]?.schema).toMatchObject({
    properties: {
      customerId: { type: 'string', format: 'uuid', title: 'Customer ID', description: 'customerId' },
      lines: { items: { properties: { made_at: { format: 'date-time', title: 'Made At' } } } },
    },
  });
});

it('variables as other tools write them keep their names', () => {
  const draft = parseSampleRequest({ verb: 'get', url: '/pets/:petId/visits/<visit-id>/{petId}/:petId' });
  expect(enrichRequest(draft, [], new Set<Enrichment>(['identifiers'])).draft.path).toBe(
    '/pets/{petId2}/visits/{visit-id}/{petId}/{petId3}',
  );
});

it('a response of several samples has the fields of all, formats that all have, and a status', () => {
  const bodies = ['{"items":[],"at":"2026-11-23"}', '{"items":[{"id":1}],"at":"soon","next":null}'];
  const plain = parseSampleResponse({ body: bodies[0] ?? '', otherBodies: [bodies[1] ?? '', ' '] });
  expect(plain.response.schema?.properties).toMatchObject({
    items: { items: { properties: { id: { type: 'integer' } } } },
    next: { type: 'string' },
  });
  const { draft, offers } = enrichResponse(plain, bodies, new Set<Enrichment>(['success', 'formats']));
  expect(offers.map(({ id }) => id)).toEqual(['labels', 'success']);
  expect(draft).toMatchObject({ code: '200', response: { description: 'OK' } });
});

describe('a sample that signs in', () => {
  it.each<readonly [string, string, object | undefined, readonly string[]]>([
    ['https://a.example/x', 'Authorization: Basic abc', { kind: 'basic' }, []],
    ['https://a.example/x', 'Authorization: Bearer abc', { kind: 'apiKey', in: 'header', name: 'Authorization' }, []],
    [
      'https://a.example/x',
      'X-Api-Key: abc\nX-Trace: 1',
      { kind: 'apiKey', in: 'header', name: 'X-Api-Key' },
      ['X-Trace'],
    ],
    ['https://a.example/x?api_key=abc&page=2', '', { kind: 'apiKey', in: 'query', name: 'api_key' }, ['page']],
    ['https://a.example/x?next_token=abc', '', undefined, ['next_token']],
    ['https://a.example/x?page=2', 'X-Trace: 1', undefined, ['page', 'X-Trace']],
  ])('%s, %s', (url, headers, signIn, names) => {
    const draft = parseSampleRequest({ verb: 'get', url, headers });
    expect(draft.signIn).toEqual(signIn);
    expect(draft.parameters.map(({ name }) => name)).toEqual(names);
    expect(JSON.stringify(draft.parameters)).not.toContain('abc');
  });
});
