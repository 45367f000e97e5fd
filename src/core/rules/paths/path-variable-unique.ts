import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, objectsIn } from '../walk/parts.ts';
import { variablesOf } from '../walk/path-template.ts';

/** Source: OpenAPI 2.0, Path Templating; domain notes OP-16 (`OperationPathTemplateNotValid`). */
export const pathVariableUnique: Rule = {
  id: 'path-variable-unique',
  severity: 'error',
  why: 'Two parts of a path with one name would get the same value.',
  source: 'OpenAPI 2.0, Path Templating',
  notes: ['OP-16'],
  serviceCodes: ['OperationPathTemplateNotValid'],
  *check(document) {
    for (const [path] of objectsIn(definitionOf(document)?.['paths'])) {
      const variables = variablesOf(path);
      const seen = new Set<string>();
      const repeated = variables.find((name) => seen.size === seen.add(name).size);
      if (repeated === undefined) continue;
      const message = `The path names "{${repeated}}" twice. Give the second one another name, and a parameter of its own.`;
      yield { pointer: child('/definition/paths', path), message };
    }
  },
};
