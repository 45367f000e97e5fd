import type { Rule } from '../rule.ts';
import { membersOf } from '../walk/parts.ts';
import { callbackSitesIn, isWebhookTrigger, notificationContent } from '../walk/webhooks.ts';

/** Source: domain notes, 6.1 and TRG-02. */
export const webhookCallback: Rule = {
  id: 'webhook-callback',
  severity: 'error',
  why: 'A service can only call back whom it was told.',
  source: 'Connector documentation, webhook triggers',
  notes: ['TRG-02'],
  serviceCodes: ['WebhookOperationsMissingNotificationUrlProperty'],
  *check(document) {
    for (const site of callbackSitesIn(document)) {
      const { callbacks, pointer, method, path, pathItem } = site;
      if (callbacks.length > 0 || !isWebhookTrigger(site)) continue;
      const label = `${method.toUpperCase()} ${path}`;
      const isDescribed = membersOf(pathItem)[notificationContent] !== undefined;
      const kind = isDescribed ? 'describes what the service sends' : 'is a trigger';
      yield {
        pointer,
        message: `${label} ${kind}, but the service is not told where to call. Choose the property of its body that receives the callback address.`,
      };
    }
  },
};
