import { isRecord } from '../definition/operations.ts';
import { isSameIcon, type Icon } from '../document/connector.ts';
import { unzip } from '../formats/reading/unzip.ts';
import { unpackConnector } from '../history/pack-connector.ts';
import { mostTitles, sizeOfPacked, type KeptBefore, type KeptPoint, type PointKind } from '../history/restore-point.ts';
import { parseJson, valueOf } from '../text/parse-json.ts';
import { encodeText, type ExportFile } from './export-target.ts';
import { zipFiles } from './zip-files.ts';

const listName = 'history.json';
const limits = { entries: 20_000, unpackedBytes: 512 * 1024 * 1024 };

/** `history.json`: what the files do not say themselves. Paths are from the archive's root. */
interface ListedPoint extends Omit<KeptPoint['point'], 'size'> {
  readonly texts: string;
  readonly icon?: { readonly path: string; readonly mediaType: string };
}

/**
 * Writes the earlier states of one connector as an archive of its own, so that however many there are, they are one file of
 * a backup. The same states give the same bytes; an icon that stays the same is in it once.
 */
export function writePoints(points: readonly KeptPoint[]): Uint8Array {
  const files: ExportFile[] = [];
  const icons: { readonly icon: Icon; readonly path: string }[] = [];
  const pathOf = (icon: Icon): string => {
    const known = icons.findLast((one) => isSameIcon(one.icon, icon));
    if (known) return known.path;
    const path = `icon-${icons.length + 1}`;
    icons.push({ icon, path });
    files.push({ path, bytes: icon.bytes });
    return path;
  };
  const listed = points.map(({ point: { size: _, ...about }, files: { texts, icon } }, index): ListedPoint => {
    const path = `${index + 1}.json.gz`;
    files.push({ path, bytes: texts });
    return { ...about, texts: path, ...(icon && { icon: { path: pathOf(icon), mediaType: icon.mediaType } }) };
  });
  return zipFiles([{ path: listName, bytes: encodeText(JSON.stringify(listed, null, 2)) }, ...files]);
}

/**
 * Reads what `writePoints` wrote. Never throws.
 *
 * @returns The states that are what they say they are, in the order of time, and how many others there were; undefined when
 * not even that can be told.
 */
export async function readPoints(
  bytes: Uint8Array,
): Promise<{ readonly points: readonly KeptPoint[]; readonly damaged: number } | undefined> {
  const { files } = await unzip(bytes, limits, () => Promise.resolve());
  const contents = new Map(files.map((file) => [file.name, file.bytes]));
  const list = contents.get(listName);
  const { root } = parseJson(list ? new TextDecoder().decode(list) : '');
  const listed = root && valueOf(root.node);
  if (!Array.isArray(listed)) return undefined;
  const found = new Map<number, KeptPoint>();
  for (const one of listed as readonly unknown[]) {
    const kept = readPoint(one, contents);
    if (kept) found.set(kept.point.at, kept);
  }
  return {
    points: [...found.values()].toSorted((a, b) => a.point.at - b.point.at),
    damaged: listed.length - found.size,
  };
}

function readPoint(listed: unknown, contents: ReadonlyMap<string, Uint8Array>): KeptPoint | undefined {
  if (!isRecord(listed)) return undefined;
  const { at, kind, name, before, titles, edits, check, texts: path } = listed;
  const texts = typeof path === 'string' ? contents.get(path) : undefined;
  const icon = readIcon(listed['icon'], contents);
  if (
    !isCount(at) ||
    !isKind(kind) ||
    (kind === 'named' && typeof name !== 'string') ||
    !Array.isArray(titles) ||
    !isCount(edits) ||
    typeof check !== 'string' ||
    !texts ||
    icon === 'damaged'
  ) {
    return undefined;
  }
  const files = { texts, ...(icon && { icon }) };
  if (!unpackConnector(files, check)) return undefined;
  const point = {
    at,
    kind,
    ...(kind === 'named' && typeof name === 'string' && { name }),
    ...(isBefore(before) && { before }),
    titles: (titles as readonly unknown[]).filter((title) => typeof title === 'string').slice(-mostTitles),
    edits,
    size: sizeOfPacked(files),
    check,
  };
  return { point, files };
}

function readIcon(listed: unknown, contents: ReadonlyMap<string, Uint8Array>): Icon | 'damaged' | undefined {
  if (listed === undefined) return undefined;
  const { path, mediaType } = isRecord(listed) ? listed : {};
  const bytes = typeof path === 'string' ? contents.get(path) : undefined;
  return bytes && typeof mediaType === 'string' ? { bytes, mediaType } : 'damaged';
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isKind = (value: unknown): value is PointKind => value === 'auto' || value === 'named' || value === 'kept';

const isBefore = (value: unknown): value is KeptBefore =>
  value === 'import' || value === 'restore' || value === 'fixes';
