import { isMethod } from '../../../definition/operations.ts';
import { child } from '../../../document/pointer.ts';
import { isRecord } from '../../tolerant.ts';
import type { ValueEdit } from '../edit-value.ts';
import { otherMethods } from '../list-operations.ts';
import type { Mend } from './mend.ts';

/**
 * Writes methods in lower case, and leaves out those that OpenAPI 2.0 has not and those with nothing in them.
 *
 * Source: OpenAPI 2.0, Path Item Object; domain notes O-06.
 * Tells `method-case` (info), `method-unknown`, `method-repeated`, `operation-empty` (warnings).
 */
export const settleMethods: Mend = ({ draft, settle }) => {
  const paths = draft.definition['paths'];
  if (!isRecord(paths)) return;
  const edits: ValueEdit[] = [];
  for (const [path, item] of Object.entries(paths)) {
    if (path.startsWith('x-') || !isRecord(item)) continue;
    for (const [name, operation] of Object.entries(item)) {
      const method = name.toLowerCase();
      const isKnown = isMethod(method);
      if ((isKnown && name === method && isRecord(operation)) || (!isKnown && !otherMethods.includes(method))) continue;
      const pointer = child('/paths', path, name);
      const label = `${method.toUpperCase()} ${path}`;
      const leaveOut = (code: string, what: string, reason: string): void => {
        const done = 'It was left out.';
        const about = { kind: 'left-out', severity: 'warning', label: 'Leave it out' } as const;
        if (settle({ code, pointer, what, done, ...about })) edits.push({ kind: 'remove', pointer, reason });
      };
      if (!isKnown) {
        const why = `OpenAPI 2.0 has no method "${name}", so connectors cannot send it.`;
        leaveOut('method-unknown', `${label}: ${why}`, why);
      } else if (!isRecord(operation))
        leaveOut('operation-empty', `There is nothing in ${label}.`, 'There is nothing in it.');
      else if (Object.hasOwn(item, method))
        leaveOut('method-repeated', `${label} is there twice, once as "${name}".`, 'The path has this method already.');
      else {
        const what = `The method of ${label} is written "${name}".`;
        const done = 'It was written in lower case, as OpenAPI 2.0 wants it.';
        if (settle({ code: 'method-case', pointer, what, done, label: 'Write it in lower case' }))
          edits.push({ kind: 'rename', pointer, key: method });
      }
    }
  }
  draft.apply(edits);
};
