import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { OperationGroup } from '#core/ledger/operation-tree.ts';
import { readLimits } from '#core/limits/read-limits.ts';
import OperationPicker from '#ui/components/OperationPicker.svelte';

const tree: OperationGroup = {
  name: '',
  groups: ['parcels', 'depots'].map((name) => ({
    name,
    groups: [],
    paths: [0, 1, 2].map((at) => {
      const path = `/${name}/${at}`;
      const about = { summary: `Read ${name} ${at}`, operationId: '', requests: 1, result: path };
      return { path, operations: [{ operation: `GET ${path}`, method: 'GET', path, ...about }] };
    }),
  })),
  paths: [],
};

function show(ticked: readonly string[] = [], used = { bytes: 1000, operations: 3 }) {
  let picked: ReadonlySet<string> = new Set(ticked);
  const onpick = vi.fn((operations: readonly string[], isPicked: boolean) => {
    const others = [...picked].filter((one) => !operations.includes(one));
    picked = new Set(isPicked ? [...others, ...operations] : others);
    void view.rerender({ picked });
  });
  const view = render(OperationPicker, { tree, picked, onpick, readings: readLimits(used) });
  return { user: userEvent.setup(), onpick };
}

const search = (): HTMLElement => screen.getByRole('searchbox', { name: 'Find operations' });
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const rows = (): readonly string[] =>
  screen.queryAllByRole('treeitem').flatMap((row) => row.getAttribute('aria-label') ?? []);

it('ticks all that a search found, and leaves the rest', async () => {
  const { user, onpick } = show(['GET /parcels/0']);
  await user.type(search(), 'depots');
  expect(screen.getByRole('status')).toHaveTextContent('3 operations found');
  await user.click(button('Tick all 3 found'));
  expect(onpick).toHaveBeenCalledExactlyOnceWith(['GET /depots/0', 'GET /depots/1', 'GET /depots/2'], true);
  expect(screen.getByText('of 6 ticked', { exact: false })).toHaveTextContent('4 of 6 ticked');
});

it('unticks all, also what a search hides', async () => {
  const { user } = show(['GET /parcels/0', 'GET /depots/0']);
  await user.type(search(), 'depots');
  await user.click(button('Untick all'));
  expect(screen.getByText('of 6 ticked', { exact: false })).toHaveTextContent('0 of 6 ticked');
});

it('shows only what is ticked; what is unticked then stays in sight', async () => {
  const { user } = show(['GET /parcels/0', 'GET /depots/1']);
  await user.click(screen.getByRole('switch', { name: 'Show only ticked' }));
  const shown = ['parcels, 1 of 1 ticked', 'GET /parcels/0, Read parcels 0', 'depots, 1 of 1 ticked'];
  expect(rows().slice(0, 3)).toEqual(shown);
  await user.click(screen.getByRole('treeitem', { name: /^GET \/parcels\/0/ }));
  expect(rows()).toHaveLength(4);
  expect(rows()[0]).toBe('parcels, 0 of 1 ticked');
  await user.click(screen.getByRole('switch', { name: 'Show only ticked' }));
  expect(rows()).toHaveLength(8);
});

it('says so when nothing is found, and goes to the tree with the arrow when something is', async () => {
  const { user } = show();
  await user.type(search(), 'ferry');
  expect(screen.getByText(/No operation has “ferry”/)).toBeVisible();
  expect(screen.queryByRole('tree')).toBeNull();
  await user.clear(search());
  await user.keyboard('{ArrowDown}');
  await vi.waitFor(() => expect(screen.getByRole('treeitem', { name: /^parcels/ })).toHaveFocus());
});

it.each([
  { used: { bytes: 1024, operations: 256 }, size: '1 KB of 1,024 KB', count: '256 of 256' },
  {
    used: { bytes: 2_000_000, operations: 1107 },
    size: '1,954 KB of 1,024 KB, over the limit',
    count: '1,107 of 256, over the limit',
  },
])('says how much of the limits is used: $count', ({ used, size, count }) => {
  show([], used);
  expect(screen.getByRole('meter', { name: 'Definition' })).toHaveAttribute('aria-valuetext', size);
  expect(screen.getByRole('meter', { name: 'Operations' })).toHaveAttribute('aria-valuetext', count);
});
