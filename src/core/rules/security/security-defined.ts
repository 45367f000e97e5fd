import { isRecord } from '../../definition/operations.ts';
import type { Edit } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { definitionOf, listOf, membersOf } from '../walk/parts.ts';

/**
 * A warning although the domain notes call it an error: seven published connectors (encodian, honeywellforge, nimflow, …)
 * name a definition that is not there, so the service takes it.
 *
 * Source: OpenAPI 2.0, Security Requirement Object; domain notes SEC-01 (`SecurityRequirementMustBeDefined`).
 */
export const securityDefined: Rule = {
  id: 'security-defined',
  severity: 'warning',
  why: 'A call can only be signed in by a method that the definition describes.',
  source: 'OpenAPI 2.0, Security Requirement Object',
  notes: ['SEC-01'],
  serviceCodes: ['SecurityRequirementMustBeDefined'],
  *check(document) {
    const definition = definitionOf(document);
    if (!definition) return;
    const defined = new Set(Object.keys(membersOf(definition['securityDefinitions'])));
    yield* undefinedIn(definition['security'], '/definition/security', defined);
    for (const { operation, pointer } of operationsIn(document)) {
      yield* undefinedIn(operation['security'], child(pointer, 'security'), defined);
    }
  },
};

function* undefinedIn(security: unknown, pointer: JsonPointer, defined: ReadonlySet<string>): Generator<Finding> {
  for (const [index, requirement] of listOf(security).entries()) {
    if (!isRecord(requirement)) continue;
    const names = Object.keys(requirement);
    for (const name of names) {
      if (defined.has(name)) continue;
      const place = child(pointer, index, name);
      const isLeft = names.some((one) => defined.has(one));
      const removed = isLeft ? place : without(security, pointer, index);
      const edits = (): readonly Edit[] => [{ kind: 'remove', pointer: removed }];
      const message = `There is no security definition "${name}". Add it to "securityDefinitions", or remove it here.`;
      yield { pointer: place, message, fix: { title: 'Remove what is not defined', edits } };
    }
  }
}

/** A requirement of nothing would let everybody in, and so would an empty list on an operation: there the connector's own counts. */
const without = (security: unknown, pointer: JsonPointer, index: number): JsonPointer =>
  listOf(security).length === 1 && pointer !== '/definition/security' ? pointer : child(pointer, index);
