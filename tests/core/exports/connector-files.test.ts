import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import { exportConnector, type ExportOutcome } from '#core/exports/index.ts';

/** A folder as a connector, its files as they are. */
function readFolder(folder: URL): { readonly connector: Connector; readonly files: ReadonlyMap<string, Buffer> } {
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder))]));
  const text = (name: string): string | undefined => files.get(name)?.toString('utf8');
  const script = text('script.csx');
  const icon = files.get('icon.png');
  const connector = {
    definition: text('apiDefinition.swagger.json') ?? '',
    properties: text('apiProperties.json') ?? '',
    ...(script !== undefined && { script }),
    ...(icon && { icon: { bytes: new Uint8Array(icon), mediaType: 'image/png' } }),
  };
  return { connector, files };
}

function filesOf(outcome: ExportOutcome): ReadonlyMap<string, Buffer> {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join('\n'));
  return new Map(outcome.files.map(({ path, bytes }) => [path, Buffer.from(bytes)]));
}

const fixtures = new URL('../../fixtures/exports/', import.meta.url);
it.each(readdirSync(fixtures))('gives the files of the fixture %s', async (name) => {
  const { connector, files } = readFolder(new URL(`${name}/`, fixtures));
  expect(filesOf(await exportConnector(connector, 'connector-files'))).toEqual(files);
});

it.each([
  { mediaType: 'image/jpeg', path: 'icon.jpg' },
  { mediaType: 'image/PNG', path: 'icon.png' },
  { mediaType: 'image/x-unheard-of', path: 'icon.png' },
])('names an icon of $mediaType $path', async ({ mediaType, path }) => {
  const icon = { bytes: new Uint8Array([1, 2, 3]), mediaType };
  const files = filesOf(await exportConnector({ definition: '{}', properties: '{}', icon }, 'connector-files'));
  expect([...(files.get(path) ?? [])]).toEqual([1, 2, 3]);
  expect(JSON.parse(String(files.get('settings.json')))).toMatchObject({ icon: path });
});

it('keeps a byte order mark, and says what it does', async () => {
  const outcome = await exportConnector(
    { definition: '\uFEFF{}', properties: '{"properties":{"stackOwner":"Us"}}' },
    'connector-files',
  );
  expect([...(filesOf(outcome).get('apiDefinition.swagger.json') ?? [])]).toEqual([0xef, 0xbb, 0xbf, 0x7b, 0x7d]);
  expect(outcome.diagnostics.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['export/byte-order-mark', '/definition'],
    ['export/stack-owner', '/properties/properties/stackOwner'],
  ]);
});

const corpus = new URL('../../../../shared/corpus/connectors/', import.meta.url);
describe.skipIf(!existsSync(corpus))('the corpus, byte for byte (skipped where it is absent)', () => {
  it.each(existsSync(corpus) ? readdirSync(corpus) : [])('%s', async (name) => {
    const { connector, files } = readFolder(new URL(`${name}/`, corpus));
    const written = filesOf(await exportConnector(connector, 'connector-files'));
    expect([...written.keys()].toSorted()).toEqual([...new Set([...files.keys(), 'settings.json'])].toSorted());
    for (const [path, bytes] of files) {
      // Arguments of a command line tool, no part of a connector.
      if (path !== 'settings.json')
        expect(written.get(path)?.equals(bytes), `${fileURLToPath(corpus)}${name}/${path}`).toBe(true);
    }
    const [alone, ...others] = filesOf(await exportConnector(connector, 'openapi'));
    expect(others).toEqual([]);
    expect(alone?.[0]).toBe('apiDefinition.swagger.json');
    expect(files.get('apiDefinition.swagger.json')?.equals(alone?.[1] ?? Buffer.of())).toBe(true);
  });
});
