import type { JsonPointer } from '../../document/pointer.ts';
import { child } from '../../document/pointer.ts';
import type { Finding, Fix, Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { parameterKey, readParameters, type ListedParameter } from '../walk/parameters.ts';
import { targetsIn } from '../walk/references.ts';
import { definitionOf, objectsIn, type Members } from '../walk/parts.ts';

/**
 * Within one list; an operation's parameter with the name and place of one of its path overrides that.
 *
 * Source: OpenAPI 2.0, Operation Object, `parameters`; domain notes PAR-01 (`OperationParametersContainDuplicateParameter`).
 */
export const parameterUnique: Rule = {
  id: 'parameter-unique',
  severity: 'error',
  why: 'Two parameters with one name in one place would overwrite each other.',
  source: 'OpenAPI 2.0, Operation Object, parameters',
  notes: ['PAR-01'],
  serviceCodes: ['OperationParametersContainDuplicateParameter'],
  *check(document) {
    const definition = definitionOf(document);
    if (!definition) return;
    const targetOf = targetsIn(document);
    for (const [path, pathItem] of objectsIn(definition['paths'])) {
      yield* repeatsIn(definition, pathItem['parameters'], child('/definition/paths', path, 'parameters'), targetOf);
    }
    for (const { operation, pointer } of operationsIn(document)) {
      yield* repeatsIn(definition, operation['parameters'], child(pointer, 'parameters'), targetOf);
    }
  },
};

function* repeatsIn(
  definition: Members,
  list: unknown,
  pointer: JsonPointer,
  targetOf: ReturnType<typeof targetsIn>,
): Generator<Finding> {
  const seen = new Map<string, ListedParameter>();
  const repeats: { readonly listed: ListedParameter; readonly isSame: boolean }[] = [];
  for (const listed of readParameters(definition, list, pointer, targetOf).parameters) {
    const key = parameterKey(listed.parameter);
    if (key === undefined) continue;
    const first = seen.get(key);
    if (first) repeats.push({ listed, isSame: isSame(first.parameter, listed.parameter) });
    else seen.set(key, listed);
  }
  // All at once, from the end: each one that goes moves those after it.
  const fix: Fix = {
    title: 'Remove repeated parameters',
    edits: () =>
      repeats
        .filter((one) => one.isSame)
        .map(({ listed }) => ({ kind: 'remove' as const, pointer: listed.pointer }))
        .toReversed(),
  };
  for (const { listed, isSame } of repeats) {
    const { name, in: place } = listed.parameter;
    const message = `There are two parameters "${String(name)}" in ${String(place)}. Remove or rename one.`;
    yield { pointer: listed.pointer, message, ...(isSame && { fix }) };
  }
}

const isSame = (a: Members, b: Members): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
