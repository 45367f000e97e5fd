import type { Edit } from '../document/patch.ts';
import { child } from '../document/pointer.ts';
import type { PolicyFault } from './check-policy.ts';
import { operationsKey, parametersOfPolicy, type PolicyEntry } from './policy.ts';

/**
 * What is wrong with the operations that a policy names. None that is left would mean all of them, so the last name is
 * never taken off. Source: domain notes, 5 and POL-02.
 */
export function operationFaults(
  { pointer, policy }: PolicyEntry,
  exists: (operationId: string) => boolean,
): readonly PolicyFault[] {
  const named = parametersOfPolicy(policy)[operationsKey];
  const place = child(pointer, 'parameters', operationsKey);
  if (named === undefined || named === null) return [];
  if (typeof named === 'string') {
    const message = `The operations of a policy are a list: ["${named}"]. Write it in square brackets.`;
    const edits = (): readonly Edit[] => [{ kind: 'set', pointer: place, value: [named] }];
    const missing = exists(named) ? [] : [missingFault(place, [named])];
    return [{ kind: 'operations-list', message, pointer: place, fix: { title: 'Make it a list', edits } }, ...missing];
  }
  if (!Array.isArray(named) || named.some((id) => typeof id !== 'string')) {
    const message = 'The operations of a policy are a list of operation ids. Choose them again.';
    return [{ kind: 'operations-list', message, pointer: place }];
  }
  const ids: readonly string[] = named;
  const missing = ids.flatMap((id, index) => (exists(id) ? [] : [index]));
  const first = new Map<string, number>();
  for (const [index, id] of ids.entries()) if (!first.has(id)) first.set(id, index);
  const repeated = ids.flatMap((id, index) => (first.get(id) === index ? [] : [index]));
  return [
    ...indexed(missing, (at) => {
      const names = missing.map((index) => ids[index] ?? '');
      const isLeft = missing.length < ids.length;
      return {
        ...missingFault(child(place, at), names, isLeft),
        ...(isLeft && {
          fix: { title: 'Take missing operations off the list', edits: () => removals(place, missing) },
        }),
      };
    }),
    ...indexed(repeated, (at) => ({
      kind: 'operations-repeated',
      message: `"${ids[at] ?? ''}" is in the list already. Once is enough.`,
      pointer: child(place, at),
      fix: { title: 'Take repeated operations off the list', edits: () => removals(place, repeated) },
    })),
  ];
}

/** One fault for all of a kind, at the first. */
const indexed = (indices: readonly number[], tell: (first: number) => PolicyFault): readonly PolicyFault[] =>
  indices[0] === undefined ? [] : [tell(indices[0])];

function missingFault(pointer: string, ids: readonly string[], isLeft = false): PolicyFault {
  const shown = ids.slice(0, 3).map((id) => `"${id}"`);
  const names = `${shown.join(', ')}${ids.length > shown.length ? ' and others' : ''}`;
  const fact = `There is no operation ${names} for this policy.`;
  const message = isLeft
    ? `${fact} Take it off the list, or choose another.`
    : `${fact} It serves none: choose its operations, or delete the policy.`;
  return { kind: 'operation-exists', message, pointer };
}

/** From the end to the start, so that each index holds when its turn comes. */
const removals = (list: string, indices: readonly number[]): readonly Edit[] =>
  indices.toReversed().map((index) => ({ kind: 'remove', pointer: child(list, index) }));
