import { valueAt, parentOf } from '../../document/pointer.ts';
import { fitValue } from '../mending/fit-value.ts';
import { definitionShape } from '../openapi-shape/definition-shape.ts';
import type { Fix, Rule } from '../rule.ts';
import { checkShape, type Fault } from '../shapes/check-shape.ts';
import { definitionOf, membersOf, perDefinition, rawValueOf } from '../walk/parts.ts';

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
    'ExtensionNameNotValid',
    'JsonTypeIncorrect',
    'JsonValueNotInEnum',
    'FileParameterMustBeInFormData',
  ],
  *check(document) {
    const definition = definitionOf(document);
    for (const fault of shapeFaultsIn(document)) {
      const { pointer, message, rule } = fault;
      if (rule !== undefined) continue;
      const fix = definition && fixOf(definition, fault);
      yield { pointer, message, ...(fix && { fix }) };
    }
  },
};

/** The version of a new connector. Source: domain notes, 1.1. */
const firstVersion = '1.0';

function fixOf(definition: object, fault: Fault): Fix | undefined {
  const { pointer, problem } = fault;
  if (pointer === '/definition/swagger') {
    const edits = [{ kind: 'set', pointer, value: '2.0' }] as const;
    return { title: 'Write “2.0”', edits: () => edits };
  }
  if (problem.kind === 'missing') {
    if (pointer !== '/definition/info' || problem.key !== 'version') return undefined;
    const edits = [{ kind: 'set', pointer: `${pointer}/version`, value: firstVersion }] as const;
    return { title: 'Start with version 1.0', edits: () => edits };
  }
  const inside = pointer.slice('/definition'.length);
  const holder = inside === '' ? {} : membersOf(valueAt(definition, parentOf(inside)));
  return fitValue(fault, valueAt(definition, inside), holder);
}

/** Where the definition is not as the schema wants it, also where a rule of its own tells it. */
export const shapeFaultsIn = perDefinition((document): readonly Fault[] => {
  const definition = definitionOf(document) ?? rawValueOf(document.definition);
  return definition === undefined ? [] : checkShape(definition, definitionShape, '/definition');
});
