import type { Diagnostic, SourceRange } from '../diagnostics/diagnostic.ts';

/**
 * What turns one list of findings into the next, in order: some of the list before, whose places in the text moved along
 * with what was written above them, or some that are new.
 */
export type ListRun = KeptRun | { readonly kind: 'new'; readonly diagnostics: readonly Diagnostic[] };

interface KeptRun extends Move {
  readonly kind: 'kept';
  /** Index in the list before. */
  readonly from: number;
  readonly count: number;
}

/** By how much ranges moved. */
interface Move {
  readonly lines: number;
  readonly columns: number;
}

/**
 * Tells two lists of findings apart. An edit touches few of what may be thousands, and sending all of them from thread to
 * thread takes longer than a frame.
 */
export function changeOfList(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly ListRun[] {
  const places = new Map<string, number[]>();
  // From the end, so that the first of those that are alike is taken first.
  for (let index = before.length - 1; index >= 0; index -= 1) {
    const diagnostic = before[index];
    if (!diagnostic) continue;
    const key = keyOf(diagnostic);
    const alike = places.get(key);
    if (alike) alike.push(index);
    else places.set(key, [index]);
  }
  const runs: (KeptRun | { readonly kind: 'new'; readonly diagnostics: Diagnostic[] })[] = [];
  for (const diagnostic of after) {
    const from = places.get(keyOf(diagnostic))?.pop();
    const move = from === undefined ? undefined : moveOf(before[from]?.range, diagnostic.range);
    const last = runs.at(-1);
    if (from === undefined || !move) {
      if (last?.kind === 'new') last.diagnostics.push(diagnostic);
      else runs.push({ kind: 'new', diagnostics: [diagnostic] });
    } else if (last?.kind === 'kept' && isNext(last, from, move))
      runs[runs.length - 1] = { ...last, count: last.count + 1 };
    else runs.push({ kind: 'kept', from, count: 1, ...move });
  }
  return runs;
}

const isNext = (run: KeptRun, from: number, { lines, columns }: Move): boolean =>
  run.from + run.count === from && run.lines === lines && run.columns === columns;

/**
 * The list after a change. A finding whose place did not move is the same object as before, and so is the list when
 * nothing has changed, as with most key presses: what follows from it need not be worked out anew.
 */
export function changeList(before: readonly Diagnostic[], runs: readonly ListRun[]): readonly Diagnostic[] {
  const [first, second] = runs;
  if (first?.kind === 'kept' && !second && first.count === before.length && first.lines === 0 && first.columns === 0)
    return before;
  return runs.flatMap((run) => {
    if (run.kind === 'new') return run.diagnostics;
    const kept = before.slice(run.from, run.from + run.count);
    return run.lines === 0 && run.columns === 0 ? kept : kept.map((one) => moved(one, run.lines, run.columns));
  });
}

/** What a finding is told apart by while its place in the text moves. */
export const keyOf = ({ code, pointer, message }: Diagnostic): string => `${code}\n${pointer}\n${message}`;

/** Undefined when more than its place has changed. */
function moveOf(before: SourceRange | undefined, after: SourceRange | undefined): Move | undefined {
  if (!before || !after) return before === after ? { lines: 0, columns: 0 } : undefined;
  const move = { lines: after.line - before.line, columns: after.column - before.column };
  const isAlike = after.endLine - before.endLine === move.lines && after.endColumn - before.endColumn === move.columns;
  return isAlike ? move : undefined;
}

function moved(diagnostic: Diagnostic, lines: number, columns: number): Diagnostic {
  const { range } = diagnostic;
  if (!range) return diagnostic;
  const { line, column, endLine, endColumn } = range;
  return {
    ...diagnostic,
    range: {
      line: line + lines,
      column: column + columns,
      endLine: endLine + lines,
      endColumn: endColumn + columns,
    },
  };
}
