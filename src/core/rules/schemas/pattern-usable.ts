import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Longer ones are not looked into. */
const longest = 5000;

/**
 * Patterns that are no regular expression, or that may take for ever: a group that repeats what is nothing but a
 * repetition, `(a+)+`, can be matched in more ways than can be tried. They are looked at and never run.
 *
 * Source: OpenAPI 2.0, Schema Object, `pattern`; domain notes SCH-04.
 */
export const patternUsable: Rule = {
  id: 'pattern-usable',
  severity: 'warning',
  why: 'A pattern that cannot be read, or not matched in time, makes a good value fail.',
  source: 'OpenAPI 2.0, Schema Object, pattern',
  notes: ['SCH-04'],
  serviceCodes: ['PatternShouldBeValidRegularExpression'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'pattern')) {
      const { pattern } = site.value;
      if (typeof pattern !== 'string' || pattern.length > longest) continue;
      const message = judgePattern(pattern);
      if (message !== undefined) yield { pointer: child(site.pointer, 'pattern'), message };
    }
  }),
};

function judgePattern(pattern: string): string | undefined {
  if (!isExpression(pattern)) {
    return 'This pattern is no regular expression as JavaScript has them. Correct it, or remove it and say in the description what fits.';
  }
  return repeatsRepetition(pattern)
    ? 'This pattern may take for ever on some texts, because it repeats a group that is itself a repetition, as "(a+)+" does. Take one of the two away.'
    : undefined;
}

/** Read only: a regular expression is not run before it is used. */
function isExpression(pattern: string): boolean {
  // Some things are only allowed with the flag, and some only without it.
  return ['', 'u'].some((flags) => {
    try {
      return new RegExp(pattern, flags).flags === flags;
    } catch {
      return false;
    }
  });
}

/** What stands in a group, or outside all groups. */
interface Group {
  /** Parts of the alternative being read that must be there and are not repeated. */
  fixed: number;
  /** A part of it is repeated without limit. */
  isRepeated: boolean;
  /** An earlier alternative, or this one, is nothing but repetition. */
  isOnlyRepetition: boolean;
}

const openGroup = (): Group => ({ fixed: 0, isRepeated: false, isOnlyRepetition: false });

const closeAlternative = (group: Group): void => {
  group.isOnlyRepetition ||= group.isRepeated && group.fixed === 0;
  group.fixed = 0;
  group.isRepeated = false;
};

const atom =
  /\\(?:u\{[^}]*\}|[pP]\{[^}]*\}|k<[^>]*>|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|[\s\S]/y;
const quantifier = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;

function repeatsRepetition(pattern: string): boolean {
  const groups: Group[] = [openGroup()];
  for (let at = 0; at < pattern.length;) {
    atom.lastIndex = at;
    const [part = ''] = atom.exec(pattern) ?? [];
    at += Math.max(1, part.length);
    const group = groups.at(-1);
    if (!group) return false;
    if (part.startsWith('(')) groups.push(openGroup());
    else if (part === '|') closeAlternative(group);
    else if (part !== '^' && part !== '$') {
      const inner = part === ')' ? groups.pop() : undefined;
      if (inner) closeAlternative(inner);
      quantifier.lastIndex = at;
      const [repeated = ''] = quantifier.exec(pattern) ?? [];
      at += repeated.length;
      const isUnbounded = /^[*+]|,\}/.test(repeated);
      if (inner?.isOnlyRepetition && isUnbounded) return true;
      const outer = groups.at(-1);
      if (!outer) return false;
      if (isUnbounded || inner?.isOnlyRepetition) outer.isRepeated = true;
      else if (!/^[*?]|^\{0/.test(repeated)) outer.fixed += 1;
    }
  }
  return false;
}
