import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { resultPlace } from '#core/ledger/result-place.ts';

/**
 * Where in the connector a finding of a rule is: `GET /pets, response 200`. Its line is one of a text that nobody has seen
 * yet, and would be looked for in the file. Undefined for findings about that file.
 */
export function placeInConnector({ code, pointer }: Diagnostic): string | undefined {
  if (!code.startsWith('rule/')) return undefined;
  const { operation, inside } = resultPlace(pointer);
  return [operation && `${operation.method.toUpperCase()} ${operation.path}`, inside].filter(Boolean).join(', ');
}
