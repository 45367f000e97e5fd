import { expect, it } from 'vitest';
import { RowDrag } from '#ui/components/row-drag.svelte.ts';

const event = (): DragEvent => new Event('drag', { cancelable: true }) as DragEvent;

it.each([
  { name: 'down', from: 0, to: 2, landing: 'after', moved: ['0 to 2'] },
  { name: 'up', from: 2, to: 0, landing: 'before', moved: ['2 to 0'] },
  { name: 'onto itself', from: 1, to: 1, landing: undefined, moved: [] },
])('a row that is dragged $name', ({ from, to, landing, moved }) => {
  const moves: string[] = [];
  const drag = new RowDrag((start, end) => moves.push(`${start} to ${end}`));
  drag.begin(event(), from);
  drag.over(event(), to);
  expect(drag.landingAt(to)).toBe(landing);
  drag.drop(event(), to);
  expect(moves).toEqual(moved);
  expect(drag.landingAt(to)).toBeUndefined();
});

it('a row stays in its own list, and where it is when the drag ends elsewhere', () => {
  const moves: number[] = [];
  const drag = new RowDrag((start) => moves.push(start));
  drag.begin(event(), 0, 'path');
  const over = event();
  drag.over(over, 1, 'operation');
  expect(over.defaultPrevented).toBe(false);
  drag.drop(event(), 1, 'operation');
  drag.begin(event(), 0, 'path');
  drag.end();
  drag.drop(event(), 1, 'path');
  expect(moves).toEqual([]);
});
