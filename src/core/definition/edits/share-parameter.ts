import type { Edit, Patch } from '../../document/patch.ts';
import { child, isWithin, parentOf, type JsonPointer } from '../../document/pointer.ts';
import { humanise, pascalCase } from '../../naming/index.ts';
import type { Definition, Parameter, Reference } from '../openapi2.ts';
import { nameOf, textOf } from '../operation-place.ts';
import { isMethod, isRecord, isReference, operationsOf, type OperationEntry } from '../operations.ts';
import { isSameParameter, parameterItems, parametersOf, type ParameterEntry } from '../parameters.ts';
import type { SharedPart } from '../part-at.ts';
import { partsOf, referenceTo } from '../shared-uses.ts';
import { variablesOf } from '../path-variables.ts';
import { consumesFor, locationsFor } from './parameter-kind.ts';
import { removeParameter } from './parameters.ts';
import { putInPlace } from './shared-parts/put-in-place.ts';
import { extractShared } from './shared-parts/extract-shared.ts';
import { freeSharedName } from './shared-parts/shared-names.ts';

/** The shared parameters that an operation can take on: those it has not, where its others leave them a place. */
export function sharedParametersFor(
  definition: Definition,
  entry: OperationEntry,
): readonly { readonly part: SharedPart; readonly parameter: Parameter }[] {
  const present = parametersOf(definition, entry);
  return partsOf(definition, 'parameters').flatMap((part) => {
    const parameter: unknown = definition.parameters?.[part.name];
    if (!isRecord(parameter) || isReference(parameter)) return [];
    return takingFault(entry, present, parameter) === undefined ? [{ part, parameter }] : [];
  });
}

/** Why an operation cannot have a parameter besides those it has, for reading. Source: domain notes PAR-01, OP-19, OP-22. */
export function takingFault(
  entry: OperationEntry,
  present: readonly ParameterEntry[],
  parameter: Parameter,
): string | undefined {
  if (present.some((one) => isSameParameter(one.parameter, parameter))) return 'Has it already';
  const { name = '', in: location } = parameter;
  if (location === 'path') return variablesOf(entry.path).includes(name) ? undefined : `Its path has no {${name}}`;
  if (locationsFor(entry, present).some((one) => one === location)) return undefined;
  return entry.method === 'get' || entry.method === 'head' ? 'GET and HEAD send no body' : 'Has another body already';
}

/** Has an operation use a shared parameter. */
export function useSharedParameter(definition: Definition, entry: OperationEntry, part: SharedPart): Patch {
  const item: Reference = { $ref: referenceTo('parameters', part.name) };
  return {
    title: `Use shared parameter ${part.name} in ${nameOf(entry)}`,
    edits: additionOf(definition, entry, item, definition.parameters?.[part.name] ?? {}),
  };
}

/** @param item What is written: the parameter or a reference to it. */
function additionOf(
  definition: Definition,
  entry: OperationEntry,
  item: Parameter | Reference,
  parameter: Parameter,
): readonly Edit[] {
  const all = [...parametersOf(definition, entry).map((one) => one.parameter), parameter];
  const consumes = consumesFor(definition, entry.operation, all);
  return [
    { kind: 'set', pointer: child(entry.pointer, 'parameters', '-'), value: item },
    ...(consumes ? [{ kind: 'set', pointer: child(entry.pointer, 'consumes'), value: consumes } as const] : []),
  ];
}

/** A parameter as it is written in a list somewhere, where another says the same. */
export interface ParameterPlace {
  readonly pointer: JsonPointer;
  /** Of the operation, or of the path for all operations on it. */
  readonly where: string;
}

/** Where else a parameter stands that says the same, whatever the order of its members: operations and paths, in the order of the text. */
export function sameParameters(
  definition: Definition,
  parameter: Parameter,
  except: JsonPointer,
): readonly ParameterPlace[] {
  const wanted = inOrder(parameter);
  const places: ParameterPlace[] = [];
  const look = (list: unknown, owner: JsonPointer, where: string): void => {
    for (const [index, item] of parameterItems(list).entries()) {
      const pointer = child(owner, 'parameters', index);
      // Names first: nearly all differ in them, and reading a whole body takes long.
      const isLike = !isReference(item) && item.name === parameter.name && item.in === parameter.in;
      if (isLike && pointer !== except && inOrder(item) === wanted) places.push({ pointer, where });
    }
  };
  const paths = new Set<JsonPointer>();
  for (const entry of operationsOf(definition)) {
    const ofPath = parentOf(entry.pointer);
    if (!paths.has(ofPath)) look(entry.pathItem.parameters, ofPath, `All of ${entry.path}`);
    paths.add(ofPath);
    look(entry.operation.parameters, entry.pointer, textOf(entry.operation.summary) || nameOf(entry));
  }
  return places;
}

/** As JSON with members by name. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) =>
    isRecord(member) ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1))) : member,
  );

/** A free name for a parameter among the shared ones: `X-Trace` is `XTrace`, a body by its label. */
export function sharedParameterName(definition: Definition, parameter: Parameter): string {
  return freeSharedName(definition, 'parameters', pascalCase(humanise(textOf(parameter.name))));
}

/**
 * Makes a parameter a shared one under a name, and has others that say the same refer to it. One step of undo.
 *
 * @param followers Of `sameParameters`: those that are to follow.
 */
export function makeParameterShared(
  pointer: JsonPointer,
  parameter: Parameter,
  name: string,
  followers: readonly ParameterPlace[] = [],
): Patch {
  const { title, edits } = extractShared('parameters', pointer, parameter, name);
  const value = { $ref: referenceTo('parameters', name) };
  return { title, edits: [...followers.map((one): Edit => ({ kind: 'set', pointer: one.pointer, value })), ...edits] };
}

/**
 * Gives an operation a copy of its own of a parameter that is shared or stands on its path: the others keep theirs.
 * Of a path that has no other operation the parameter goes.
 */
export function makeParameterOwn(definition: Definition, entry: OperationEntry, current: ParameterEntry): Patch {
  const { parameter, pointer, reference } = current;
  const name = textOf(parameter.name);
  const title = `Make parameter ${name} the own of ${nameOf(entry)}`;
  if (isWithin(pointer, entry.pointer))
    return { title, edits: reference === undefined ? [] : putInPlace(definition, pointer, name).edits };
  const isAlone = Object.keys(entry.pathItem).filter(isMethod).length === 1;
  return {
    title,
    edits: [
      { kind: 'set', pointer: child(entry.pointer, 'parameters', '-'), value: parameter },
      ...(isAlone ? removeParameter(entry, current).edits : []),
    ],
  };
}

/** Why a parameter of an operation cannot be for all of its path, for reading. */
export function putOnPathFault(entry: OperationEntry, { parameter }: ParameterEntry): string | undefined {
  const isSent = parameter.in === 'body' || parameter.in === 'formData';
  const reads = entry.pathItem.get ?? entry.pathItem.head;
  if (isSent && reads !== undefined) return 'GET and HEAD of this path send no body';
  const isThere = parameterItems(entry.pathItem.parameters).some(
    (item) => !isReference(item) && isSameParameter(item, parameter),
  );
  return isThere ? 'The path has one of this name' : undefined;
}

/**
 * Puts a parameter of an operation on its path: all operations there have it then. Those that had the same lose theirs,
 * those that have another of its name keep it.
 */
export function putParameterOnPath(definition: Definition, entry: OperationEntry, current: ParameterEntry): Patch {
  const item = parameterItems(entry.operation.parameters)[
    Number(current.pointer.slice(current.pointer.lastIndexOf('/') + 1))
  ];
  const ofPath = parentOf(entry.pointer);
  const written = inOrder(item);
  const gone = operationsOf(definition)
    .filter((one) => one.pathItem === entry.pathItem && one.path === entry.path)
    .flatMap((one) => {
      const index = parameterItems(one.operation.parameters).findIndex((other) => inOrder(other) === written);
      return index < 0 ? [] : [{ entry: one, index }];
    });
  return {
    title: `Put parameter ${textOf(current.parameter.name)} on the path ${entry.path}`,
    edits: [
      ...gone.map(({ entry: one, index }): Edit => {
        const list = child(one.pointer, 'parameters');
        return { kind: 'remove', pointer: one.operation.parameters?.length === 1 ? list : child(list, index) };
      }),
      { kind: 'set', pointer: child(ofPath, 'parameters', '-'), value: item },
    ],
  };
}

/** Copies a parameter to other operations, as a reference where it is shared. Those that cannot have it are left out. */
export function copyParameter(
  definition: Definition,
  { parameter, reference }: ParameterEntry,
  targets: readonly OperationEntry[],
): Patch {
  const item: Parameter | Reference = reference === undefined ? parameter : { $ref: reference };
  const taking = targets.filter(
    (target) => takingFault(target, parametersOf(definition, target), parameter) === undefined,
  );
  const [only] = taking;
  const where = taking.length === 1 && only ? nameOf(only) : `${taking.length} operations`;
  return {
    title: `Copy parameter ${textOf(parameter.name)} to ${where}`,
    edits: taking.flatMap((target) => additionOf(definition, target, item, parameter)),
  };
}
