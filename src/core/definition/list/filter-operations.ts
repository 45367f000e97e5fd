import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { OperationEntry } from '../operations.ts';
import { isDeprecated, isInternal, textsOf } from '../operation-settings.ts';
import { problemsOf, type ProblemsByPlace } from '../problems-by-operation.ts';

/** Which operations are shown; what is set has to hold, all of it. */
export interface OperationFilter {
  readonly problems: boolean;
  readonly deprecated: boolean;
  readonly internal: boolean;
  /** '' for any. */
  readonly tag: string;
}

export const noFilter: OperationFilter = { problems: false, deprecated: false, internal: false, tag: '' };

export const isFiltering = ({ problems, deprecated, internal, tag }: OperationFilter): boolean =>
  problems || deprecated || internal || tag !== '';

/** True for filters that only operations can pass: shared parts and policies have neither tags nor visibility. */
export const isAboutOperations = ({ deprecated, internal, tag }: OperationFilter): boolean =>
  deprecated || internal || tag !== '';

/** Errors and warnings; what is only worth knowing is no problem. */
export const weighty = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.filter(({ severity }) => severity !== 'info');

export function passesFilter(entry: OperationEntry, filter: OperationFilter, problems: ProblemsByPlace): boolean {
  if (filter.deprecated && !isDeprecated(entry.operation)) return false;
  if (filter.internal && !isInternal(entry.operation)) return false;
  if (filter.tag !== '' && !textsOf(entry.operation.tags).includes(filter.tag)) return false;
  return !filter.problems || weighty(problemsOf(problems, entry)).length > 0;
}

/** The filters that are set, in words: `with problems, internal`. */
export function describeFilter({ problems, deprecated, internal, tag }: OperationFilter): string {
  return [problems && 'with problems', deprecated && 'deprecated', internal && 'internal', tag !== '' && `tag “${tag}”`]
    .filter((words) => words !== false)
    .join(', ');
}
