import { child, parentOf, type JsonPointer } from '../../../document/pointer.ts';
import { operationsIn, type OperationSite } from '../../../rules/walk/operations.ts';
import { parameterKey, parametersOf, type ListedParameter } from '../../../rules/walk/parameters.ts';
import type { Draft } from '../draft.ts';
import type { ValueEdit } from '../edit-value.ts';

/** A parameter that an operation is to lose. */
export interface Unwanted {
  readonly site: OperationSite;
  readonly listed: ListedParameter;
}

/**
 * Takes parameters from operations, and looks once more: what an operation loses can uncover one of its path that it
 * took the place of.
 */
export function takeOutAll(draft: Draft, find: () => Iterable<Unwanted>): void {
  for (let round = 0; round < 2; round++) {
    const unwanted = [...find()];
    if (unwanted.length === 0) return;
    draft.apply(takeOutParameters(draft, unwanted));
  }
}

/**
 * The edits that take parameters from operations. One that stands at the path goes from there, and every other
 * operation of the path that has it gets it into its own list.
 */
function takeOutParameters(draft: Draft, unwanted: readonly Unwanted[]): readonly ValueEdit[] {
  const edits: ValueEdit[] = [];
  const atPaths = new Map<JsonPointer, Set<OperationSite>>();
  for (const { site, listed } of unwanted) {
    const { pointer } = listed;
    if (pointer.startsWith(`${site.pointer}/`)) edits.push({ kind: 'remove', pointer: inDraft(pointer) });
    else atPaths.set(pointer, (atPaths.get(pointer) ?? new Set<OperationSite>()).add(site));
  }
  if (atPaths.size === 0) return edits;
  const byPath = new Map<JsonPointer, OperationSite[]>();
  for (const site of operationsIn(draft.document)) {
    const place = parentOf(site.pointer);
    byPath.set(place, [...(byPath.get(place) ?? []), site]);
  }
  for (const [pointer, losers] of atPaths) {
    edits.push({ kind: 'remove', pointer: inDraft(pointer) });
    for (const site of byPath.get(parentOf(parentOf(pointer))) ?? []) {
      const keeps = parametersOf(draft.document, site).parameters.some((listed) => listed.pointer === pointer);
      if (keeps && !losers.has(site))
        edits.push({ kind: 'copy', pointer: inDraft(pointer), to: child(inDraft(site.pointer), 'parameters', '-') });
    }
  }
  return edits;
}

export const inDraft = (pointer: JsonPointer): JsonPointer => pointer.slice('/definition'.length);

/** The later of two parameters with one name in one place, in each list as it is written. */
export function repeatsIn(listed: readonly ListedParameter[]): readonly ListedParameter[] {
  const seen = new Set<string>();
  return listed.filter(({ parameter }) => {
    const key = parameterKey(parameter);
    if (key === undefined) return false;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}
