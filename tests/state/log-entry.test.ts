import { expect, it } from 'vitest';
import type { TestRequest } from '#core/testing/request.ts';
import type { CourierReply } from '#platform/courier.ts';
import { asLogged, logAsJson } from '../../src/state/log-entry.ts';

const key = 'tulip-orbit-92';
const request: TestRequest = {
  method: 'POST',
  url: `https://api.example/pets?desk=${key}`,
  headers: [['X-Desk-Key', key]],
  body: '{"name":"Rex"}',
  secrets: { headers: ['x-desk-key'], query: ['desk'] },
};
const answer: CourierReply = {
  kind: 'answer',
  status: 200,
  statusText: 'OK',
  headers: [['set-cookie', key]],
  body: new TextEncoder().encode(`{"token":"${key}"}`),
  url: `https://other.example/pets?desk=${key}`,
  redirected: true,
  omittedHeaders: [],
  ms: 12,
};
const of = { at: Date.UTC(2026, 0, 2), initiator: 'Test operation' };

it('an answer is logged with its size, its time and where it came from, without any secret', () => {
  const entry = asLogged(request, answer, of);
  expect(entry).toMatchObject({
    ...of,
    method: 'POST',
    url: 'https://api.example/pets?desk=***',
    redirectedTo: 'https://other.example/pets?desk=***',
    outcome: '200 OK',
    isOk: true,
    sent: 14,
    received: answer.kind === 'answer' ? answer.body.length : 0,
    ms: 12,
  });
  expect(entry.curl).toContain("--header 'X-Desk-Key: ***'");
  expect(JSON.stringify(entry)).not.toContain(key);
});

it.each<{ reply: CourierReply; outcome: string }>([
  { reply: { kind: 'failure', reason: 'timeout', ms: 9 }, outcome: 'No answer in time' },
  { reply: { kind: 'failure', reason: 'refused', ms: 0, detail: key }, outcome: 'Not sent' },
  { reply: { ...answer, status: 404, statusText: '', redirected: false }, outcome: '404' },
])('$outcome is no success', ({ reply, outcome }) => {
  const entry = asLogged(request, reply, of);
  expect(entry).toMatchObject({ outcome, isOk: false });
  expect(entry).not.toHaveProperty('redirectedTo');
  expect(JSON.stringify(entry)).not.toContain(key);
});

it('the log leaves as JSON, oldest first', () => {
  const [late, early] = [asLogged(request, answer, { ...of, at: of.at + 1000 }), asLogged(request, answer, of)];
  const rows = JSON.parse(logAsJson([late, early])) as { at: string }[];
  expect(rows.map(({ at }) => at)).toEqual(['2026-01-02T00:00:00.000Z', '2026-01-02T00:00:01.000Z']);
});
