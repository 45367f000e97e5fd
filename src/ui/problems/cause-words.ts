import type { RuleFacts } from '#core/problems/rule-facts.ts';

/** Faults of a text are no rule's. */
const kinds: Readonly<Record<string, string>> = {
  json: 'The text does not read as JSON.',
  check: 'The check could not be finished.',
};

/** What findings of one code have in common, in a sentence: the rule's reason. */
export const titleOfCause = (code: string, facts: RuleFacts | undefined): string =>
  facts?.why ?? kinds[code.split('/')[0] ?? ''] ?? code;
