import { countBySeverity, type Diagnostic, type Severity } from '../diagnostics/diagnostic.ts';
import type { JsonPointer } from '../document/pointer.ts';
import { placeOfProblem, problemSections, type ProblemPlace, type ProblemSection } from './problem-place.ts';

/** Findings that have one cause, or are about one thing. In the order of the text. */
export interface ProblemGroup {
  /** Stays the same while the group does: `rule/summary-present`, `operations /definition/paths/~1pets/get`. */
  readonly id: string;
  /** Of the gravest. */
  readonly severity: Severity;
  readonly problems: readonly Diagnostic[];
  /** Of groups by place. */
  readonly place?: ProblemPlace;
}

/** By what groups are made. */
export type Grouping = 'cause' | 'place';

/**
 * Findings in groups. By cause: the gravest causes first, then by code, so that what is about one subject stands together
 * and nothing changes places while one mends. By place: in the order of the tabs and of the text, whatever is about the
 * connector as a whole first.
 */
export const groupProblems = (diagnostics: readonly Diagnostic[], by: Grouping): readonly ProblemGroup[] =>
  by === 'cause' ? groupByCause(diagnostics) : groupByPlace(diagnostics);

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function groupByCause(diagnostics: readonly Diagnostic[]): readonly ProblemGroup[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) add(groups, diagnostic.code, diagnostic);
  return [...groups]
    .map(([id, problems]) => ({ id, severity: gravestOf(problems), problems }))
    .toSorted((a, b) => gravity[a.severity] - gravity[b.severity] || (a.id < b.id ? -1 : 1));
}

function groupByPlace(diagnostics: readonly Diagnostic[]): readonly ProblemGroup[] {
  const sections = new Map<ProblemSection, Map<JsonPointer, Diagnostic[]>>();
  for (const diagnostic of diagnostics) {
    const { section, pointer } = placeOfProblem(diagnostic.pointer);
    let places = sections.get(section);
    if (!places) sections.set(section, (places = new Map<JsonPointer, Diagnostic[]>()));
    add(places, pointer, diagnostic);
  }
  return sectionOrder.flatMap((section) =>
    [...(sections.get(section) ?? [])]
      .toSorted(([a], [b]) => Number(a !== '') - Number(b !== ''))
      .map(([pointer, problems]) => ({
        id: `${section} ${pointer}`,
        severity: gravestOf(problems),
        problems,
        place: { section, pointer },
      })),
  );
}

export const sectionOrder = Object.keys(problemSections) as readonly ProblemSection[];

function add<K>(groups: Map<K, Diagnostic[]>, key: K, diagnostic: Diagnostic): void {
  const group = groups.get(key);
  if (group) group.push(diagnostic);
  else groups.set(key, [diagnostic]);
}

function gravestOf(problems: readonly Diagnostic[]): Severity {
  const { error, warning } = countBySeverity(problems);
  return error > 0 ? 'error' : warning > 0 ? 'warning' : 'info';
}

/** Findings that the same fix mends. */
export interface FixKind {
  /** `rule/<rule id>`. */
  readonly code: Diagnostic['code'];
  /** What the button says. */
  readonly title: string;
}

export interface FixCount extends FixKind {
  readonly count: number;
  readonly severity: Severity;
  /** What it does that a maker may not want: it is made only when it is chosen. */
  readonly caution?: string;
}

/** What of the findings can be mended by rule, by kind, as groups by cause stand. */
export function fixKindsOf(diagnostics: readonly Diagnostic[]): readonly FixCount[] {
  const kinds = new Map<string, FixCount>();
  for (const { code, severity, fix } of diagnostics) {
    if (!fix) continue;
    const key = `${code} ${fix.title}`;
    const { count = 0, caution = fix.caution } = kinds.get(key) ?? {};
    kinds.set(key, { code, title: fix.title, severity, count: count + 1, ...(caution && { caution }) });
  }
  return [...kinds.values()].toSorted((a, b) => gravity[a.severity] - gravity[b.severity] || b.count - a.count);
}
