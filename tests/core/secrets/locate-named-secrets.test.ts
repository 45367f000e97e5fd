import { expect, it } from 'vitest';
import { locateNamedSecrets, type Stretch } from '#core/secrets/locate-named-secrets.ts';

/** As the page would show it. */
function cover(text: string, suspect?: Stretch): string {
  let shown = '';
  let at = 0;
  for (const { start, end } of locateNamedSecrets(text, suspect)) {
    if (end <= at) continue;
    shown += `${text.slice(at, Math.max(at, start))}***`;
    at = end;
  }
  return shown + text.slice(at);
}

it.each([
  ['JSON', '{ "password": "tulip", "town": "Oulu" }', '{ "password": "***", "town": "Oulu" }'],
  ['a number', '{ "client_secret": 1234, "n": 2 }', '{ "client_secret": ***, "n": 2 }'],
  ['an escaped quote', String.raw`{ "password": "a\"b c" }`, '{ "password": "***" }'],
  ['YAML', 'password: tulip\ntown: Oulu', 'password: ***\ntown: Oulu'],
  ['YAML in quotes', "api_key: 'tulip orbit'", "api_key: '***'"],
  [
    'JSON within JSON',
    String.raw`"raw": "{\"password\": \"tulip\", \"a\": 1}"`,
    String.raw`"raw": "{\"password\": \"***\", \"a\": 1}"`,
  ],
  [
    'a query',
    '"url": "https://a.example/x?town=Oulu&api_key=tulip&b=1"',
    '"url": "https://a.example/x?town=Oulu&api_key=***&b=1"',
  ],
  [
    'a header of a command',
    "curl -H 'X-Api-Key: tulip' https://a.example",
    "curl -H 'X-Api-Key: ***' https://a.example",
  ],
  ['a user of a command', 'curl -u ada:tulip https://a.example', 'curl -u *** https://a.example'],
  ['a cookie of a command', "curl -b 'a=1; b=2'", "curl -b '***'"],
  ['a form of a command', 'curl -d password=tulip&a=1', 'curl -d password=***&a=1'],
  ['a key beside its value', '{ "key": "X-Api-Key", "value": "tulip" }', '{ "key": "X-Api-Key", "value": "***" }'],
  ['a value before its name', '{ "value": "tulip", "name": "X-Api-Key" }', '{ "value": "***", "name": "X-Api-Key" }'],
  ['a known kind anywhere', 'note: use ghp_0123456789abcdefghijABCDEF', 'note: use ***'],
  [
    'nothing secret',
    '{ "key": "Accept", "value": "json", "tokenUrl": "/t" }',
    '{ "key": "Accept", "value": "json", "tokenUrl": "/t" }',
  ],
  ['a placeholder', 'password: "{{password}}"', 'password: "{{password}}"'],
  ['a schema', '{ "token": { "type": "string" } }', '{ "token": { "type": "string" } }'],
])('%s', (_, text, shown) => {
  expect(cover(text)).toBe(shown);
});

it('covers every value where there is known to be a secret, and only there', () => {
  const secret = '{ "key": "phrase", "value": "tulip orbit", "type": "text" }';
  const text = `[${secret}, { "key": "phrase", "value": "harmless" }]`;
  expect(cover(text, { start: 1, end: 1 + secret.length })).toBe(
    '[{ "key": "phrase", "value": "***", "type": "text" }, { "key": "phrase", "value": "harmless" }]',
  );
});

it.each(['a:', '"key":"a",', '"value":"', '{"name":"x"', '-u ', 'a='])('takes no quadratic time over %s', (piece) => {
  // What is shown is a few thousand characters; this is the longest stretch that is ever looked at.
  const text = piece.repeat(Math.ceil(20_000 / piece.length));
  const start = performance.now();
  locateNamedSecrets(text);
  expect(performance.now() - start).toBeLessThan(2000);
});
