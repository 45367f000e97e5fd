import { oddKeys, oddPieces, oddTexts } from './odd-values.ts';
import type { Random } from './random.ts';

/** A stretch of a text, mostly short. */
function stretchOf(length: number, random: Random): { readonly start: number; readonly end: number } {
  const start = random.below(length + 1);
  const longest = random.pick([1, 4, 16, 100, length]);
  return { start, end: Math.min(length, start + 1 + random.below(longest)) };
}

export const textMutations = {
  cut: (text, random) => {
    const { start, end } = stretchOf(text.length, random);
    return text.slice(0, start) + text.slice(end);
  },
  duplicate: (text, random) => {
    const { start, end } = stretchOf(text.length, random);
    return text.slice(0, end) + text.slice(start);
  },
  insert: (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.pick(oddPieces) + text.slice(at);
  },
  end: (text, random) => text.slice(0, random.below(text.length + 1)),
  lines: (text, random) => {
    const lines = text.split('\n');
    const [a, b] = [random.below(lines.length), random.below(lines.length)];
    const [first = '', second = ''] = [lines[a], lines[b]];
    switch (random.below(4)) {
      case 0:
        lines.splice(a, 1);
        break;
      case 1:
        lines.splice(a, 0, second);
        break;
      case 2:
        lines[a] = second;
        lines[b] = first;
        break;
      default:
        lines[a] = random.pick(['  ', '    ', '\t', ' ', '- ']) + first;
    }
    return lines.join('\n');
  },
  lineEnds: (text, random) => {
    const ends = random.pick([['\r\n'], ['\r'], ['\n', '\r\n'], ['\n', '\r', '\u2028', '\u0085'], [''], ['\n\n']]);
    return text.replace(/\r?\n/g, () => random.pick(ends));
  },
  tokens: (text, random) => {
    const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|\s+|"/g) ?? [];
    const [a, b] = [random.below(tokens.length), random.below(tokens.length)];
    const [first, second] = [tokens[a] ?? '', tokens[b] ?? ''];
    switch (random.below(5)) {
      case 0:
        tokens[a] = '';
        break;
      case 1:
        tokens[a] = second;
        break;
      case 2:
        tokens[a] = first + first;
        break;
      case 3:
        tokens[a] = random.pick(random.chance(0.5) ? oddTexts : oddKeys.map((key) => JSON.stringify(key)));
        break;
      default:
        tokens[a] = second;
        tokens[b] = first;
    }
    return tokens.join('');
  },
} satisfies Readonly<Record<string, (text: string, random: Random) => string>>;

export type TextMutation = keyof typeof textMutations;

export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const { start, end } = stretchOf(bytes.length, random);
  const made = bytes.slice();
  switch (random.below(4)) {
    case 0:
      if (made.length > 0) made[start % made.length] = (made[start % made.length] ?? 0) ^ (1 << random.below(8));
      return made;
    case 1:
      return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
    default: {
      const noise = Uint8Array.from({ length: 1 + random.below(8) }, () => random.below(256));
      return Buffer.concat([bytes.subarray(0, start), noise, bytes.subarray(start)]);
    }
  }
}

/** The same text as other programs would store it. */
export function encode(text: string, random: Random): Uint8Array {
  switch (random.below(7)) {
    case 0:
      return Buffer.from(`\uFEFF${text}`);
    case 1:
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 2:
      return Buffer.from(text, 'utf16le');
    case 3:
      return evenBytes(Buffer.from(`\uFEFF${text}`, 'utf16le')).swap16();
    case 4:
      return Buffer.from(text, 'latin1');
    case 5:
      return Buffer.from(`\uFEFF\uFEFF${text}`);
    default:
      // UTF-32, which nobody promises to read.
      return Buffer.from(new Uint32Array([0xfeff, ...[...text].map((one) => one.codePointAt(0) ?? 0)]).buffer);
  }
}

const evenBytes = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length - (bytes.length % 2));
