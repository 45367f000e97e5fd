import type { Edit } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { callbackSitesIn } from '../walk/webhooks.ts';

/** Source: domain notes, 6.1. */
export const webhookTriggerMark: Rule = {
  id: 'webhook-trigger-mark',
  severity: 'warning',
  why: 'Without the mark of a trigger it is shown among the actions, where it starts no flow.',
  source: 'Connector documentation, webhook triggers',
  notes: ['TRG-04'],
  *check(document) {
    for (const { callbacks, operation, pointer, method, path } of callbackSitesIn(document)) {
      if (callbacks.length === 0) continue;
      const kind = operation['x-ms-trigger'];
      if (kind !== undefined && kind !== 'batch') continue;
      const place = child(pointer, 'x-ms-trigger');
      const edits = (): readonly Edit[] => [{ kind: 'set', pointer: place, value: 'single' }];
      const fact = kind === undefined ? 'is no trigger' : 'is a polling trigger';
      yield {
        pointer: kind === undefined ? pointer : place,
        message: `${method.toUpperCase()} ${path} ${fact}, but the service is told to call back. Make it a webhook trigger.`,
        fix: { title: 'Make it a webhook trigger', edits },
      };
    }
  },
};
