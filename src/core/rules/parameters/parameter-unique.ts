import type { JsonPointer } from '../../document/pointer.ts';
import { child } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { parameterKey, readParameters } from '../walk/parameters.ts';
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
    for (const [path, pathItem] of objectsIn(definition['paths'])) {
      yield* repeatsIn(definition, pathItem['parameters'], child('/definition/paths', path, 'parameters'));
    }
    for (const { operation, pointer } of operationsIn(document)) {
      yield* repeatsIn(definition, operation['parameters'], child(pointer, 'parameters'));
    }
  },
};

function* repeatsIn(definition: Members, list: unknown, pointer: JsonPointer): Generator<Finding> {
  const seen = new Set<string>();
  for (const listed of readParameters(definition, list, pointer).parameters) {
    const { parameter } = listed;
    const key = parameterKey(parameter);
    if (key === undefined) continue;
    if (seen.has(key)) {
      const message = `There are two parameters "${String(parameter['name'])}" in ${String(parameter['in'])}. Remove or rename one.`;
      yield { pointer: listed.pointer, message };
    }
    seen.add(key);
  }
}
