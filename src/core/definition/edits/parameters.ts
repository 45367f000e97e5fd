import type { Edit, Patch } from '../../document/patch.ts';
import { child, lastSegmentOf, parentOf, type JsonPointer } from '../../document/pointer.ts';
import { variablesOf } from '../path-variables.ts';
import { nameOf, textOf } from '../operation-place.ts';
import type { Definition, Parameter, ParameterLocation } from '../openapi2.ts';
import type { OperationEntry } from '../operations.ts';
import { usesOfOperation, type ConnectorValues } from '../operation-uses.ts';
import { isSameParameter, parametersOf, type ParameterEntry } from '../parameters.ts';
import { changeAddress, type OperationPatch } from './change-address.ts';
import { renamedInReferences } from './follow-variables.ts';
import { atLocation, consumesFor, withType } from './parameter-kind.ts';
import { differingMembers } from './write-member.ts';
import { caselessNames, uniqueName } from '../../naming/index.ts';

/** A new parameter with a name that is free at its location. */
export function newParameter(existing: readonly ParameterEntry[], location: ParameterLocation): Parameter {
  if (location === 'body')
    return { name: 'body', in: 'body', required: true, schema: { type: 'object', properties: {} } };
  const names = existing.flatMap(({ parameter }) => (parameter.in === location ? [textOf(parameter.name)] : []));
  const wanted = location === 'header' ? 'X-Header' : location === 'formData' ? 'field' : 'parameter';
  const name = uniqueName(wanted, caselessNames(names));
  return { name, in: location, required: false, type: 'string' };
}

/** Appends a parameter to the operation's own. */
export function addParameter(definition: Definition, entry: OperationEntry, parameter: Parameter): Patch {
  const all = [...parametersOf(definition, entry).map((one) => one.parameter), parameter];
  return {
    title: `Add parameter ${textOf(parameter.name)} to ${nameOf(entry)}`,
    edits: [
      { kind: 'set', pointer: child(entry.pointer, 'parameters', '-'), value: parameter },
      ...consumesEdits(definition, entry, all),
    ],
  };
}

/** True for a parameter of which an operation can have a second one under another name. */
export const canDuplicate = ({ parameter, target }: ParameterEntry): boolean =>
  target !== undefined && parameter.in !== 'body' && parameter.in !== 'path';

/** Puts a copy of a parameter behind it, under a free name; a copy of a shared one, or of the path's, is the operation's own. */
export function duplicateParameter(definition: Definition, entry: OperationEntry, current: ParameterEntry): Patch {
  const { parameter, pointer } = current;
  const names = parametersOf(definition, entry).flatMap((one) =>
    one.parameter.in === parameter.in ? [textOf(one.parameter.name)] : [],
  );
  const copy: Parameter = { ...parameter, name: uniqueName(textOf(parameter.name), caselessNames(names)) };
  const list = child(entry.pointer, 'parameters');
  const count = entry.operation.parameters?.length ?? 0;
  const to = Number(lastSegmentOf(pointer)) + 1;
  const isAmong = parentOf(pointer) === list && to < count;
  return {
    title: `Duplicate parameter ${textOf(parameter.name)} of ${nameOf(entry)}`,
    edits: [
      { kind: 'set', pointer: child(list, '-'), value: copy },
      ...(isAmong ? [{ kind: 'move', pointer: child(list, count), to } as const] : []),
    ],
  };
}

/** Takes a parameter off the list it is on: the operation's or its path's. A shared one stays shared for the others. */
export function removeParameter(entry: OperationEntry, { parameter, pointer, reference }: ParameterEntry): Patch {
  const name = textOf(parameter.name) || (reference ?? '');
  const list = parentOf(pointer);
  const owner = list === child(entry.pointer, 'parameters') ? entry.operation : entry.pathItem;
  // An empty list says nothing.
  const removed = owner.parameters?.length === 1 ? list : pointer;
  return { title: `Remove parameter ${name} from ${nameOf(entry)}`, edits: [{ kind: 'remove', pointer: removed }] };
}

/** Moves a parameter among those of its own list. */
export function moveParameter(entry: OperationEntry, { parameter, pointer }: ParameterEntry, to: number): Patch {
  return {
    title: `Move parameter ${textOf(parameter.name)} of ${nameOf(entry)}`,
    edits: [{ kind: 'move', pointer, to }],
  };
}

/**
 * Gives a parameter another name, and all that speaks of it: the variable of the path, dynamic lists of the operation
 * that take their argument from it, and those elsewhere that call the operation with it.
 */
export function renameParameter(
  values: ConnectorValues,
  entry: OperationEntry,
  { parameter, target }: ParameterEntry,
  name: string,
): OperationPatch {
  const before = textOf(parameter.name);
  const title = `Rename parameter ${before} of ${nameOf(entry)}`;
  if (target === undefined) return { title, edits: [], pointer: entry.pointer, operation: entry.operation };
  const calls = argumentEdits(values, entry, before, name);
  if (parameter.in === 'path' && variablesOf(entry.path).includes(before)) {
    const path = entry.path.replaceAll(`{${before}}`, () => `{${name}}`);
    const moved = changeAddress(values.definition, entry, { ...entry, path });
    return { ...moved, title, edits: [...calls, ...moved.edits] };
  }
  const operation = renamedInReferences(entry.operation, before, name);
  const inOperation: readonly Edit[] =
    operation === entry.operation ? [] : [{ kind: 'set', pointer: entry.pointer, value: operation }];
  const edits: readonly Edit[] = [
    ...inOperation,
    { kind: 'set', pointer: child(target, 'name'), value: name },
    ...calls,
  ];
  return { title, edits, pointer: entry.pointer, operation };
}

/** Why a parameter cannot have a name, for reading; undefined when it can. */
export function parameterNameFault(
  all: readonly ParameterEntry[],
  current: ParameterEntry,
  name: string,
): string | undefined {
  if (name.trim() === '') return 'Type a name: it is what the service calls the parameter.';
  if (current.parameter.in === 'path' && /[/{}\s]/.test(name))
    return 'A variable of the path has no "/", braces or spaces.';
  const wanted = { ...current.parameter, name };
  const isTaken = all.some(
    (other) =>
      other.pointer !== current.pointer && other.parameter.in !== 'body' && isSameParameter(other.parameter, wanted),
  );
  return isTaken ? `There is a ${current.parameter.in ?? ''} parameter "${name}" already.` : undefined;
}

/** Puts a parameter elsewhere in the request. */
export function changeLocation(
  definition: Definition,
  entry: OperationEntry,
  current: ParameterEntry,
  location: ParameterLocation,
): Patch {
  const title = `Send ${textOf(current.parameter.name)} of ${nameOf(entry)} in the ${location}`;
  return replaceParameter(definition, entry, current, atLocation(current.parameter, location), title);
}

/** Gives a parameter that is not the body another type. */
export function changeParameterType(
  definition: Definition,
  entry: OperationEntry,
  current: ParameterEntry,
  type: string,
): Patch {
  const title = `Change type of parameter ${textOf(current.parameter.name)}`;
  return replaceParameter(definition, entry, current, withType(current.parameter, type), title);
}

function replaceParameter(
  definition: Definition,
  entry: OperationEntry,
  { parameter: before, pointer, target }: ParameterEntry,
  parameter: Parameter,
  title: string,
): Patch {
  if (target === undefined) return { title, edits: [] };
  const all = parametersOf(definition, entry).map((one) => (one.pointer === pointer ? parameter : one.parameter));
  return {
    title,
    edits: [...differingMembers(target, before, parameter), ...consumesEdits(definition, entry, all)],
  };
}

function consumesEdits(definition: Definition, entry: OperationEntry, all: readonly Parameter[]): readonly Edit[] {
  const consumes = consumesFor(definition, entry.operation, all);
  return consumes ? [{ kind: 'set', pointer: child(entry.pointer, 'consumes'), value: consumes }] : [];
}

/** Where dynamic lists and schemas call the operation, the argument's key is the parameter's name. */
function argumentEdits(values: ConnectorValues, entry: OperationEntry, before: string, name: string): readonly Edit[] {
  const id = textOf(entry.operation.operationId);
  if (id === '') return [];
  return usesOfOperation(values, id)
    .filter((use) => use.kind === 'extension' && use.name.startsWith('x-ms-dynamic-'))
    .map(({ pointer }): JsonPointer => child(parentOf(pointer), 'parameters', before))
    .map((pointer) => ({ kind: 'rename', pointer, key: name }));
}
