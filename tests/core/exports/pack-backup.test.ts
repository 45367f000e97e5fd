import { describe, expect, it } from 'vitest';
import { readBackup, type BackupEntry } from '#core/exports/backup.ts';
import { packBackup } from '#core/exports/pack-backup.ts';
import { pointOf } from './backup-library.ts';

const token = 'ghp_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const plain: BackupEntry = {
  id: 'a',
  name: 'Parcel Desk',
  createdAt: 1,
  changedAt: 2,
  connector: { definition: '{}', properties: '{}' },
  connections: [],
  source: { format: 'swagger-2.0', files: [{ bytes: bytes('{"swagger":"2.0"}') }] },
};

/** What a backup would bring back, if there is one. */
async function broughtBack(packed: ReturnType<typeof packBackup>): Promise<readonly BackupEntry[] | undefined> {
  const read = packed.ok ? await readBackup(packed.value) : undefined;
  return read?.ok ? read.value : undefined;
}

it('packs everything where there is no secret', async () => {
  const packed = packBackup([plain]);
  expect(packed.diagnostics).toEqual([]);
  expect(await broughtBack(packed)).toEqual([plain]);
});

describe('a source with secrets', () => {
  const { source: _, ...withoutSource } = plain;
  it.each([
    {
      name: 'that the import kept out of the connector',
      source: { format: 'postman-2.1', files: [{ bytes: bytes('{}') }], holdsSecrets: true },
    },
    {
      name: 'that can be told by their looks',
      source: { format: 'swagger-2.0', files: [{ bytes: bytes(`{"example":"${token}"}`) }] },
    },
  ] as const)('$name stays out, unless the maker says so', async ({ source }) => {
    const packed = packBackup([{ ...plain, source }]);
    expect(packed.diagnostics).toMatchObject([
      { code: 'backup/source-left-out', severity: 'warning', message: expect.stringContaining('"Parcel Desk"') },
    ]);
    expect(await broughtBack(packed)).toEqual([withoutSource]);
    expect(await broughtBack(packBackup([{ ...plain, source }], { allowSecrets: true }))).toEqual([
      { ...plain, source },
    ]);
  });
});

it('leaves earlier versions with a secret behind, and says so, unless the maker says otherwise', async () => {
  const clean = pointOf('Parcels', { at: 1, kind: 'auto' });
  const secret = pointOf(token, { at: 2, kind: 'named', name: 'Release' });
  const entered = pointOf('quiet river', { at: 3, kind: 'auto' });
  const entry = { ...plain, points: [clean, secret, entered] };
  const packed = packBackup([entry], { knownSecrets: ['quiet river'] });
  expect(packed.diagnostics).toMatchObject([
    { code: 'backup/versions-left-out', severity: 'warning', message: expect.stringContaining('2 earlier versions') },
  ]);
  expect(await broughtBack(packed)).toEqual([{ ...plain, points: [clean] }]);
  expect(await broughtBack(packBackup([entry], { allowSecrets: true }))).toEqual([entry]);
  expect(await broughtBack(packBackup([entry], { isSealed: true }))).toEqual([entry]);
});

it('is held back by a secret in the files of a connector, unless the maker says so', async () => {
  const entry = { ...plain, connector: { ...plain.connector, script: `var key = "${token}";` } };
  const secret = { code: 'export/secret', message: '"Parcel Desk" has a secret in its files.', pointer: '' };
  expect(packBackup([plain, entry])).toEqual({ ok: false, diagnostics: [{ ...secret, severity: 'error' }] });
  const allowed = packBackup([plain, entry], { allowSecrets: true });
  expect(allowed.diagnostics).toEqual([{ ...secret, severity: 'warning' }]);
  expect(await broughtBack(allowed)).toEqual([plain, entry]);
});

it('is held back by a secret that was entered for calls, whatever it looks like', () => {
  const entry = { ...plain, connector: { ...plain.connector, script: 'var key = "quiet \\"river\\"";' } };
  expect(packBackup([entry], { knownSecrets: ['short', 'quiet "river"'] }).ok).toBe(false);
  expect(packBackup([entry], { knownSecrets: ['quiet', 'loud "river"'] }).ok).toBe(true);
});

it('is not held back where it is sealed, and takes the secrets of connections along when told to', async () => {
  const connections = [{ id: 'c', name: 'Mine', values: {}, secrets: { api_key: 'CANARY' } }];
  const entry = { ...plain, connector: { ...plain.connector, script: `var key = "${token}";` }, connections };
  expect(await broughtBack(packBackup([entry], { isSealed: true, withConnectionSecrets: true }))).toEqual([entry]);
  const [withoutThem] = (await broughtBack(packBackup([entry], { isSealed: true }))) ?? [];
  expect(withoutThem?.connections).toEqual([{ id: 'c', name: 'Mine', values: {} }]);
  const [unsealed] =
    (await broughtBack(packBackup([entry], { allowSecrets: true, withConnectionSecrets: true }))) ?? [];
  expect(unsealed?.connections).toEqual([{ id: 'c', name: 'Mine', values: {} }]);
});
