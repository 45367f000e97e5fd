import fc from 'fast-check';
import { describe, it } from 'vitest';
import { propertyRuns } from '../property-runs.ts';
import { brokenPromises } from './check-import.ts';
import { notYet } from './not-yet.ts';
import { subjects } from './subjects.ts';

describe('whatever is imported', () => {
  it.each(subjects)('$name', { timeout: 36_000_000 }, async ({ texts, count, isConverted }) => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat({ max: 65_535 }), async (text, pick) => {
        const broken = await brokenPromises(text, { count, isConverted, pick });
        const [first] = broken.filter((fault) => !notYet.some(({ pattern }) => pattern.test(fault)));
        if (first !== undefined) throw new Error(first);
      }),
      propertyRuns,
    );
  });
});
