import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, membersOf } from '../walk/parts.ts';

/** A reference that is no text is a fault of shape. Source: domain notes 7.2 (path item `$ref`: not supported). */
export const pathWrittenOut: Rule = {
  id: 'path-written-out',
  severity: 'error',
  why: 'Connectors do not follow references from a path.',
  source: 'Connector documentation',
  notes: [],
  *check(document) {
    for (const [path, item] of Object.entries(membersOf(definitionOf(document)?.['paths']))) {
      if (path.startsWith('x-')) continue;
      const { $ref: reference } = membersOf(item);
      if (typeof reference !== 'string') continue;
      const message = `The path "${path}" stands elsewhere ("${reference.slice(0, 200)}"). Write its operations here.`;
      yield { pointer: child('/definition/paths', path, '$ref'), message };
    }
  },
};
