import { expect, it } from 'vitest';
import { openDocument } from '#core/document/open-document.ts';
import { readDocument } from '#core/formats/reading/read-document.ts';
import { collectChanges } from '#core/formats/settle-changes.ts';
import { countChanges } from '#core/ledger/ledger.ts';

const document = readDocument({ name: 'a.json', bytes: new TextEncoder().encode('{"name":"a b"}') });
const connector = openDocument({ definition: '{"info":{"title":"AB"}}', properties: '{}' });

it('adds what was and what is, and bounds how much of it', () => {
  const changes = collectChanges();
  for (let at = 0; at < 7000; at += 1) {
    changes.add({
      code: 'har/a',
      kind: 'changed',
      severity: 'info',
      message: 'Shortened.',
      document,
      pointer: '/name',
      result: '/definition/info/title',
    });
  }
  const listed = changes.settle(connector, (text) => text);
  expect(listed).toHaveLength(5000);
  expect(listed[0]).toMatchObject({ source: { file: 'a.json', pointer: '/name' }, before: '"a b"', after: '"AB"' });
  expect(listed.filter(({ before }) => before !== undefined)).toHaveLength(200);
  // None is lost in the counts.
  expect(countChanges(listed)).toBe(7000);
  expect(listed.at(-1)?.message).toBe('Shortened. (And 2000 more like this.)');
});
