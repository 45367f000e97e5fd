import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { annotationKey } from '../walk/families.ts';
import { operationsIn } from '../walk/operations.ts';
import { definitionOf, membersOf } from '../walk/parts.ts';

/** A connector that says nothing is in preview. Source: domain notes VER-02, 2.2 (`OperationStatusAheadOfConnector`). */
export const annotationStatusAhead: Rule = {
  id: 'annotation-status-ahead',
  severity: 'warning',
  why: 'An action cannot be ready for daily use while its connector is in preview.',
  source: 'Validation of the service',
  notes: ['VER-02'],
  serviceCodes: ['OperationStatusAheadOfConnector'],
  *check(document) {
    const { status } = membersOf(membersOf(definitionOf(document)?.['info'])[annotationKey]);
    if (status === 'Production') return;
    for (const { operation, label, pointer } of operationsIn(document)) {
      if (membersOf(operation[annotationKey])['status'] !== 'Production') continue;
      const message = `${label} has the status "Production", but the connector is in preview. Set the connector's status to "Production" as well, or this one to "Preview".`;
      yield { pointer: child(pointer, annotationKey, 'status'), message };
    }
  },
};
