import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { OperationGroup, PickableOperation } from '#core/ledger/operation-tree.ts';
import { operationsIn } from '#core/ledger/operation-tree.ts';
import OperationTree from '#ui/components/OperationTree.svelte';

function operation(method: string, path: string, summary = ''): PickableOperation {
  const result = `/definition/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}`;
  return { operation: `${method} ${path}`, method, path, summary, operationId: '', requests: 1, result };
}

const small: OperationGroup = {
  name: '',
  groups: [
    {
      name: 'gists',
      groups: [],
      paths: [
        { path: '/gists', operations: [operation('GET', '/gists', 'List gists'), operation('POST', '/gists')] },
        { path: '/gists/public', operations: [operation('GET', '/gists/public')] },
      ],
    },
    { name: 'pets', groups: [], paths: [{ path: '/pets', operations: [operation('GET', '/pets')] }] },
  ],
  paths: [],
};
/** More than is shown open. */
const large: OperationGroup = {
  name: '',
  groups: [0, 1, 2].map((group) => ({
    name: `area ${group}`,
    groups: [],
    paths: Array.from({ length: 500 }, (_, at) => {
      const path = `/area${group}/part${at}`;
      return { path, operations: [operation('GET', path)] };
    }),
  })),
  paths: [],
};

/** Shows a tree whose ticks are kept as its parent would keep them. */
function show(tree: OperationGroup, ticked: readonly string[] = [], search = '') {
  const picked = new Set(ticked);
  const onpick = vi.fn((operations: readonly string[], isPicked: boolean) => {
    for (const one of operations)
      if (isPicked) picked.add(one);
      else picked.delete(one);
    void view.rerender({ picked: new Set(picked) });
  });
  const view = render(OperationTree, { label: 'Operations', tree, picked: new Set(picked), onpick, search });
  const user = userEvent.setup();
  return { user, onpick, view, picked };
}

const rows = (): readonly string[] =>
  screen
    .getAllByRole('treeitem')
    .map((row) => `${row.getAttribute('aria-label')} [${row.getAttribute('aria-checked')}]`);
const row = (name: string | RegExp): HTMLElement => screen.getByRole('treeitem', { name });

it('is a tree of groups, paths and verbs, each with its level and what is ticked of it', () => {
  show(small, ['GET /gists']);
  expect(rows()).toEqual([
    'gists, 1 of 3 ticked [mixed]',
    '/gists, 1 of 2 ticked [mixed]',
    'GET /gists, List gists [true]',
    'POST /gists [false]',
    'GET /gists/public [false]',
    'pets, 0 of 1 ticked [false]',
    'GET /pets [false]',
  ]);
  expect(row('POST /gists')).toHaveAttribute('aria-level', '3');
  expect(row('POST /gists')).toHaveAttribute('aria-posinset', '2');
  expect(row('POST /gists')).toHaveAttribute('aria-setsize', '2');
  expect(row(/^gists/)).toHaveAttribute('aria-expanded', 'true');
  expect(row('GET /pets')).not.toHaveAttribute('aria-expanded');
  expect(screen.getAllByRole('treeitem').filter((one) => one.tabIndex === 0)).toHaveLength(1);
});

it('ticks a group that is ticked in part as a whole, and unticks it as a whole', async () => {
  const { user, onpick } = show(small, ['GET /gists']);
  const box = (): Element => row(/^gists/).querySelector('.box') ?? document.body;
  await user.click(box());
  expect(onpick).toHaveBeenLastCalledWith(['GET /gists', 'POST /gists', 'GET /gists/public'], true);
  expect(row(/^gists/)).toHaveAttribute('aria-checked', 'true');
  await user.click(box());
  expect(row(/^gists/)).toHaveAttribute('aria-checked', 'false');
});

it('opens and closes a group with a press on it, and ticks an operation', async () => {
  const { user, onpick } = show(small);
  await user.click(row(/^gists/));
  expect(rows()).toHaveLength(3);
  expect(onpick).not.toHaveBeenCalled();
  await user.click(row('GET /pets'));
  expect(onpick).toHaveBeenLastCalledWith(['GET /pets'], true);
});

it('ticks only what the search shows', async () => {
  const { user, onpick } = show(small, [], 'public');
  expect(rows()).toEqual(['gists, 0 of 1 ticked [false]', 'GET /gists/public [false]']);
  screen.getAllByRole('treeitem')[0]?.focus();
  await user.keyboard(' ');
  expect(onpick).toHaveBeenLastCalledWith(['GET /gists/public'], true);
});

it.each([
  { keys: '{ArrowDown}', ends: '/gists, 0 of 2 ticked' },
  { keys: '{ArrowDown}{ArrowUp}{ArrowUp}', ends: 'gists, 0 of 3 ticked' },
  { keys: '{End}', ends: 'GET /pets' },
  { keys: '{End}{Home}', ends: 'gists, 0 of 3 ticked' },
  { keys: '{ArrowRight}{ArrowRight}', ends: 'GET /gists, List gists' },
  { keys: '{ArrowRight}{ArrowRight}{ArrowRight}', ends: 'GET /gists, List gists' },
  { keys: '{ArrowRight}{ArrowRight}{ArrowLeft}', ends: '/gists, 0 of 2 ticked' },
  { keys: '{ArrowLeft}{ArrowDown}', ends: 'pets, 0 of 1 ticked' },
  { keys: '{ArrowLeft}{ArrowRight}{ArrowDown}', ends: '/gists, 0 of 2 ticked' },
  { keys: 'p', ends: 'POST /gists' },
  { keys: 'pet', ends: 'pets, 0 of 1 ticked' },
  { keys: '{End}{ArrowLeft}{ArrowLeft}{ArrowLeft}', ends: 'pets, 0 of 1 ticked' },
  { keys: '{End}gists/p', ends: 'GET /gists/public' },
])('goes by keys: $keys', async ({ keys, ends }) => {
  const { user } = show(small);
  screen.getAllByRole('treeitem')[0]?.focus();
  for (const [key = ''] of keys.matchAll(/\{\w+\}|./g)) await user.keyboard(key);
  await vi.waitFor(() => expect(document.activeElement).toHaveAttribute('aria-label', ends));
});

it('ticks with Space and Enter, opens all beside with *, and takes all with Ctrl+A', async () => {
  const { user, onpick, picked } = show(small);
  screen.getAllByRole('treeitem')[0]?.focus();
  await user.keyboard('{ArrowLeft}{End}{ArrowLeft}{ArrowLeft}{Home}');
  await vi.waitFor(() => expect(rows()).toHaveLength(2));
  await user.keyboard('*');
  expect(rows()).toHaveLength(7);
  await user.keyboard('{Enter}');
  expect(row(/^gists/)).toHaveAttribute('aria-expanded', 'false');
  expect(onpick).not.toHaveBeenCalled();
  await user.keyboard('{End}');
  await vi.waitFor(() => expect(row('GET /pets')).toHaveFocus());
  await user.keyboard('{Enter}');
  expect([...picked]).toEqual(['GET /pets']);
  await user.keyboard(' ');
  expect([...picked]).toEqual([]);
  await user.keyboard('{Control>}a{/Control}');
  expect(picked.size).toBe(4);
  await user.keyboard('{Control>}a{/Control}');
  expect(picked.size).toBe(0);
});

it('closes groups of a large tree at first, and makes only rows in view', async () => {
  const { user } = show(large);
  expect(rows()).toHaveLength(3);
  await user.click(row(/^area 1/));
  expect(screen.getAllByRole('treeitem').length).toBeLessThan(100);
  expect(within(screen.getByRole('tree')).getByRole('treeitem', { name: 'GET /area1/part0' })).toHaveAttribute(
    'aria-setsize',
    '500',
  );
  row(/^area 1/).focus();
  await user.keyboard('{End}');
  await vi.waitFor(() => expect(row(/^area 2/)).toHaveFocus());
  expect(operationsIn(large)).toHaveLength(1500);
});

it('brings back what was open once the search is over', async () => {
  const { user, view } = show(large);
  await user.click(row(/^area 1/));
  await view.rerender({ search: 'part77' });
  expect(rows()).toHaveLength(3 + 3);
  await user.click(row(/^area 0/));
  expect(rows()).toHaveLength(3 + 2);
  await view.rerender({ search: '' });
  expect(row(/^area 0/)).toHaveAttribute('aria-expanded', 'false');
  expect(row(/^area 1/)).toHaveAttribute('aria-expanded', 'true');
});
