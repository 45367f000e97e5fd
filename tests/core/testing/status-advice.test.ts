import { expect, it } from 'vitest';
import { adviceFor } from '#core/testing/status-advice.ts';

it.each([
  { status: 200, advice: undefined },
  { status: 304, advice: undefined },
  { status: 401, advice: /key, password or token/ },
  { status: 503, advice: /Try again later/ },
])('$status asks for something: $advice', ({ status, advice }) => {
  if (advice) expect(adviceFor(status)).toMatch(advice);
  else expect(adviceFor(status)).toBeUndefined();
});
