import { partsReferredTo } from '../compare/changed-parts.ts';
import { isEqual } from '../compare/is-equal.ts';
import type { Definition } from '../definition/openapi2.ts';
import { isMethod, isRecord, operationsOf, type OperationEntry } from '../definition/operations.ts';
import { sharedSections } from '../definition/part-at.ts';
import { referenceTo } from '../definition/shared-uses.ts';
import type { Edit } from '../document/patch.ts';
import { child, parentOf, segmentsOf, valueAt, type JsonPointer } from '../document/pointer.ts';
import { caselessNames, uniqueName } from '../naming/index.ts';
import { differencesBetween } from '../reimport/differences.ts';
import { withNames } from '../reimport/graft-operations.ts';

/**
 * Brings the shared parts that some values refer to from one definition into another. What is missing is added; what is
 * different is changed where nothing else uses it, and else added under another name.
 *
 * @param values They stand in `from`.
 * @param except The operation of `into` whose use of shared parts does not count.
 * @returns The new names of what could not keep its own, as `#/definitions/Pet` to `#/definitions/Pet2`.
 */
export function bringParts(
  from: Definition,
  into: Definition,
  values: readonly unknown[],
  except: OperationEntry | undefined,
  edits: Edit[],
): ReadonlyMap<string, string> {
  const needed = [...partsReached(from, values)].filter(
    (part) => isSharedPart(part) && valueAt(from, part) !== undefined,
  );
  const used = partsReached(into, [...usersIn(into, except)]);
  const renamed = new Set(
    needed.filter(
      (part) => used.has(part) && isThere(into, part) && !isEqual(valueAt(from, part), valueAt(into, part)),
    ),
  );
  // What refers to something that gets another name is another thing too.
  for (let count = -1; count !== renamed.size;) {
    count = renamed.size;
    for (const part of needed) {
      if (renamed.has(part) || !used.has(part) || !isThere(into, part)) continue;
      if ([...partsReferredTo(valueAt(from, part))].some((one) => renamed.has(one))) renamed.add(part);
    }
  }
  const names = new Map<string, string>();
  const places = new Map<JsonPointer, JsonPointer>();
  for (const section of sharedSections) {
    const taken = caselessNames(Object.keys(isRecord(into[section]) ? into[section] : {}));
    for (const part of renamed) {
      const [group, name = ''] = segmentsOf(part);
      if (group !== section) continue;
      const as = uniqueName(name, taken);
      taken.add(as);
      places.set(part, child('', section, as));
      // As it is written mostly, and as it has to be where a name holds more than letters.
      for (const reference of [`#${part}`, referenceTo(section, name)]) names.set(reference, referenceTo(section, as));
    }
  }
  for (const part of needed) {
    const place = places.get(part);
    const value = withNames(valueAt(from, part), names);
    if (place === undefined) edits.push(...differencesBetween(valueAt(into, part), value, `/definition${part}`));
    else edits.push({ kind: 'set', pointer: `/definition${place}`, value });
  }
  return names;
}

const isSharedPart = (part: JsonPointer): boolean =>
  (sharedSections as readonly string[]).includes(segmentsOf(part)[0] ?? '');

const isThere = (definition: Definition, part: JsonPointer): boolean => valueAt(definition, part) !== undefined;

/** All that some values lead to, in the order in which it is found. */
function partsReached(definition: Definition, values: readonly unknown[]): ReadonlySet<JsonPointer> {
  const reached = new Set<JsonPointer>();
  for (const value of values) for (const part of partsReferredTo(value)) reached.add(part);
  // A set that grows while it is walked is walked to its end.
  for (const part of reached) for (const next of partsReferredTo(valueAt(definition, part))) reached.add(next);
  return reached;
}

/** Operations and what stands beside them on their paths, but for one operation, and for its path if it is alone there. */
function* usersIn(definition: Definition, except: OperationEntry | undefined): Iterable<unknown> {
  const seen = new Set<JsonPointer>();
  for (const { operation, pathItem, pointer } of operationsOf(definition)) {
    if (pointer === except?.pointer) continue;
    yield operation;
    const path = parentOf(pointer);
    if (seen.has(path)) continue;
    seen.add(path);
    for (const [key, member] of Object.entries(pathItem)) if (!isMethod(key)) yield member;
  }
}
