import type { Diagnostic, Result } from '#core/diagnostics/diagnostic.ts';

/** What is sealed: one cannot be passed off as the other. */
export type SealPurpose = 'backup' | 'secrets-key';

/**
 * Rounds of the derivation, a third of a second on a desk computer of 2026. Written into what is sealed, so that a later
 * version may take more.
 */
export const sealRounds = 600_000;
/** A file that asks for more than these would only keep the browser busy. */
const mostRounds = 20_000_000;

const magic = [0x43, 0x53, 0x53, 0x45, 0x41, 0x4c, 0x0d, 0x0a] as const;
const version = 1;
const purposes = { backup: 1, 'secrets-key': 2 } as const satisfies Record<SealPurpose, number>;

/**
 * Where things are, in bytes: `CSSEAL` and a line end; version; purpose; rounds (big-endian); salt; initialisation vector;
 * what tells whether the passphrase is right; the beginning of the SHA-256 of all that. Then the content with AES-256-GCM,
 * the whole header as its additional data. Key and check are PBKDF2 with HMAC-SHA-512 of the passphrase, which is one
 * block of it: the check makes guessing no cheaper.
 */
const at = { version: 8, purpose: 9, rounds: 10, salt: 14, vector: 30, check: 42, sum: 58, content: 66 } as const;
const tagLength = 16;

/** True for what begins as something sealed does, damaged or not. */
export const isSealed = (bytes: Uint8Array): boolean => magic.every((byte, index) => bytes[index] === byte);

/** Locks bytes with a passphrase. Each time other bytes: salt and vector are new. */
export async function seal(
  content: Uint8Array,
  passphrase: string,
  purpose: SealPurpose,
  rounds = sealRounds,
): Promise<Uint8Array<ArrayBuffer>> {
  const header = new Uint8Array(at.content);
  header.set(magic);
  header[at.version] = version;
  header[at.purpose] = purposes[purpose];
  new DataView(header.buffer).setUint32(at.rounds, rounds);
  crypto.getRandomValues(header.subarray(at.salt, at.check));
  const { key, check } = await deriveKey(passphrase, header);
  header.set(check, at.check);
  header.set(await sumOf(header), at.sum);
  const locked = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: header.slice(at.vector, at.check), additionalData: header },
    key,
    new Uint8Array(content),
  );
  const sealed = new Uint8Array(at.content + locked.byteLength);
  sealed.set(header);
  sealed.set(new Uint8Array(locked), at.content);
  return sealed;
}

/**
 * Opens what `seal` made: all of it or nothing. Never throws for what is in the bytes.
 *
 * Reports `seal/not-sealed`, `seal/too-new`, `seal/damaged` and `seal/wrong-passphrase` (errors). A damaged beginning is
 * told from a wrong passphrase by its sum, damaged content by the passphrase being right.
 */
export async function unseal(
  sealed: Uint8Array,
  passphrase: string,
  purpose: SealPurpose,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (!isSealed(sealed)) return refuse('not-sealed');
  if (sealed.length > at.version && sealed[at.version] !== version) return refuse('too-new');
  if (sealed.length < at.content + tagLength) return refuse('damaged');
  const header = new Uint8Array(sealed.subarray(0, at.content));
  if (!isSame(await sumOf(header), header.subarray(at.sum))) return refuse('damaged');
  const rounds = new DataView(header.buffer).getUint32(at.rounds);
  if (header[at.purpose] !== purposes[purpose] || rounds < 1 || rounds > mostRounds) return refuse('not-sealed');
  const { key, check } = await deriveKey(passphrase, header);
  if (!isSame(check, header.subarray(at.check, at.sum))) return refuse('wrong-passphrase');
  try {
    const content = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: header.slice(at.vector, at.check), additionalData: header },
      key,
      new Uint8Array(sealed.subarray(at.content)),
    );
    return { ok: true, value: new Uint8Array(content), diagnostics: [] };
  } catch {
    return refuse('damaged');
  }
}

async function deriveKey(
  passphrase: string,
  header: Uint8Array<ArrayBuffer>,
): Promise<{ readonly key: CryptoKey; readonly check: Uint8Array }> {
  // Keyboards write an umlaut in two ways.
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const iterations = new DataView(header.buffer).getUint32(at.rounds);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-512', salt: header.slice(at.salt, at.vector), iterations },
    material,
    (32 + at.sum - at.check) * 8,
  );
  const key = await crypto.subtle.importKey('raw', bits.slice(0, 32), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { key, check: new Uint8Array(bits.slice(32)) };
}

async function sumOf(header: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const digest = await crypto.subtle.digest('SHA-256', header.slice(0, at.sum));
  return new Uint8Array(digest).subarray(0, at.content - at.sum);
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

const messages = {
  'not-sealed': 'This was not sealed with a passphrase here.',
  'too-new': 'This was sealed by a newer version of Connector Studio, or is damaged. Reload the page, then try again.',
  damaged: 'This file is damaged: it is not as it was written. Nothing of it was used. Try another copy of it.',
  'wrong-passphrase': 'This is not the passphrase it was sealed with. Mind capital letters and the keyboard layout.',
} as const;

function refuse(why: keyof typeof messages): Result<never> {
  const code: Diagnostic['code'] = `seal/${why}`;
  return { ok: false, diagnostics: [{ code, severity: 'error', message: messages[why], pointer: '' }] };
}
