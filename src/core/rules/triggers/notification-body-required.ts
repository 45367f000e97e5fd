import type { Edit } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { callbackSitesIn } from '../walk/webhooks.ts';

/**
 * A warning although the domain notes want all of the chain required: the service took calendly and encodian with an optional
 * body.
 *
 * Source: domain notes, 6.1 and TRG-01.
 */
export const notificationBodyRequired: Rule = {
  id: 'notification-body-required',
  severity: 'warning',
  why: 'The callback address is in the body, so a webhook cannot be asked for without it.',
  source: 'Connector documentation, webhook triggers',
  notes: ['TRG-01'],
  serviceCodes: ['NotificationUrlNotRequired'],
  *check(document) {
    const told = new Set<JsonPointer>();
    for (const { callbacks } of callbackSitesIn(document)) {
      const body = callbacks[0]?.body;
      if (!body || body.isRequired || told.has(body.pointer)) continue;
      told.add(body.pointer);
      const pointer = child(body.pointer, 'required');
      const edits = (): readonly Edit[] => [{ kind: 'set', pointer, value: true }];
      yield {
        pointer,
        message: 'The callback address is in this body, which may be left out. Make the body required.',
        fix: { title: 'Make the body required', edits },
      };
    }
  },
};
