import { diffLines, type DiffLine } from '../policies/diff-lines.ts';
import { fileNames, type TextPart } from '../document/connector.ts';
import { indexLines, type LineIndex } from '../text/line-index.ts';
import type { ChangedStretch } from './changed-stretches.ts';

/** Lines of a file that change, with a few around them. */
export interface DiffHunk {
  /** Number of the first line before and after, from 1. */
  readonly line: number;
  readonly newLine: number;
  readonly lines: readonly DiffLine[];
}

/** What changes in one file. */
export interface FileDiff {
  readonly part: TextPart;
  /** `apiDefinition.swagger.json`. */
  readonly name: string;
  /** In the order of the file; not all of them when there are very many. */
  readonly hunks: readonly DiffHunk[];
  /** How many there are. */
  readonly count: number;
}

/** Lines shown around what changes. */
const around = 2;
/** So many hunks are told: nobody reads on. */
const mostHunks = 300;
/** A longer line is shown around what changes in it: a file may be one line. */
const longLine = 400;
/** Characters shown before and after in a long line. */
const nearby = 60;

/** @param stretches In the order of the text, apart from each other. */
export function diffFile(
  part: TextPart,
  before: string,
  after: string,
  stretches: readonly ChangedStretch[],
): FileDiff {
  const [old, now] = [linesOf(before), linesOf(after)];
  const blocks: Block[] = [];
  for (const stretch of stretches) {
    const block = blockOf(stretch, old, now);
    const last = blocks.at(-1);
    // Two that would show the same line between them are one.
    if (last && block.start - last.end <= 2 * around) {
      blocks[blocks.length - 1] = {
        ...last,
        end: Math.max(last.end, block.end),
        newEnd: Math.max(last.newEnd, block.newEnd),
        stretch: join(last.stretch, stretch),
      };
    } else blocks.push(block);
  }
  const hunks = blocks.slice(0, mostHunks).map((block) => hunkOf(block, old, now));
  return { part, name: fileNames[part], hunks, count: blocks.length };
}

interface Lines {
  readonly text: string;
  readonly index: LineIndex;
  readonly count: number;
}

/** Whole lines that change: their first and last number before and after. */
interface Block {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
  readonly stretch: ChangedStretch;
}

const linesOf = (text: string): Lines => {
  const index = indexLines(text);
  return { text, index, count: index.rangeOf(text.length, text.length).line };
};

function blockOf(stretch: ChangedStretch, old: Lines, now: Lines): Block {
  const { line: start, endLine: end } = old.index.rangeOf(stretch.start, stretch.end);
  const { line: newStart, endLine: newEnd } = now.index.rangeOf(stretch.newStart, stretch.newEnd);
  return { start, end, newStart, newEnd, stretch };
}

const join = (a: ChangedStretch, b: ChangedStretch): ChangedStretch => ({
  start: a.start,
  end: b.end,
  newStart: a.newStart,
  newEnd: b.newEnd,
});

function hunkOf({ start, end, newStart, newEnd, stretch }: Block, old: Lines, now: Lines): DiffHunk {
  const [before, after] = [textOf(old, start, end), textOf(now, newStart, newEnd)];
  if (Math.max(before.length, after.length) > longLine * Math.max(end - start, newEnd - newStart, 1))
    return { line: start, newLine: newStart, lines: cutLines(stretch, old.text, now.text) };
  const lead = Math.min(around, start - 1, newStart - 1);
  const tail = Math.min(around, old.count - end, now.count - newEnd);
  const same = (from: number, to: number): readonly DiffLine[] =>
    to < from
      ? []
      : textOf(now, from, to)
          .split('\n')
          .map((text) => ({ kind: 'same', text: text.slice(0, longLine) }));
  const changed = diffLines(before, after).map(({ kind, text }) => ({ kind, text: text.slice(0, longLine) }));
  return {
    line: start - lead,
    newLine: newStart - lead,
    lines: [...same(newStart - lead, newStart - 1), ...changed, ...same(newEnd + 1, newEnd + tail)],
  };
}

/** Lines `from` to `to`, both included, with their ends made one. */
function textOf({ text, index, count }: Lines, from: number, to: number): string {
  const end = to < count ? index.offsetOf(to + 1, 1) : text.length;
  const lines = text.slice(index.offsetOf(from, 1), end).replace(/\r\n?/g, '\n');
  return lines.endsWith('\n') ? lines.slice(0, -1) : lines;
}

function cutLines(
  { start, end, newStart, newEnd }: ChangedStretch,
  before: string,
  after: string,
): readonly DiffLine[] {
  const cut = (text: string, from: number, to: number): string => {
    const [first, last] = [Math.max(0, from - nearby), Math.min(text.length, Math.min(to, from + longLine) + nearby)];
    const piece = text.slice(first, last).replace(/\s+/g, ' ');
    return `${first > 0 ? '…' : ''}${piece}${last < text.length ? '…' : ''}`;
  };
  return [
    { kind: 'removed', text: cut(before, start, end) },
    { kind: 'added', text: cut(after, newStart, newEnd) },
  ];
}
