import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { parametersOf } from '../walk/parameters.ts';
import { definitionOf, isText, listOf, membersOf, type Members } from '../walk/parts.ts';
import { targetsIn, type Target } from '../walk/references.ts';

/** Source: domain notes PAR-14. A field of type file: file-consumes. */
export const binaryForm: Rule = {
  id: 'binary-form',
  severity: 'error',
  why: 'A form that is sent as one long text cannot carry the bytes of a file.',
  source: 'Validation of the service',
  notes: ['PAR-14'],
  serviceCodes: ['StringBinaryNotSupportedForFormUrlEncoded'],
  *check(document) {
    const definition = definitionOf(document);
    if (!definition) return;
    const targetOf = targetsIn(document);
    for (const site of operationsIn(document)) {
      const consumes = listOf(site.operation['consumes'] ?? definition['consumes']);
      if (consumes.length === 0 || !consumes.every((type) => isText(type) && isUrlEncoded(type))) continue;
      for (const listed of parametersOf(document, site).parameters) {
        if (!isBinary(listed.parameter, targetOf)) continue;
        const fitting = listed.parameter['in'] === 'body' ? 'application/octet-stream' : 'multipart/form-data';
        yield {
          pointer: listed.pointer,
          message: `${site.label} sends the bytes of a file in a form that can only carry text. Set its "consumes" to ["${fitting}"].`,
          fix: {
            title: `Send it as "${fitting}"`,
            edits: () => [{ kind: 'set', pointer: child(site.pointer, 'consumes'), value: [fitting] }],
          },
        };
      }
    }
  },
};

const isUrlEncoded = (mediaType: string): boolean =>
  mediaType.split(';', 1)[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';

function isBinary(parameter: Members, targetOf: (value: unknown, pointer: string) => Target): boolean {
  const { in: place, schema } = parameter;
  if (place !== 'body' && place !== 'formData') return false;
  const described = place === 'body' && isRecord(schema) ? targetOf(schema, '') : undefined;
  const { type, format } = described ? (described.kind === 'found' ? membersOf(described.value) : {}) : parameter;
  return type === 'string' && format === 'binary';
}
