import type { Rule } from '../rule.ts';
import { perDefinition } from '../walk/parts.ts';
import { operationsIn } from '../walk/operations.ts';
import { callbackSitesIn, isWebhookTrigger } from '../walk/webhooks.ts';

/**
 * Told only where no DELETE of the connector can be meant: the address that the service answers with may be any. 94 of
 * 643 published webhooks have none.
 *
 * Source: domain notes, 6.1 and TRG-03.
 */
export const webhookRemoval: Rule = {
  id: 'webhook-removal',
  severity: 'warning',
  why: 'When a flow is changed or removed, the platform deletes its webhook; otherwise the service calls for ever.',
  source: 'Connector documentation, webhook triggers',
  notes: ['TRG-03'],
  *check(document) {
    const beginnings = deletedBeginnings(document);
    for (const site of callbackSitesIn(document)) {
      if (site.callbacks.length === 0 || !isWebhookTrigger(site) || beginnings.has(beginningOf(site.path))) continue;
      yield {
        pointer: site.pointer,
        message: `No operation takes the webhook of ${site.method.toUpperCase()} ${site.path} back. Add a DELETE operation for the address that the service answers with, and make it internal.`,
      };
    }
  },
};

const deletedBeginnings = perDefinition<ReadonlySet<string>>(
  (document) =>
    new Set(
      operationsIn(document)
        .filter(({ method }) => method === 'delete')
        .map(({ path }) => beginningOf(path)),
    ),
);

/** `/hooks` of `/hooks/{id}`. */
const beginningOf = (path: string): string => path.split('/', 2).join('/');
