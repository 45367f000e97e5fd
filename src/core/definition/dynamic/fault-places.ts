import { child, type JsonPointer } from '../../document/pointer.ts';
import { isRecord } from '../operations.ts';
import { leafOf, twins, type ListAspect, type TwinKind } from './model.ts';
import { pathMembers } from './read-dynamic.ts';

/** What there is one of: a list, fields, or one of the two calls of a tree. */
export type DynamicPart = TwinKind | 'open' | 'browse';
export type Generation = 'older' | 'newer';

/** A place where something dynamic is written, or would be. */
export interface WrittenPlace {
  readonly pointer: JsonPointer;
  readonly generation: Generation;
  readonly exists: boolean;
}

interface Sought {
  readonly part: DynamicPart;
  readonly aspect: ListAspect | 'whole';
  readonly argument?: string;
}

/**
 * Where an aspect or an argument is written, those places first that are there.
 *
 * @param value What the dynamic members stand in, at `pointer`.
 */
export function placesOf(
  { value, pointer }: { readonly value: unknown; readonly pointer: JsonPointer },
  { part, aspect, argument }: Sought,
): readonly WrittenPlace[] {
  const raw = isRecord(value) ? value : {};
  const isTree = part === 'open' || part === 'browse';
  const tree = raw['x-ms-dynamic-tree'];
  const keys = twins[isTree ? 'list' : part];
  const extensions: readonly (readonly [generation: Generation, base: JsonPointer, members: unknown])[] = isTree
    ? [['newer', child(pointer, 'x-ms-dynamic-tree', part), isRecord(tree) ? tree[part] : undefined]]
    : (['older', 'newer'] as const).map((one) => [one, child(pointer, keys[one]), raw[keys[one]]] as const);
  const places = extensions.flatMap(([generation, base, members]): readonly WrittenPlace[] => {
    if (!isRecord(members)) return [];
    if (aspect === 'arguments') return [argumentPlace(base, generation, members['parameters'], argument)];
    const key = aspect === 'source' ? 'operationId' : memberOf(aspect, isTree ? 'list' : part, generation);
    if (key === undefined) return [{ pointer: base, generation, exists: true }];
    return [{ pointer: child(base, key), generation, exists: members[key] !== undefined }];
  });
  return places.toSorted((a, b) => Number(b.exists) - Number(a.exists));
}

function argumentPlace(
  base: JsonPointer,
  generation: Generation,
  parameters: unknown,
  argument: string | undefined,
): WrittenPlace {
  if (argument === undefined) return { pointer: child(base, 'parameters'), generation, exists: true };
  const given = isRecord(parameters) ? parameters : {};
  const key = [argument, leafOf(argument)].find((one) => Object.hasOwn(given, one));
  return { pointer: child(base, 'parameters', key ?? argument), generation, exists: key !== undefined };
}

function memberOf(aspect: ListAspect | 'whole', part: TwinKind, generation: Generation): string | undefined {
  const members: Readonly<Partial<Record<ListAspect | 'whole', string>>> = pathMembers[part][generation];
  return members[aspect];
}
