import { notificationUrl } from '../../definition/edits/schemas/callback.ts';
import { child } from '../../document/pointer.ts';
import type { Edit } from '../../document/patch.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Source: domain notes, 6.1 and TRG-01. */
export const notificationUrlText: Rule = {
  id: 'notification-url-text',
  severity: 'error',
  why: 'An address is text.',
  source: 'Connector documentation, webhook triggers',
  notes: ['TRG-01'],
  serviceCodes: ['NotificationUrlNotString'],
  check: inEachPiece(function* ({ sites }) {
    for (const { value, pointer } of sites.schemas) {
      if (!Object.hasOwn(value, notificationUrl) || value['type'] === 'string') continue;
      const place = child(pointer, 'type');
      const edits = (): readonly Edit[] => [{ kind: 'set', pointer: place, value: 'string' }];
      // What describes something else as well is not made a text without asking.
      const isBare =
        value['type'] === undefined && !['properties', 'items', 'allOf'].some((key) => Object.hasOwn(value, key));
      yield {
        pointer: place,
        message: 'What receives the callback address has to be a text. Set its type to "string".',
        ...(isBare && { fix: { title: 'Make it a text', edits } }),
      };
    }
  }),
};
