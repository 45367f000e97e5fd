import { child } from '../../document/pointer.ts';
import { caselessNames, operationIdFor, pascalCase, uniqueName } from '../../naming/index.ts';
import { nameOf } from '../operation-place.ts';
import type { Definition, Operation, PathItem } from '../openapi2.ts';
import { operationsOf, type OperationEntry } from '../operations.ts';
import { parameterItems } from '../parameters.ts';
import { insertOperation, notification, operationElsewhere, type OperationPatch } from './change-address.ts';
import { withVariables } from './follow-variables.ts';
import type { Address } from './operation-address.ts';
import type { Edit } from '../../document/patch.ts';

/** `webhook`: the service calls; `polling`: the platform asks again and again. */
export type OperationKind = 'action' | 'webhook' | 'polling';

export interface NewOperation extends Address {
  readonly kind: OperationKind;
  /** What the maker calls it; '' when there is no name yet. */
  readonly summary: string;
}

/**
 * Adds an action or a trigger with what it needs at least: an id of its own, a parameter for each variable, a response;
 * a webhook trigger also a body with the property that takes the callback address, and an empty notification content. The
 * wizard's response is called "default", which no rule takes for success (domain notes RES-02): ours is 200 at once.
 * Source: domain notes, 6.1 and 6.2.
 */
export function addOperation(definition: Definition, wanted: NewOperation): OperationPatch {
  const pathItem = definition.paths?.[wanted.path];
  const operation = operationFor(definition, wanted, pathItem);
  const pointer = child('/definition/paths', wanted.path, wanted.method);
  const edits: Edit[] = [{ kind: 'set', pointer, value: operation }];
  if (wanted.kind === 'webhook' && !pathItem?.[notification]) {
    const value = { description: '', schema: { type: 'object', properties: {} } };
    edits.unshift({ kind: 'set', pointer: child('/definition/paths', wanted.path, notification), value });
  }
  const what = wanted.kind === 'action' ? 'action' : 'trigger';
  return { title: `Add ${what} ${operation.operationId ?? ''}`.trim(), edits, pointer, operation };
}

/** Adds a copy at another address: everything as it is, but for an id and a summary of its own. */
export function duplicateOperation(
  definition: Definition,
  entry: OperationEntry,
  { summary, ...address }: Address & { readonly summary: string },
): OperationPatch {
  const pathItem = definition.paths?.[address.path];
  const wanted = entry.operation.operationId ?? operationIdFor(address.method, address.path);
  const copy: Operation = {
    ...operationElsewhere(definition, entry, address.path),
    ...(summary !== '' && { summary }),
    operationId: uniqueName(wanted, takenIds(definition)),
  };
  return {
    title: `Duplicate operation ${nameOf(entry)}`,
    edits: insertOperation(definition, entry, address, { operation: copy, pathItem }),
    pointer: child('/definition/paths', address.path, address.method),
    operation: copy,
  };
}

/** The operation id a new operation gets. */
export function newOperationId(definition: Definition, { summary, method, path }: Omit<NewOperation, 'kind'>): string {
  return uniqueName(pascalCase(summary) || operationIdFor(method, path), takenIds(definition));
}

const takenIds = (definition: Definition) =>
  caselessNames(operationsOf(definition).map(({ operation }) => String(operation.operationId ?? '')));

function operationFor(definition: Definition, wanted: NewOperation, pathItem: PathItem | undefined): Operation {
  const { kind, summary, path } = wanted;
  const own = kind === 'webhook' ? [callbackBody] : [];
  const parameters = withVariables(definition, own, path, parameterItems(pathItem?.parameters));
  return {
    responses: kind === 'webhook' ? { 201: created } : { 200: { description: 'OK' } },
    summary,
    description: '',
    operationId: newOperationId(definition, wanted),
    ...(kind === 'webhook' && { 'x-ms-trigger': 'single' }),
    ...(kind === 'polling' && { 'x-ms-trigger': 'batch', 'x-ms-trigger-metadata': { kind: 'query', mode: 'polling' } }),
    ...(parameters.length > 0 && { parameters }),
  };
}

/** The platform deletes the webhook at the address that the service tells in `Location`. */
const created = {
  description: 'Created',
  headers: { Location: { type: 'string', description: 'Address to delete the webhook at.' } },
};

const callbackBody = {
  name: 'body',
  in: 'body',
  required: true,
  schema: {
    type: 'object',
    required: ['callbackUrl'],
    properties: {
      callbackUrl: {
        type: 'string',
        description: 'callbackUrl',
        'x-ms-notification-url': true,
        'x-ms-visibility': 'internal',
        title: '',
      },
    },
  },
};
