import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { parametersOf } from '../walk/parameters.ts';
import { isText } from '../walk/parts.ts';
import { variablesOf } from '../walk/path-template.ts';

/** Source: OpenAPI 2.0, Parameter Object, `name`; domain notes OP-19 (`PathParameterNotDefinedInTemplate`). */
export const pathParameterInPath: Rule = {
  id: 'path-parameter-in-path',
  severity: 'error',
  why: 'The value of a path parameter has nowhere to go when the path has no such part in braces.',
  source: 'OpenAPI 2.0, Parameter Object, name',
  notes: ['OP-19'],
  serviceCodes: ['PathParameterNotDefinedInTemplate'],
  *check(document) {
    // One that stands at the path is told once, not for each of its operations.
    const told = new Set<string>();
    for (const site of operationsIn(document)) {
      const variables = variablesOf(site.path);
      for (const listed of parametersOf(document, site).parameters) {
        const { name, in: place } = listed.parameter;
        if (place !== 'path' || !isText(name) || variables.includes(name)) continue;
        const { pointer } = listed;
        if (told.has(pointer)) continue;
        told.add(pointer);
        yield {
          pointer,
          message: `The path ${site.path} has no "{${name}}" for this parameter. Add it to the path, or remove the parameter.`,
        };
      }
    }
  },
};
