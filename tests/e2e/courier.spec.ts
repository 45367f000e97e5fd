import type { CourierRequest } from '../../src/platform/courier.ts';
import { sendThroughCourier } from './support/sources.ts';
import { expect, openApp, test } from './support/test.ts';

const request = (url: string, more: Partial<CourierRequest> = {}): CourierRequest => ({
  method: 'GET',
  url,
  headers: [],
  timeoutMs: 5000,
  ...more,
});

test('sends what it was given, without cookies, referrer or origin', async ({ page, serveApi }) => {
  const api = await serveApi({ 'PATCH /pets': { status: 201, headers: { 'x-pet': 'Rex' }, body: { id: 7 } } });
  await openApp(page);

  const [reply] = await sendThroughCourier(page, [
    request(`${api.url}/pets?page=2`, {
      method: 'patch',
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Api-Key', 'abc'],
        ['X-Tag', 'one'],
        ['X-Tag', 'two'],
        ['Cookie', 'session=1'],
      ],
      body: '{"name":"Rex"}',
    }),
  ]);

  expect(reply).toMatchObject({
    kind: 'answer',
    status: 201,
    statusText: 'Created',
    redirected: false,
    text: '{"id":7}',
  });
  expect(reply).toMatchObject({ url: `${api.url}/pets?page=2`, omittedHeaders: ['Cookie'] });
  expect(reply && 'headers' in reply ? reply.headers : []).toContainEqual(['x-pet', 'Rex']);
  const [preflight, sent] = api.requests;
  expect(preflight?.method).toBe('OPTIONS');
  expect(sent).toMatchObject({ method: 'PATCH', path: '/pets', body: '{"name":"Rex"}' });
  expect(sent?.headers).toMatchObject({ 'x-api-key': 'abc', 'x-tag': 'one, two', origin: 'null' });
  expect(sent?.headers).not.toHaveProperty('cookie');
  expect(sent?.headers).not.toHaveProperty('referer');
});

test('several at once each get their own answer, and redirects are told', async ({ page, serveApi }) => {
  const api = await serveApi({
    'GET /slow': { body: 'slow', afterMs: 400 },
    'GET /fast': { body: 'fast' },
    'GET /old': { status: 302, headers: { location: '/fast' } },
  });
  await openApp(page);

  const replies = await sendThroughCourier(
    page,
    ['/slow', '/fast', '/old'].map((path) => request(api.url + path)),
  );

  expect(replies).toMatchObject([
    { text: 'slow', redirected: false },
    { text: 'fast', redirected: false },
    { text: 'fast', redirected: true, url: `${api.url}/fast` },
  ]);
  expect(await page.locator('iframe').count()).toBe(1);
});

test.describe('failures', () => {
  // The browser logs what it could not fetch.
  test.use({ allowedComplaints: [/^console: (Access to fetch|Failed to load resource)/] });

  test('each says what it was', async ({ page, serveApi }) => {
    const api = await serveApi({
      'GET /slow': { body: 'slow', afterMs: 3000 },
      'GET /large': { body: 'x'.repeat(5000) },
      'GET /closed': { headers: { 'access-control-allow-origin': 'https://example.com' }, body: 'no' },
    });
    await openApp(page);

    const replies = await sendThroughCourier(page, [
      request(`${api.url}/slow`, { timeoutMs: 300 }),
      request(`${api.url}/large`, { maxBytes: 4999 }),
      request(`${api.url}/large`, { maxBytes: 5000 }),
      request(`${api.url}/closed`),
      request(`${api.url}/large`, { body: 'a GET cannot have one' }),
      request(`${api.url}/large`, { headers: [['not a name', '']] }),
      request('file:///etc/passwd'),
      request('/pets'),
    ]);

    expect(replies.map((reply) => (reply.kind === 'failure' && 'reason' in reply ? reply.reason : reply.kind))).toEqual(
      ['timeout', 'too-large', 'answer', 'network', 'refused', 'refused', 'refused', 'refused'],
    );
  });

  test('a cancelled request ends at once', async ({ page, serveApi }) => {
    const api = await serveApi({ 'GET /slow': { body: 'slow', afterMs: 3000 } });
    await openApp(page);

    const [reply] = await sendThroughCourier(page, [request(`${api.url}/slow`)], 500);

    expect(reply).toMatchObject({ kind: 'failure', reason: 'aborted' });
    expect(reply?.ms).toBeLessThan(1500);
  });

  test('a courier that is not there is told, not waited for', async ({ page }) => {
    await page.route('**/courier.html', (route) => route.fulfill({ status: 404, body: 'Not found' }));
    await openApp(page);

    const [reply] = await sendThroughCourier(page, [request('http://127.0.0.1:9/')]);

    expect(reply).toMatchObject({ kind: 'failure', reason: 'unavailable' });
  });
});
