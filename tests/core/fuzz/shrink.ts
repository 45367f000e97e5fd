import type { SourceFile } from '#core/formats/format.ts';

/** How often a smaller input is tried. */
const mostTries = 400;

/**
 * A smaller input that fails in the same way: files left out, then stretches of each, from halves down to a few bytes; of
 * JSON first whole lines.
 *
 * @param fails True if an input still fails.
 */
export async function shrink(
  files: readonly SourceFile[],
  fails: (files: readonly SourceFile[]) => Promise<boolean>,
): Promise<readonly SourceFile[]> {
  let tries = 0;
  const isWorse = async (tried: readonly SourceFile[]): Promise<boolean> => {
    tries += 1;
    return tries <= mostTries && (await fails(tried));
  };
  let smallest = files;
  for (let index = files.length - 1; index >= 0 && smallest.length > 1; index -= 1) {
    const without = smallest.toSpliced(index, 1);
    if (await isWorse(without)) smallest = without;
  }
  for (const [index, file] of smallest.entries()) {
    const put = (bytes: Uint8Array): readonly SourceFile[] => smallest.with(index, { ...file, bytes });
    const lines = partsOf(file.bytes, 10);
    const fewer = await dropParts(lines, (parts) => isWorse(put(Buffer.concat([...parts]))));
    const bytes = Buffer.concat([...fewer]);
    const single = Array.from(bytes, (byte) => Uint8Array.of(byte));
    const last =
      single.length <= 4000 ? await dropParts(single, (parts) => isWorse(put(Buffer.concat([...parts])))) : fewer;
    smallest = put(Buffer.concat([...last]));
  }
  return smallest;
}

/** A text in pieces, each with the byte that ends it. */
function partsOf(bytes: Uint8Array, end: number): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== end) continue;
    parts.push(bytes.subarray(start, at + 1));
    start = at + 1;
  }
  return start < bytes.length ? [...parts, bytes.subarray(start)] : parts;
}

async function dropParts(
  parts: readonly Uint8Array[],
  fails: (parts: readonly Uint8Array[]) => Promise<boolean>,
): Promise<readonly Uint8Array[]> {
  let kept = parts;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length;) {
      const fewer = kept.toSpliced(at, size);
      if (fewer.length > 0 && (await fails(fewer))) kept = fewer;
      else at += size;
    }
  }
  return kept;
}
