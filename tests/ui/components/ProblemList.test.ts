import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import ProblemList from '#ui/components/ProblemList.svelte';

const range = { line: 12, column: 5, endLine: 12, endColumn: 9 };
const problem = (part: Partial<Diagnostic>): Diagnostic => ({
  code: 'rules/some',
  severity: 'warning',
  message: 'Mend it.',
  pointer: '/definition/paths',
  ...part,
});

it.each([
  { name: 'file and line', part: { file: 'pets.yaml', range }, place: 'pets.yaml, line 12, column 5' },
  { name: 'line', part: { range }, place: 'line 12, column 5' },
  { name: 'the pointer where there is no text', part: {}, place: '/definition/paths' },
  { name: 'the file where there is no pointer', part: { file: 'a.png', pointer: '' }, place: 'a.png' },
])('says the place: $name', async ({ part, place }) => {
  const onopen = vi.fn();
  const diagnostic = problem(part);
  render(ProblemList, { label: 'Problems', diagnostics: [diagnostic], onopen });
  await userEvent.click(screen.getByRole('button', { name: place }));
  expect(onopen).toHaveBeenCalledWith(diagnostic);
});

it('says how grave each is in a word', () => {
  const diagnostics = (['error', 'warning', 'info'] as const).map((severity) => problem({ severity }));
  render(ProblemList, { label: 'Problems', diagnostics });
  const items = within(screen.getByRole('list', { name: 'Problems' })).getAllByRole('listitem');
  expect(items.map((item) => item.querySelector('.word')?.textContent)).toEqual(['Error', 'Warning', 'Note']);
});

it('shows fifty at a time', async () => {
  const diagnostics = Array.from({ length: 60 }, (_, index) => problem({ message: `Number ${index}` }));
  render(ProblemList, { label: 'Problems', diagnostics });
  expect(screen.getAllByRole('listitem')).toHaveLength(50);
  await userEvent.click(screen.getByRole('button', { name: 'Show 10 more of 60' }));
  expect(screen.getAllByRole('listitem')).toHaveLength(60);
});
