import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { familiesIn } from '../walk/families.ts';
import { isFilled } from '../walk/parts.ts';

/**
 * The first version keeps the id that it had when it was the only one. What stands behind the number is not looked at.
 *
 * Source: domain notes VER-01 (`OperationIdShouldEndWithRevision`).
 */
export const familyIdVersion: Rule = {
  id: 'family-id-version',
  severity: 'warning',
  why: 'Versions of one action are told apart by the end of their IDs: "GetOrder", "GetOrder_V2".',
  source: 'Validation of the service',
  notes: ['VER-01'],
  serviceCodes: ['OperationIdShouldEndWithRevision'],
  *check(document) {
    for (const versions of familiesIn(document).values()) {
      for (const { annotation, site } of versions) {
        const { revision } = annotation;
        const { operationId } = site.operation;
        if (typeof revision !== 'number' || revision < 2 || !isFilled(operationId)) continue;
        if (operationId.toLowerCase().endsWith(`v${revision}`)) continue;
        const message = `This is version ${revision}, but its ID "${operationId}" does not end with it. Write "${operationId.replace(/_?v\d+$/i, '')}_V${revision}".`;
        yield { pointer: child(site.pointer, 'operationId'), message };
      }
    }
  },
};
