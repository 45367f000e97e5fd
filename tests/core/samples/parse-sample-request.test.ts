import { describe, expect, it } from 'vitest';
import { parseSampleRequest, type SampleRequest } from '#core/samples/parse-sample-request.ts';

const parse = (sample: Partial<SampleRequest>) =>
  parseSampleRequest({ verb: 'POST', url: 'https://api.example/pets', ...sample });
const codes = (sample: Partial<SampleRequest>) =>
  parse(sample).diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);

it('makes what the wizard makes', () => {
  const draft = parse({
    verb: 'put',
    url: "https://API.example/v1/People('{Person}')/trips/{trip}?limit=10&sort=&$top=2",
    basePath: '/v1/',
    headers: 'X-Tenant: blue\r\nX-Flag on\n\nContent-Type: application/json; charset=utf-8\nAccept: */*\n',
    body: '{"name":"Rome","days":3}',
  });
  // As text: the order of members is the wizard's too.
  expect(JSON.stringify(draft.parameters, null, 1)).toBe(
    JSON.stringify(
      [
        { name: 'Person', in: 'path', required: true, type: 'string', 'x-ms-url-encoding': 'single' },
        { name: 'trip', in: 'path', required: true, type: 'string', 'x-ms-url-encoding': 'single' },
        { name: 'limit', in: 'query', required: false, type: 'string' },
        { name: 'sort', in: 'query', required: false, type: 'string' },
        { name: '$top', in: 'query', required: false, type: 'string' },
        { name: 'X-Tenant', in: 'header', required: false, type: 'string' },
        { name: 'X-Flag', in: 'header', required: false, type: 'string' },
        {
          name: 'body',
          in: 'body',
          required: false,
          schema: {
            type: 'object',
            properties: {
              name: { type: 'string', description: 'name' },
              days: { type: 'integer', format: 'int32', description: 'days' },
            },
          },
        },
      ],
      null,
      1,
    ),
  );
  expect(draft).toMatchObject({
    method: 'put',
    scheme: 'https',
    host: 'api.example',
    path: "/People('{Person}')/trips/{trip}",
    consumes: ['application/json'],
  });
  expect(draft.diagnostics.map(({ code }) => code)).toEqual(['sample/headers-left-out']);
});

describe('address', () => {
  it.each([
    { url: 'https://api.example', path: '/', host: 'api.example' },
    { url: 'https://api.example:8443/a#top', path: '/a', host: 'api.example:8443' },
    { url: 'api.example/a/b', path: '/a/b', host: 'api.example' },
    { url: '/a/b?x=1', path: '/a/b', host: undefined },
    { url: 'a/b', path: '/a/b', host: undefined },
    { url: 'https://api.example/%7Bid%7D/{{ other }}', path: '/{id}/{other}', host: 'api.example' },
    { url: 'https://api.example/v2/a', basePath: '/v2', path: '/a', host: 'api.example' },
    { url: 'https://api.example/v2', basePath: '/v2', path: '/', host: 'api.example' },
    { url: 'https://api.example/v22/a', basePath: '/v2', path: '/v22/a', host: 'api.example' },
    { url: 'https://api.example/a?b=c?d', path: '/a', host: 'api.example' },
  ])('$url', ({ url, basePath = '/', path, host }) => {
    expect(parse({ url, basePath })).toMatchObject({ path });
    expect(parse({ url, basePath }).host).toBe(host);
  });

  it('decodes the names of the query and names each once', () => {
    const { parameters, diagnostics } = parse({ url: '/a?filter%5Bname%5D=x&a+b=1&%zz=1&tag=x&tag=y&&=3&__proto__=1' });
    expect(parameters.map(({ name }) => name)).toEqual(['filter[name]', 'a b', '%zz', 'tag', '__proto__']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['sample/query-repeated']);
  });
});

describe('what it says', () => {
  it.each([
    { name: 'a verb connectors do not have', sample: { verb: 'PURGE' }, said: ['sample/verb-not-known /verb'] },
    { name: 'no address', sample: { url: ' ' }, said: ['sample/url-missing /url'] },
    {
      name: 'a password in the address',
      sample: { url: 'https://me:pw@api.example/a' },
      said: ['sample/credentials-in-url /url'],
    },
    {
      name: 'authorization',
      sample: { headers: 'authorization Bearer x' },
      said: ['sample/authorization-header /headers'],
    },
    {
      name: 'a line that is no header',
      sample: { headers: '???: (x)\n(x)' },
      said: ['sample/header-not-read /headers', 'sample/header-not-read /headers'],
    },
    { name: 'a body on GET', sample: { verb: 'GET', body: '{}' }, said: ['sample/body-not-allowed /body'] },
    {
      name: 'a second secret in a header',
      sample: { headers: 'X-Subscription-Key: a\nX-Session-Token: b' },
      said: ['sample/further-secret /headers'],
    },
    { name: 'a body that looks like a form', sample: { body: 'a=1&b=' }, said: ['sample/body-as-form /body'] },
    { name: 'null', sample: { body: '{"a":null}' }, said: ['sample/null-value /body'] },
    { name: 'broken JSON', sample: { body: '{"a":' }, said: ['sample/body-not-json /body'] },
  ])('$name', ({ sample, said }) => {
    expect(codes(sample)).toEqual(said);
  });

  it('points to the line', () => {
    const [diagnostic] = parse({ headers: 'X-A: 1\nAuthorization: Bearer x' }).diagnostics;
    expect(diagnostic?.range).toEqual({ line: 2, column: 1, endLine: 2, endColumn: 24 });
    expect(diagnostic?.message).toContain('Security');
    expect(JSON.stringify(diagnostic)).not.toContain('Bearer');
  });
});

describe('body', () => {
  it.each([
    { name: 'plain text', headers: '', body: 'hello', schema: { type: 'string' }, consumes: ['text/plain'] },
    {
      name: 'XML',
      headers: 'Content-Type: application/xml',
      body: '<a/>',
      schema: { type: 'string' },
      consumes: ['application/xml'],
    },
    {
      name: 'bytes',
      headers: 'Content-Type: application/octet-stream',
      body: 'x',
      schema: { type: 'string', format: 'binary' },
      consumes: ['application/octet-stream'],
    },
    {
      name: 'JSON of a vendor',
      headers: 'Content-Type: application/vnd.x+json',
      body: '[]',
      schema: { type: 'array', items: {} },
      consumes: ['application/vnd.x+json'],
    },
  ])('$name', ({ headers, body, schema, consumes }) => {
    const draft = parse({ headers, body });
    expect(draft.parameters).toEqual([{ name: 'body', in: 'body', required: false, schema }]);
    expect(draft.consumes).toEqual(consumes);
  });

  it('a form of several parts becomes form fields, and its files become files', () => {
    const part = (about: string): string => `--x\r\nContent-Disposition: form-data; ${about}\r\n\r\n1\r\n`;
    const body = `${part('name="photo"; filename="me.png"')}${part('name="tag"')}${part('name="tag"')}--x--`;
    const draft = parse({ headers: 'Content-Type: multipart/form-data; boundary=x', body });
    expect(draft.parameters).toEqual([
      { name: 'photo', in: 'formData', required: false, type: 'file' },
      { name: 'tag', in: 'formData', required: false, type: 'string' },
    ]);
    expect(draft.consumes).toEqual(['multipart/form-data']);
  });

  it.each(['name', 'a = b', 'a=b c', 'x=1&', '=1', '{"a":"b=c"}'])('%s is no form by itself', (body) => {
    expect(parse({ body }).parameters).toMatchObject([{ in: 'body' }]);
  });

  it('a form becomes form fields', () => {
    const draft = parse({ headers: 'content-type application/x-www-form-urlencoded', body: 'a=1&b%5B%5D=2\n' });
    expect(draft.parameters.map(({ name, in: place }) => [name, place])).toEqual([
      ['a', 'formData'],
      ['b[]', 'formData'],
    ]);
  });
});
