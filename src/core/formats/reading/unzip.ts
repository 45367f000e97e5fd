import { Inflate } from 'fflate';

export interface ZipLimits {
  /** Files in the archive, folders not counted. */
  readonly entries: number;
  /** Bytes of all files together once unpacked. */
  readonly unpackedBytes: number;
}

export interface ZipProblem {
  readonly code: `reading/zip-${string}`;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export interface ZipContents {
  /** In the order of the archive; names are relative, with `/` between folders. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** An error among them means that `files` is empty. */
  readonly problems: readonly ZipProblem[];
}

/** One file as the central directory lists it. */
interface Entry {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly method: number;
  readonly size: number;
  readonly checksum: number;
}

class Refusal extends Error {
  readonly problem: ZipProblem;
  constructor(code: ZipProblem['code'], message: string) {
    super(message);
    this.problem = { code, severity: 'error', message };
  }
}

/**
 * Unpacks a zip archive. The list at its end is read and judged first: nothing is unpacked when the sizes it names go
 * beyond the limits, and unpacking stops where a file is larger than the list says. Folders and what macOS adds
 * (`__MACOSX`, `.DS_Store`) are passed over. Never throws. Source of the layout: PKWARE APPNOTE 6.3, 4.3.
 *
 * @param options.keepsSound A file that is damaged is left out, with a warning, and the others are read.
 *
 * Reports `reading/zip-damaged`, `reading/zip-too-large`, `reading/zip-too-many`, `reading/zip-encrypted`,
 * `reading/zip-method` (errors), `reading/zip-name`, `reading/zip-duplicate` (warnings).
 */
export async function unzip(
  bytes: Uint8Array,
  limits: ZipLimits,
  checkpoint: (done: number, total: number) => Promise<void>,
  { keepsSound = false }: { readonly keepsSound?: boolean } = {},
): Promise<ZipContents> {
  const problems: ZipProblem[] = [];
  const files: { name: string; bytes: Uint8Array }[] = [];
  try {
    const entries = withCleanNames(readDirectory(bytes, limits), problems);
    for (const [index, entry] of entries.entries()) {
      await checkpoint(index, entries.length);
      try {
        files.push({ name: entry.name, bytes: unpack(entry) });
      } catch (error) {
        if (!keepsSound || !(error instanceof Refusal) || error.problem.code !== 'reading/zip-damaged') throw error;
        problems.push({ ...error.problem, severity: 'warning' });
      }
    }
    return { files, problems };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { files: [], problems: [...problems, error.problem] };
  }
}

const headerSize = { end: 22, entry: 46, local: 30 };
const signature = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 };
const inZip64 = 0xffffffff;

function readDirectory(bytes: Uint8Array, limits: ZipLimits): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const entries: Entry[] = [];
  let total = 0;
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + headerSize.entry > end || view.getUint32(at, true) !== signature.entry) throw damaged();
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const name = decodeName(bytes.subarray(at + headerSize.entry, at + headerSize.entry + nameLength));
    const local = view.getUint32(at + 42, true);
    if (packedSize === inZip64 || size === inZip64 || local === inZip64) throw tooLarge(limits);
    const wanted = !name.endsWith('/') && !/(^|\/)(__MACOSX\/|\.DS_Store$)/.test(name);
    if (wanted) {
      total += size;
      if (total > limits.unpackedBytes) throw tooLarge(limits);
      if (entries.length >= limits.entries) {
        throw new Refusal(
          'reading/zip-too-many',
          `The archive holds more than ${limits.entries} files. Pack only the files of one API and try again.`,
        );
      }
      if ((flags & 1) !== 0) {
        throw new Refusal(
          'reading/zip-encrypted',
          'The archive is locked with a password. Unpack it first and bring in the files.',
        );
      }
      entries.push({
        name,
        packed: packedBytes(view, bytes, local, packedSize),
        method: view.getUint16(at + 10, true),
        size,
        checksum: view.getUint32(at + 16, true),
      });
    }
    at += headerSize.entry + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands last, before a comment of at most 64 KB. */
function findEnd(view: DataView): number {
  const last = view.byteLength - headerSize.end;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === signature.end) return at;
  }
  throw new Refusal(
    'reading/zip-damaged',
    'The archive has no end: it was cut off, perhaps by a download that did not finish. Get it again.',
  );
}

function packedBytes(view: DataView, bytes: Uint8Array, local: number, packedSize: number): Uint8Array {
  if (local + headerSize.local > bytes.length || view.getUint32(local, true) !== signature.local) throw damaged();
  const start = local + headerSize.local + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedSize > bytes.length) throw damaged();
  return bytes.subarray(start, start + packedSize);
}

/** How much packed data is unpacked at a time; at most about a thousand times as much comes out. */
const chunkSize = 16_384;

function unpack(entry: Entry): Uint8Array {
  const { name, packed, method, size } = entry;
  if (method !== 0 && method !== 8) {
    throw new Refusal(
      'reading/zip-method',
      `"${name}" is packed in a way that is not supported. Unpack the archive and bring in the files.`,
    );
  }
  const unpacked = new Uint8Array(size);
  let filled = 0;
  const append = (chunk: Uint8Array): void => {
    if (filled + chunk.length > size) throw damaged(name);
    unpacked.set(chunk, filled);
    filled += chunk.length;
  };
  if (method === 0) append(packed);
  else {
    const inflate = new Inflate(append);
    try {
      for (let at = 0; at < packed.length || at === 0; at += chunkSize) {
        inflate.push(packed.subarray(at, at + chunkSize), at + chunkSize >= packed.length);
      }
    } catch {
      throw damaged(name);
    }
  }
  if (filled !== size || checksumOf(unpacked) !== entry.checksum) throw damaged(name);
  return unpacked;
}

/** Makes names relative and distinct; a name that pointed out of the archive keeps only its harmless part. */
function withCleanNames(entries: readonly Entry[], problems: ZipProblem[]): readonly Entry[] {
  const kept = new Map<string, Entry>();
  for (const entry of entries) {
    const name = cleanName(entry.name);
    if (name !== entry.name.replaceAll('\\', '/')) {
      const message = `The archive names a file "${entry.name}", which is not a plain name inside it. It is read as "${name}".`;
      problems.push({ code: 'reading/zip-name', severity: 'warning', message });
    }
    const key = name.toLowerCase();
    const earlier = kept.get(key);
    if (earlier) {
      const message = `The archive holds "${entry.name}" twice. The first, "${earlier.name}", is read and this one is left aside.`;
      problems.push({ code: 'reading/zip-duplicate', severity: 'warning', message });
    } else kept.set(key, { ...entry, name });
  }
  return [...kept.values()];
}

function cleanName(name: string): string {
  const segments = name
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
    .map((segment) => (segment === '__proto__' ? '_proto_' : segment));
  return segments.join('/') || 'unnamed';
}

/** UTF-8 whatever the flag says: packers that write it forget the flag, and names of ours are ASCII. */
const decodeName = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const damaged = (name?: string): Refusal =>
  new Refusal('reading/zip-damaged', `The archive is damaged${name ? ` at "${name}"` : ''}. Get or make it again.`);

const tooLarge = ({ unpackedBytes }: ZipLimits): Refusal =>
  new Refusal(
    'reading/zip-too-large',
    `The archive would unpack to more than ${Math.floor(unpackedBytes / 1_048_576)} MB, so it was not unpacked. Pack only the files of one API.`,
  );

const checksums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function checksumOf(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (checksums[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
