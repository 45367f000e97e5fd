import type { Connector } from '../document/connector.ts';

/**
 * A checksum of all four files: tells a connector that was stored whole from one that was torn or mixed up. No protection
 * against anybody who means it. Two FNV-1a hashes with different starts, because it has to be there before the page is
 * gone, and the browser's own digests are not; about 2 ms for a megabyte.
 */
export function checksumOf({ definition, properties, script, icon }: Connector): string {
  let state: Hashes = { first: 0x811c9dc5, second: 0x9747b28c };
  for (const text of [definition, properties, script ?? '']) state = addText(state, text);
  if (icon) state = addBytes(addText(state, icon.mediaType), icon.bytes);
  // What is there and empty is not the same as what is not there.
  const parts = Number(script !== undefined) + 2 * Number(icon !== undefined);
  return [state.first, state.second, parts].map((hash) => (hash >>> 0).toString(36)).join('-');
}

interface Hashes {
  readonly first: number;
  readonly second: number;
}

function addText({ first, second }: Hashes, text: string): Hashes {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit ^ (first >>> 15), 0x01000193);
  }
  // The length keeps texts apart that only together are the same.
  return { first: first ^ text.length, second: Math.imul(second ^ text.length, 0x01000193) };
}

function addBytes({ first, second }: Hashes, bytes: Uint8Array): Hashes {
  for (const byte of bytes) {
    first = Math.imul(first ^ byte, 0x01000193);
    second = Math.imul(second ^ byte ^ (first >>> 15), 0x01000193);
  }
  return { first, second };
}
