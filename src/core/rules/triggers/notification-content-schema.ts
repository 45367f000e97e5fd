import { child } from '../../document/pointer.ts';
import { isRecord } from '../../definition/operations.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, objectsIn } from '../walk/parts.ts';
import { notificationContent } from '../walk/webhooks.ts';

/** Source: domain notes, 2.4. */
export const notificationContentSchema: Rule = {
  id: 'notification-content-schema',
  severity: 'warning',
  why: 'Makers get the fields of a trigger from this description.',
  source: 'Connector documentation, webhook triggers',
  notes: ['TRG-02'],
  *check(document) {
    for (const [path, pathItem] of objectsIn(definitionOf(document)?.['paths'])) {
      if (!Object.hasOwn(pathItem, notificationContent)) continue;
      const content = pathItem[notificationContent];
      if (isRecord(content) && isRecord(content['schema'])) continue;
      const pointer = child('/definition/paths', path, notificationContent);
      yield {
        pointer: isRecord(content) ? child(pointer, 'schema') : pointer,
        message: 'What the service sends is not described, so makers get no fields of it. Import a sample of it.',
      };
    }
  },
};
