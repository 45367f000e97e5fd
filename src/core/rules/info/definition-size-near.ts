import type { Rule } from '../rule.ts';
import { limitsOf } from '../walk/limits.ts';

/** Bytes. Three of 100 published definitions are larger. */
const large = 500_000;

/** Of the file as it is written; refused without its layout: definition-size. Source: domain notes DOC-03. */
export const definitionSizeNear: Rule = {
  id: 'definition-size-near',
  severity: 'warning',
  why: 'The service takes definitions of less than one megabyte, and large ones open slowly in the designer.',
  source: 'Connector documentation, limits',
  notes: ['DOC-03'],
  *check(document) {
    const limits = limitsOf(document);
    const size = limits.get('definition-size');
    if (!size || size.used < large || (limits.get('solution-definition')?.used ?? 0) >= size.limit) return;
    yield {
      pointer: '/definition',
      message: `The definition has ${kilobytes(size.used)} of the ${kilobytes(size.limit)} that are possible. Leave out operations that nobody needs, or shorten descriptions and examples.`,
    };
  },
};

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024).toLocaleString('en')} KB`;
