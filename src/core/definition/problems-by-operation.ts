import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { child, parentOf, segmentsOf, type JsonPointer } from '../document/pointer.ts';
import { isMethod, type OperationEntry } from './operations.ts';

export type ProblemsByPlace = ReadonlyMap<JsonPointer, readonly Diagnostic[]>;

/** Findings sorted to the operations and paths they stand in, by pointer; those elsewhere are left out. */
export function problemsByPlace(diagnostics: readonly Diagnostic[]): ProblemsByPlace {
  const places = new Map<JsonPointer, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const place = placeAround(diagnostic.pointer);
    if (place === undefined) continue;
    const list = places.get(place);
    if (list) list.push(diagnostic);
    else places.set(place, [diagnostic]);
  }
  return places;
}

/** What is found in an operation, then in what its path says for all operations on it. */
export function problemsOf(places: ProblemsByPlace, { pointer }: OperationEntry): readonly Diagnostic[] {
  const own = places.get(pointer);
  const ofPath = places.get(parentOf(pointer));
  return own && ofPath ? [...own, ...ofPath] : (own ?? ofPath ?? none);
}

const none: readonly Diagnostic[] = [];

function placeAround(pointer: JsonPointer): JsonPointer | undefined {
  if (!pointer.startsWith('/definition/paths/')) return undefined;
  const [, , path = '', member = ''] = segmentsOf(pointer);
  return isMethod(member) ? child('/definition/paths', path, member) : child('/definition/paths', path);
}
