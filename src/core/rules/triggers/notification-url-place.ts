import { notificationUrl } from '../../definition/edits/schemas/callback.ts';
import type { JsonPointer } from '../../document/pointer.ts';
import { child } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { inEachPiece, type Piece } from '../walk/pieces.ts';

/** What a shared schema is for is not known here: those are passed over. Source: domain notes, 6.1 and TRG-01. */
export const notificationUrlPlace: Rule = {
  id: 'notification-url-place',
  severity: 'error',
  why: 'The platform fills in its address only in the body that a webhook is asked for with.',
  source: 'Connector documentation, webhook triggers',
  notes: ['TRG-01'],
  serviceCodes: ['NotificationUrlNotAllowedInThisPosition'],
  check: inEachPiece(function* (piece) {
    const { parameters, items, headers } = piece.sites;
    for (const { value, pointer } of [...parameters, ...items, ...headers, ...answersOf(piece)])
      if (Object.hasOwn(value, notificationUrl)) yield finding(child(pointer, notificationUrl));
  }),
};

/** The schemas of answers and of notifications. */
const answersOf = ({ kind, pointer, sites }: Piece) =>
  kind === 'response' || kind === 'notification'
    ? sites.schemas
    : kind === 'operation'
      ? sites.schemas.filter(
          (site) => Object.hasOwn(site.value, notificationUrl) && site.pointer.startsWith(`${pointer}/responses/`),
        )
      : [];

function finding(pointer: JsonPointer): Finding {
  const message = `"${notificationUrl}" belongs to a property of a request body, where the service is told whom to call. Remove it here.`;
  return {
    pointer,
    message,
    fix: { title: `Remove “${notificationUrl}”`, edits: () => [{ kind: 'remove', pointer }] },
  };
}
