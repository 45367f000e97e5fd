import { describe, expect, it } from 'vitest';
import { asCurl } from '../../../src/core/testing/as-curl.ts';
import { maskAddress, maskRequest, secretValues } from '../../../src/core/testing/mask-request.ts';
import type { TestRequest } from '../../../src/core/testing/request.ts';

const secret = 'tulip/orbit 92';

const request = (more: Partial<TestRequest>): TestRequest => ({
  method: 'GET',
  url: 'https://api.example/pets',
  headers: [],
  secrets: { headers: [], query: [] },
  ...more,
});

describe('maskRequest', () => {
  it.each<{ name: string; of: Partial<TestRequest> }>([
    {
      name: 'a header of the connection',
      of: { headers: [['X-Desk', secret]], secrets: { headers: ['x-desk'], query: [] } },
    },
    { name: 'a header named like a secret', of: { headers: [['Authorization', `Bearer ${secret}`]] } },
    {
      name: 'a query parameter of the connection, and its value in the path and the body',
      of: {
        url: `https://api.example/${encodeURIComponent(secret)}?desk=${encodeURIComponent(secret)}`,
        body: `{"note":"${secret}"}`,
        secrets: { headers: [], query: ['desk'] },
      },
    },
    { name: 'a member of the body', of: { method: 'POST', body: `{"password":"${secret.replaceAll(' ', '')}"}` } },
    { name: 'a name and password in the address', of: { url: 'https://me:tulip%2Forbit@api.example/pets' } },
  ])('hides $name', ({ of }) => {
    const curl = asCurl(maskRequest(request(of)));
    expect(curl).toContain('***');
    expect(decodeURIComponent(curl)).not.toMatch(/tulip|orbit/);
  });

  it('shows what is no secret, and cuts what is long or no text', () => {
    expect(maskRequest(request({ headers: [['Accept', 'text/plain']], body: '{"a":1}' }))).toMatchObject({
      headers: [['Accept', 'text/plain']],
      body: '{"a":1}',
    });
    expect(maskRequest(request({ body: new Uint8Array(9) })).body).toBe('(9 bytes)');
    expect(maskRequest(request({ body: 'x'.repeat(50_000) })).body).toMatch(/^x{20000}… \(50000 characters\)$/);
  });
});

describe('maskAddress', () => {
  it('hides what the service put of the secrets into the address it led to', () => {
    const sent = request({ headers: [['X-Desk', 'tulip-orbit']], secrets: { headers: ['x-desk'], query: [] } });
    const place = { secrets: sent.secrets, values: secretValues(sent) };
    expect(maskAddress('https://other.example/tulip-orbit?token=abc&page=2', place)).toBe(
      'https://other.example/***?token=***&page=2',
    );
  });
});
