import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';
import { isRecord } from '../definition/operations.ts';
import type { Connector } from '../document/connector.ts';
import { checksumOf } from './checksum.ts';
import type { PackedConnector } from './restore-point.ts';

/** JSON keeps a text to the letter, half of a surrogate pair included, which UTF-8 alone would not. */
export function packConnector({ definition, properties, script, icon }: Connector): PackedConnector {
  const texts = strToU8(JSON.stringify({ definition, properties, script }));
  // No date in it: the same files always give the same bytes.
  return { texts: gzipSync(texts, { level: 6, mtime: 0 }), ...(icon && { icon }) };
}

/**
 * The connector that was packed.
 *
 * @param check What `checksumOf` gave for it.
 * @returns Undefined when what is there is not that connector.
 */
export function unpackConnector({ texts, icon }: PackedConnector, check: string): Connector | undefined {
  const value = readTexts(texts);
  if (!isRecord(value)) return undefined;
  const { definition, properties, script } = value;
  if (typeof definition !== 'string' || typeof properties !== 'string') return undefined;
  const connector: Connector = {
    definition,
    properties,
    ...(typeof script === 'string' && { script }),
    ...(icon && { icon }),
  };
  return checksumOf(connector) === check ? connector : undefined;
}

/** Beyond this many bytes it is nothing that was packed here: little of a hostile file can unpack to more than there is room for. */
const mostUnpacked = 256 * 1024 * 1024;

function readTexts(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(unpack(bytes)));
  } catch {
    // Torn or changed on disk.
    return undefined;
  }
}

/** Says in its last four bytes how large it is unpacked, and takes no more room than that whatever is in it. */
function unpack(bytes: Uint8Array): Uint8Array {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.length - 4, true);
  if (size > mostUnpacked) throw new RangeError('It unpacks to too much.');
  return gunzipSync(bytes, { out: new Uint8Array(size) });
}
