import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Toasts as ToastList, toastTime } from '#state/Toasts.svelte.ts';
import ConfirmDialog from '#ui/components/ConfirmDialog.svelte';
import Menu from '#ui/components/Menu.svelte';
import Progress from '#ui/components/Progress.svelte';
import Toasts from '#ui/components/Toasts.svelte';

const text = (words: string) => createRawSnippet(() => ({ render: () => `<p>${words}</p>` }));

describe('Menu', () => {
  const run = vi.fn();
  const items = ['Duplicate', 'Rename', 'Delete'].map((label) => ({ label, run: () => run(label) as void }));
  beforeEach(() => run.mockClear());

  it('opens with the first item focused, walks round, and gives the focus back', async () => {
    render(Menu, { label: 'More', items });
    const button = screen.getByRole('button', { name: 'More' });
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByRole('menuitem', { name: 'Duplicate' })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(screen.getByRole('menuitem', { name: 'Delete' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button).toHaveFocus();
  });

  it('goes to an item by its first letter and runs it with Enter', async () => {
    render(Menu, { label: 'More', items });
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    await userEvent.keyboard('r{Enter}');
    expect(run.mock.calls).toEqual([['Rename']]);
    expect(screen.queryByRole('menu')).toBeNull();
  });
});

describe('ConfirmDialog', () => {
  const props = { open: true, title: 'Delete Pets?', action: 'Delete', danger: true, children: text('For ever.') };

  it('is a named dialog whose action confirms and closes', async () => {
    const onconfirm = vi.fn();
    render(ConfirmDialog, { ...props, onconfirm });
    expect(screen.getByRole('dialog', { name: 'Delete Pets?' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(onconfirm).toHaveBeenCalledOnce();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it.each(['Cancel', 'Close'])('%s does nothing but close', async (name) => {
    const [onconfirm, oncancel] = [vi.fn(), vi.fn()];
    render(ConfirmDialog, { ...props, onconfirm, oncancel });
    await userEvent.click(screen.getByRole('button', { name }));
    expect(onconfirm).not.toHaveBeenCalled();
    expect(oncancel).toHaveBeenCalledOnce();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('gives the focus back to where it was', async () => {
    const button = document.body.appendChild(document.createElement('button'));
    button.focus();
    render(ConfirmDialog, { ...props, onconfirm: () => undefined });
    screen.getByRole('button', { name: 'Cancel' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(button).toHaveFocus();
    button.remove();
  });
});

describe('with a clock', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('a toast is said, offers to take it back, and goes after its time', async () => {
    const toasts = new ToastList();
    const undo = vi.fn();
    render(Toasts, { toasts });
    toasts.show('Moved Pets to the bin.', { action: { title: 'Undo', run: undo } });
    await vi.advanceTimersByTimeAsync(0);
    expect(screen.getByRole('status')).toHaveTextContent('Moved Pets to the bin.');
    screen.getByRole('button', { name: 'Undo' }).click();
    await vi.advanceTimersByTimeAsync(0);
    expect(undo).toHaveBeenCalledOnce();
    expect(screen.queryByText('Moved Pets to the bin.')).toBeNull();

    toasts.show('Saved.');
    await vi.advanceTimersByTimeAsync(toastTime - 1);
    expect(screen.getByText('Saved.')).toBeVisible();
    await vi.advanceTimersByTimeAsync(1);
    expect(screen.queryByText('Saved.')).toBeNull();
  });

  it('a toast that has the focus stays', async () => {
    const toasts = new ToastList();
    render(Toasts, { toasts });
    toasts.show('Saved.');
    await vi.advanceTimersByTimeAsync(0);
    screen.getByRole('button', { name: 'Dismiss' }).focus();
    await vi.advanceTimersByTimeAsync(toastTime * 2);
    expect(screen.getByText('Saved.')).toBeVisible();
  });

  it('progress shows only what takes its time, and can be cancelled', async () => {
    const oncancel = vi.fn();
    render(Progress, { label: 'Reading pets.yaml', done: 1, total: 4, oncancel });
    await vi.advanceTimersByTimeAsync(299);
    expect(screen.queryByRole('progressbar')).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(screen.getByRole('progressbar', { name: 'Reading pets.yaml' })).toHaveAttribute('aria-valuenow', '25');
    screen.getByRole('button', { name: 'Cancel' }).click();
    expect(oncancel).toHaveBeenCalledOnce();
  });
});
