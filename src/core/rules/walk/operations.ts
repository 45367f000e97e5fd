import type { Method } from '../../definition/openapi2.ts';
import { operationsOf } from '../../definition/operations.ts';
import type { JsonPointer } from '../../document/pointer.ts';
import { definitionOf, membersOf, perDefinition, type Members } from './parts.ts';

/** An operation as rules see it. */
export interface OperationSite {
  readonly path: string;
  readonly method: Method;
  /** What messages call it: `GET /pets`. */
  readonly label: string;
  readonly operation: Members;
  readonly pathItem: Members;
  readonly pointer: JsonPointer;
}

/** All operations in the order of the text. */
export const operationsIn = perDefinition<readonly OperationSite[]>((document) => {
  const definition = definitionOf(document);
  if (!definition) return [];
  return operationsOf(definition).map(({ path, method, operation, pathItem, pointer }) => ({
    path,
    method,
    label: `${method.toUpperCase()} ${path}`,
    operation: membersOf(operation),
    pathItem: membersOf(pathItem),
    pointer,
  }));
});
