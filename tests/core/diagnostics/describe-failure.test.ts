import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../../src/core/diagnostics/describe-failure.ts';

const surroundings = { version: '1.2.3', browser: 'Browser/1', folder: 'https://host.example/studio/' };
const at = Date.UTC(2026, 0, 2, 3, 4, 5);

function errorWith(message: string, { name = 'Error', stack = '' } = {}): Error {
  return Object.assign(new Error(message), { name, stack });
}

const whatOf = (error: unknown): string =>
  /^What: (.*)$/m.exec(describeFailure({ where: 'A tab', error, at }, surroundings))?.[1] ?? '';

describe('describeFailure', () => {
  it('says version, time, browser, place, error and our own calls, as Chromium and as Firefox write them', () => {
    const chromium = `TypeError: no
    at apply (https://host.example/studio/assets/index-1a2b.js:3:141)
    at async Foo.run (https://host.example/studio/assets/index-1a2b.js?v=secret:4:1)
    at chrome-extension://abcdef/content.js:1:1
    at https://host.example/studio/assets/index-1a2b.js:9:9
    at https://elsewhere.example/private/path.js:1:2`;
    const firefox = `apply@https://host.example/studio/assets/index-1a2b.js:3:141
run@https://elsewhere.example/a.js:1:1`;
    const report = (stack: string): string =>
      describeFailure(
        { where: 'The Test tab', error: errorWith('no', { name: 'TypeError', stack }), at },
        surroundings,
      );

    expect(report(chromium)).toBe(`Connector Studio 1.2.3
Time: 2026-01-02T03:04:05.000Z
Browser: Browser/1
Where: The Test tab
What: TypeError: no
  at apply (assets/index-1a2b.js:3:141)
  at Foo.run (assets/index-1a2b.js:4:1)
  at (unnamed) (assets/index-1a2b.js:9:9)
`);
    expect(report(firefox).split('\n').slice(5)).toEqual(['  at apply (assets/index-1a2b.js:3:141)', '']);
  });

  it.each([
    {
      name: 'what an error quotes',
      error: errorWith("Cannot read properties of undefined (reading 'customerName')"),
      what: "Error: Cannot read properties of undefined (reading '…')",
    },
    {
      name: 'quotes in quotes',
      error: errorWith(`Invalid value "it's "mine"" in object`),
      what: 'Error: Invalid value "…" in object',
    },
    { name: 'a quote that does not end', error: errorWith('Invalid value "mine'), what: 'Error: Invalid value …' },
    {
      name: 'a parser’s message',
      error: errorWith(`Unexpected token 'x', ..."key": "mine"... is not valid JSON`, { name: 'SyntaxError' }),
      what: 'SyntaxError',
    },
    {
      name: 'what stands in it without quotes',
      error: errorWith('Failed to fetch dynamically imported module: https://a.example/?api_key=mine now, mine'),
      what: 'Error: Failed to fetch dynamically imported module: …',
    },
    { name: 'later lines', error: errorWith('Out of memory\n{ "mine": 1 }'), what: 'Error: Out of memory' },
    { name: 'a text that was thrown', error: 'mine', what: 'a string' },
    { name: 'a name that is none', error: errorWith('no', { name: 'E\nmine:' }), what: 'Emine: no' },
  ])('leaves out $name', ({ error, what }) => expect(whatOf(error)).toBe(what));

  it('stays short, and quick, for any message and stack', () => {
    const error = errorWith('x'.repeat(2_000_000), {
      stack: `  at ${'a '.repeat(200_000)}(https://host.example/studio/a.js:1:1)\n`.repeat(50),
    });
    const began = performance.now();
    expect(describeFailure({ where: 'A tab', error, at }, surroundings).length).toBeLessThan(10_000);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
