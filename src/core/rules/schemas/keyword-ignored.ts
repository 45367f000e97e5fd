import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** A warning: twelve published connectors have it. `anyOf` and others are faults of shape. Source: domain notes 7.2 and SCH-07. */
export const keywordIgnored: Rule = {
  id: 'keyword-ignored',
  severity: 'warning',
  why: 'What the service does not know it does not keep to, and publishing may be refused for it.',
  source: 'Validation of the service',
  notes: ['SCH-07'],
  serviceCodes: ['SwaggerKeywordNotSupported'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'uniqueItems')) {
      if (typeof site.value['uniqueItems'] !== 'boolean') continue;
      const pointer = child(site.pointer, 'uniqueItems');
      yield {
        pointer,
        message: '"uniqueItems" is not supported, so values may be repeated in any case. Remove it.',
        fix: { title: 'Remove "uniqueItems"', edits: () => [{ kind: 'remove', pointer }] },
      };
    }
  }),
};
