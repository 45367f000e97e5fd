import type { Edit, Patch } from '../../../document/patch.ts';
import { child, type JsonPointer } from '../../../document/pointer.ts';
import type { Schema } from '../../openapi2.ts';

/** The member of a text that takes the address which the service is to call. Source: domain notes, 2.4. */
export const notificationUrl = 'x-ms-notification-url';

/**
 * Lets a text of a request receive the callback address, or makes it one that makers fill in again. Makers are not to see
 * what the platform fills in (domain notes, 6.1), so its visibility goes along where it does not say something else.
 *
 * @param label What the schema goes by, for the step of undo.
 */
export function receiveCallback(schema: Schema, pointer: JsonPointer, label: string, receives: boolean): Patch {
  const visibility = child(pointer, 'x-ms-visibility');
  const edits: Edit[] = receives
    ? [{ kind: 'set', pointer: child(pointer, notificationUrl), value: true }]
    : [{ kind: 'remove', pointer: child(pointer, notificationUrl) }];
  const said = schema['x-ms-visibility'];
  if (receives && (said === undefined || said === ''))
    edits.push({ kind: 'set', pointer: visibility, value: 'internal' });
  if (!receives && said === 'internal') edits.push({ kind: 'remove', pointer: visibility });
  return {
    title: receives ? `Send the callback address in ${label}` : `Send no callback address in ${label}`,
    edits,
  };
}
