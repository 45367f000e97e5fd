import { describe, expect, it } from 'vitest';
import { readBackup, writeBackup, type BackupEntry } from '#core/exports/backup.ts';
import { isSealed, seal, sealRounds, unseal } from '#platform/seal.ts';

/** Rounds cost time, which is what they are for; what is tested here does not depend on their number. */
const fewRounds = 2;
const passphrase = 'correct horse battery staple';
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);

const entry: BackupEntry = {
  id: 'a',
  name: 'Parcel Desk',
  createdAt: 1,
  changedAt: 2,
  connector: { definition: '{}', properties: '{}' },
  connections: [{ id: 'c', name: 'Mine', values: {}, secrets: { api_key: 'CANARY' } }],
};

describe('something sealed', () => {
  it.each([{ content: '' }, { content: 'x' }, { content: 'CANARY'.repeat(1000) }])(
    'comes back as it was: $content.length bytes',
    async ({ content }) => {
      const sealed = await seal(bytes(content), passphrase, 'backup', fewRounds);
      expect(isSealed(sealed)).toBe(true);
      expect(text(sealed)).not.toContain('CANARY');
      const opened = await unseal(sealed, passphrase, 'backup');
      expect(opened.ok && text(opened.value)).toBe(content);
    },
  );

  it('opens with the rounds it was sealed with', async () => {
    const sealed = await seal(bytes('x'), passphrase, 'backup');
    expect(new DataView(sealed.buffer).getUint32(10)).toBe(sealRounds);
    expect(await unseal(sealed, passphrase, 'backup')).toMatchObject({ ok: true });
  });

  it('is different each time', async () => {
    const once = await seal(bytes('x'), passphrase, 'backup', fewRounds);
    expect(await seal(bytes('x'), passphrase, 'backup', fewRounds)).not.toEqual(once);
  });

  it('opens however the keyboard writes an umlaut', async () => {
    const sealed = await seal(bytes('x'), 'Bücher', 'backup', fewRounds);
    expect(await unseal(sealed, 'Bu\u0308cher', 'backup')).toMatchObject({ ok: true });
  });

  it.each([
    { name: 'another passphrase', typed: `${passphrase} `, code: 'seal/wrong-passphrase' },
    { name: 'no passphrase', typed: '', code: 'seal/wrong-passphrase' },
  ])('says that $name is wrong', async ({ typed, code }) => {
    const sealed = await seal(bytes('x'), passphrase, 'backup', fewRounds);
    expect(await unseal(sealed, typed, 'backup')).toMatchObject({ ok: false, diagnostics: [{ code }] });
  });

  it('is not taken for something else', async () => {
    const sealed = await seal(bytes('x'), passphrase, 'secrets-key', fewRounds);
    expect(await unseal(sealed, passphrase, 'backup')).toMatchObject({ diagnostics: [{ code: 'seal/not-sealed' }] });
  });

  it('that asks for endless work is refused at once', async () => {
    const sealed = await seal(bytes('x'), passphrase, 'backup', fewRounds);
    new DataView(sealed.buffer).setUint32(10, 4_000_000_000);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', sealed.slice(0, 58)));
    sealed.set(digest.subarray(0, 8), 58);
    expect(await unseal(sealed, passphrase, 'backup')).toMatchObject({ diagnostics: [{ code: 'seal/not-sealed' }] });
  });
});

describe('a sealed backup, each byte of it changed', () => {
  it('is refused at each of them, and said to be damaged', async () => {
    const whole = await seal(writeBackup([entry], { withSecrets: true }), passphrase, 'backup', fewRounds);
    const opened = await unseal(whole, passphrase, 'backup');
    expect(opened.ok && (await readBackup(opened.value))).toEqual({ ok: true, value: [entry], diagnostics: [] });
    for (let index = 0; index < whole.length; index++) {
      for (const bit of [0x01, 0x80, 0xff]) {
        const changed = whole.slice();
        changed[index] = (changed[index] ?? 0) ^ bit;
        const found = await unseal(changed, passphrase, 'backup');
        const code = index < 8 ? 'seal/not-sealed' : index === 8 ? 'seal/too-new' : 'seal/damaged';
        expect(found, `byte ${index}`).toMatchObject({ ok: false, diagnostics: [{ code }] });
        // What is no sealed file any more is no plain one either.
        if (index < 8) expect((await readBackup(changed)).ok).toBe(false);
      }
    }
  });

  it('is refused wherever it is cut off, and with something behind it', async () => {
    const whole = await seal(writeBackup([entry]), passphrase, 'backup', fewRounds);
    for (let length = 0; length < whole.length; length++) {
      expect((await unseal(whole.slice(0, length), passphrase, 'backup')).ok, `${length} bytes`).toBe(false);
    }
    const longer = new Uint8Array(whole.length + 1);
    longer.set(whole);
    expect((await unseal(longer, passphrase, 'backup')).ok).toBe(false);
  });
});
