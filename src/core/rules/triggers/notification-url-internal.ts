import type { Edit } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { callbackSitesIn } from '../walk/webhooks.ts';

/** Source: domain notes, 6.1 and TRG-01. */
export const notificationUrlInternal: Rule = {
  id: 'notification-url-internal',
  severity: 'error',
  why: 'The platform fills in its own address, so makers must not be asked for it.',
  source: 'Connector documentation, webhook triggers',
  notes: ['TRG-01'],
  serviceCodes: ['NotificationUrlNotInternal'],
  *check(document) {
    const told = new Set<JsonPointer>();
    for (const { callbacks } of callbackSitesIn(document)) {
      for (const { pointer, isInternal } of callbacks) {
        if (isInternal || told.has(pointer)) continue;
        told.add(pointer);
        const edits = (): readonly Edit[] => [
          { kind: 'set', pointer: child(pointer, 'x-ms-visibility'), value: 'internal' },
        ];
        yield {
          pointer,
          message: 'Makers would be asked for the callback address, which the platform fills in. Make it internal.',
          fix: { title: 'Make it internal', edits },
        };
      }
    }
  },
};
