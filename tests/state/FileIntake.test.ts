import { describe, expect, it, vi } from 'vitest';
import type { SourceFile } from '#core/formats/format.ts';
import { FileIntake } from '#state/FileIntake.svelte.ts';

/** A drag as the browser tells of it, with a text in it. */
function drag(type: string, isTaken = false): DragEvent {
  const event = new Event(type, { cancelable: true });
  const dataTransfer = { types: ['text/plain'], items: [], getData: () => 'GET https://api.example.com/pets' };
  Object.assign(event, { dataTransfer });
  if (isTaken) event.preventDefault();
  // The part of a drag event that is read; there is no DataTransfer outside of a browser.
  return event as DragEvent;
}

function intake(): { readonly files: FileIntake; readonly taken: () => number } {
  const onfiles = vi.fn<(files: readonly SourceFile[]) => void>();
  return { files: new FileIntake(onfiles), taken: () => onfiles.mock.calls.length };
}

describe('what is dragged', () => {
  it('is taken when it comes from elsewhere', async () => {
    const { files, taken } = intake();
    files.enter(drag('dragenter'));
    expect(files.hovering).toBe(true);
    await files.drop(drag('drop'));
    expect(taken()).toBe(1);
    expect(files.hovering).toBe(false);
  });

  it('stays where it is when it started in this page, as a row of a list does', async () => {
    const { files, taken } = intake();
    files.begin();
    const over = drag('dragover');
    files.enter(drag('dragenter'));
    files.over(over);
    expect(files.hovering).toBe(false);
    expect(over.defaultPrevented).toBe(false);
    await files.drop(drag('drop'));
    expect(taken()).toBe(0);
  });

  it.each(['end', 'drop'] as const)('is taken again after a drag of the page came to its %s', async (way) => {
    const { files, taken } = intake();
    files.begin();
    if (way === 'end') files.end();
    else await files.drop(drag('drop'));
    files.enter(drag('dragenter'));
    await files.drop(drag('drop'));
    expect(taken()).toBe(1);
  });

  it('is left to a zone inside that takes it, and taken again beside it', () => {
    const { files } = intake();
    files.enter(drag('dragenter'));
    files.enter(drag('dragenter', true));
    files.leave();
    expect(files.hovering).toBe(false);
    files.enter(drag('dragenter'));
    files.leave();
    expect(files.hovering).toBe(true);
    files.leave();
    expect(files.hovering).toBe(false);
  });
});
