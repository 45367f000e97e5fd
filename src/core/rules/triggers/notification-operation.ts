import type { Rule } from '../rule.ts';
import { child } from '../../document/pointer.ts';
import { isText, membersOf } from '../walk/parts.ts';
import { callbackSitesIn, type CallbackSite } from '../walk/webhooks.ts';

const member = 'x-ms-notification';

/** Source: domain notes, 2.4 and TRG-06. */
export const notificationOperation: Rule = {
  id: 'notification-operation',
  severity: 'error',
  why: 'A polling trigger may be woken by a webhook; nothing else can wake one, and nothing else can be woken.',
  source: 'Connector documentation, triggers',
  notes: ['TRG-06', 'DYN-01'],
  serviceCodes: ['NotificationOperationMustBeWebhook', 'OperationIdNotFound'],
  *check(document) {
    const sites = callbackSitesIn(document);
    const users = sites.filter(({ operation }) => membersOf(operation)[member] !== undefined);
    if (users.length === 0) return;
    const byId = new Map<unknown, CallbackSite>(sites.map((site) => [membersOf(site.operation)['operationId'], site]));
    for (const { operation, callbacks, pointer, method, path } of users) {
      const label = `${method.toUpperCase()} ${path}`;
      const place = child(pointer, member);
      if (operation['x-ms-trigger'] === undefined || callbacks.length > 0) {
        const what = callbacks.length > 0 ? 'a webhook itself' : 'no trigger';
        const message = `${label} is ${what}, and only a polling trigger can be woken by a webhook. Remove "${member}".`;
        yield {
          pointer: place,
          message,
          fix: { title: `Remove “${member}”`, edits: () => [{ kind: 'remove', pointer: place }] },
        };
        continue;
      }
      const { operationId } = membersOf(membersOf(operation)[member]);
      const id = isText(operationId) ? operationId : '';
      const webhook = byId.get(id);
      const at = child(place, 'operationId');
      if (id === '') yield { pointer: place, message: `"${member}" names no webhook. Write {"operationId": "…"}.` };
      else if (!webhook)
        yield {
          pointer: at,
          message: `There is no operation "${id}" to wake ${label}. Choose another, or add it.`,
        };
      else if (webhook.callbacks.length === 0)
        yield {
          pointer: at,
          message: `"${id}" is no webhook, so it cannot wake ${label}. Choose another.`,
        };
    }
  },
};
