import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpus, fixtures } from '../formats/reading/files.ts';
import { checkInput } from './check-input.ts';
import { makeInput } from './make-input.ts';
import { makeRandom } from './random.ts';
import { seedsIn } from './seeds.ts';
import { shrink } from './shrink.ts';

const folder = existsSync(corpus) ? corpus : fixtures;
const seeds = seedsIn(folder);

describe('changed descriptions, through all that is done with them', () => {
  it('give a connector or a reason, and the inputs are worth it', async () => {
    const faults: string[] = [];
    const formats = new Set<string>();
    let imported = 0;
    for (let number = 0; number < 300; number += 1) {
      const { files, made } = makeInput(seeds, makeRandom(7, number));
      const { ok, format, fault } = await checkInput(files, makeRandom(7, ~number));
      if (fault) faults.push(`npm run fuzz -- --seed 7 --from ${number} --count 1: ${fault.kind} (${made.join(', ')})`);
      if (format) formats.add(format);
      if (ok) imported += 1;
    }
    expect(faults).toEqual([]);
    expect(formats.size).toBeGreaterThan(7);
    expect(imported).toBeGreaterThan(100);
  });
});

describe('the inputs', () => {
  it('are the same for the same seed and number, and others for others', () => {
    const textOf = (seed: number, number: number): string =>
      makeInput(seeds, makeRandom(seed, number))
        .files.map(({ name, bytes }) => `${name} ${Buffer.from(bytes).toString('base64')}`)
        .join();
    expect(textOf(3, 5)).toBe(textOf(3, 5));
    expect(new Set([textOf(3, 5), textOf(3, 6), textOf(4, 5)]).size).toBe(3);
  });
});

it('what fails is made smaller', async () => {
  const files = ['{\n  "a": 1,\n  "b": [\n    "bad",\n    2\n  ]\n}\n', 'other'].map((text) => ({
    bytes: Buffer.from(text),
  }));
  const smaller = await shrink(files, (some) =>
    Promise.resolve(some.some(({ bytes }) => Buffer.from(bytes).includes('bad'))),
  );
  expect(smaller.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['bad']);
});
