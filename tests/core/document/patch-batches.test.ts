import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDocument } from '#core/document/open-document.ts';
import { patchDocument, type Edit } from '#core/document/patch.ts';

const keys = ['a', 'b', 'c', 'd'];

/** Members to take out, some inside others. */
const pointers = fc.array(
  fc.array(fc.constantFrom(...keys), { minLength: 1, maxLength: 3 }).map((path) => `/definition/${path.join('/')}`),
  { maxLength: 8 },
);

const { tree } = fc.letrec<{ tree: Record<string, unknown>; leaf: unknown }>((tie) => ({
  tree: fc.dictionary(fc.constantFrom(...keys), fc.oneof({ depthSize: 'small' }, tie('leaf'), tie('tree')), {
    maxKeys: 4,
  }),
  leaf: fc.oneof(fc.integer(), fc.constant([1, 2])),
}));

describe('edits that are made at once', () => {
  it.each([
    ['indented', 2],
    ['in one line', 0],
  ])('take members out as one after the other would, %s', (_, indent) => {
    fc.assert(
      fc.property(tree, pointers, (value, places) => {
        const before = openDocument({ definition: JSON.stringify(value, null, indent), properties: '{}' });
        const edits = places.map((pointer): Edit => ({ kind: 'remove', pointer }));
        const one = edits.reduce(
          (document, edit) => patchDocument(document, { title: '', edits: [edit] }).value,
          before,
        );
        const { value: all, inverse } = patchDocument(before, { title: '', edits });
        expect(all.connector.definition).toBe(one.connector.definition);
        expect(patchDocument(all, inverse).value.connector).toEqual(before.connector);
      }),
    );
  });
});
