import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stretchesOf } from '#core/problems/changed-stretches.ts';
import { spliceAll } from '#core/text/splice.ts';

const text = 'abcdefghij';

it.each([
  { name: 'nothing', splices: [], stretches: [] },
  { name: 'one', splices: [[2, 4, 'XYZ']], stretches: ['cd > XYZ'] },
  {
    name: 'two from the end on',
    splices: [
      [8, 9, 'I'],
      [1, 2, ''],
    ],
    stretches: ['b > ', 'i > I'],
  },
  {
    name: 'two from the start on',
    splices: [
      [1, 2, ''],
      [7, 8, 'II'],
    ],
    stretches: ['b > ', 'i > II'],
  },
  {
    name: 'one inside what came',
    splices: [
      [2, 2, 'XYZ'],
      [3, 4, ''],
    ],
    stretches: [' > XZ'],
  },
  {
    name: 'one over the end of what came',
    splices: [
      [2, 4, 'XY'],
      [3, 6, 'Q'],
    ],
    stretches: ['cdef > XQ'],
  },
  {
    name: 'one over two',
    splices: [
      [1, 2, 'B'],
      [5, 6, 'F'],
      [0, 8, ''],
    ],
    stretches: ['abcdefgh > '],
  },
  {
    name: 'two that touch',
    splices: [
      [1, 2, 'B'],
      [2, 3, 'C'],
    ],
    stretches: ['bc > BC'],
  },
])('$name', ({ splices, stretches }) => {
  const made = splices.map(([start, end, inserted]) => ({
    start: Number(start),
    end: Number(end),
    text: String(inserted),
  }));
  const after = made.reduce((now, splice) => spliceAll(now, [splice]), text);
  expect(
    stretchesOf(made).map(
      ({ start, end, newStart, newEnd }) => `${text.slice(start, end)} > ${after.slice(newStart, newEnd)}`,
    ),
  ).toEqual(stretches);
});

it('turns the text before into the one after, whatever the splices', () => {
  const steps = fc.array(fc.tuple(fc.nat(20), fc.nat(6), fc.string({ maxLength: 4 })), { maxLength: 12 });
  fc.assert(
    fc.property(steps, (some) => {
      let after = text;
      const splices = some.map(([from, length, inserted]) => {
        const start = Math.min(from, after.length);
        const splice = { start, end: Math.min(after.length, start + length), text: inserted };
        after = spliceAll(after, [splice]);
        return splice;
      });
      let made = '';
      let at = 0;
      for (const { start, end, newStart, newEnd } of stretchesOf(splices)) {
        expect(start).toBeGreaterThanOrEqual(at);
        made += text.slice(at, start) + after.slice(newStart, newEnd);
        at = end;
      }
      expect(made + text.slice(at)).toBe(after);
    }),
  );
});
