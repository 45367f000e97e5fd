import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { changeList, changeOfList } from '#core/problems/list-change.ts';

const finding = (name: string, line?: number, column = 1): Diagnostic => ({
  code: `rule/${name}`,
  severity: 'warning',
  message: 'Wrong.',
  pointer: '/definition/host',
  ...(line !== undefined && { range: { line, column, endLine: line, endColumn: column + 4 } }),
});

describe('what changed in a list of findings', () => {
  it.each([
    { name: 'nothing', before: ['a1', 'b2'], after: ['a1', 'b2'], runs: ['kept 0+2 by 0'] },
    {
      name: 'one is mended',
      before: ['a1', 'b2', 'c3'],
      after: ['a1', 'c3'],
      runs: ['kept 0+1 by 0', 'kept 2+1 by 0'],
    },
    {
      name: 'one is new',
      before: ['a1', 'c3'],
      after: ['a1', 'b2', 'c3'],
      runs: ['kept 0+1 by 0', 'new 1', 'kept 1+1 by 0'],
    },
    {
      name: 'a line above the rest',
      before: ['a1', 'b2', 'c3'],
      after: ['a1', 'b3', 'c4'],
      runs: ['kept 0+1 by 0', 'kept 1+2 by 1'],
    },
    {
      name: 'those that are alike keep their order',
      before: ['a1', 'a2'],
      after: ['a1', 'a2'],
      runs: ['kept 0+2 by 0'],
    },
    { name: 'all are new', before: [], after: ['a1', 'b2'], runs: ['new 2'] },
    { name: 'one got a place', before: ['a'], after: ['a1'], runs: ['new 1'] },
  ])('$name', ({ before, after, runs }) => {
    const read = (names: readonly string[]): readonly Diagnostic[] =>
      names.map((name) => finding(name.slice(0, 1), name.length > 1 ? Number(name.slice(1)) : undefined));
    const change = changeOfList(read(before), read(after));
    expect(
      change.map((run) =>
        run.kind === 'new' ? `new ${run.diagnostics.length}` : `kept ${run.from}+${run.count} by ${run.lines}`,
      ),
    ).toEqual(runs);
    expect(changeList(read(before), change)).toEqual(read(after));
  });

  it('moves along one line as well', () => {
    const change = changeOfList([finding('a', 1, 10)], [finding('a', 1, 15)]);
    expect(change).toEqual([{ kind: 'kept', from: 0, count: 1, lines: 0, columns: 5 }]);
  });

  it('hands over what did not move as the same object', () => {
    const before = [finding('a', 1), finding('b', 2)];
    const after = changeList(before, changeOfList(before, [finding('a', 1), finding('b', 3)]));
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  it('is the same list when nothing has changed', () => {
    const before = [finding('a', 1), finding('b', 2)];
    expect(changeList(before, changeOfList(before, [finding('a', 1), finding('b', 2)]))).toBe(before);
    expect(changeList(before, changeOfList(before, [finding('a', 1)]))).toHaveLength(1);
  });

  it('is told and made for any two lists', () => {
    const list = fc.array(
      fc.record({ name: fc.constantFrom('a', 'b', 'c'), line: fc.option(fc.nat(4), { nil: undefined }) }),
    );
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [before, after] = [a, b].map((some) => some.map(({ name, line }) => finding(name, line)));
        expect(changeList(before ?? [], changeOfList(before ?? [], after ?? []))).toEqual(after);
      }),
    );
  });
});
