import type { Definition, Response } from '../definition/openapi2.ts';
import { followReferences, isRecord, type OperationEntry } from '../definition/operations.ts';
import { child, parentOf, type JsonPointer } from '../document/pointer.ts';
import { quoted } from './change.ts';
import type { ChangeLog, Scope } from './change-log.ts';
import type { SchemaComparison } from './compare-schemas.ts';
import { changedMembers, membersChanged, recordOf } from './compare-values.ts';

interface ResponsePlace {
  readonly status: string;
  readonly value: Response;
  readonly pointer: JsonPointer;
}

interface Context {
  readonly definitions: { readonly before: Definition; readonly after: Definition };
  readonly schemas: SchemaComparison;
  readonly log: ChangeLog;
  readonly scope: Scope;
  readonly name: string;
}

const toldApart: ReadonlySet<string> = new Set(['schema']);
const isSuccess = (status: string): boolean => /^2/.test(status);

/**
 * What changed of what the steps after an operation can read: its answers, and the notification of a trigger. Answers that
 * tell of a failure offer nothing to a flow.
 */
export function compareResponses(before: OperationEntry, after: OperationEntry, context: Context): void {
  const old = responsesOf(context.definitions.before, before);
  const now = responsesOf(context.definitions.after, after);
  const gone = new Map(old);
  for (const [status, is] of now) {
    // An answer that only has another status is the same answer.
    const was =
      gone.get(status) ?? [...gone.values()].find((one) => !now.has(one.status) && isOffered(one) && isOffered(is));
    if (was) gone.delete(was.status);
    compareOne(was, is, context);
  }
  for (const was of gone.values()) {
    const message = `The answer ${was.status} of ${quoted(context.name)} was removed.`;
    context.log.add(
      { kind: 'response/removed', before: was.pointer, message, breaking: isOffered(was) },
      context.scope,
    );
  }
  compareNotifications(before, after, context);
}

/** True where a flow gets fields of it. */
const isOffered = ({ status, value }: ResponsePlace): boolean =>
  (isSuccess(status) || status === 'default') && value.schema !== undefined;

function compareOne(was: ResponsePlace | undefined, is: ResponsePlace, { log, scope, schemas, name }: Context): void {
  const whole = `the answer ${is.status} of ${quoted(name)}`;
  if (!was) {
    log.add(
      { kind: 'response/added', after: is.pointer, message: `T${whole.slice(1)} is new.`, breaking: false },
      scope,
    );
    return;
  }
  if (was.value === is.value) return;
  const at = { before: was.pointer, after: is.pointer };
  if (was.status !== is.status) {
    const message = `The answer ${was.status} of ${quoted(name)} has the status ${is.status} now.`;
    log.add({ kind: 'response/changed', ...at, message, breaking: false }, scope);
  }
  const members = changedMembers(was.value, is.value, toldApart);
  if (members.length > 0)
    log.add(
      { kind: 'response/changed', ...at, message: `${membersChanged(members)}: ${whole}.`, breaking: false },
      scope,
    );
  const [old, now] = [was.value.schema, is.value.schema];
  if ((old === undefined) !== (now === undefined)) {
    const message = `${`T${whole.slice(1)}`} ${now === undefined ? 'no longer says which fields it has' : 'says which fields it has now'}.`;
    log.add({ kind: 'response/changed', ...at, message, breaking: now === undefined && isOffered(was) }, scope);
    return;
  }
  const fields = [
    { value: old, pointer: child(was.pointer, 'schema') },
    { value: now, pointer: child(is.pointer, 'schema') },
  ] as const;
  // What a failure looks like is for reading.
  const direction = isOffered(is) ? 'out' : 'told';
  schemas.compare(...fields, direction, { whole, path: '' }, scope);
}

function compareNotifications(
  before: OperationEntry,
  after: OperationEntry,
  { log, scope, schemas, name }: Context,
): void {
  const key = 'x-ms-notification-content';
  const [old, now] = [before.pathItem[key], after.pathItem[key]];
  const [was, is] = [child(parentOf(before.pointer), key), child(parentOf(after.pointer), key)];
  const whole = `the notification of ${quoted(name)}`;
  if (!isRecord(old) && isRecord(now))
    log.add({ kind: 'response/added', after: is, message: `T${whole.slice(1)} is new.`, breaking: false }, scope);
  else if (isRecord(old) && !isRecord(now))
    log.add(
      { kind: 'response/removed', before: was, message: `T${whole.slice(1)} was removed.`, breaking: true },
      scope,
    );
  else if (isRecord(old) && isRecord(now)) {
    const members = changedMembers(old, now, toldApart);
    const message = `${membersChanged(members)}: ${whole}.`;
    if (members.length > 0)
      log.add({ kind: 'response/changed', before: was, after: is, message, breaking: false }, scope);
    schemas.compare(
      { value: recordOf(old)['schema'], pointer: child(was, 'schema') },
      { value: recordOf(now)['schema'], pointer: child(is, 'schema') },
      'out',
      { whole, path: '' },
      scope,
    );
  }
}

function responsesOf(
  definition: Definition,
  { operation, pointer }: OperationEntry,
): ReadonlyMap<string, ResponsePlace> {
  const found = new Map<string, ResponsePlace>();
  for (const [status, item] of Object.entries(recordOf(operation.responses))) {
    if (status.startsWith('x-')) continue;
    const target = followReferences<unknown>(definition, item);
    if (!target || !isRecord(target.value)) continue;
    found.set(status, { status, value: target.value, pointer: target.pointer ?? child(pointer, 'responses', status) });
  }
  return found;
}
