import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isWithin, type JsonPointer } from '../document/pointer.ts';

const known = new WeakMap<readonly Diagnostic[], readonly Diagnostic[]>();

/** The findings at a place and inside it. Quick however many there are: they are sorted once. */
export function problemsWithin(diagnostics: readonly Diagnostic[], pointer: JsonPointer): readonly Diagnostic[] {
  if (diagnostics.length === 0) return none;
  let sorted = known.get(diagnostics);
  if (!sorted) {
    sorted = diagnostics.toSorted((a, b) => (a.pointer < b.pointer ? -1 : a.pointer > b.pointer ? 1 : 0));
    known.set(diagnostics, sorted);
  }
  const found: Diagnostic[] = [];
  // What is inside follows what is at the place, with names such as `a-b` of siblings in between.
  for (let at = firstFrom(sorted, pointer); sorted[at]?.pointer === pointer; at += 1) found.push(...take(sorted[at]));
  for (let at = firstFrom(sorted, `${pointer}/`); at < sorted.length; at += 1) {
    const diagnostic = sorted[at];
    if (!diagnostic || !isWithin(diagnostic.pointer, pointer)) break;
    found.push(diagnostic);
  }
  return found.length === 0 ? none : found;
}

/** Always the same, so that who looks again sees that nothing changed. */
const none: readonly Diagnostic[] = [];

const take = (diagnostic: Diagnostic | undefined): readonly Diagnostic[] => (diagnostic ? [diagnostic] : []);

function firstFrom(sorted: readonly Diagnostic[], pointer: JsonPointer): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const diagnostic = sorted[middle];
    if (diagnostic && diagnostic.pointer < pointer) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those of them that are to be mended: notes are not worth a mark. */
export function faultsWithin(diagnostics: readonly Diagnostic[], pointer: JsonPointer): readonly Diagnostic[] {
  const faults = problemsWithin(diagnostics, pointer).filter(({ severity }) => severity !== 'info');
  return faults.length === 0 ? none : faults;
}

const inside = ['/properties/', '/items', '/additionalProperties/', '/allOf/', '/anyOf/', '/oneOf/'];

/** Of the findings within a schema those about itself, not about the schemas inside it. */
export const aboutItself = (problems: readonly Diagnostic[], pointer: JsonPointer): readonly Diagnostic[] =>
  problems.length === 0 ? none : problems.filter((problem) => isAboutItself(problem.pointer, pointer));

/** True for a place in a schema that is in none of the schemas inside it. */
export const isAboutItself = (place: JsonPointer, pointer: JsonPointer): boolean =>
  isWithin(place, pointer) && !inside.some((start) => place.startsWith(start, pointer.length));
