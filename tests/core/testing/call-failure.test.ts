import { describe, expect, it } from 'vitest';
import { callFailureReasons, explainCallFailure } from '#core/testing/call-failure.ts';

const call = { url: 'https://api.parcel.example/x', pageProtocol: 'https:', pageHost: 'studio.example' };

describe('each reason has words', () => {
  it.each(callFailureReasons)('%s', (reason) => {
    const reasons = explainCallFailure({ ...call, reason }, 'test');
    expect(reasons.length).toBeGreaterThan(0);
    for (const { message } of reasons) expect(message).toMatch(/^[A-Z].*\.$/);
  });
});

it.each([
  { reason: 'timeout', codes: ['call/timeout'] },
  { reason: 'aborted', codes: ['call/aborted'] },
  { reason: 'network', codes: ['call/cors', 'call/not-found', 'call/certificate', 'call/blocked'] },
] as const)('$reason gives $codes', ({ reason, codes }) => {
  expect(explainCallFailure({ ...call, reason }, 'test').map(({ code }) => code)).toEqual(codes);
});

it('adds what the browser said', () => {
  const [reason] = explainCallFailure({ ...call, reason: 'refused', detail: 'Bad header' }, 'test');
  expect(reason?.message).toContain('(Bad header)');
});

it('names the way round that fits what the call was for', () => {
  const messageFor = (purpose: 'test' | 'import') =>
    explainCallFailure({ ...call, reason: 'network' }, purpose).find(({ code }) => code === 'call/cors')?.message;
  expect(messageFor('test')).toContain('cURL');
  expect(messageFor('import')).toContain('drop it here');
  expect(messageFor('import')).not.toContain('cURL');
});
