import { definitionShape } from './openapi-shape/definition-shape.ts';
import type { Rule } from './rule.ts';
import { checkShape } from './shapes/check-shape.ts';
import { rawValueOf } from './walk/parts.ts';

/**
 * The OpenAPI 2.0 schema itself. Faults that a rule of their own tells in better words are left to it
 * (`response-description`, `host-format`, …: `rule` in the tables of `openapi-shape/`).
 *
 * Source: OpenAPI 2.0, official JSON schema; domain notes DOC-01, DOC-02, DOC-04, PAR-06, SEC-02
 * (`SpecificationVersionIncorrect`, `RequiredPropertyMissing`, `AdditionalPropertyNotAllowed`, `FileParameterMustBeInFormData`).
 */
export const openapiShape: Rule = {
  id: 'openapi-shape',
  severity: 'error',
  why: 'The service reads the definition strictly by OpenAPI 2.0 and refuses what it does not know.',
  *check(document) {
    const definition = rawValueOf(document.definition);
    if (definition === undefined) return;
    for (const { pointer, message, rule } of checkShape(definition, definitionShape, '/definition')) {
      if (rule === undefined) yield { pointer, message };
    }
  },
};
