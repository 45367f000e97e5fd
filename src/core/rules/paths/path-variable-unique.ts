import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, objectsIn } from '../walk/parts.ts';
import { variablesOf } from '../walk/path-template.ts';

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
      const repeated = variables.find((name, index) => variables.indexOf(name) !== index);
      if (repeated === undefined) continue;
      const message = `The path names "{${repeated}}" twice. Give the second one another name, and a parameter of its own.`;
      yield { pointer: child('/definition/paths', path), message };
    }
  },
};
