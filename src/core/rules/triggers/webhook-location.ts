import { isRecord } from '../../definition/operations.ts';
import { responsesOf } from '../../definition/edits/responses.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { callbackSitesIn, isWebhookTrigger } from '../walk/webhooks.ts';

/** A hint: of 643 published webhooks only 36 say it, and work. Source: domain notes, 6.1 and TRG-03. */
export const webhookLocation: Rule = {
  id: 'webhook-location',
  severity: 'info',
  why: 'The platform deletes the address that the service gives in this header.',
  source: 'Connector documentation, webhook triggers',
  notes: ['TRG-03'],
  *check(document) {
    for (const site of callbackSitesIn(document)) {
      if (site.callbacks.length === 0 || !isWebhookTrigger(site)) continue;
      const created = responsesOf(document.definition.value, site).find(({ status }) => status === '201');
      const headers: unknown = created?.response.headers;
      if (isRecord(headers) && Object.keys(headers).some((name) => name.toLowerCase() === 'location')) continue;
      yield {
        pointer: created?.pointer ?? child(site.pointer, 'responses'),
        message:
          'The service should answer 201 with a header "Location", the address that the platform deletes later. Say so among the responses.',
      };
    }
  },
};
