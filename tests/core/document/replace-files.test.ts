import { expect, it } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import { applyPatch } from '#core/document/patch.ts';
import { replaceFiles } from '#core/document/replace-files.ts';

const plain: Connector = { definition: '{"a":1}', properties: '{}' };
const icon = { bytes: new Uint8Array([1, 2]), mediaType: 'image/png' };
const full: Connector = { definition: '{ "b": 2 }\n', properties: '{"properties":{}}', script: 'class Script', icon };

it.each([
  { name: 'other texts', before: plain, after: { definition: '[', properties: '' } },
  { name: 'a script and an icon more', before: plain, after: full },
  { name: 'a script and an icon less', before: full, after: plain },
  { name: 'another icon', before: full, after: { ...full, icon: { ...icon, bytes: new Uint8Array([1, 3]) } } },
  { name: 'an icon of another kind', before: full, after: { ...full, icon: { ...icon, mediaType: 'image/jpeg' } } },
  { name: 'an empty script', before: full, after: { ...full, script: '' } },
  { name: 'texts that do not read', before: { definition: '{"', properties: '' }, after: full },
])('$name: there, and back again', ({ before, after }) => {
  const { connector, inverse } = applyPatch(before, replaceFiles(before, after, 'Take in'));
  expect(connector).toEqual(after);
  expect(applyPatch(connector, inverse).connector).toEqual(before);
});

it('has nothing to do where nothing is different', () => {
  const copy = { ...full, icon: { ...icon, bytes: new Uint8Array([1, 2]) } };
  expect(replaceFiles(full, copy, 'Take in').edits).toEqual([]);
});
