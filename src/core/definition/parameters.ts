import { child, parentOf, segmentsOf, type JsonPointer } from '../document/pointer.ts';
import type { Definition, Parameter, Reference } from './openapi2.ts';
import { followReferences, isRecord, isReference, operationsOf, type OperationEntry } from './operations.ts';
import { usesOfShared } from './shared-uses.ts';

/** One parameter of an operation, from wherever it comes. */
export interface ParameterEntry {
  /** What it says, with its reference followed; empty when that leads nowhere. */
  readonly parameter: Parameter;
  /** Stands on the operation itself, on its path, or among the definition's shared parameters. */
  readonly origin: 'operation' | 'path' | 'shared';
  /** The item in the list of parameters: what removing and moving is about. */
  readonly pointer: JsonPointer;
  /** Where its members stand: what changing is about. Undefined for a reference that leads nowhere. */
  readonly target: JsonPointer | undefined;
  /** The reference as it is written, if it is one. */
  readonly reference?: string;
}

/** The parameters a call of the operation has: its own, then those of the path that it does not replace (same `name` and `in`). */
export function parametersOf(definition: Definition, entry: OperationEntry): readonly ParameterEntry[] {
  const own = read(definition, entry.operation.parameters, entry.pointer, 'operation');
  const ofPath = read(definition, entry.pathItem.parameters, parentOf(entry.pointer), 'path');
  return [...own, ...ofPath.filter(({ parameter }) => !own.some((one) => isSameParameter(one.parameter, parameter)))];
}

/** By `name` and `in`, as OpenAPI tells parameters apart; of body parameters there is only one. */
export const isSameParameter = (a: Parameter, b: Parameter): boolean =>
  a.in === b.in && (a.name === b.name || a.in === 'body');

/** A list of parameters as it may be found: anything but objects is passed over, positions kept. */
export function parameterItems(value: unknown): readonly (Parameter | Reference)[] {
  return Array.isArray(value) ? value.map((item: unknown) => (isRecord(item) ? item : {})) : [];
}

function read(
  definition: Definition,
  list: unknown,
  parent: JsonPointer,
  origin: 'operation' | 'path',
): readonly ParameterEntry[] {
  return parameterItems(list).map((item, index) => {
    const pointer = child(parent, 'parameters', index);
    if (!isReference(item)) return { parameter: item, origin, pointer, target: pointer };
    const found = followReferences<Parameter>(definition, item);
    const target = found && isRecord(found.value) ? found.pointer : undefined;
    const parameter: Parameter = found && isRecord(found.value) ? found.value : {};
    return { parameter, origin: 'shared', pointer, target, reference: item.$ref };
  });
}

/** How many operations show what is written at a parameter's target: 1 unless it is shared or stands on a path. */
export function countUses(definition: Definition, entry: ParameterEntry): number {
  const { target, origin } = entry;
  if (origin === 'operation' || target === undefined) return 1;
  // What replaces the parameter in an operation, or leads to it by way of another, is looked at in few operations.
  const places =
    origin === 'path' ? [target] : usesOfShared(definition, { pointer: target }).map(({ pointer }) => pointer);
  const paths = new Set(places.map((place) => segmentsOf(place)[2] ?? ''));
  return operationsOf(definition).filter(
    (operation) =>
      paths.has(operation.path) && parametersOf(definition, operation).some((one) => one.target === target),
  ).length;
}
