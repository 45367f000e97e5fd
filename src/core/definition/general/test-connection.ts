import type { Patch } from '../../document/patch.ts';
import type { Definition } from '../openapi2.ts';
import { textOf } from '../operation-place.ts';
import { isRecord, operationsOf, type OperationEntry } from '../operations.ts';
import { parametersOf } from '../parameters.ts';

const capabilities = '/definition/x-ms-capabilities';

/** The operation that a new connection is tried with; '' for none. Source: domain notes, 2.2. */
export function readTestOperation(definition: Definition): string {
  const given: unknown = definition['x-ms-capabilities'];
  const test = isRecord(given) ? given['testConnection'] : undefined;
  return isRecord(test) ? textOf(test['operationId']) : '';
}

/** The operations that can try a connection: GET, with nothing that has to be filled in. */
export function testOperations(definition: Definition): readonly OperationEntry[] {
  return operationsOf(definition).filter(
    (entry) =>
      entry.method === 'get' &&
      textOf(entry.operation.operationId) !== '' &&
      parametersOf(definition, entry).every(
        ({ parameter }) => parameter.required !== true || parameter.default !== undefined,
      ),
  );
}

/** Chooses it, or none with ''. Arguments that were written by hand stay with the operation that they are for. */
export function chooseTestOperation(definition: Definition, operationId: string): Patch {
  const title = 'Change the operation that tries a connection';
  const given: unknown = definition['x-ms-capabilities'];
  const others = isRecord(given) ? Object.keys(given).filter((key) => key !== 'testConnection') : [];
  if (operationId !== '') {
    return { title, edits: [{ kind: 'set', pointer: `${capabilities}/testConnection`, value: { operationId } }] };
  }
  if (!isRecord(given) || given['testConnection'] === undefined) return { title, edits: [] };
  return {
    title,
    edits: [{ kind: 'remove', pointer: others.length === 0 ? capabilities : `${capabilities}/testConnection` }],
  };
}
