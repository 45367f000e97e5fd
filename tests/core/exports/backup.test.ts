import { readFileSync } from 'node:fs';
import { gzipSync, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readBackup, writeBackup, type BackupEntry } from '#core/exports/backup.ts';
import { writePoints } from '#core/exports/backup-points.ts';
import type { KeptPoint } from '#core/history/restore-point.ts';
import { securityDefaults } from '#core/security/security.ts';
import { securityParts } from '#core/security/security-parts.ts';
import { unseal } from '#platform/seal.ts';
import { backedUp, pointOf } from './backup-library.ts';

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

describe.each([1, 2])('a file of version %i', (version) => {
  const fixture = (ending: string): Uint8Array =>
    new Uint8Array(readFileSync(new URL(`../../fixtures/backups/version-${version}.${ending}`, import.meta.url)));
  const expected = version === 1 ? backedUp.map(({ points: _, ...entry }) => entry) : backedUp;

  it('is read', async () => {
    expect(await readBackup(fixture('zip'))).toEqual({ ok: true, value: expected, diagnostics: [] });
  });

  it('is opened with its passphrase', async () => {
    const opened = await unseal(fixture('sealed'), 'correct horse battery', 'backup');
    expect(opened.ok && (await readBackup(opened.value))).toEqual({ ok: true, value: expected, diagnostics: [] });
  });
});

describe('earlier versions', () => {
  const [entry] = backedUp;
  const points = entry?.points ?? [];
  const written = (change: (kept: KeptPoint) => KeptPoint): Uint8Array =>
    writeBackup(backedUp.map((one) => ({ ...one, ...(one.points && { points: one.points.map(change) }) })));
  const read = async (file: Uint8Array) => {
    const result = await readBackup(file);
    return result.ok ? { ...result, points: result.value[0]?.points?.map(({ point }) => point.at) } : undefined;
  };

  it('share an icon that stays the same', () => {
    const times = (count: number) =>
      writePoints(Array.from({ length: count }, () => points[0] ?? pointOf('', { at: 1, kind: 'auto' })));
    const inside = (file: Uint8Array) => Object.keys(unzipSync(file)).filter((name) => name.startsWith('icon'));
    expect(inside(times(20))).toEqual(['icon-1']);
  });

  it.each([
    { name: 'other files than were kept', change: { check: 'other' } },
    { name: 'a time that is none', change: { at: -1 } },
    { name: 'no name where one is due', change: { kind: 'named' } as const },
  ])('that are damaged are left out, and it is said: $name', async ({ change }) => {
    const found = await read(
      written((kept) => (kept === points[0] ? { ...kept, point: { ...kept.point, ...change } } : kept)),
    );
    expect(found?.points).toEqual(points.slice(1).map(({ point }) => point.at));
    expect(found?.diagnostics).toMatchObject([
      { code: 'backup/history-damaged', severity: 'warning', message: expect.stringContaining('1 earlier version') },
    ]);
  });

  it('that cannot be read at all cost nothing else', async () => {
    const files = unzipSync(writeBackup(backedUp));
    const path = Object.keys(files).find((name) => name.endsWith('history.zip')) ?? '';
    const found = await read(zipSync({ ...files, [path]: bytes('no archive') }));
    expect(found).toMatchObject({ ok: true, points: undefined, diagnostics: [{ code: 'backup/history-damaged' }] });
  });

  it('that unpack to more than there is room for are left out', async () => {
    const texts = gzipSync(new Uint8Array(1000));
    // The size that it says it has, at its end.
    new DataView(texts.buffer).setUint32(texts.byteOffset + texts.length - 4, 300 * 1024 * 1024, true);
    const found = await read(written((kept) => (kept === points[0] ? { ...kept, files: { texts } } : kept)));
    expect(found?.points).toEqual(points.slice(1).map(({ point }) => point.at));
  });
});

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
    { name: 'a newer version', file: list({ version: 3, connectors: [] }), code: 'backup/too-new' },
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

  it.each([
    { where: 'its only connector', file: 'apiDefinition.swagger.json', code: 'backup/entry-damaged' },
    { where: 'the list', file: 'backup.json', code: 'reading/zip-damaged' },
  ])('a damaged byte in $where', async ({ file, code }) => {
    const damaged = withDamage(writeBackup([plain]), file);
    expect(await readBackup(damaged)).toMatchObject({ ok: false, diagnostics: [{ code, severity: 'error' }] });
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

  it.each([
    { what: 'a connector', file: 'apiDefinition.swagger.json', ids: ['b2'], code: 'backup/entry-damaged' },
    { what: 'its source', file: '1-collection.json', ids: ['a1', 'b2'], code: 'backup/source-damaged' },
  ])('keeps all that is sound where a byte of $what is damaged', async ({ file, ids, code }) => {
    const found = await readBackup(withDamage(writeBackup([parcels, plain]), file));
    expect(found).toMatchObject({ ok: true, diagnostics: [{ code, severity: 'warning', pointer: '/connectors/0' }] });
    expect(found.ok && found.value.map(({ id }) => id)).toEqual(ids);
  });
});

/** The archive with another byte in what is packed of the first file of this name. */
function withDamage(archive: Uint8Array, ending: string): Uint8Array {
  const damaged = Buffer.from(archive);
  for (let at = damaged.indexOf('PK\x03\x04'); at >= 0; at = damaged.indexOf('PK\x03\x04', at + 4)) {
    const end = at + 30 + damaged.readUInt16LE(at + 26);
    if (
      !damaged
        .subarray(at + 30, end)
        .toString()
        .endsWith(ending)
    )
      continue;
    const packed = end + damaged.readUInt16LE(at + 28);
    damaged[packed] = (damaged[packed] ?? 0) ^ 0xff;
    return new Uint8Array(damaged);
  }
  throw new Error(`There is no ${ending} in it`);
}
