import type { Edit } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { inEachOperation } from '../walk/pieces.ts';

/** Source: domain notes, 2.4 and TRG-04. */
export const triggerKind: Rule = {
  id: 'trigger-kind',
  severity: 'error',
  why: 'The platform knows two kinds of triggers.',
  source: 'Connector documentation, triggers',
  notes: ['TRG-04'],
  check: inEachOperation(function* ({ members, label }, pointer) {
    const kind = members['x-ms-trigger'];
    if (kind === undefined || kind === 'single' || kind === 'batch') return;
    const place = child(pointer, 'x-ms-trigger');
    const lower = typeof kind === 'string' ? kind.trim().toLowerCase() : '';
    const edits = (): readonly Edit[] => [{ kind: 'set', pointer: place, value: lower }];
    const isMeant = lower === 'single' || lower === 'batch';
    yield {
      pointer: place,
      message: `The kind of the trigger ${label} is "single", for a webhook, or "batch", for one that asks again and again. Choose one.`,
      ...(isMeant && { fix: { title: 'Write it in small letters', edits } }),
    };
  }),
};
