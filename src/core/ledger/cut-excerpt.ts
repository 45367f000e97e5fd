import type { SourceRange } from '../diagnostics/diagnostic.ts';
import { indexLines, type LineIndex } from '../text/line-index.ts';
import { locateNamedSecrets, type Stretch } from '../secrets/locate-named-secrets.ts';

/** A few lines of a source around a place in it, fit to be shown. */
export interface Excerpt {
  readonly lines: readonly ExcerptLine[];
  /** The place goes on below. */
  readonly isCut: boolean;
}

export interface ExcerptLine {
  /** Counted from 1. */
  readonly number: number;
  readonly parts: readonly { readonly text: string; readonly isMarked: boolean }[];
}

/** Lines before and after the place, and lines of the place itself. */
const around = 3;
const mostLines = 12;
/** A file without line ends has one line of a million characters. */
const mostColumns = 240;
const columnsBefore = 60;
/** How far around what is shown a credential may begin or end, and the name beside it stand. */
const sight = 4000;

/**
 * Cuts the lines around a place out of a text. Credentials are covered by `***`: known kinds, and what stands beside a name
 * that says so.
 *
 * @param clean Masks the credentials that the conversion found anywhere.
 * @param isSecret The place itself holds a secret: its values are covered whatever they look like.
 */
export function cutExcerpt(
  text: string,
  range: SourceRange,
  clean: (text: string) => string,
  isSecret: boolean,
): Excerpt {
  const index = indexLines(text);
  const lastMarked = Math.min(range.endLine, range.line + mostLines - 1);
  const isCut = lastMarked < range.endLine;
  const lines = linesBetween(text, index, Math.max(1, range.line - around), isCut ? lastMarked : lastMarked + around);
  const marked: Stretch = {
    start: index.offsetOf(range.line, range.column),
    end: isCut ? (lines.at(-1)?.end ?? 0) : index.offsetOf(range.endLine, range.endColumn),
  };
  // What all lines are moved in by tells nothing, and on a small screen it takes all the room.
  const indent = Math.min(...lines.filter(({ start, end }) => end > start).map((line) => indentOf(text, line)));
  const shown = lines.map(({ number, start, end }) => ({
    number,
    ...windowOf(Math.min(start + indent, end), end, marked),
  }));
  const secrets = secretsAround(shown, text, isSecret ? marked : undefined);
  return {
    isCut,
    lines: shown.map(({ number, start, end, isCutBefore, isCutAfter }) => {
      const goesOn = marked.start < start && marked.end > start;
      const markStart = goesOn ? start + indentOf(text, { start, end }) : Math.min(Math.max(marked.start, start), end);
      const cuts = [start, markStart, Math.max(Math.min(marked.end, end), markStart), end];
      const parts = [0, 1, 2].flatMap((at) => {
        const [begin = start, stop = end] = [cuts[at], cuts[at + 1]];
        if (begin >= stop) return [];
        return [{ text: clean(coverUp(text, begin, stop, secrets)), isMarked: at === 1 }];
      });
      const ellipsis = { text: '…', isMarked: false };
      return { number, parts: [...(isCutBefore ? [ellipsis] : []), ...parts, ...(isCutAfter ? [ellipsis] : [])] };
    }),
  };
}

interface Line extends Stretch {
  readonly number: number;
}

function linesBetween(text: string, { offsetOf, rangeOf }: LineIndex, first: number, last: number): readonly Line[] {
  const lines: Line[] = [];
  const lastOfAll = rangeOf(text.length, text.length).line;
  for (let number = first; number <= Math.min(last, lastOfAll); number += 1) {
    const end = offsetOf(number, Number.MAX_SAFE_INTEGER);
    lines.push({
      number,
      start: offsetOf(number, 1),
      end: text[end - 1] === '\r' && text[end] === '\n' ? end - 1 : end,
    });
  }
  return lines;
}

/** Looks only near what is shown: a line in between may have a million characters. */
function secretsAround(shown: readonly Stretch[], text: string, suspect: Stretch | undefined): readonly Stretch[] {
  const views: { start: number; end: number }[] = [];
  for (const { start, end } of shown) {
    const view = { start: Math.max(0, start - sight), end: Math.min(text.length, end + sight) };
    const before = views.at(-1);
    if (before && view.start <= before.end) before.end = view.end;
    else views.push(view);
  }
  const moved = ({ start, end }: Stretch, by: number): Stretch => ({ start: start + by, end: end + by });
  return views.flatMap(({ start: from, end }) =>
    locateNamedSecrets(text.slice(from, end), suspect && moved(suspect, -from)).map((found) => moved(found, from)),
  );
}

const indentOf = (text: string, { start, end }: Stretch): number =>
  /^[ \t]*/.exec(text.slice(start, Math.min(end, start + 200)))?.[0].length ?? 0;

/** What is shown of a line: all of a short one, else what stands around the place. */
function windowOf(
  start: number,
  end: number,
  marked: Stretch,
): Stretch & { isCutBefore: boolean; isCutAfter: boolean } {
  const isIn = marked.start >= start && marked.start <= end;
  const begin = end - start > mostColumns && isIn ? Math.max(start, marked.start - columnsBefore) : start;
  const stop = Math.min(end, begin + mostColumns);
  return { start: begin, end: stop, isCutBefore: begin > start, isCutAfter: stop < end };
}

function coverUp(text: string, start: number, end: number, secrets: readonly Stretch[]): string {
  let shown = '';
  let at = start;
  for (const secret of secrets) {
    if (secret.end <= at || secret.start >= end) continue;
    shown += `${text.slice(at, Math.max(at, secret.start))}***`;
    at = secret.end;
  }
  return at < end ? shown + text.slice(at, end) : shown;
}
