import type { Files } from '../support/document-with.ts';

/** A connector and the places that a rule finds in it; none where it is as it should be. */
export interface RuleCase extends Files {
  readonly name: string;
  readonly found: readonly string[];
  /** What the first message says. */
  readonly says?: RegExp;
  /** What the fix of the first finding is called. */
  readonly fix?: string;
  /** What stands where, after all that is found was mended; undefined for what is gone. */
  readonly mended?: Readonly<Record<string, unknown>>;
}

export type RuleCases = Readonly<Record<string, readonly RuleCase[]>>;
