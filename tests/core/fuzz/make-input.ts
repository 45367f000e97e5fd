import { zipSync } from 'fflate';
import { parse, stringify } from 'yaml';
import type { SourceFile } from '#core/formats/format.ts';
import { encode, mutateBytes, textMutations, type TextMutation } from './mutate-text.ts';
import { mutateValue, prune } from './mutate-value.ts';
import type { Random } from './random.ts';
import type { Seed, SeedGroups } from './seeds.ts';

export interface FuzzInput {
  readonly files: readonly SourceFile[];
  /** The seed's name, then what was done to it. */
  readonly made: readonly string[];
}

/** Files over this many bytes are cut down to a part of what they say. */
const largeFrom = 24_000;
/** YAML of any size is read for its value only up to here: the reader takes long. */
const largestYaml = 400_000;

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytesOf = (text: string): Uint8Array => Buffer.from(text);

/** One input: a seed, changed in a few ways. */
export function makeInput(groups: SeedGroups, random: Random): FuzzInput {
  const seed = random.pick(random.pick(groups));
  const made: string[] = [seed.name];
  let files = readSmall(seed, random);
  const count = random.chance(0.02) ? 0 : 1 + random.below(4);
  for (let left = count; left > 0; left -= 1) {
    const [kind, changed] = changeFiles(files, () => readSmall(random.pick(random.pick(groups)), random), random);
    made.push(kind);
    files = changed;
  }
  return { files, made };
}

function readSmall(seed: Seed, random: Random): readonly SourceFile[] {
  return seed.read().map((file) => {
    if (file.bytes.length <= largeFrom) return file;
    const value = valueOf(decode(file.bytes));
    if (value === undefined) return { ...file, bytes: file.bytes.subarray(0, largeFrom) };
    const text = JSON.stringify(prune(value, random), null, 2);
    return { ...file, bytes: bytesOf(text) };
  });
}

/** What a text says as JSON or YAML; undefined for what is neither. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    if (text.length > largestYaml) return undefined;
  }
  try {
    const value: unknown = parse(text, { uniqueKeys: false, logLevel: 'silent', maxAliasCount: 50 });
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

type Others = () => readonly SourceFile[];

function changeFiles(
  files: readonly SourceFile[],
  others: Others,
  random: Random,
): readonly [string, readonly SourceFile[]] {
  const index = random.below(files.length);
  const file = files[index];
  if (!file || random.chance(0.06)) return changeDrop(files, others, random);
  const [kind, bytes] = changeFile(file.bytes, others, random);
  return [kind, files.with(index, { ...file, bytes })];
}

function changeFile(bytes: Uint8Array, others: Others, random: Random): readonly [string, Uint8Array] {
  const text = decode(bytes);
  if (random.chance(0.55)) {
    const value = valueOf(text);
    const changed = value === undefined ? undefined : changeValue(value, others, random);
    if (changed !== undefined) return ['value', bytesOf(changed)];
  }
  if (random.chance(0.12)) return ['bytes', mutateBytes(bytes, random)];
  if (random.chance(0.08)) return ['encoding', encode(text, random)];
  if (random.chance(0.1)) return ['splice', bytesOf(splice(text, others, random))];
  const kind = random.pick(Object.keys(textMutations) as TextMutation[]);
  return [kind, bytesOf(textMutations[kind](text, random))];
}

function changeValue(value: unknown, others: Others, random: Random): string | undefined {
  const other = random.chance(0.3) ? valueOf(textOf(others()[0])) : undefined;
  try {
    const text = mutateValue(value, other ?? value, random);
    return random.chance(0.1) ? stringify(JSON.parse(text)) : text;
  } catch (error) {
    // Too deep to be written, or no JSON that could be written as YAML.
    if (error instanceof RangeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const textOf = (file: SourceFile | undefined): string => (file ? decode(file.bytes) : '');

/** The beginning of one text and the end of another, or one in the midst of the other. */
function splice(text: string, others: Others, random: Random): string {
  const other = textOf(others()[0]);
  const at = random.below(text.length + 1);
  return random.chance(0.5)
    ? text.slice(0, at) + other.slice(random.below(other.length + 1))
    : text.slice(0, at) + other + text.slice(at);
}

const oddNames = [
  '', 'a', 'apiDefinition.swagger.json', 'apiProperties.json', 'settings.json', 'script.csx', 'icon.png', 'a.yaml', 'a.har', 'a.zip', '../a.json', 'a/b/c.json', '__proto__', 'a'.repeat(300),
] as const; // prettier-ignore

/** Files that come, go, get another name or are packed. */
function changeDrop(
  files: readonly SourceFile[],
  others: Others,
  random: Random,
): readonly [string, readonly SourceFile[]] {
  const index = random.below(files.length);
  switch (random.below(5)) {
    case 0:
      return ['drop: one less', files.toSpliced(index, 1)];
    case 1:
      return ['drop: more', [...files, ...others()]];
    case 2:
      return [
        'drop: another name',
        files.map((file, at) => (at === index ? { ...file, name: random.pick(oddNames) } : file)),
      ];
    case 3:
      return ['drop: no names', files.map(({ bytes }) => ({ bytes }))];
    default: {
      const packed: Record<string, Uint8Array> = {};
      for (const [at, { name, bytes }] of files.entries()) packed[`${at}-${name ?? ''}`] = bytes;
      return ['drop: packed', [{ name: 'packed.zip', bytes: zipSync(packed, { level: 1, mtime: '2020-01-01' }) }]];
    }
  }
}
