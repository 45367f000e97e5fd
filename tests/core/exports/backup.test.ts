import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readBackup, writeBackup, type BackupEntry } from '#core/exports/backup.ts';
import { securityDefaults, securityParts } from '#core/security/security.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const parcels: BackupEntry = {
  id: 'a1',
  name: '../Pärcel Desk/..',
  createdAt: 1_700_000_000_000,
  changedAt: 1_700_000_000_001,
  connector: {
    definition: '\uFEFF{ "swagger":\r\n"2.0" }',
    properties: JSON.stringify({ properties: securityParts(securityDefaults.basic) }),
    script: 'public class Script',
    icon: { bytes: new Uint8Array([137, 80, 0]), mediaType: 'image/jpeg' },
  },
  source: {
    format: 'postman-2.1',
    holdsSecrets: true,
    operations: ['GET /parcels'],
    choices: { 'postman/other-host:/item/0': 'bring' },
    files: [
      { name: 'a/collection.json', bytes: bytes('{}') },
      { bytes: new Uint8Array([255, 254]) },
      { name: 'a/collection.json', bytes: bytes('[]') },
    ],
  },
  connections: [{ id: 'c1', name: 'Mine', way: 'user', values: { username: 'rex', region: 'eu' } }],
};
const plain: BackupEntry = {
  id: 'b2',
  name: '',
  createdAt: 1,
  changedAt: 2,
  connector: { definition: '', properties: 'not JSON' },
  connections: [],
};

it.each([{ entries: [] }, { entries: [plain] }, { entries: [parcels, plain, { ...parcels, id: 'a2' }] }])(
  'gives back what was written: $entries.length',
  async ({ entries }) => {
    expect(await readBackup(writeBackup(entries))).toEqual({ ok: true, value: entries, diagnostics: [] });
  },
);

it('gives the same bytes for the same entries', () => {
  expect(writeBackup([parcels, plain])).toEqual(writeBackup([parcels, plain]));
});

it('leaves the secrets of connections out', async () => {
  const values = { username: 'rex', password: 'CANARY-1', pin: 'CANARY-2', access_token: 'CANARY-3', region: 'eu' };
  const properties =
    '{"properties":{"connectionParameters":{"username":{"type":"securestring"},"pin":{"type":"securestring"}}}}';
  const entry: BackupEntry = {
    ...plain,
    connector: { definition: '{}', properties },
    connections: [{ id: 'c', name: 'n', values }],
  };
  const result = await readBackup(writeBackup([entry]));
  expect(result.ok && result.value[0]?.connections[0]?.values).toEqual({ username: 'rex', region: 'eu' });
});

it('takes the secrets of connections along for a sealed backup only', async () => {
  const entry: BackupEntry = {
    ...plain,
    connections: [
      { id: 'c', name: 'n', values: { note: 'ghp_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6' }, secrets: { k: 'CANARY' } },
    ],
  };
  const open = await readBackup(writeBackup([entry]));
  expect(open.ok && open.value[0]?.connections).toEqual([{ id: 'c', name: 'n', values: {} }]);
  const sealed = await readBackup(writeBackup([entry], { withSecrets: true }));
  expect(sealed.ok && sealed.value[0]?.connections[0]?.secrets).toEqual({ k: 'CANARY' });
});

describe('other files', () => {
  const list = (value: unknown, more: Record<string, Uint8Array> = {}) =>
    zipSync({ 'backup.json': bytes(JSON.stringify(value)), ...more });
  const listed = {
    id: 'x',
    name: 'X',
    createdAt: 1,
    changedAt: 1,
    definition: 'd',
    properties: 'p',
    connections: [],
  };
  const cases: readonly { readonly name: string; readonly file: Uint8Array; readonly code: string }[] = [
    { name: 'empty', file: new Uint8Array(), code: 'backup/not-a-backup' },
    { name: 'JSON', file: bytes('{"version":1}'), code: 'backup/not-a-backup' },
    { name: 'a foreign zip', file: zipSync({ 'a.txt': bytes('a') }), code: 'backup/not-a-backup' },
    { name: 'a list of something else', file: list({ version: 1 }), code: 'backup/not-a-backup' },
    { name: 'a list that is no JSON', file: zipSync({ 'backup.json': bytes('{') }), code: 'backup/not-a-backup' },
    { name: 'a newer version', file: list({ version: 2, connectors: [] }), code: 'backup/too-new' },
    { name: 'missing files', file: list({ version: 1, connectors: [listed] }), code: 'backup/entry-damaged' },
    { name: 'odd entries', file: list({ version: 1, connectors: [null, 5, {}] }), code: 'backup/entry-damaged' },
    { name: 'cut off', file: writeBackup([parcels]).slice(0, 300), code: 'reading/zip-damaged' },
  ];
  it.each(cases)('$name', async ({ file, code }) => {
    const result = await readBackup(file);
    expect(result.ok).toBe(false);
    for (const diagnostic of result.diagnostics) expect(diagnostic).toMatchObject({ code, severity: 'error' });
    expect(result.diagnostics.length).toBeGreaterThan(0);
  });

  it('a damaged byte', async () => {
    const file = writeBackup([{ ...plain, connector: { definition: 'x'.repeat(3000), properties: '{}' } }]);
    // In the packed data of the definition: after its local header.
    const at = Buffer.from(file).indexOf('apiDefinition.swagger.json', 200) + 30;
    const damaged = file.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    expect(await readBackup(damaged)).toMatchObject({ ok: false, diagnostics: [{ code: 'reading/zip-damaged' }] });
  });

  it('sizes beyond the limit, without unpacking', async () => {
    const file = writeBackup([plain]);
    // The list at the end names the unpacked size at offset 24 of each entry.
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    const entry = Buffer.from(file).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    view.setUint32(entry + 24, 600 * 1024 * 1024, true);
    expect(await readBackup(file)).toMatchObject({ ok: false, diagnostics: [{ code: 'reading/zip-too-large' }] });
  });

  it('keeps the sound connectors of a damaged backup', async () => {
    const sound = { ...listed, id: 'y' };
    const file = list(
      { version: 1, connectors: [{ ...listed, definition: 'gone' }, sound] },
      { d: bytes('{}'), p: bytes('{}') },
    );
    expect(await readBackup(file)).toMatchObject({
      ok: true,
      value: [{ id: 'y' }],
      diagnostics: [{ code: 'backup/entry-damaged', severity: 'warning', pointer: '/connectors/0' }],
    });
  });
});
