import type { Edit } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { notificationContent } from '../walk/webhooks.ts';
import { parentOf } from '../../document/pointer.ts';

/** All 685 in published files stand on the path, whatever the documentation says. Source: domain notes, 2.4. */
export const notificationContentPlace: Rule = {
  id: 'notification-content-place',
  severity: 'error',
  why: 'The platform looks for what a webhook sends beside the operations of its path.',
  source: 'Connector documentation, webhook triggers',
  notes: ['TRG-02'],
  *check(document) {
    for (const { operation, pathItem, pointer, label } of operationsIn(document)) {
      if (!Object.hasOwn(operation, notificationContent)) continue;
      const from = child(pointer, notificationContent);
      const isFree = !Object.hasOwn(pathItem, notificationContent);
      const edits = (): readonly Edit[] => [
        { kind: 'set', pointer: child(parentOf(pointer), notificationContent), value: operation[notificationContent] },
        { kind: 'remove', pointer: from },
      ];
      yield {
        pointer: from,
        message: `What the service sends for ${label} is described inside the operation, where nobody looks. Move it beside the operation, onto its path.`,
        ...(isFree && { fix: { title: 'Move it onto the path', edits } }),
      };
    }
  },
};
