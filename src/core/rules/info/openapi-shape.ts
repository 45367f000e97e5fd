import { definitionShape } from '../openapi-shape/definition-shape.ts';
import type { Rule } from '../rule.ts';
import { checkShape, type Fault } from '../shapes/check-shape.ts';
import { definitionOf, perDefinition, rawValueOf } from '../walk/parts.ts';

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
  source: 'OpenAPI 2.0, official JSON schema',
  notes: ['DOC-01', 'DOC-02', 'DOC-04', 'PAR-06', 'SEC-02'],
  serviceCodes: [
    'SpecificationVersionIncorrect',
    'RequiredPropertyMissing',
    'AdditionalPropertyNotAllowed',
    'FileParameterMustBeInFormData',
  ],
  *check(document) {
    for (const { pointer, message, rule } of shapeFaultsIn(document)) {
      if (rule === undefined) yield { pointer, message };
    }
  },
};

/** Where the definition is not as the schema wants it, also where a rule of its own tells it. */
export const shapeFaultsIn = perDefinition((document): readonly Fault[] => {
  const definition = definitionOf(document) ?? rawValueOf(document.definition);
  return definition === undefined ? [] : checkShape(definition, definitionShape, '/definition');
});
