import { describe, expect, it } from 'vitest';
import { importSource, operationsOf } from '../requests/import-source.ts';

describe('options', () => {
  it.each([
    ['GET without more', 'curl http://a.example/x', 'get /x', []],
    ['POST with data', 'curl http://a.example/x -d a=1', 'post /x', ['formData a']],
    ['data as a query', 'curl -G http://a.example/x -d a=1 --data-urlencode b=2', 'get /x', ['query a', 'query b']],
    ['HEAD', 'curl -I http://a.example/x', 'head /x', []],
    ['a method', 'curl -XDELETE http://a.example/x', 'delete /x', []],
    ['a method without -X', 'curl PUT http://a.example/x', 'put /x', []],
    ['letters together', 'curl -sSLX PUT --url=http://a.example/x', 'put /x', []],
    ['a beginning of a name', 'curl --form-s a=1 http://a.example/x', 'post /x', ['formData a']],
    ['JSON', `curl --json '{"a":1}' http://a.example/x`, 'post /x', ['body body']],
    ['JSON by its looks', `curl -d '{"a":1}' http://a.example/x`, 'post /x', ['body body']],
    ['a form', 'curl -F a=1 -F f=@x.png http://a.example/x', 'post /x', ['formData a', 'formData f']],
    ['an upload', 'curl -T x.bin http://a.example/x', 'put /x', ['body body']],
    [
      'headers',
      `curl -H 'X-Tenant: n' -H 'Accept: */*' -H 'Empty;' -H 'Gone:' http://a.example/x`,
      'get /x',
      ['header X-Tenant', 'header Empty'],
    ],
    ['a query option', 'curl --url-query a=1 http://a.example/x?b=2', 'get /x', ['query b', 'query a']],
    [
      'path variables',
      'curl http://a.example/a/:one/b/{two}/c/<three>/d/$FOUR/e/%7Bfive%7D',
      'get /a/{one}/b/{two}/c/{three}/d/{FOUR}/e/{five}',
      ['path one', 'path two', 'path three', 'path FOUR', 'path five'],
    ],
    [
      'values in a path',
      'curl http://a.example/orders/42/items/YOUR_ITEM_ID',
      'get /orders/{orderId}/items/{itemId}',
      ['path orderId', 'path itemId'],
    ],
  ])('%s', async (_, text, operation, parameters) => {
    const { definition } = await importSource(text);
    expect(
      operationsOf(definition).map((found) =>
        found.replace(' ', ` ${definition.basePath === '/' ? '' : definition.basePath}`),
      ),
    ).toEqual([operation]);
    const [item] = Object.values(definition.paths ?? {});
    const [built] = Object.values(item ?? {});
    expect(built).toMatchObject({});
    const found = (Reflect.get(built ?? {}, 'parameters') ?? []) as readonly { in: string; name: string }[];
    expect(found.map((parameter) => `${parameter.in} ${parameter.name}`)).toEqual(parameters);
  });

  it.each([
    ['-u', 'curl -u ann:s3cret-word http://a.example/x', 'basic'],
    ['user and password in the address', 'curl http://ann:s3cret-word@a.example/x', 'basic'],
    ['a header', `curl -H 'Authorization: Basic czNjcmV0LXdvcmQ=' http://a.example/x`, 'basic'],
    ['a bearer', 'curl --oauth2-bearer s3cret-word http://a.example/x', 'apiKey'],
    ['a key in a header', `curl -H 'X-Api-Key: s3cret-word' http://a.example/x`, 'apiKey'],
    ['a key in the query', 'curl http://a.example/x?api_key=s3cret-word', 'apiKey'],
    ['none', 'curl http://a.example/x', undefined],
  ])('sign in by %s', async (_, text, type) => {
    const { definition, everything } = await importSource(text);
    expect(Object.values(definition.securityDefinitions ?? {})[0]?.type).toBe(type);
    expect(everything).not.toMatch(/s3cret-word|czNjcmV0/);
  });

  it.each([
    ['an option nobody knows', 'curl --frobnicate http://a.example/x', 'curl/unknown-option'],
    ['a word too many', 'curl -X GET http://a.example/x oops', 'curl/stray-word'],
    [
      'what a connector has no place for',
      'curl -k --proxy http://p.example http://a.example/x',
      'curl/options-left-out',
    ],
    ['cookies', `curl -b 'a=1' http://a.example/x`, 'curl/cookies'],
    ['a password beside a token', 'curl --oauth2-bearer $T -u a:b http://a.example/x', 'curl/sign-in-left-out'],
    ['a body in a file', 'curl -d @body.json http://a.example/x', 'curl/file-body'],
    ['a query in a file', 'curl -G -d @query.txt http://a.example/x', 'curl/file-body'],
    ['a file beside data', 'curl -T a.bin -d a=1 http://a.example/x', 'curl/body-kinds'],
    ['JSON that is broken', `curl -d '{"a": b' http://a.example/x`, 'curl/body-not-json'],
    ['data beside a form', 'curl -d a=1 -F b=2 http://a.example/x', 'curl/body-kinds'],
    ['several addresses', 'curl http://a.example/x http://a.example/y', 'curl/several-addresses'],
    ['another host', 'curl http://a.example/x\ncurl http://a.example/y\ncurl http://b.example/z', 'curl/other-host'],
    ['digest', 'curl --digest -u a:b http://a.example/x', 'curl/auth-not-supported'],
  ])('names %s, with its place', async (_, text, code) => {
    const { diagnostics, ledger } = await importSource(text);
    expect(diagnostics.find((found) => found.code === code)?.range).toBeDefined();
    expect(ledger?.in).toBe(text.split('\n').length);
  });

  it('lists each option that was left out, at its place and with the reason', async () => {
    const { ledger, codes } = await importSource(
      'curl -k --cert a.pem http://a.example/x\ncurl -k -x http://p.example http://a.example/y',
    );
    const changes = ledger?.changes.filter(({ code }) => code === 'curl/options-left-out') ?? [];
    expect(changes.map(({ kind, message, source }) => [kind, message, source.range?.line])).toEqual([
      ['left-out', '"--insecure" was left out: a connector always checks the certificate of the service.', 1],
      ['left-out', '"--cert" was left out: a connector shows no certificate of its own.', 1],
      ['left-out', '"--insecure" was left out: a connector always checks the certificate of the service.', 2],
      [
        'left-out',
        '"--proxy" was left out: a connector calls the service directly, or through an on-premises data gateway.',
        2,
      ],
    ]);
    expect(codes.filter((code) => code === 'curl/options-left-out')).toHaveLength(1);
  });

  it('lists what a form says of a field besides its value', async () => {
    const { ledger, definition } = await importSource(
      `curl -F 'meta={"a":1};type=application/json;filename=m.json' -F 'file=@x.png;type=image/png' http://a.example/x`,
    );
    const changes = ledger?.changes.filter(({ code }) => code === 'curl/form-part') ?? [];
    expect(changes.map(({ message }) => message.match(/"(.*?)" besides its value \("(.*?)"\)/)?.slice(1))).toEqual([
      ['meta', 'type=application/json;filename=m.json'],
      ['file', 'type=image/png'],
    ]);
    expect(operationsOf(definition)).toEqual(['post /x']);
  });

  it.each([
    ['wget', 'wget -qO- https://a.example/z', 'wget'],
    ['HTTPie', '$ http POST a.example/z name=x', 'HTTPie'],
    ['PowerShell', '$r = Invoke-RestMethod -Uri "https://a.example/z"', 'PowerShell'],
    ['JavaScript', 'await fetch("https://a.example/z")', 'JavaScript'],
  ])('names a call of %s among the commands', async (_, line, name) => {
    const { diagnostics } = await importSource(`curl http://a.example/x\n${line}\ncurl http://a.example/y`);
    const [found] = diagnostics.filter(({ code }) => code === 'curl/other-program');
    expect([found?.message.includes(name), found?.range?.line]).toEqual([true, 2]);
  });

  it.each([
    ['a word of a command', `curl http://a.example/x -d '\nfetch("https://a.example/z")\n'`],
    ['prose', 'curl http://a.example/x\nhttp is not safe\nfetch (as they say) it'],
  ])('takes no call of another program out of %s', async (_, text) => {
    expect((await importSource(text)).codes).not.toContain('curl/other-program');
  });

  it.each([
    ['a cookie without a name', `curl -H 'Cookie: canary text' https://a.example/a`],
    ['encoded data without a name', `curl --data-urlencode '{"password":"canary-in-body"}' https://a.example/a`],
    ['a query without a name', `curl -G --data-urlencode '{"password":"canary-in-body"}' https://a.example/a`],
  ])('shows nothing of %s', async (_, text) => {
    const { ok, everything } = await importSource(text);
    expect([ok, everything.includes('canary')]).toEqual([true, false]);
  });

  it.each([
    ['fields of a form with GET', 'curl -X GET -F a=1 -F b=2 https://a.example/a', [4, 6]],
    ['a kind of sign-in and its password', 'curl --digest --user u:p https://a.example/a', [1, 3]],
  ])('lists each of %s', async (_, text, words) => {
    const { ledger } = await importSource(text);
    const pointers = ledger?.changes.map(({ source }) => source.pointer);
    for (const word of words) expect(pointers).toContain(`/commands/0/words/${word}`);
  });

  it('knows GraphQL by its body', async () => {
    const { definition } = await importSource(
      `curl http://a.example/graphql -H 'Content-Type: application/json' -d '{"query": "{ me { id } }"}'`,
    );
    expect(JSON.stringify(definition.paths)).toContain('"required":["query"]');
  });

  it.each([
    ['nothing HTTP', 'curl ftp://a.example/x', 'curl/no-calls'],
    ['no address', 'curl -X POST', 'curl/no-calls'],
  ])('refuses %s', async (_, text, code) => {
    const { ok, codes } = await importSource(text);
    expect([ok, codes.at(-1)]).toEqual([false, code]);
  });
});

it('puts in what the text sets, but no secrets', async () => {
  const text = 'BASE=https://a.example/v1\nexport KEY="s3cret-word-9A"\ncurl "$BASE/x?page=$N" -H "X-Api-Key: $KEY"';
  const { definition, everything } = await importSource(text);
  expect([definition.host, definition.basePath, operationsOf(definition)]).toEqual(['a.example', '/v1', ['get /x']]);
  expect(everything).not.toContain('s3cret-word');
});

it('brings only what is picked', async () => {
  const { definition, ledger } = await importSource('curl http://a.example/x\ncurl http://a.example/y', '', ['GET /y']);
  expect(operationsOf(definition)).toEqual(['get /y']);
  expect(ledger?.out).toEqual({ operation: 1, merged: 0, skipped: 1 });
});

it('reads commands in a text that begins like YAML', async () => {
  const { ok } = await importSource('Note: two calls\n\ncurl http://a.example/x\n');
  expect(ok).toBe(true);
});
