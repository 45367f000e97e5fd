import { describe, expect, it } from 'vitest';
import { inferFromText } from '#core/samples/infer-schema.ts';
import { parseSampleRequest } from '#core/samples/parse-sample-request.ts';

/** The wizard's own mapping, member for member: compared as text, because the order counts. */
describe('a body', () => {
  it.each<readonly [sample: string, schema: string]>([
    ['{"a":0.0}', '"a":{"type":"number","format":"float","description":"a"}'],
    ['{"a":1e3}', '"a":{"type":"number","format":"float","description":"a"}'],
    ['{"a":-0}', '"a":{"type":"integer","format":"int32","description":"a"}'],
    ['{"a":2147483648}', '"a":{"type":"integer","format":"int64","description":"a"}'],
    ['{"a":"2024-01-01T00:00:00Z"}', '"a":{"type":"string","description":"a"}'],
    ['{"a":null}', '"a":{"type":"string","description":"a"}'],
    ['{"a":{}}', '"a":{"type":"object","properties":{},"description":"a"}'],
    ['{"a":[]}', '"a":{"type":"array","items":{},"description":"a"}'],
    ['{"a":[[]]}', '"a":{"type":"array","items":{"type":"array","items":{}},"description":"a"}'],
    ['{"a":[{}]}', '"a":{"type":"array","items":{"type":"object","properties":{}},"description":"a"}'],
    ['{"a":["x",1,null]}', '"a":{"type":"array","items":{"type":"string"},"description":"a"}'],
    [
      '{"a":[{"b":1},{"c":2.0},{"b":7.5}]}',
      '"a":{"type":"array","items":{"type":"object","properties":{"b":{"type":"number","format":"float","description":"b"},' +
        '"c":{"type":"number","format":"float","description":"c"}}},"description":"a"}',
    ],
    ['{"@odata.context":""}', '"@odata.context":{"type":"string","description":"@odata.context"}'],
    ['{"":true}', '"":{"type":"boolean","description":""}'],
    ['{"__proto__":1}', '"__proto__":{"type":"integer","format":"int32","description":"__proto__"}'],
    ['\uFEFF// twice\n{"a":1,"a":"x",}', '"a":{"type":"string","description":"a"}'],
  ])('%s', (sample, properties) => {
    expect(JSON.stringify(inferFromText([sample])?.schema)).toBe(`{"type":"object","properties":{${properties}}}`);
  });

  it.each<readonly [sample: string, schema: string]>([
    [
      '[{"a":1}]',
      '{"type":"array","items":{"type":"object","properties":{"a":{"type":"integer","format":"int32","description":"a"}}}}',
    ],
    ['[]', '{"type":"array","items":{}}'],
    ['"x"', '{"type":"string"}'],
    ['0.0', '{"type":"number","format":"float"}'],
    ['{}', '{"type":"object","properties":{}}'],
  ])('root %s', (sample, schema) => {
    expect(JSON.stringify(inferFromText([sample])?.schema)).toBe(schema);
  });
});

describe('an address', () => {
  it.each<readonly [url: string, host: string | undefined, path: string, names: readonly string[]]>([
    [
      "https://h/People('{Person}')?$filter=a eq 'b'&x&y=&=z",
      'h',
      "/People('{Person}')",
      ['Person', '$filter', 'x', 'y'],
    ],
    ['/a/{id}/b/{id}?a[]=1', undefined, '/a/{id}/b/{id}', ['id', 'a[]']],
    ['localhost:3000/a', 'localhost:3000', '/a', []],
    ['localhost/a', 'localhost', '/a', []],
    ['intranet:8080', 'intranet:8080', '/', []],
    ['pets/7', undefined, '/pets/7', []],
    ['https://h:8080/v1/x/?q#part?r=1', 'h:8080', '/v1/x/', ['q']],
    ['https://h/a/{{id}}/%7Bb%7D?k={{key}}', 'h', '/a/{id}/{b}', ['id', 'b', 'k']],
  ])('%s', (url, host, path, names) => {
    const draft = parseSampleRequest({ verb: 'GET', url });
    expect([draft.host, draft.path, draft.parameters.map(({ name }) => name)]).toEqual([host, path, names]);
  });
});
