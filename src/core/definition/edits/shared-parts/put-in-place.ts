import type { Edit, Patch } from '../../../document/patch.ts';
import { isWithin, valueAt, type JsonPointer } from '../../../document/pointer.ts';
import type { Definition } from '../../openapi2.ts';
import { followReferences, isRecord, isReference, resolve } from '../../operations.ts';
import type { SharedPart } from '../../part-at.ts';
import { usesOfShared } from '../../shared-uses.ts';
import { removalEdits } from './change-shared.ts';
import { sharedWords } from './shared-names.ts';

/**
 * Writes what a reference leads to where the reference stands. References inside that stay references. What stood
 * beside the reference, which the service would not have read, counts from now on.
 */
export function putInPlace(definition: Definition, pointer: JsonPointer, name: string): Patch {
  const title = `Put ${name} in place`;
  const value = inPlace(definition, valueIn(definition, pointer));
  return { title, edits: value === undefined ? [] : [{ kind: 'set', pointer, value }] };
}

function inPlace(definition: Definition, reference: unknown): object | undefined {
  if (!isReference(reference)) return undefined;
  const target = resolve<unknown>(definition, reference);
  if (!isRecord(target)) return undefined;
  const { $ref: _, ...beside } = reference;
  return { ...target, ...beside };
}

const valueIn = (definition: Definition, pointer: JsonPointer): unknown =>
  valueAt(definition, pointer.slice('/definition'.length));

/**
 * Why a shared part cannot be put in place everywhere, for reading; undefined when it can: one that contains itself
 * would never end, and a reference into it has no place of its own.
 */
export function putInPlaceFault(definition: Definition, part: SharedPart): string | undefined {
  if (containsItself(definition, part))
    return `“${part.name}” contains itself, so it cannot be written out where it is used. Take away what refers to it first.`;
  const uses = usesOfShared(definition, part);
  if (uses.some(({ target }) => target !== part.pointer))
    return `Something refers to a piece of “${part.name}”. Change that in the source first.`;
  return undefined;
}

function containsItself(definition: Definition, { pointer }: SharedPart): boolean {
  const seen = new Set<JsonPointer>();
  const open: unknown[] = [valueIn(definition, pointer)];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (isReference(value)) {
      const target = followReferences<unknown>(definition, value);
      if (target?.pointer === undefined) continue;
      if (isWithin(target.pointer, pointer)) return true;
      if (seen.has(target.pointer)) continue;
      seen.add(target.pointer);
      open.push(target.value);
    } else for (const inside of Object.values<unknown>({ ...value })) open.push(inside);
  }
  return false;
}

/**
 * Takes a shared part out after writing it where it was used. Of a chain of references the next one is written.
 *
 * @returns No edits where `putInPlaceFault` has something to say.
 */
export function putEverywhere(definition: Definition, part: SharedPart): Patch {
  const title = `Put ${sharedWords[part.section]} ${part.name} in place and delete it`;
  if (putInPlaceFault(definition, part) !== undefined) return { title, edits: [] };
  const edits = usesOfShared(definition, part).flatMap(({ pointer }): readonly Edit[] => {
    const reference = valueIn(definition, pointer);
    const target = valueIn(definition, part.pointer);
    if (!isReference(reference) || !isRecord(target)) return [];
    const { $ref: _, ...beside } = reference;
    return [{ kind: 'set', pointer, value: { ...target, ...beside } }];
  });
  return { title, edits: [...edits, ...removalEdits(definition, [part])] };
}
