import type { Edit, Patch } from '../../document/patch.ts';
import { child } from '../../document/pointer.ts';
import { uniqueName } from '../../naming/index.ts';
import type { Definition, Operation } from '../openapi2.ts';
import { nameOf } from '../operation-place.ts';
import { isRecord, operationsOf, type OperationEntry } from '../operations.ts';
import { variablesOf } from '../path-variables.ts';
import { newOperationId } from './new-operation.ts';
import { responsesOf, type ResponseEntry } from './responses.ts';

/** What there is of the way in which the platform takes a webhook back. Source: domain notes, 6.1. */
export interface Unsubscribe {
  /** The answer 201, from which the platform takes the address to delete. */
  readonly created: ResponseEntry | undefined;
  /** That answer declares its `Location` header. */
  readonly hasLocation: boolean;
  /** The operation that removes the webhook, as far as one can tell by its path. */
  readonly remove: OperationEntry | undefined;
}

export function unsubscribeOf(definition: Definition, entry: OperationEntry): Unsubscribe {
  const created = responsesOf(definition, entry).find(({ status }) => status === '201');
  const headers: unknown = created?.response.headers;
  return {
    created,
    hasLocation: isRecord(headers) && Object.keys(headers).some((name) => name.toLowerCase() === 'location'),
    remove: findRemoval(definition, entry),
  };
}

/** A DELETE one variable below the path, else below it, else on the path itself. */
function findRemoval(definition: Definition, { path }: OperationEntry): OperationEntry | undefined {
  const below = `${path.replace(/\/$/, '')}/`;
  const removals = operationsOf(definition).filter(({ method }) => method === 'delete');
  return (
    removals.find((one) => one.path.startsWith(below) && /^\{[^{}]+\}$/.test(one.path.slice(below.length))) ??
    removals.find((one) => one.path.startsWith(below)) ??
    removals.find((one) => one.path === path)
  );
}

/**
 * Adds what is missing of it: the 201 with its `Location` header, and an internal DELETE operation one variable below the
 * path. Written as in domain notes, 6.1.
 */
export function addUnsubscribe(definition: Definition, entry: OperationEntry): Patch {
  const { created, hasLocation, remove } = unsubscribeOf(definition, entry);
  const edits: Edit[] = [];
  if (!hasLocation) edits.push(locationEdit(entry, created));
  if (!remove) {
    const variable = uniqueName('id', new Set(variablesOf(entry.path)));
    const path = `${entry.path.replace(/\/$/, '')}/{${variable}}`;
    const operation: Operation = {
      responses: { 204: { description: 'Removed' } },
      summary: 'Delete webhook',
      description: 'Removes the webhook.',
      operationId: newOperationId(definition, { summary: 'Delete webhook', method: 'delete', path }),
      'x-ms-visibility': 'internal',
      parameters: [...inheritedVariables(entry), variable].map((name) => ({
        name,
        in: 'path',
        required: true,
        type: 'string',
        'x-ms-url-encoding': 'single',
      })),
    };
    edits.push({ kind: 'set', pointer: child('/definition/paths', path, 'delete'), value: operation });
  }
  return { title: `Add how ${nameOf(entry)} is taken back`, edits };
}

const inheritedVariables = ({ path }: OperationEntry): readonly string[] => [...new Set(variablesOf(path))];

function locationEdit(entry: OperationEntry, created: ResponseEntry | undefined): Edit {
  const header = { type: 'string', description: 'Address to delete the hook.' };
  if (created?.target === undefined)
    return {
      kind: 'set',
      pointer: child(entry.pointer, 'responses', '201'),
      value: { description: 'Created', headers: { Location: header } },
    };
  return { kind: 'set', pointer: child(created.target, 'headers', 'Location'), value: header };
}
