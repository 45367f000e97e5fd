import type { SourceRange } from '../diagnostics/diagnostic.ts';

/** Translates between offsets and lines of one text. */
export interface LineIndex {
  /** The range of `[start, end)`, offsets in UTF-16 code units. Offsets beyond the text count as its end. */
  readonly rangeOf: (start: number, end: number) => SourceRange;
  /** The offset of a 1-based line and column; a column beyond the line counts as its end. */
  readonly offsetOf: (line: number, column: number) => number;
}

/** Finds the lines of a text once. Line ends are LF, CR LF and a lone CR. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  } else {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
    }
  }

  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  return {
    rangeOf(start, end) {
      const from = Math.min(Math.max(0, start), text.length);
      const to = Math.min(Math.max(from, end), text.length);
      const line = lineAt(from);
      const endLine = lineAt(to);
      return {
        line: line + 1,
        column: from - (starts[line] ?? 0) + 1,
        endLine: endLine + 1,
        endColumn: to - (starts[endLine] ?? 0) + 1,
      };
    },
    offsetOf(line, column) {
      const start = starts[Math.min(Math.max(1, line), starts.length) - 1] ?? 0;
      const next = starts[line] ?? text.length + 1;
      return Math.min(start + Math.max(1, column) - 1, Math.max(start, next - 1));
    },
  };
}
