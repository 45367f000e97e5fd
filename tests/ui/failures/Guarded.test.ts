import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { AppState } from '../../../src/state/AppState.svelte.ts';
import Harness from './Harness.svelte';

it('a part that fails is caught, said, reported without what it quotes, and tried again', async () => {
  const user = userEvent.setup();
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const load = vi.fn(() => Promise.resolve('All is well'));
  load.mockRejectedValueOnce(new Error('No property "my secret"'));
  render(Harness, { app: new AppState(), load });

  expect(await screen.findByRole('alert')).toHaveTextContent('The list stopped working');
  await user.click(await screen.findByRole('button', { name: 'Copy report' }));
  const report = writeText.mock.lastCall?.[0] ?? '';
  expect(report).toMatch(/^Connector Studio \d/);
  expect(report).toContain('Where: The list\nWhat: Error: No property "…"');
  expect(report).not.toContain('my secret');

  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('All is well')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});
