import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** The findings of an import that say: there is a secret in what was imported. */
export const secretCodes: ReadonlySet<Diagnostic['code']> = new Set([
  'openapi3/secret-kept-out',
  'postman/secret-kept-out',
  'swagger2/secret-kept-out',
  'connector-files/secret',
  'rule/client-secret',
  'rule/connection-secret-default',
  'rule/policy-secret',
  'rule/script-secret',
]);
