import { describe, expect, it } from 'vitest';
import { openDocument } from '#core/document/open-document.ts';
import { patchDocument } from '#core/document/patch.ts';
import { fixKindsOf } from '#core/problems/group-problems.ts';
import { previewFixes } from '#core/problems/preview-fixes.ts';
import { patchOfFixes } from '#core/rules/apply-fixes.ts';
import { validateDocument } from '#core/rules/validate-connector.ts';
import { hasCorpus, publishedConnectors } from '../rules/support/corpus.ts';
import { connectorWith, inPath, operation } from '../rules/support/document-with.ts';

const code = 'rule/path-parameter-required' as const;
const kinds = [{ code, title: 'Make it required' }];

const faults = connectorWith({
  definition: {
    paths: {
      '/pets/{id}': { get: operation({ parameters: [{ ...inPath('id'), required: false }] }) },
      '/toys/{id}': { get: operation({ operationId: 'GetToy', parameters: [{ ...inPath('id'), required: false }] }) },
    },
  },
});
const document = openDocument(faults);
const [first] = validateDocument(document).filter((one) => one.code === code);

describe('a preview of one fix', () => {
  const preview = first && previewFixes(document, { kind: 'one', diagnostic: first }, 'import');

  it('shows the line that changes, with two around it', () => {
    expect(preview?.patch.title).toBe('Make it required');
    expect(preview?.files).toHaveLength(1);
    const [file] = preview?.files ?? [];
    expect(file).toMatchObject({ part: 'definition', name: 'apiDefinition.swagger.json', count: 1 });
    const [hunk] = file?.hunks ?? [];
    expect(hunk?.lines.map(({ kind, text }) => `${kind} ${text.trim()}`)).toEqual([
      'same "name": "id",',
      'same "in": "path",',
      'removed "required": false,',
      'added "required": true,',
      'same "type": "string"',
      'same }',
    ]);
    const lines = faults.definition.split('\n');
    expect(lines[(hunk?.line ?? 0) + 1]?.trim()).toBe('"required": false,');
  });

  it('counts what is left', () => {
    expect(preview).toMatchObject({
      before: validateDocument(document).length,
      after: validateDocument(document).length - 1,
    });
  });

  it('is nothing once it is mended', () => {
    const mended = preview && patchDocument(document, preview.patch).value;
    expect(mended && first && previewFixes(mended, { kind: 'one', diagnostic: first }, 'import')).toBeUndefined();
  });
});

describe('a preview of all fixes of a kind', () => {
  it('is one patch that says how often', () => {
    const preview = previewFixes(document, { kind: 'kinds', kinds }, 'import');
    expect(preview?.patch.title).toBe('Make it required (2 times)');
    expect(preview?.files[0]?.count).toBe(2);
    const mended = preview && patchDocument(document, preview.patch);
    expect(mended && validateDocument(mended.value).filter((one) => one.code === code)).toEqual([]);
    expect(mended && patchDocument(mended.value, mended.inverse).value.connector).toEqual(faults);
  });

  it('shows only what is near in a file of one line', () => {
    const line = openDocument({ ...faults, definition: JSON.stringify(JSON.parse(faults.definition)) });
    const [hunk] = previewFixes(line, { kind: 'kinds', kinds }, 'import')?.files[0]?.hunks ?? [];
    expect(hunk?.lines.map(({ kind }) => kind)).toEqual(['removed', 'added']);
    for (const { text } of hunk?.lines ?? []) expect(text.length).toBeLessThan(700);
    expect(hunk?.lines[0]?.text).toContain('"required":false');
  });

  it('keeps byte order mark and line ends', () => {
    const definition = `\ufeff${faults.definition.replaceAll('\n', '\r\n')}`;
    const windows = openDocument({ ...faults, definition });
    const preview = previewFixes(windows, { kind: 'kinds', kinds }, 'import');
    const after = preview && patchDocument(windows, preview.patch).value.connector.definition;
    expect(after).toBe(definition.replaceAll('"required": false', '"required": true'));
    expect(preview?.files[0]?.hunks[0]?.lines.some(({ text }) => text.includes('\r'))).toBe(false);
  });

  it('is nothing where no kind is wanted', () => {
    expect(previewFixes(document, { kind: 'kinds', kinds: [] }, 'import')).toBeUndefined();
  });
});

describe.skipIf(!hasCorpus)('everything, over published connectors (skipped without the corpus)', () => {
  const some = publishedConnectors().filter(({ connector }) => connector.definition.length < 60_000);

  it.each(some)('$name', ({ connector }) => {
    const opened = openDocument(connector);
    const all = fixKindsOf(validateDocument(opened, { profile: 'certification' }));
    const preview = previewFixes(opened, { kind: 'kinds', kinds: all }, 'certification');
    const patch = patchOfFixes(opened, { kinds: all });
    expect(preview === undefined).toBe(patch === undefined);
    if (!preview || !patch) return;
    const mended = patchDocument(opened, preview.patch);
    expect(mended.value.connector).toEqual(patchDocument(opened, patch).value.connector);
    expect(validateDocument(mended.value, { profile: 'certification' })).toHaveLength(preview.after);
    expect(patchDocument(mended.value, mended.inverse).value.connector).toEqual(connector);
  });
});
