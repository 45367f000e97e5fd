import { isRecord } from '../../definition/operations.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { parametersOf } from '../walk/parameters.ts';
import { membersOf, type Members } from '../walk/parts.ts';
import { targetsIn, type Target } from '../walk/references.ts';

/** Flows and dynamic values name a property of the body by its path: `body/owner/name`. Source: domain notes PAR-16, 2.3. */
export const parameterNameAmbiguous: Rule = {
  id: 'parameter-name-ambiguous',
  severity: 'warning',
  why: 'Flows name the properties of a body by their path, which a parameter must not be called.',
  source: 'Validation of the service',
  notes: ['PAR-16'],
  serviceCodes: ['OperationParameterNameIsAmbiguous'],
  *check(document) {
    const targetOf = targetsIn(document);
    for (const site of operationsIn(document)) {
      const { parameters } = parametersOf(document, site);
      const body = parameters.find(({ parameter }) => parameter['in'] === 'body')?.parameter;
      if (!body) continue;
      for (const listed of parameters) {
        const { name } = listed.parameter;
        if (typeof name !== 'string' || !name.includes('/') || listed.parameter === body) continue;
        if (!leadsInto(body, name.split('/'), targetOf)) continue;
        const message = `"${name}" is also what flows call a property of the body. Rename the parameter or the property.`;
        yield { pointer: listed.pointer, message };
      }
    }
  },
};

function leadsInto(
  body: Members,
  [first, ...names]: readonly string[],
  targetOf: (value: unknown, pointer: string) => Target,
): boolean {
  if (first !== body['name']) return false;
  let value: unknown = body['schema'];
  for (const name of names) {
    const target = targetOf(value, '');
    const { properties } = membersOf(target.kind === 'found' ? target.value : undefined);
    if (!isRecord(properties) || !Object.hasOwn(properties, name)) return false;
    value = properties[name];
  }
  return true;
}
