import type { Definition } from '../definition/openapi2.ts';
import { addressText, labelOf, textOf } from '../definition/operation-place.ts';
import { isTrigger, type OperationEntry } from '../definition/operations.ts';
import { child } from '../document/pointer.ts';
import { quoted, type ChangedOperation } from './change.ts';
import type { ChangeLog, Scope } from './change-log.ts';
import type { ChangedParts } from './changed-parts.ts';
import { compareParameters } from './compare-parameters.ts';
import { compareResponses } from './compare-responses.ts';
import { SchemaComparison } from './compare-schemas.ts';
import { changedMembers, membersChanged, ownMember, recordOf } from './compare-values.ts';
import { isEqual } from './is-equal.ts';
import { matchOperations } from './match-operations.ts';

/** Told in sentences of their own, or by what is inside them. */
const toldApart: ReadonlySet<string> = new Set(['operationId', 'parameters', 'responses', 'x-ms-trigger']);
/** Of the definition, for operations that say nothing of the kind themselves. */
const inherited = ['consumes', 'produces', 'security', 'schemes'] as const;

/** What is different about the operations of two definitions. Source: domain notes, 7.3, breaking changes. */
export function compareOperations(before: Definition, after: Definition, parts: ChangedParts, log: ChangeLog): void {
  const schemas = new SchemaComparison(before, after, parts, log);
  const definitions = { before, after };
  for (const { before: was, after: is } of matchOperations(before, after)) {
    if (was && is) {
      if (isUntouched(was, is, parts)) continue;
      const name = labelOf(is);
      const scope = log.newScope();
      compareThemselves(was, is, definitions, log, scope);
      compareParameters(was, is, { definitions, schemas, log, scope, name });
      compareResponses(was, is, { definitions, schemas, log, scope, name });
      const operation: ChangedOperation = { name, before: was.pointer, after: is.pointer };
      if (log.credit(operation, scope) === 0 && !isEqual(was.operation, is.operation)) {
        const message = `${quoted(name)} is written otherwise, and means the same.`;
        log.add({ kind: 'operation/changed', before: was.pointer, after: is.pointer, message, breaking: false }, scope);
        log.credit(operation, scope);
      }
    } else addOrRemove(was, is, log);
  }
}

function isUntouched(was: OperationEntry, is: OperationEntry, parts: ChangedParts): boolean {
  const shared = ['parameters', 'x-ms-notification-content'] as const;
  const isSame =
    was.pointer === is.pointer &&
    isEqual(was.operation, is.operation) &&
    shared.every((key) => isEqual(was.pathItem[key], is.pathItem[key]));
  return isSame && !parts.reaches([is.operation, ...shared.map((key) => is.pathItem[key])]);
}

function addOrRemove(was: OperationEntry | undefined, is: OperationEntry | undefined, log: ChangeLog): void {
  const entry = is ?? was;
  if (!entry) return;
  const scope = log.newScope();
  const kind = isTrigger(entry.operation) ? 'Trigger' : 'Action';
  const subject = `${kind} ${quoted(labelOf(entry))} (${addressText(entry)})`;
  const at = is ? { after: is.pointer } : { before: entry.pointer };
  if (is) log.add({ kind: 'operation/added', ...at, message: `${subject} is new.`, breaking: false }, scope);
  else log.add({ kind: 'operation/removed', ...at, message: `${subject} was removed.`, breaking: true }, scope);
  log.credit({ name: labelOf(entry), ...at }, scope);
}

function compareThemselves(
  was: OperationEntry,
  is: OperationEntry,
  definitions: { readonly before: Definition; readonly after: Definition },
  log: ChangeLog,
  scope: Scope,
): void {
  const name = quoted(labelOf(is));
  const at = { before: was.pointer, after: is.pointer };
  const [oldId, newId] = [textOf(was.operation.operationId), textOf(is.operation.operationId)];
  if (oldId !== newId) {
    const at = { before: child(was.pointer, 'operationId'), after: child(is.pointer, 'operationId') };
    const message =
      oldId === ''
        ? `${name} has the operation ID ${newId} now.`
        : `The operation ID of ${name} was ${oldId} and is ${newId || 'gone'} now.`;
    // Nothing can name one that had no id.
    log.add({ kind: 'operation/renamed', ...at, message, breaking: oldId !== '' }, scope);
  }
  if (was.path !== is.path || was.method !== is.method) {
    const isSameCall =
      was.method === is.method && fullPath(definitions.before, was) === fullPath(definitions.after, is);
    const message = `${name} was ${addressText(was)} and is ${addressText(is)} now${isSameCall ? ', which with the base path is the same address' : ''}.`;
    log.add({ kind: 'operation/moved', ...at, message, breaking: !isSameCall }, scope);
  }
  const [oldKind, newKind] = [was.operation['x-ms-trigger'], is.operation['x-ms-trigger']];
  if (oldKind !== newKind) {
    const message = `${name} was ${kindWords(oldKind)} and is ${kindWords(newKind)} now.`;
    log.add({ kind: 'operation/retyped', ...at, message, breaking: true }, scope);
  }
  const members = changedMembers(
    withInherited(definitions.before, was),
    withInherited(definitions.after, is),
    toldApart,
  );
  if (members.length > 0) {
    const oldName = quoted(labelOf(was));
    const message = `${membersChanged(members)}: ${name}${oldName === name ? '' : `, which was ${oldName}`}.`;
    log.add({ kind: 'operation/changed', ...at, message, breaking: false }, scope);
  }
}

const kindWords = (trigger: unknown): string =>
  trigger === undefined
    ? 'an action'
    : trigger === 'batch'
      ? 'a trigger that starts one flow for each item'
      : 'a trigger';

const fullPath = ({ basePath }: Definition, { path }: OperationEntry): string =>
  textOf(basePath).replace(/\/+$/, '') + path;

/** The operation with what holds for it because the definition says it for all. */
function withInherited(definition: Definition, { operation }: OperationEntry): object {
  const members = recordOf(operation);
  const from = inherited.flatMap((key) => {
    const value = ownMember(members, key) ?? definition[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  return { ...operation, ...Object.fromEntries(from) };
}
