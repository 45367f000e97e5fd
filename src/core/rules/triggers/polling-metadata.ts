import { pollingMetadata as written } from '../../definition/edits/trigger-kind.ts';
import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Edit } from '../../document/patch.ts';
import type { Rule } from '../rule.ts';
import { callbackSitesIn } from '../walk/webhooks.ts';
import { membersOf } from '../walk/parts.ts';

/** Source: domain notes, 2.4 and 6.2. */
export const pollingMetadata: Rule = {
  id: 'polling-metadata',
  severity: 'warning',
  why: 'This metadata makes a trigger poll, in the one form that is known to work.',
  source: 'Connector documentation, polling triggers',
  notes: ['TRG-04'],
  *check(document) {
    for (const { operation, callbacks, pointer, method, path } of callbackSitesIn(document)) {
      const metadata = membersOf(operation)['x-ms-trigger-metadata'];
      if (metadata === undefined) continue;
      const place = child(pointer, 'x-ms-trigger-metadata');
      const label = `${method.toUpperCase()} ${path}`;
      if (callbacks.length > 0 || operation['x-ms-trigger'] === undefined) {
        const what = callbacks.length > 0 ? 'a webhook' : 'no trigger';
        const edits = (): readonly Edit[] => [{ kind: 'remove', pointer: place }];
        const message = `${label} is ${what}, and this belongs to polling triggers. Remove it.`;
        yield { pointer: place, message, fix: { title: 'Remove “x-ms-trigger-metadata”', edits } };
      } else if (!isPolling(metadata)) {
        const message = 'Only { "kind": "query", "mode": "polling" } is known to work. Write it so.';
        const edits = (): readonly Edit[] => [{ kind: 'set', pointer: place, value: written }];
        yield { pointer: place, message, fix: { title: 'Write the polling metadata', edits } };
      }
    }
  },
};

const isPolling = (value: unknown): boolean =>
  isRecord(value) &&
  value['kind'] === written.kind &&
  value['mode'] === written.mode &&
  Object.keys(value).length === 2;
