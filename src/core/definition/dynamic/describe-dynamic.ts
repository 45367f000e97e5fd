import type { Definition } from '../openapi2.ts';
import { labelOf } from '../operation-place.ts';
import { operationOfId } from './called-operation.ts';
import type { DynamicSource } from './model.ts';
import { readDynamic } from './read-dynamic.ts';

/**
 * What a parameter or a schema gets while a flow is made, in words: `Choices from List regions`. '' when that is
 * nothing.
 *
 * @param definition Finds the operation's summary; without it the operation id is said.
 */
export function describeDynamic(value: unknown, definition?: Definition): string {
  const { list, fields, tree, unread } = readDynamic(value);
  const nameOf = (source: DynamicSource): string => sourceName(source, definition);
  if (tree) return `Tree from ${nameOf({ kind: 'operation', operationId: tree.open.operationId })}`;
  if (list) return `Choices from ${nameOf(list.source)}`;
  if (fields) return `Fields from ${nameOf(fields.source)}`;
  return unread[0] === undefined ? '' : `Unreadable ${unread[0].key}`;
}

/** A source as a maker reads it: the operation's summary, else its id. */
function sourceName(source: DynamicSource, definition?: Definition): string {
  switch (source.kind) {
    case 'operation': {
      const entry = definition && operationOfId(definition, source.operationId);
      return entry ? labelOf(entry) : source.operationId || 'an operation that is not named';
    }
    case 'built-in':
      return source.name || 'the platform';
    case 'capability':
      return source.name === 'file-picker' ? 'the file picker' : source.name;
  }
}
