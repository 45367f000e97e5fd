import { child } from '../../document/pointer.ts';
import { operationExtensions } from '../extension-shapes/operation-shapes.ts';
import { findUnfit } from '../mending/find-unfit.ts';
import type { Rule } from '../rule.ts';
import { inEachOperation } from '../walk/pieces.ts';

/** Unknown members: unknown-extension. Source: domain notes, 2.2, 2.5; VER-01 (`OperationRevisionEmpty`). */
export const operationExtensionsFit: Rule = {
  id: 'operation-extensions',
  severity: 'warning',
  why: 'What the platform cannot read in its own "x-ms-…" members has no effect, or is refused.',
  source: 'JSON schema of the connectors repository',
  notes: ['VER-01', 'VER-02', 'PAG-01'],
  check: inEachOperation(({ members }, pointer) =>
    findUnfit(members, operationExtensions, (key) => child(pointer, key)),
  ),
};
