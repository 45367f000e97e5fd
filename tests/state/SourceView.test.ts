import { expect, it } from 'vitest';
import { SourceView } from '#state/SourceView.svelte.ts';

it('opens at a place with the focus, and follows the forms without it', () => {
  const view = new SourceView();
  view.open('/properties/properties/iconBrandColor');
  expect(view).toMatchObject({ isOpen: true, part: 'properties', request: { isFocus: true } });
  view.follow('/definition/host');
  expect(view).toMatchObject({ part: 'definition', request: { pointer: '/definition/host', isFocus: false } });
});

it('follows nothing while it is closed', () => {
  const view = new SourceView();
  view.follow('/properties');
  expect(view).toMatchObject({ isOpen: false, part: 'definition', request: { pointer: '' } });
});

it('goes to the fault of a text, whatever was shown before', () => {
  const view = new SourceView();
  view.open('/definition/host');
  view.mend('properties');
  expect(view).toMatchObject({ isOpen: true, part: 'properties', request: { isFocus: true, isFault: true } });
});

it('opened again by its button, takes no focus for what was asked for earlier', () => {
  const view = new SourceView();
  view.open('/definition/host');
  view.close();
  view.open();
  expect(view).toMatchObject({ isOpen: true, request: { pointer: '', isFocus: false } });
});

it('keeps a connector as it was opened, and as it was exported last, to compare with', () => {
  const view = new SourceView();
  const at = (definition: string, exportedAt?: number) => ({
    id: 'desk',
    connector: { definition, properties: '{}' },
    summary: { ...(exportedAt !== undefined && { exportedAt }) },
  });
  view.note(at('first', 10));
  view.note(at('second', 10));
  expect(view.baselinesOf('desk')).toMatchObject([{ kind: 'opened', connector: { definition: 'first' } }]);
  view.note(at('third', 20));
  view.note(at('fourth', 30));
  expect(view.baselinesOf('desk')).toMatchObject([
    { kind: 'opened', connector: { definition: 'first' } },
    { kind: 'exported', at: 30, connector: { definition: 'fourth' } },
  ]);
  expect(view.baselinesOf('other')).toEqual([]);
});
