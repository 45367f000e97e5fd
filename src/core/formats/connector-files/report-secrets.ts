import type { Report } from '../../diagnostics/diagnostic.ts';
import { policySecrets } from '../../security/secret-places.ts';
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
