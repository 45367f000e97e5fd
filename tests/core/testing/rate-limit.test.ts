import { expect, it } from 'vitest';
import { callsPerMinute, remainingCalls, takeCall, type CallTimes } from '#core/testing/rate-limit.ts';

const at = (count: number, time: number): CallTimes => Array.from({ length: count }, () => time);

it.each([
  { name: 'none yet', times: [], now: 0, left: 500 },
  { name: 'some', times: at(3, 1000), now: 2000, left: 497 },
  { name: 'all', times: at(500, 1000), now: 2000, left: 0 },
  { name: 'still within the minute', times: at(500, 1000), now: 60_999, left: 0 },
  { name: 'a minute later', times: at(500, 1000), now: 61_000, left: 500 },
  { name: 'half of them gone', times: [...at(250, 0), ...at(250, 30_000)], now: 60_000, left: 250 },
  { name: 'the clock was set back', times: at(500, 9_000_000), now: 1000, left: 500 },
])('remaining: $name', ({ times, now, left }) => {
  expect(remainingCalls(times, now)).toBe(left);
});

it('takes 500 and no more in any minute', () => {
  let times: CallTimes = [];
  let taken = 0;
  const made: number[] = [];
  for (let now = 0; now < 180_000; now += 50) {
    const result = takeCall(times, now);
    times = result.times;
    if (!result.taken) continue;
    taken += 1;
    made.push(now);
  }
  expect(taken).toBe(3 * callsPerMinute);
  for (const [index, time] of made.entries())
    expect(time - (made[index - callsPerMinute] ?? -Infinity)).toBeGreaterThanOrEqual(60_000);
  expect(times.length).toBeLessThanOrEqual(callsPerMinute);
});

it('says how long to wait', () => {
  expect(takeCall([...at(1, 1000), ...at(499, 20_000)], 21_000)).toMatchObject({ taken: false, wait: 40_000 });
});
