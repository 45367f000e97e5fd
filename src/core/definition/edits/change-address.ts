import type { Edit, Patch } from '../../document/patch.ts';
import { child, parentOf, type JsonPointer } from '../../document/pointer.ts';
import { withoutNames } from '../path-variables.ts';
import { nameOf } from '../operation-place.ts';
import type { Definition, Operation, Parameter, PathItem, Reference } from '../openapi2.ts';
import { isMethod, resolve, type OperationEntry } from '../operations.ts';
import { isSameParameter, parameterItems, parametersOf } from '../parameters.ts';
import { operationOnPath, followVariables } from './follow-variables.ts';
import type { Address } from './operation-address.ts';

/** A patch after which an operation stands elsewhere, or for the first time. */
export interface OperationPatch extends Patch {
  /** Where it stands then. */
  readonly pointer: JsonPointer;
  /** What it is then. */
  readonly operation: Operation;
}

/**
 * Gives an operation another verb or path. The other operations of its path stay where they are, unless only the names
 * of variables differ, for then it is the same path. Path parameters follow the variables.
 *
 * @param address One that `addressFault` has nothing against.
 */
export function changeAddress(definition: Definition, entry: OperationEntry, address: Address): OperationPatch {
  const title = `Change address of ${nameOf(entry)}`;
  const pointer = child('/definition/paths', address.path, address.method);
  if (address.path === entry.path) {
    const edits: readonly Edit[] =
      address.method === entry.method ? [] : [{ kind: 'rename', pointer: entry.pointer, key: address.method }];
    return { title, edits, pointer, operation: entry.operation };
  }
  const isAlone = operationsOn(entry.pathItem).length === 1;
  const isFree = definition.paths?.[address.path] === undefined;
  const isSamePath = withoutNames(entry.path) === withoutNames(address.path);
  return isFree && (isAlone || isSamePath)
    ? { title, pointer, ...renamePath(definition, entry, address) }
    : { title, pointer, ...moveOperation(definition, entry, address) };
}

type Step = Pick<OperationPatch, 'edits' | 'operation'>;

/** The whole path gets another key; each operation on it follows. */
function renamePath(definition: Definition, entry: OperationEntry, address: Address): Step {
  const { path: from, pathItem } = entry;
  const to = address.path;
  const old = parameterItems(pathItem.parameters);
  const ofPath = followVariables(definition, old, from, to);
  const pointer = child('/definition/paths', to);
  const edits: Edit[] = [{ kind: 'rename', pointer: child('/definition/paths', from), key: to }];
  if (ofPath.length !== old.length || ofPath.some((item, index) => item !== old[index])) {
    edits.push({ kind: 'set', pointer: child(pointer, 'parameters'), value: ofPath });
  }
  let changed = entry.operation;
  for (const method of operationsOn(pathItem)) {
    const operation = pathItem[method];
    if (!operation) continue;
    const after = operationOnPath(definition, operation, { from, to, ofPath });
    if (after !== operation) edits.push({ kind: 'set', pointer: child(pointer, method), value: after });
    if (method === entry.method) changed = after;
  }
  if (address.method !== entry.method)
    edits.push({ kind: 'rename', pointer: child(pointer, entry.method), key: address.method });
  return { edits, operation: changed };
}

/** The operation goes to another path, taking along what it had from the old one. */
function moveOperation(definition: Definition, entry: OperationEntry, address: Address): Step {
  const pathItem = definition.paths?.[address.path];
  const operation = operationElsewhere(definition, entry, address.path);
  const removed = operationsOn(entry.pathItem).length === 1 ? parentOf(entry.pointer) : entry.pointer;
  return {
    operation,
    edits: [
      ...insertOperation(definition, entry, address, { operation, pathItem }),
      { kind: 'remove', pointer: removed },
    ],
  };
}

/** The operation as it has to read on another path: with its path's parameters where that one has others. */
export function operationElsewhere(definition: Definition, entry: OperationEntry, path: string): Operation {
  const ofPath = parameterItems(definition.paths?.[path]?.parameters);
  const inherited = parametersOf(definition, entry)
    .filter(({ pointer, parameter }) => !pointer.startsWith(entry.pointer) && parameter.name !== undefined)
    .filter(
      ({ parameter }) => !ofPath.some((item) => isSameParameter(resolve<Parameter>(definition, item) ?? {}, parameter)),
    )
    .map(({ parameter, reference }): Parameter | Reference =>
      reference === undefined ? parameter : { $ref: reference },
    );
  const carried =
    inherited.length === 0
      ? entry.operation
      : { ...entry.operation, parameters: [...inherited, ...parameterItems(entry.operation.parameters)] };
  return operationOnPath(definition, carried, { from: entry.path, to: path, ofPath });
}

/** Puts an operation at an address, its path right after the one of `entry`; the notification content comes along. */
export function insertOperation(
  definition: Definition,
  entry: OperationEntry,
  { path, method }: Address,
  { operation, pathItem }: { readonly operation: Operation; readonly pathItem: PathItem | undefined },
): readonly Edit[] {
  const content = entry.pathItem[notification];
  const pointer = child('/definition/paths', path);
  if (pathItem) {
    const edits: Edit[] = [{ kind: 'set', pointer: child(pointer, method), value: operation }];
    if (content && !pathItem[notification] && isWebhook(operation))
      edits.push({ kind: 'set', pointer: child(pointer, notification), value: content });
    return edits;
  }
  const value = { ...(content && isWebhook(operation) && { [notification]: content }), [method]: operation };
  const index = Object.keys(definition.paths ?? {}).indexOf(entry.path);
  return [
    { kind: 'set', pointer, value },
    { kind: 'move', pointer, to: index + 1 },
  ];
}

export const notification = 'x-ms-notification-content';

/** A trigger that the service calls, other than one that the platform asks again and again. */
export const isWebhook = (operation: Operation): boolean => operation['x-ms-trigger'] === 'single';

const operationsOn = (pathItem: PathItem) => Object.keys(pathItem).filter(isMethod);
