import type { Rule } from '../rule.ts';
import { limitsOf } from '../walk/limits.ts';

/**
 * Without line breaks and indentation, as it is sent: one published connector has 1,104,994 bytes as it is written, and
 * 715,865 without them. As it is written: definition-size-near.
 *
 * Source: domain notes DOC-03, 7.1.
 */
export const definitionSize: Rule = {
  id: 'definition-size',
  severity: 'error',
  why: 'The service takes definitions of less than one megabyte.',
  source: 'Connector documentation, limits',
  notes: ['DOC-03'],
  *check(document) {
    const limits = limitsOf(document);
    const used = limits.get('solution-definition')?.used ?? 0;
    const most = limits.get('definition-size')?.limit ?? 0;
    if (used < most) return;
    yield {
      pointer: '/definition',
      message: `The definition has ${megabytes(used)}, and less than ${megabytes(most)} is possible. Leave out operations or examples, or make two connectors of it.`,
    };
  },
};

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(2)} MB`;
