import { isRecord } from '../../definition/operations.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { isPlaceholder, isSecretName, looksLikeSecret } from '../../secrets/find-secrets.ts';
import type { SourceDocument } from '../format.ts';

/**
 * Says where the policies of a properties file hold secrets: fixed values sent under a secret's name, or shaped like
 * one. They stay in the text, because nothing is changed that nobody asked to change. Never repeats the value. Client
 * secrets are the business of the rule `client-secret`.
 *
 * Reports `connector-files/secret` (warning), pointing at the connector's own part.
 */
export function reportSecrets(properties: SourceDocument, report: Report): void {
  for (const pointer of policySecrets(properties.value)) {
    const range = properties.locate(pointer.slice('/properties'.length));
    report({
      code: 'connector-files/secret',
      severity: 'warning',
      message:
        'This holds a secret. It stays here as it is; remove it, or leave it out when you export or share the connector.',
      pointer,
      ...(range && { range }),
    });
  }
}

function policySecrets(value: unknown): readonly JsonPointer[] {
  const properties = isRecord(value) ? value['properties'] : undefined;
  const policies = isRecord(properties) ? properties['policyTemplateInstances'] : undefined;
  if (!Array.isArray(policies)) return [];
  return policies.flatMap((policy: unknown, index) => {
    const parameters = isRecord(policy) ? policy['parameters'] : undefined;
    if (!isRecord(parameters)) return [];
    const name = parameters['x-ms-apimTemplateParameter.name'];
    return Object.entries(parameters).flatMap(([key, text]) => {
      if (typeof text !== 'string' || isPlaceholder(text) || text.startsWith('@')) return [];
      const isNamed = key.endsWith('.value') && typeof name === 'string' && isSecretName(name);
      const secret = isNamed || looksLikeSecret(text);
      return secret ? [child('/properties/properties/policyTemplateInstances', index, 'parameters', key)] : [];
    });
  });
}
