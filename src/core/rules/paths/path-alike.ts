import { methods } from '../../definition/openapi2.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { equalPathsIn } from '../walk/path-template.ts';

/**
 * Where no method stands at both; otherwise path-unique. A warning: four published connectors have such paths.
 *
 * Source: OpenAPI 2.0, Paths Object, "identical"; domain notes OP-17.
 */
export const pathAlike: Rule = {
  id: 'path-alike',
  severity: 'warning',
  why: 'Two paths that differ only in capitals or the names of their variables are one address.',
  source: 'OpenAPI 2.0, Paths Object',
  notes: ['OP-17'],
  *check(document) {
    for (const { path, other, pathItem, otherItem } of equalPathsIn(document)) {
      if (methods.some((method) => Object.hasOwn(pathItem, method) && Object.hasOwn(otherItem, method))) continue;
      const message = `The path "${path}" is the same as "${other}". Move its operations there.`;
      yield { pointer: child('/definition/paths', path), message };
    }
  },
};
