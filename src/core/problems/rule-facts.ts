import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Profile } from '../rules/rule.ts';

/** A rule as a reader knows it: all of it but what it does. Safe to post between threads. */
export interface RuleFacts {
  readonly code: Diagnostic['code'];
  readonly severity: Severity;
  readonly why: string;
  readonly source: string;
  readonly notes: readonly string[];
  /** The service's own names for the fault. */
  readonly serviceCodes: readonly string[];
  /** The only profile it belongs to; absent: both. */
  readonly profile?: Profile;
}

/** How many of the rules a profile asks. */
export const countRules = (facts: Iterable<RuleFacts>, profile: Profile): number =>
  [...facts].filter((one) => one.profile === undefined || one.profile === profile).length;
