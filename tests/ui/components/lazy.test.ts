import type { Component } from 'svelte';
import { expect, it, vi } from 'vitest';
import { Lazy, loadInIdleTime } from '#ui/components/lazy.svelte.ts';

const part: Component = () => ({});

it('is loaded once, by whoever asks first, and there at once from then on', async () => {
  const load = vi.fn(() => Promise.resolve({ default: part }));
  const lazy = new Lazy(load);
  expect(lazy.component).toBeUndefined();
  expect(await lazy.load()).toBe(part);
  expect(lazy.component).toBe(part);
  expect(load).toHaveBeenCalledTimes(1);
});

it('is tried again after a load that failed', async () => {
  const load = vi.fn(() => Promise.resolve({ default: part }));
  load.mockRejectedValueOnce(new Error('offline'));
  const lazy = new Lazy(load);
  await expect(lazy.load()).rejects.toThrow('offline');
  expect(await lazy.load()).toBe(part);
});

it('comes in idle time, one after the other, until nobody wants it any more', async () => {
  const loads: string[] = [];
  const named = (name: string): Lazy<Record<string, never>> =>
    new Lazy(() => {
      loads.push(name);
      if (name === 'one') stop();
      return Promise.resolve({ default: part });
    });
  const stop = loadInIdleTime([named('one'), named('two')]);
  await vi.waitFor(() => expect(loads).toEqual(['one']));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(loads).toEqual(['one']);
});
