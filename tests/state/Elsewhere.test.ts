import { beforeEach, expect, it, vi } from 'vitest';
import { Elsewhere } from '#state/Elsewhere.svelte.ts';

beforeEach(() => {
  localStorage.clear();
  vi.useRealTimers();
});

function edit(elsewhere: Elsewhere, id: string, times: number): void {
  for (let time = 0; time < times; time++) elsewhere.noteEdit(id);
}

it('reminds of what was not copied, also after the page was loaded again', () => {
  edit(new Elsewhere(), 'a', 30);
  edit(new Elsewhere(), 'b', 20);
  expect(new Elsewhere().reminder(['a', 'b'])).toMatchObject({ connectors: 2, edits: 50 });
});

it('does not remind of connectors that are gone', () => {
  const elsewhere = new Elsewhere();
  edit(elsewhere, 'a', 60);
  expect(elsewhere.reminder(['b'])).toBeUndefined();
});

it('starts anew with a copy, of one or of all', () => {
  const elsewhere = new Elsewhere();
  edit(elsewhere, 'a', 50);
  edit(elsewhere, 'b', 50);
  elsewhere.noteCopy(['a']);
  expect(elsewhere.reminder(['a', 'b'])).toMatchObject({ connectors: 1 });
  expect(elsewhere.backedUpAt).toBeUndefined();
  elsewhere.noteBackup(['a', 'b']);
  expect(elsewhere.reminder(['a', 'b'])).toBeUndefined();
  expect(new Elsewhere().backedUpAt).toBeTypeOf('number');
});

it('is silent for a week when told so', () => {
  const elsewhere = new Elsewhere();
  edit(elsewhere, 'a', 50);
  elsewhere.putOff();
  const day = 24 * 60 * 60 * 1000;
  expect(elsewhere.reminder(['a'], Date.now() + 6 * day)).toBeUndefined();
  expect(elsewhere.reminder(['a'], Date.now() + 8 * day)).toBeDefined();
});

it.each(['[', 'null', '{"a":5}'])('starts anew where what is kept is %s', (kept) => {
  localStorage.setItem('connector-studio/work-here', kept);
  expect(new Elsewhere().reminder(['a'])).toBeUndefined();
});
