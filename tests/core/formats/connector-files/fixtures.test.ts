import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { blankConnector } from '#core/document/new-connector.ts';
import { writeBackup } from '#core/exports/backup.ts';
import type { SourceFile } from '#core/formats/format.ts';
import { importDescription, type ImportOutcome } from '#core/formats/import-description.ts';
import { fixtures, readFolder } from '../reading/files.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (name: string): readonly SourceFile[] => readFolder(`${fixtures}connector-files/${name}/input`);
const fileOf = (files: readonly SourceFile[], end: string): Uint8Array | undefined =>
  files.find(({ name }) => name?.endsWith(end))?.bytes;
const codesOf = ({ diagnostics }: ImportOutcome): readonly string[] =>
  diagnostics
    .filter(({ code }) => !code.startsWith('rule/'))
    .map(({ code, severity, pointer }) => `${severity} ${code} ${pointer}`);

const asZip = (files: readonly SourceFile[]): SourceFile => ({
  name: 'connector.zip',
  bytes: zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name ?? '', bytes]))),
});

describe.each([
  { way: 'as a folder', bring: (files: readonly SourceFile[]) => files },
  { way: 'as a zip', bring: asZip },
])('$way', ({ bring }) => {
  it('keeps every file of a connector byte for byte', async () => {
    const files = read('complete');
    const outcome = await importDescription(bring(files));
    if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
    const { definition, properties, script = '', icon } = outcome.connector;
    expect(outcome.format).toBe('connector-files');
    expect(encode(definition)).toEqual(fileOf(files, 'apidefinition.swagger.json'));
    expect(encode(properties)).toEqual(fileOf(files, 'apiProperties.json'));
    expect(encode(script)).toEqual(fileOf(files, 'script.csx'));
    expect(icon).toEqual({ mediaType: 'image/png', bytes: fileOf(files, 'icon.png') });
    expect(outcome.ledger).toMatchObject({ in: 1, out: { operation: 1, merged: 0, skipped: 0 } });
  });

  it('names secrets by their place, never by their value, and what was left aside', async () => {
    const outcome = await importDescription(bring(read('complete')));
    expect(codesOf(outcome)).toEqual([
      'info import/left-aside ',
      'warning connector-files/secret /properties/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value',
    ]);
    const places = outcome.diagnostics
      .filter(({ code }) => code === 'rule/client-secret')
      .map(({ pointer }) => pointer);
    expect(places).toEqual(['/properties/properties/connectionParameters/token/oAuthSettings/clientSecret']);
    expect(JSON.stringify(outcome.diagnostics)).not.toContain('made-up');
  });
});

describe('what is missing or wrong', () => {
  it('a definition that is no valid JSON comes in as it is, its fault named with line and column', async () => {
    const files = read('lone-broken');
    const outcome = await importDescription(files);
    if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
    expect(outcome.format).toBe('connector-files');
    expect(encode(outcome.connector.definition)).toEqual(files[0]?.bytes);
    expect(outcome.diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'json/unexpected',
        severity: 'error',
        range: expect.objectContaining({ line: 5, column: 51 }),
      }),
    );
    expect(outcome.diagnostics.filter(({ code }) => code === 'json/unexpected')).toHaveLength(1);
  });

  it('properties are made from the definition where there are none', async () => {
    const outcome = await importDescription(read('without-properties'));
    if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
    expect(codesOf(outcome)).toEqual(['info connector-files/no-properties /properties']);
    expect(outcome.connector.properties).toBe(
      JSON.stringify(
        { properties: { connectionParameters: {}, iconBrandColor: '#007ee5', capabilities: [] } },
        null,
        2,
      ),
    );
    expect(outcome.connector.script).toContain('ScriptBase');
  });

  it('names what settings.json says and not the usual ones', async () => {
    const files = read('other-names');
    const outcome = await importDescription(files);
    if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
    expect(outcome.format).toBe('connector-files');
    expect(encode(outcome.connector.definition)).toEqual(fileOf(files, 'parcel.json'));
    expect(encode(outcome.connector.properties)).toEqual(fileOf(files, 'parcel.props.json'));
    expect(outcome.connector.script).toContain('ScriptBase');
    expect(codesOf(outcome)).toEqual(['info connector-files/settings-left-out ']);
  });

  it('knows a backup, and says where to restore it', async () => {
    const connector = blankConnector({ title: 'Parcel Desk', host: 'api.parcel.example' });
    const entry = { id: 'a', name: 'Parcel Desk', createdAt: 1, changedAt: 1, connector, connections: [] };
    const outcome = await importDescription({ name: 'backup.zip', bytes: writeBackup([entry, { ...entry, id: 'b' }]) });
    expect(outcome.ok).toBe(false);
    expect(codesOf(outcome)).toContain('error connector-files/backup ');
  });

  it.each([
    { name: 'two-connectors', code: 'connector-files/several', message: /2 connectors.*"a", "b"/ },
    {
      name: 'without-definition',
      code: 'connector-files/no-definition',
      message: /without its definition.*Add "apiDefinition/,
    },
  ])('$name is refused', async ({ name, code, message }) => {
    const outcome = await importDescription(read(name));
    expect(outcome.ok).toBe(false);
    const error = outcome.diagnostics.find(({ severity }) => severity === 'error');
    expect(error?.code).toBe(code);
    expect(error?.message).toMatch(message);
  });

  it('an archive without any definition names the missing file', async () => {
    const outcome = await importDescription({ bytes: zipSync({ 'readme.txt': strToU8('nothing here') }) });
    expect(outcome.ok).toBe(false);
    expect(outcome.diagnostics[0]?.message).toContain('"apiDefinition.swagger.json"');
  });
});
