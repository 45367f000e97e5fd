import { expect, it } from 'vitest';
import { readCall, type SampleCall } from '#core/samples/read-call.ts';

const call = (kind: SampleCall['kind'], verb: string, url: string, headers = '', body = ''): SampleCall => ({
  kind,
  sample: { verb, url, headers, body },
});

it.each<readonly [string, string, SampleCall]>([
  [
    'cURL with JSON',
    `curl -X PUT 'https://api.example/v1/pets/7' -H 'X-Api-Key: abc' -d '{"name":"Rex"}'`,
    call(
      'curl',
      'PUT',
      'https://api.example/v1/pets/7',
      'X-Api-Key: abc\nContent-Type: application/json',
      '{"name":"Rex"}',
    ),
  ],
  [
    'cURL with a form, in words of its own',
    'curl https://api.example/token -u me:secret --data grant_type=password --data-urlencode "note=a b"',
    call(
      'curl',
      'POST',
      'https://api.example/token',
      'Authorization: Basic\nContent-Type: application/x-www-form-urlencoded',
      'grant_type=password&note=a%20b',
    ),
  ],
  [
    'cURL with -G',
    'curl -G https://api.example/pets?x=1 -d limit=5',
    call('curl', 'GET', 'https://api.example/pets?x=1&limit=5'),
  ],
  ['cURL with -I', 'curl -I https://api.example/pets', call('curl', 'HEAD', 'https://api.example/pets')],
  [
    'the first of several',
    'curl https://a.example/1\ncurl https://a.example/2',
    call('curl', 'GET', 'https://a.example/1'),
  ],
  [
    'a raw message',
    'POST /v1/pets?x=1 HTTP/1.1\r\nHost: api.example\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n',
    call(
      'http',
      'POST',
      'https://api.example/v1/pets?x=1',
      'Host: api.example\r\nContent-Type: application/json',
      '{"a":1}',
    ),
  ],
  ['a raw message without headers', 'GET /pets HTTP/1.0', call('http', 'GET', '/pets')],
  ['a raw message without headers, with a body', 'PUT /pets HTTP/1.1\n\nx=1', call('http', 'PUT', '/pets', '', 'x=1')],
  [
    'a message as editors send it, without a version',
    '### List pets\n# with a page\nPOST https://api.example/pets?page=2\nX-A: 1\n\n{"a":1}',
    call('http', 'POST', 'https://api.example/pets?page=2', 'X-A: 1', '{"a":1}'),
  ],
  ['a verb and a path', 'GET /pets?page=2', call('http', 'GET', '/pets?page=2')],
  ['an address', '  https://api.example/pets?page=2\n', call('address', 'GET', 'https://api.example/pets?page=2')],
  [
    'cURL with a file, whose name and content are nobody’s business',
    'curl -F "photo=@me.png;type=image/png" -F note=hi --form-string "x=@y" https://api.example/pets',
    call(
      'curl',
      'POST',
      'https://api.example/pets',
      'Content-Type: multipart/form-data; boundary=form',
      '--form\nContent-Disposition: form-data; name="photo"; filename=""\n\n\n' +
        '--form\nContent-Disposition: form-data; name="note"\n\n\n' +
        '--form\nContent-Disposition: form-data; name="x"\n\n\n--form--',
    ),
  ],
  [
    'fetch, as browsers copy it',
    `fetch("https://api.example/pets", {\n  "headers": {\n    "accept": "*/*",\n    "x-key": "1"\n  },\n  "body": "{\\"a\\":1}",\n  "method": "POST"\n});`,
    call('fetch', 'POST', 'https://api.example/pets', 'accept: */*\nx-key: 1', '{"a":1}'),
  ],
  [
    'fetch, as people write it',
    "const r = await fetch(`https://api.example/pets/${pet.id}`, { method: 'post', headers: { 'X-A': 'b' }, body: JSON.stringify({ name: 'Rex', tags: ['a'] }, null, 2), });",
    call('fetch', 'POST', 'https://api.example/pets/{pet.id}', 'X-A: b', '{"name":"Rex","tags":["a"]}'),
  ],
  ['fetch with an address alone', "fetch('/pets')", call('fetch', 'GET', '/pets')],
])('%s', (_, text, expected) => {
  const found = readCall(text);
  const body = found?.sample.body ?? '';
  // A body is compared by what it says.
  const plain =
    found && /^\s*\{/.test(body)
      ? { ...found, sample: { ...found.sample, body: JSON.stringify(JSON.parse(body)) } }
      : found;
  expect(plain).toEqual(expected);
});

it.each([
  '',
  'hello',
  'https://',
  'see https://api.example/pets',
  '{"a":1}',
  'fetch',
  'fetch(',
  'fetch(url, {})',
  'GET pets',
  'Get them at once',
  'curl is a tool',
])('is none: %j', (text) => {
  expect(readCall(text)).toBeUndefined();
});

it.each(["fetch('/a', {", "fetch('/a', { body: JSON.stringify( })", "fetch('/a', { headers: [1, ['X', 'y']] })"])(
  'is read as far as it goes: %s',
  (text) => {
    expect(readCall(text)?.sample.url).toBe('/a');
  },
);
