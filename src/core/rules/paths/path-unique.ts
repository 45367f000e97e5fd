import { methods } from '../../definition/openapi2.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { equalPathsIn } from '../walk/path-template.ts';

/**
 * Where both have an operation of the same method; otherwise path-alike.
 *
 * Source: OpenAPI 2.0, Paths Object; domain notes OP-17 (`PathRedefined`, `DuplicateOperationPath`).
 */
export const pathUnique: Rule = {
  id: 'path-unique',
  severity: 'error',
  why: 'Two operations with one method and one address cannot be told apart.',
  source: 'OpenAPI 2.0, Paths Object',
  notes: ['OP-17'],
  serviceCodes: ['PathRedefined', 'DuplicateOperationPath'],
  *check(document) {
    for (const { path, other, pathItem, otherItem } of equalPathsIn(document)) {
      for (const method of methods) {
        if (!Object.hasOwn(pathItem, method) || !Object.hasOwn(otherItem, method)) continue;
        const message = `${method.toUpperCase()} ${path} is the same as ${method.toUpperCase()} ${other}. Remove one of the two.`;
        yield { pointer: child('/definition/paths', path, method), message };
      }
    }
  },
};
