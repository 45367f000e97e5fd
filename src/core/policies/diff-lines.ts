/** A line of two texts laid over each other. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** More than this many lines apart are told as all removed and all added: comparing takes the product of both. */
const mostCompared = 400;

/** The lines of two texts, with those that differ marked; what went stands before what came. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const a = linesOf(before);
  const b = linesOf(after);
  let start = 0;
  while (start < a.length && start < b.length && isSame(a[start], b[start])) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && isSame(a.at(-1 - end), b.at(-1 - end))) end += 1;
  return [
    ...mark('same', b.slice(0, start)),
    ...compare(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...mark('same', b.slice(b.length - end)),
  ];
}

/** A line of JSON that got or lost its comma because one came or went behind it did not change. */
const isSame = (a = '', b = ''): boolean => a === b || (a.startsWith(' ') && (a === `${b},` || `${a},` === b));

const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));

const mark = (kind: DiffLine['kind'], lines: readonly string[]): readonly DiffLine[] =>
  lines.map((text) => ({ kind, text }));

/** By the longest common subsequence. */
function compare(a: readonly string[], b: readonly string[]): readonly DiffLine[] {
  if (a.length > mostCompared || b.length > mostCompared) return [...mark('removed', a), ...mark('added', b)];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = isSame(a[row], b[column])
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < a.length || column < b.length) {
    if (row < a.length && column < b.length && isSame(a[row], b[column])) {
      lines.push({ kind: 'same', text: b[column] ?? '' });
      row += 1;
      column += 1;
    } else if (row < a.length && (column === b.length || at(row + 1, column) >= at(row, column + 1))) {
      lines.push({ kind: 'removed', text: a[row] ?? '' });
      row += 1;
    } else {
      lines.push({ kind: 'added', text: b[column] ?? '' });
      column += 1;
    }
  }
  return lines;
}
