import { isMethod, isRecord } from '../../definition/operations.ts';
import type { Edit } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import { caselessNames, operationIdFor, uniqueName } from '../../naming/index.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { definitionOf, isFilled, membersOf, perDefinition, type Members } from '../walk/parts.ts';
import { followReferences } from '../walk/references.ts';

/** A reference that is no text is a fault of shape. Source: domain notes 7.2 (path item `$ref`: not supported). */
export const pathWrittenOut: Rule = {
  id: 'path-written-out',
  severity: 'error',
  why: 'Connectors do not follow references from a path.',
  source: 'Validation of the service',
  notes: [],
  // The service spells it so.
  serviceCodes: ['PathItemRefNotSuppored'],
  *check(document) {
    const definition = definitionOf(document);
    for (const [path, item] of Object.entries(membersOf(definition?.['paths']))) {
      if (!definition || path.startsWith('x-')) continue;
      const { $ref: reference, ...own } = membersOf(item);
      if (typeof reference !== 'string') continue;
      const target = followReferences(definition, item, '');
      const found = target.kind === 'found' && isPathItem(target) ? membersOf(target.value) : undefined;
      const pointer = child('/definition/paths', path);
      const edits = (): readonly Edit[] => {
        const value = { ...withNewIds(found ?? {}, path, takenIdsIn(document)), ...own };
        return [{ kind: 'set', pointer, value }];
      };
      yield {
        pointer: child(pointer, '$ref'),
        message: `The path "${path}" stands elsewhere ("${reference.slice(0, 200)}"). Write its operations here.`,
        ...(found && { fix: { title: 'Write its operations out', edits } }),
      };
    }
  },
};

/** Only what stands among the paths is certain to be one. */
const isPathItem = ({ pointer, value }: { readonly pointer: string; readonly value: unknown }): boolean =>
  pointer.startsWith('/definition/paths/') && pointer.split('/').length === 4 && isRecord(value);

/** A copy has operations of its own. */
function withNewIds(item: Members, path: string, taken: ReturnType<typeof caselessNames>): Members {
  const members = Object.entries(item).map(([key, member]): readonly [string, unknown] => {
    if (!isMethod(key) || !isRecord(member)) return [key, member];
    const operationId = uniqueName(operationIdFor(key, path), taken);
    taken.add(operationId);
    return [key, { ...member, operationId }];
  });
  return Object.fromEntries(members);
}

/** Grows with the ids that are given. */
const takenIdsIn = perDefinition((document) =>
  caselessNames(
    operationsIn(document)
      .map(({ operation }) => operation['operationId'])
      .filter(isFilled),
  ),
);
