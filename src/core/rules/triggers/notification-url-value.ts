import { notificationUrl } from '../../definition/edits/schemas/callback.ts';
import { child } from '../../document/pointer.ts';
import type { Edit } from '../../document/patch.ts';
import type { Rule } from '../rule.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** A warning, as one of 598 files writes something else. Source: domain notes, 2.4. */
export const notificationUrlValue: Rule = {
  id: 'notification-url-value',
  severity: 'warning',
  why: 'The platform fills in its address where this is true, without quotes.',
  source: 'Connector documentation, webhook triggers',
  notes: ['TRG-01'],
  check: inEachPiece(function* ({ sites }) {
    for (const { value, pointer } of sites.schemas) {
      const written = value[notificationUrl];
      if (written === undefined || written === true) continue;
      const place = child(pointer, notificationUrl);
      const isText = written === 'true';
      const edits = (): readonly Edit[] => [{ kind: 'set', pointer: place, value: true }];
      const message = isText
        ? `"${notificationUrl}" is true, without quotes. Take them off.`
        : `"${notificationUrl}" is true or not there at all. Set it to true, or remove it.`;
      yield { pointer: place, message, ...(isText && { fix: { title: 'Write true without quotes', edits } }) };
    }
  }),
};
