import { countBySeverity, type Diagnostic, type Severity } from '../diagnostics/diagnostic.ts';
import { segmentsOf } from '../document/pointer.ts';
import type { RuleFacts } from './rule-facts.ts';
import { placeOfProblem, type ProblemSection } from './problem-place.ts';

/** Which findings are wanted. */
export interface ProblemFilter {
  readonly severities: readonly Severity[];
  /** Only those of one part of the connector. */
  readonly section?: ProblemSection;
  /** Only those that can be mended by rule. */
  readonly isMendable: boolean;
  /** Words that a finding's text, place, code, reason or the service's own names for it have, all of them. */
  readonly text: string;
}

export const noFilter: ProblemFilter = { severities: ['error', 'warning', 'info'], isMendable: false, text: '' };

export const isFiltering = ({ severities, section, isMendable, text }: ProblemFilter): boolean =>
  severities.length < 3 || section !== undefined || isMendable || text.trim() !== '';

export interface FilteredProblems {
  readonly problems: readonly Diagnostic[];
  /** Of what every other wish lets through, whatever severities are wanted. */
  readonly counts: Readonly<Record<Severity, number>>;
}

/** Findings that are wanted, in the order given. */
export function filterProblems(
  diagnostics: readonly Diagnostic[],
  { severities, section, isMendable, text }: ProblemFilter,
  facts: ReadonlyMap<string, RuleFacts>,
): FilteredProblems {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const isWanted = (one: Diagnostic): boolean =>
    (!isMendable || one.fix !== undefined) &&
    (section === undefined || placeOfProblem(one.pointer).section === section) &&
    (words.length === 0 || hasWords(one, words, facts.get(one.code)));
  const wanted =
    section === undefined && !isMendable && words.length === 0 ? diagnostics : diagnostics.filter(isWanted);
  const problems = severities.length === 3 ? wanted : wanted.filter(({ severity }) => severities.includes(severity));
  return { problems, counts: countBySeverity(wanted) };
}

function hasWords({ message, code, pointer }: Diagnostic, words: readonly string[], facts?: RuleFacts): boolean {
  const text = [message, code, pointer, segmentsOf(pointer).join(' '), facts?.why, ...(facts?.serviceCodes ?? [])];
  const searched = text.join('\n').toLowerCase();
  return words.every((word) => searched.includes(word));
}
