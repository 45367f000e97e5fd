import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asCurl } from '#core/testing/as-curl.ts';
import type { TestRequest } from '#core/testing/request.ts';

const request = (more: Partial<TestRequest> = {}): TestRequest => ({
  method: 'GET',
  url: 'https://api.example/a',
  headers: [],
  secrets: { headers: [], query: [] },
  ...more,
});

it.each([
  { name: 'plain', of: {}, lines: ['curl --location', '--url https://api.example/a'] },
  { name: 'HEAD', of: { method: 'HEAD' }, lines: ['curl --location', '--head', '--url https://api.example/a'] },
  {
    name: 'headers and body',
    of: {
      method: 'POST',
      headers: [
        ['X-A', "it's"],
        ['X-Empty', ''],
      ],
      body: '{"a": "b"}',
    },
    lines: [
      'curl --location',
      '--request POST',
      '--url https://api.example/a',
      "--header 'X-A: it'\\''s'",
      "--header 'X-Empty;'",
      `--data-raw '{"a": "b"}'`,
    ],
  },
  {
    name: 'patterns',
    of: { url: 'https://api.example/[a]' },
    lines: ['curl --location', '--globoff', "--url 'https://api.example/[a]'"],
  },
  {
    name: 'bytes',
    of: { method: 'PUT', body: new Uint8Array([255]) },
    lines: ['curl --location', '--request PUT', '--url https://api.example/a', '--data-binary @body.bin'],
  },
  {
    name: 'bytes that are text',
    of: { method: 'PUT', body: new Uint8Array([97]) },
    lines: ['curl --location', '--request PUT', '--url https://api.example/a', '--data-raw a'],
  },
] satisfies readonly { name: string; of: Partial<TestRequest>; lines: readonly string[] }[])(
  '$name',
  ({ of, lines }) => {
    expect(asCurl(request(of))).toBe(lines.join(' \\\n  '));
  },
);

describe('secrets', () => {
  const secret = request({
    url: 'https://api.example/a?k=SECRET-1&q=x&access_token=SECRET-2',
    headers: [
      ['Authorization', 'Bearer SECRET-3'],
      ['X-K', 'SECRET-4'],
      ['X-Plain', 'shown'],
    ],
    secrets: { headers: ['x-k'], query: ['k'] },
  });
  it('are masked', () => {
    const command = asCurl(secret);
    expect(command).not.toContain('SECRET');
    for (const part of ['?k=***&q=x&access_token=***', 'Authorization: Bearer ***', 'X-K: ***', 'X-Plain: shown'])
      expect(command).toContain(part);
  });
  it('are shown when asked for', () => {
    expect(asCurl(secret, { showSecrets: true }).match(/SECRET-\d/g)).toHaveLength(4);
  });
});

describe.skipIf(!existsSync('/bin/sh'))('a shell takes it apart again (skipped without /bin/sh)', () => {
  it.each(["a'b", '$HOME `id` "x" \\', 'line\nbreak\r\n', '!! ~ * ; & | < > #', 'ünï ☃', "'''", '-x', '@file', ' '])(
    '%j',
    (text) => {
      const command = asCurl(
        request({
          method: 'POST',
          url: 'https://api.example/?a',
          headers: [['X-A', text.replaceAll(/[\r\n]/g, '')]],
          body: text,
        }),
      );
      const script = command.replace(/^curl/, "printf '%s\\0'");
      const words = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
      expect(words).toEqual([
        '--location',
        '--request',
        'POST',
        '--url',
        'https://api.example/?a',
        '--header',
        `X-A: ${text.replaceAll(/[\r\n]/g, '')}`,
        '--data-raw',
        text,
      ]);
    },
  );
});
