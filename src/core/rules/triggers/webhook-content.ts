import { child, parentOf } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { membersOf } from '../walk/parts.ts';
import { callbackSitesIn, notificationContent } from '../walk/webhooks.ts';

/** One that stands on the operation is left to notification-content-place. Source: domain notes, 6.1 and TRG-02. */
export const webhookContent: Rule = {
  id: 'webhook-content',
  severity: 'error',
  why: 'The platform wants to know what a webhook sends.',
  source: 'Connector documentation, webhook triggers',
  notes: ['TRG-02'],
  serviceCodes: ['OperationMustHaveNotificationContentExtension'],
  *check(document) {
    for (const { callbacks, operation, pathItem, pointer, method, path } of callbackSitesIn(document)) {
      if (callbacks.length === 0 || membersOf(pathItem)[notificationContent] !== undefined) continue;
      if (membersOf(operation)[notificationContent] !== undefined) continue;
      yield {
        pointer: child(parentOf(pointer), notificationContent),
        message: `${method.toUpperCase()} ${path} tells the service where to call, but not what it sends there. Describe it: import a sample of a notification.`,
      };
    }
  },
};
