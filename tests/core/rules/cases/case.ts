import type { Files } from '../support/document-with.ts';

/** A connector and the places that a rule finds in it; none where it is as it should be. */
export interface RuleCase extends Files {
  readonly name: string;
  readonly found: readonly string[];
  /** What the first message says. */
  readonly says?: RegExp;
}

export type RuleCases = Readonly<Record<string, readonly RuleCase[]>>;
