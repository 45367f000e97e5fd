/** A key for `lockText`, and the bytes that it is made of. */
export interface TextKey {
  readonly key: CryptoKey;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface LockedText {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly locked: Uint8Array<ArrayBuffer>;
}

export async function newTextKey(): Promise<TextKey> {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return { key: await textKeyOf(bytes), bytes };
}

/** Once made, its bytes cannot be read out of it. */
export const textKeyOf = (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);

/**
 * AES-256-GCM, with a new vector each time.
 *
 * @param place Where it belongs: it opens nowhere else.
 */
export async function lockText(key: CryptoKey, text: string, place: string): Promise<LockedText> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const locked = await crypto.subtle.encrypt(cipherOf(iv, place), key, new TextEncoder().encode(text));
  return { iv, locked: new Uint8Array(locked) };
}

/** Undefined for what is damaged, or was locked with another key or for another place. */
export async function openText(key: CryptoKey, { iv, locked }: LockedText, place: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(cipherOf(iv, place), key, locked));
  } catch {
    return undefined;
  }
}

const cipherOf = (iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(place),
});
