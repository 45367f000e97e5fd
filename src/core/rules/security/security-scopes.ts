import { isRecord } from '../../definition/operations.ts';
import type { Edit } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { definitionOf, isText, listOf, membersOf, type Members } from '../walk/parts.ts';

/**
 * Names that are not defined are left to security-defined. A warning, as the service calls it an error, but signing in works
 * with the scopes of the properties.
 *
 * Source: domain notes SEC-01.
 */
export const securityScopes: Rule = {
  id: 'security-scopes',
  severity: 'warning',
  why: 'Only OAuth 2.0 has scopes, and those that it has are listed where it is defined.',
  source: 'OpenAPI 2.0, Security Requirement Object',
  notes: ['SEC-01'],
  serviceCodes: ['OAuthSecurityRequirementValueMustBeScopeName', 'SecurityRequirementMustHaveEmptyValue'],
  *check(document) {
    const definition = definitionOf(document);
    if (!definition) return;
    const schemes = membersOf(definition['securityDefinitions']);
    yield* faultsIn(definition['security'], '/definition/security', schemes);
    for (const { operation, pointer } of operationsIn(document))
      yield* faultsIn(operation['security'], child(pointer, 'security'), schemes);
  },
};

function* faultsIn(security: unknown, pointer: JsonPointer, schemes: Members): Generator<Finding> {
  for (const [index, requirement] of listOf(security).entries()) {
    if (!isRecord(requirement)) continue;
    for (const [name, scopes] of Object.entries(requirement)) {
      const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
      if (!isRecord(scheme) || !Array.isArray(scopes) || scopes.length === 0) continue;
      const place = child(pointer, index, name);
      if (scheme['type'] !== 'oauth2') {
        const edits = (): readonly Edit[] => [{ kind: 'set', pointer: place, value: [] }];
        const message = `"${name}" is no OAuth 2.0, so it has no scopes. Empty the list.`;
        yield { pointer: place, message, fix: { title: 'Empty the list of scopes', edits } };
        continue;
      }
      const known = membersOf(scheme['scopes']);
      const missing = scopes.findIndex((scope) => isText(scope) && !Object.hasOwn(known, scope));
      if (missing < 0) continue;
      const message = `The scope "${String(scopes[missing])}" is not among those of "${name}". Add it there, or correct it here.`;
      yield { pointer: child(place, missing), message };
    }
  }
}
