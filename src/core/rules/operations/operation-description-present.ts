import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { isFilled } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';

/** Internal operations are passed over: no maker sees them. Source: domain notes OP-11. */
export const operationDescriptionPresent: Rule = {
  id: 'operation-description-present',
  severity: 'warning',
  why: 'The description tells makers, and the assistants that build flows for them, what the action does.',
  source: 'Guidelines for certification',
  notes: ['OP-11'],
  check: inEachOperation(function* ({ label, members }, pointer) {
    const { description, 'x-ms-visibility': visibility } = members;
    // A number or an object in its place is a fault of shape.
    if (description !== undefined && typeof description !== 'string') return;
    if (isFilled(description) || visibility === 'internal') return;
    yield {
      pointer: description === undefined ? pointer : child(pointer, 'description'),
      message: `${label} has no description. Say in a sentence what it does, such as "Gets all orders of a customer."`,
    };
  }),
};
