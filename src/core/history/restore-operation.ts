import { matchOperations } from '../compare/match-operations.ts';
import { isEqual } from '../compare/is-equal.ts';
import { changeAddress } from '../definition/edits/change-address.ts';
import { renameOperationId } from '../definition/edits/rename-operation-id.ts';
import type { Definition, Operation, Parameter, PathItem, Reference } from '../definition/openapi2.ts';
import { addressText, labelOf, nameOf, textOf } from '../definition/operation-place.ts';
import { isMethod, isRecord, operationsOf, resolve, type OperationEntry } from '../definition/operations.ts';
import type { Connector } from '../document/connector.ts';
import { isEditable, openDocument, type ConnectorDocument } from '../document/open-document.ts';
import type { Edit, Patch } from '../document/patch.ts';
import { child, parentOf, type JsonPointer } from '../document/pointer.ts';
import { differencesBetween } from '../reimport/differences.ts';
import { graftTags, secured, withNames } from '../reimport/graft-operations.ts';
import { bringParts } from './bring-parts.ts';
import { bringServants } from './bring-servants.ts';

export type RestoredOperation =
  | {
      readonly ok: true;
      readonly patch: Patch;
      /** Where the operation stands then. */
      readonly pointer: JsonPointer;
    }
  /** Says what stands in the way, and what to do. */
  | { readonly ok: false; readonly message: string };

const notification = 'x-ms-notification-content';

/**
 * Makes one operation what it was in an earlier state of the connector, with what it refers to; what other operations use
 * as well stays as it is, and the operation gets its earlier form under a name of its own. One that was deleted comes back
 * with the policies that named it.
 *
 * @param pointer Where it stood: `/definition/paths/~1pets/get`.
 */
export function restoreOperation(current: ConnectorDocument, past: Connector, pointer: JsonPointer): RestoredOperation {
  const then = openDocument(past);
  const [from, into] = [then.definition.value, current.definition.value];
  const match = matchOperations(from, into).find(({ before }) => before?.pointer === pointer);
  const was = match?.before;
  if (!was) return { ok: false, message: 'There is no such operation in that version.' };
  if (!isEditable(current.definition) || !isEditable(current.properties))
    return {
      ok: false,
      message: 'The connector’s text does not read at the moment. Mend it in the Source panel first.',
    };
  const is = match.after;
  const other = operationsOf(into).find((one) => one.pointer === pointer && one.pointer !== is?.pointer);
  if (other) {
    const message = `${addressText(other)} is "${labelOf(other)}" now. Give that another address or delete it, then restore this one.`;
    return { ok: false, message };
  }
  const edits: Edit[] = [];
  const names = bringParts(from, into, [was.operation, ...pathMembers(was.pathItem)], is, edits);
  const wanted = withNames(operationThere(from, into, was), names) as Operation;
  if (is) edits.push(...changeOperation(current, is, was, wanted));
  else edits.push(...addOperation(into, was, wanted, names));
  bringNotification(into, was, names, edits);
  graftTags(from, into, new Set(Array.isArray(wanted.tags) ? wanted.tags : []), edits);
  if (!is) bringServants(then.properties.value, current.properties.value, textOf(was.operation.operationId), edits);
  return { ok: true, patch: { title: `Restore operation ${nameOf(was)}`, edits }, pointer };
}

/** What of a path holds for its operations. */
const pathMembers = (pathItem: PathItem): readonly unknown[] =>
  Object.entries(pathItem).flatMap(([key, member]) => (isMethod(key) ? [] : [member as unknown]));

/** The operation as it has to be to mean the same on the path as it is now. */
function operationThere(from: Definition, into: Definition, { path, operation, pathItem }: OperationEntry): Operation {
  const there = into.paths?.[path];
  const ofPath = listOf(there?.parameters);
  const own = listOf(operation.parameters);
  const missing = there
    ? listOf(pathItem.parameters).filter(
        (one) => !ofPath.some((other) => isEqual(one, other)) && !own.some((other) => isOneParameter(from, one, other)),
      )
    : [];
  return secured({ ...operation, ...(missing.length > 0 && { parameters: [...missing, ...own] }) }, into);
}

type ParameterItem = Parameter | Reference;

const listOf = (value: unknown): readonly ParameterItem[] =>
  Array.isArray(value) ? value.filter((item): item is ParameterItem => isRecord(item)) : [];

function isOneParameter(definition: Definition, a: ParameterItem, b: ParameterItem): boolean {
  const [first, second] = [resolve<Parameter>(definition, a), resolve<Parameter>(definition, b)];
  return first?.name === second?.name && first?.in === second?.in;
}

/** In place, so that what stayed the same is not touched. */
function changeOperation(
  current: ConnectorDocument,
  is: OperationEntry,
  was: OperationEntry,
  wanted: Operation,
): readonly Edit[] {
  const values = { definition: current.definition.value, properties: current.properties.value };
  const id = textOf(was.operation.operationId);
  const isRenamed = id !== '' && id !== textOf(is.operation.operationId);
  const renaming = isRenamed ? renameOperationId(values, is, id).edits : [];
  const named = { ...is, operation: isRenamed ? { ...is.operation, operationId: id } : is.operation };
  const moved = changeAddress(values.definition, named, { path: was.path, method: was.method });
  return [...renaming, ...moved.edits, ...differencesBetween(moved.operation, wanted, was.pointer)];
}

/** A path that is gone comes back with what held for all its operations. */
function addOperation(
  into: Definition,
  { path, pathItem, pointer }: OperationEntry,
  wanted: Operation,
  names: ReadonlyMap<string, string>,
): readonly Edit[] {
  const others = into.paths?.[path]
    ? []
    : Object.entries(pathItem).filter(([key]) => !isMethod(key) && key !== notification);
  return [
    ...others.map(([key, value]): Edit => ({
      kind: 'set',
      pointer: child('/definition/paths', path, key),
      value: withNames(value, names),
    })),
    { kind: 'set', pointer, value: wanted },
  ];
}

/** What a webhook is told stands beside its operations. */
function bringNotification(
  into: Definition,
  { path, pathItem, pointer }: OperationEntry,
  names: ReadonlyMap<string, string>,
  edits: Edit[],
): void {
  const wanted: unknown = pathItem[notification];
  const there: unknown = into.paths?.[path]?.[notification];
  if (wanted === undefined) return;
  const place = child(parentOf(pointer), notification);
  edits.push(...differencesBetween(there, withNames(wanted, names), place));
}
