import { describe, expect, it } from 'vitest';
import { filterProblems, isFiltering, noFilter, type ProblemFilter } from '#core/problems/filter-problems.ts';
import { fixKindsOf, groupProblems } from '#core/problems/group-problems.ts';
import { keyOf } from '#core/problems/list-change.ts';
import type { RuleFacts } from '#core/problems/rule-facts.ts';
import { indexOfPlace, stepTo } from '#core/problems/walk-problems.ts';
import { problem } from './problems.ts';

const title = problem('/definition/info/title', { code: 'rule/title', severity: 'error' });
const summary = problem('/definition/paths/~1pets/get/summary', {
  code: 'rule/summary',
  fix: { title: 'Write one' },
  message: 'GET /pets has no summary.',
});
const other = problem('/definition/paths/~1pets/put/summary', { code: 'rule/summary', fix: { title: 'Write one' } });
const path = problem('/definition/paths/~1pets', { code: 'rule/path', severity: 'info', fix: { title: 'Trim it' } });
const policy = problem('/properties/properties/policyTemplateInstances/0', { code: 'rule/policy' });
const all = [title, summary, other, path, policy];

describe('groups', () => {
  it('by cause: the gravest first, then by code', () => {
    const groups = groupProblems([policy, path, summary, other, title], 'cause');
    expect(groups.map(({ id, severity, problems }) => [id, severity, problems.length])).toEqual([
      ['rule/title', 'error', 1],
      ['rule/policy', 'warning', 1],
      ['rule/summary', 'warning', 2],
      ['rule/path', 'info', 1],
    ]);
  });

  it('by place: in the order of the tabs and of the text', () => {
    const groups = groupProblems([policy, summary, other, path, title], 'place');
    expect(groups.map(({ id }) => id)).toEqual([
      'general ',
      'operations /definition/paths/~1pets/get',
      'operations /definition/paths/~1pets/put',
      'operations /definition/paths/~1pets',
      'policies /properties/properties/policyTemplateInstances/0',
    ]);
    expect(groups[0]).toMatchObject({ severity: 'error', place: { section: 'general', pointer: '' } });
  });

  it('count what can be mended, by kind', () => {
    expect(fixKindsOf([path, ...all])).toEqual([
      { code: 'rule/summary', title: 'Write one', severity: 'warning', count: 2 },
      { code: 'rule/path', title: 'Trim it', severity: 'info', count: 2 },
    ]);
  });
});

const facts = new Map<string, RuleFacts>([
  [
    'rule/summary',
    {
      code: 'rule/summary',
      severity: 'warning',
      why: 'Makers pick actions by summary.',
      source: 'Guidelines',
      notes: [],
      serviceCodes: ['OperationSummaryMissing'],
    },
  ],
]);

describe('filters', () => {
  it.each<
    readonly [name: string, filter: Partial<ProblemFilter>, found: readonly unknown[], counts: readonly number[]]
  >([
    ['none', {}, all, [1, 3, 1]],
    ['errors', { severities: ['error'] }, [title], [1, 3, 1]],
    ['a part', { section: 'operations' }, [summary, other, path], [0, 2, 1]],
    ['a part and a severity', { section: 'operations', severities: ['info'] }, [path], [0, 2, 1]],
    ['what can be mended', { isMendable: true }, [summary, other, path], [0, 2, 1]],
    ['words of the message', { text: 'HAS no  summary' }, [summary], [0, 1, 0]],
    ['a place as it is written', { text: '/pets put' }, [other], [0, 1, 0]],
    ['the reason', { text: 'makers pick' }, [summary, other], [0, 2, 0]],
    ["the service's own code", { text: 'operationsummarymissing' }, [summary, other], [0, 2, 0]],
    ['words that nothing has', { text: 'nothing' }, [], [0, 0, 0]],
  ])('%s', (_, members, found, [error, warning, info]) => {
    const filter = { ...noFilter, ...members };
    expect(filterProblems(all, filter, facts)).toEqual({ problems: found, counts: { error, warning, info } });
    expect(isFiltering(filter)).toBe(Object.keys(members).length > 0);
  });
});

describe('the walk', () => {
  const at = (index: number) => ({ key: keyOf(all[index] ?? title), index });

  it.each([
    ['begins at the first', undefined, 1, 0],
    ['begins at the last, backward', undefined, -1, 4],
    ['goes on', at(1), 1, 2],
    ['goes back', at(1), -1, 0],
    ['begins again after the last', at(4), 1, 0],
    ['ends before the first', at(0), -1, 4],
    ['finds what moved', { key: keyOf(policy), index: 0 }, -1, 3],
    ['goes to what has the place of what was mended', { key: 'gone', index: 2 }, 1, 2],
    ['goes to what was before what was mended', { key: 'gone', index: 2 }, -1, 1],
    ['begins again where the last was mended', { key: 'gone', index: 5 }, 1, 0],
  ] as const)('%s', (_, from, by, to) => {
    expect(stepTo(all, from, by)).toBe(to);
  });

  it('goes nowhere where nothing is wrong', () => {
    expect(stepTo([], undefined, 1)).toBeUndefined();
  });

  it('knows what is gone', () => {
    expect(indexOfPlace(all, { key: keyOf(path), index: 0 })).toBe(3);
    expect(indexOfPlace(all, { key: 'gone', index: 0 })).toBeUndefined();
  });
});
