import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { groupChanges } from '#core/ledger/change-groups.ts';
import type { Excerpt } from '#core/ledger/cut-excerpt.ts';
import type { LedgerOverview } from '#core/ledger/import-overview.ts';
import { countSecrets, totalLedger, type LedgerChange } from '#core/ledger/ledger.ts';
import ChangeHeadline from '#ui/components/ledger/ChangeHeadline.svelte';
import ChangeSection from '#ui/components/ledger/ChangeSection.svelte';

const options = [
  { value: 'merge', label: 'One object' },
  { value: 'first', label: 'The first' },
] as const;
const range = { line: 1200, column: 3, endLine: 1200, endColumn: 9 };

const base = { severity: 'info', source: { pointer: '/a', range } } as const;
const idChanged: LedgerChange = {
  ...base,
  code: 'openapi3/id-changed',
  kind: 'changed',
  message: 'An id was changed.',
  result: '/definition/paths/~1pets/get/operationId',
  before: '"get pet"',
  after: '"GetPet"',
};
const cookie: LedgerChange = {
  ...base,
  code: 'openapi3/cookie',
  kind: 'left-out',
  message: 'A cookie was left out.',
  before: '"sid"',
};
const secret: LedgerChange = {
  ...base,
  code: 'openapi3/secret',
  kind: 'secret',
  severity: 'warning',
  message: 'A key was kept out.',
};
const repair: LedgerChange = { ...base, code: 'json/comment', kind: 'repaired', message: 'A comment.' };
const oneOf = (taken: string): LedgerChange => ({
  ...base,
  code: `openapi3/one-of-${taken}`,
  kind: 'changed',
  severity: taken === 'first' ? 'warning' : 'info',
  message: `Two kinds: ${taken}.`,
  choice: { id: 'one-of:/a', options, taken },
});

function ledgerOf(changes: readonly LedgerChange[], limit?: number): LedgerOverview {
  const { changes: _, ...sums } = totalLedger(0, []);
  return { ...sums, groups: groupChanges(changes, limit), secrets: countSecrets({ changes }) };
}

const onchoose = vi.fn<(ids: readonly string[], value: string) => Promise<boolean>>();
const onexcerpt = vi.fn<() => Promise<Excerpt | undefined>>();
const onreport = vi.fn<() => Promise<boolean>>();

function open(ledger: LedgerOverview) {
  return render(ChangeSection, { ledger, onchoose, onexcerpt, onreport });
}

beforeEach(() => {
  onchoose.mockReset().mockResolvedValue(true);
  onexcerpt.mockReset();
  onreport.mockReset().mockResolvedValue(true);
});

const groupNames = (): readonly string[] =>
  screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent.replace(/\s+/g, ' ').trim());
const group = (name: RegExp): HTMLElement => screen.getByRole('button', { name });
const unfold = (name: RegExp): Promise<void> => userEvent.click(group(name));

it('shows groups with their counts, the gravest first, and unfolds them', async () => {
  open(ledgerOf([idChanged, idChanged, secret]));
  const list = screen.getByRole('list', { name: 'Changes' });
  expect(list.children).toHaveLength(2);
  expect(groupNames()).toEqual([
    // Of a lone one the place is there at once.
    'Warning: Secrets A key was kept out. line 1,200 Secret 1 change',
    'Note: Operation IDs rewritten An id was changed. Changed 2 changes',
  ]);
  expect(group(/Operation IDs rewritten/)).toHaveAttribute('aria-expanded', 'false');
  await unfold(/Operation IDs rewritten/);
  expect(group(/Operation IDs rewritten/)).toHaveAttribute('aria-expanded', 'true');
  const rows = within(screen.getByRole('list', { name: 'Operation IDs rewritten' })).getAllByRole('listitem');
  expect(rows).toHaveLength(2);
  for (const text of ['An id was changed.', 'line 1,200', 'GET', '/pets', 'operationId', '"get pet"', '"GetPet"'])
    expect(rows[0]).toHaveTextContent(text);
});

it('says what is not in the source, and what is not in the connector', async () => {
  open(ledgerOf([cookie, { ...idChanged, kind: 'added' }]));
  await unfold(/Cookie/);
  await unfold(/Operation IDs rewritten/);
  expect(screen.getByRole('list', { name: 'Cookies' })).toHaveTextContent('Before "sid" After Left out');
  expect(screen.getByRole('list', { name: 'Operation IDs rewritten' })).toHaveTextContent(
    'Before Not in the source After "GetPet"',
  );
});

it('shortens what is long, and shows all of it when asked', async () => {
  open(ledgerOf([{ ...cookie, before: `"${'x'.repeat(300)}"` }]));
  await unfold(/Cookie/);
  await userEvent.click(screen.getByRole('button', { name: 'Show all of it' }));
  expect(screen.getByRole('button', { name: 'Show less' })).toHaveAttribute('aria-expanded', 'true');
});

it('filters by kind and by words', async () => {
  open(ledgerOf([idChanged, cookie, secret, repair]));
  expect(screen.getAllByRole('radio').map((radio) => radio.parentElement?.textContent.trim())).toEqual([
    'All 4',
    'Changed 1',
    'Left out 1',
    'Repaired 1',
    'Secrets 1',
  ]);
  await userEvent.click(screen.getByRole('radio', { name: 'Left out 1' }));
  expect(groupNames()).toEqual(['Note: Cookies A cookie was left out. line 1,200 Left out 1 change']);
  await userEvent.click(screen.getByRole('radio', { name: 'All 4' }));
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search changes' }), 'getpet');
  // What little is found shows itself.
  expect(screen.getByRole('list', { name: 'Operation IDs rewritten' })).toBeVisible();
  expect(groupNames()).toHaveLength(1);
  await unfold(/Operation IDs rewritten/);
  expect(screen.queryByRole('list', { name: 'Operation IDs rewritten' })).toBeNull();
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search changes' }), ' nowhere');
  expect(screen.getByText('Nothing fits this filter.')).toBeVisible();
});

it('shows a long group bit by bit, and says where the rest is', async () => {
  const many = Array.from({ length: 30 }, (_, at) => ({ ...idChanged, source: { pointer: `/${at}` } }));
  open(ledgerOf(many, 24));
  await unfold(/Operation IDs rewritten/);
  const rows = (): number =>
    within(screen.getByRole('list', { name: 'Operation IDs rewritten' })).getAllByRole('listitem').length;
  expect(rows()).toBe(12);
  await userEvent.click(screen.getByRole('button', { name: 'Show more: 12 of 30' }));
  expect(rows()).toBe(24);
  expect(screen.getByText('And 6 more like these. The report lists all of them.')).toBeVisible();
});

it('carries a construct over in another way, says so, and can put it back', async () => {
  const { rerender } = open(ledgerOf([idChanged, oneOf('merge')]));
  onchoose.mockImplementation(async (_, value) => {
    await rerender({ ledger: ledgerOf([idChanged, oneOf(value)]) });
    return true;
  });
  await unfold(/One of/);
  const select = (): HTMLElement => screen.getByRole('combobox', { name: 'Carried over as' });
  expect(select()).toHaveAccessibleDescription('Note Two kinds: merge.');
  expect(screen.queryByText('Your choice')).toBeNull();
  select().focus();
  await userEvent.selectOptions(select(), 'The first');
  expect(onchoose).toHaveBeenLastCalledWith(['one-of:/a'], 'first');
  // It is told under another code now, and still has the focus.
  expect(select()).toHaveValue('first');
  expect(select()).toHaveFocus();
  expect(screen.getByText('Your choice')).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('Carried over as: The first.');

  await userEvent.click(screen.getByRole('button', { name: 'Put back' }));
  expect(onchoose).toHaveBeenLastCalledWith(['one-of:/a'], 'merge');
  expect(select()).toHaveValue('merge');
  expect(select()).toHaveFocus();
  expect(screen.queryByText('Your choice')).toBeNull();
});

it('carries all of a kind over in another way at once', async () => {
  const two = (a: string, b: string): LedgerOverview =>
    ledgerOf([
      { ...oneOf('merge'), choice: { id: 'a', options, taken: a } },
      { ...oneOf('merge'), choice: { id: 'b', options, taken: b } },
    ]);
  const { rerender } = open(two('merge', 'first'));
  onchoose.mockImplementation(async (_, value) => {
    await rerender({ ledger: two(value, value) });
    return true;
  });
  await unfold(/One of/);
  const all = (): HTMLElement => screen.getByRole('combobox', { name: 'All 2 carried over as' });
  expect(all()).toHaveDisplayValue('Different ways');
  all().focus();
  await userEvent.selectOptions(all(), 'first');
  expect(onchoose).toHaveBeenLastCalledWith(['a', 'b'], 'first');
  expect(all()).toHaveDisplayValue('The first');
  expect(all()).toHaveFocus();
  expect(screen.getAllByText('Your choice')).toHaveLength(2);
  expect(screen.getByRole('status')).toHaveTextContent('All 2 carried over as: The first.');
});

it('stays as it was when a choice comes to nothing', async () => {
  onchoose.mockResolvedValue(false);
  open(ledgerOf([oneOf('merge')]));
  await unfold(/One of/);
  await userEvent.selectOptions(screen.getByRole('combobox'), 'first');
  expect(screen.getByRole('combobox')).toHaveValue('merge');
  expect(screen.getByRole('status')).toHaveTextContent('It stays as it was.');
  expect(screen.getByText('That did not work. It stays as it was.')).toBeVisible();
});

it('says that it is at work while a choice is carried out', async () => {
  onchoose.mockReturnValue(new Promise(() => undefined));
  open(ledgerOf([oneOf('merge')]));
  await unfold(/One of/);
  await userEvent.selectOptions(screen.getByRole('combobox'), 'first');
  expect(screen.getByText('Converting again …')).toBeVisible();
});

it('keeps the groups where they stood when one of them becomes graver', async () => {
  const { rerender } = open(ledgerOf([idChanged, oneOf('merge')]));
  await rerender({
    ledger: ledgerOf([
      { ...idChanged, severity: 'info' },
      { ...oneOf('merge'), severity: 'error' },
    ]),
  });
  expect(groupNames().map((name) => name.split(' ')[1])).toEqual(['Operation', 'One']);
});

it('shows the source around a place, and hides it again', async () => {
  onexcerpt.mockResolvedValue({
    isCut: false,
    lines: [
      { number: 1199, parts: [{ text: 'a:', isMarked: false }] },
      {
        number: 1200,
        parts: [
          { text: '  b: ', isMarked: false },
          { text: '***', isMarked: true },
        ],
      },
    ],
  });
  open(ledgerOf([secret]));
  await unfold(/Secret/);
  await userEvent.click(screen.getByRole('button', { name: 'line 1,200' }));
  expect(onexcerpt).toHaveBeenCalledWith(secret.source, true);
  const figure = await screen.findByRole('figure', { name: 'Source: lines 1,199 to 1,200' });
  expect(figure.querySelector('mark')).toHaveTextContent('***');
  await userEvent.click(screen.getByRole('button', { name: 'line 1,200' }));
  expect(screen.queryByRole('figure')).toBeNull();
});

it('says when the source cannot be read', async () => {
  onexcerpt.mockRejectedValue(new Error('The worker stopped'));
  open(ledgerOf([secret]));
  await unfold(/Secret/);
  await userEvent.click(screen.getByRole('button', { name: 'line 1,200' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The source could not be read');
});

it('hands over the report, also of an import that changed nothing', async () => {
  open(ledgerOf([]));
  expect(screen.getByText(/nothing had to be changed/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Download report' }));
  await userEvent.click(screen.getByRole('button', { name: 'Download as JSON' }));
  expect(onreport.mock.calls).toEqual([['markdown'], ['json']]);
  onreport.mockResolvedValue(false);
  await userEvent.click(screen.getByRole('button', { name: 'Download report' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('could not be written');
});

it('leads from each headline to what it is about', async () => {
  const ledger = ledgerOf([idChanged, repair, secret, oneOf('first')]);
  const { component } = open(ledger);
  render(ChangeHeadline, { ledger, onshow: component.show });
  await userEvent.click(screen.getByRole('button', { name: '1 secret was kept out' }));
  expect(screen.getByRole('heading', { name: 'What changed' })).toHaveFocus();
  expect(screen.getByRole('radio', { name: 'Secrets 1' })).toBeChecked();
  expect(screen.getByRole('list', { name: 'Secrets' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: '1 repair was made' }));
  expect(screen.getByRole('radio', { name: 'Repaired 1' })).toBeChecked();
  await userEvent.click(screen.getByRole('button', { name: '1 part can be carried over another way' }));
  expect(screen.getByRole('checkbox', { name: 'Only what can be done another way' })).toBeChecked();
  expect(groupNames()).toHaveLength(1);
  expect(screen.getByRole('combobox', { name: 'Carried over as' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: '1 kind of change to check' }));
  expect(screen.getByRole('radio', { name: /^All / })).toBeChecked();
  expect(groupNames()).toHaveLength(4);
});
