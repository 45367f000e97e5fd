import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { definitionOf, isText, type Members } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';

/**
 * A definition that says none is told by schemes-https; words that are no scheme at all are a fault of shape.
 *
 * Source: domain notes DOC-07 (`SchemesArrayEmpty`, `SchemeNotValid`, `SchemeNotSupported`).
 */
export const schemesUsable: Rule = {
  id: 'schemes-usable',
  severity: 'error',
  why: 'Connectors call servers by https or http and by nothing else.',
  source: 'Validation of the service',
  notes: ['DOC-07'],
  serviceCodes: ['SchemesArrayEmpty', 'SchemeNotValid', 'SchemeNotSupported'],
  *check(document) {
    yield* unusable(definitionOf(document) ?? {}, '/definition');
    yield* inOperations(document);
  },
};

const inOperations = inEachOperation(({ members }, pointer) => unusable(members, pointer));

function* unusable({ schemes }: Members, holder: JsonPointer): Generator<Finding> {
  if (!Array.isArray(schemes)) return;
  const pointer = child(holder, 'schemes');
  const usable: readonly unknown[] = schemes.filter((scheme) => scheme === 'https' || scheme === 'http');
  const value = usable.length > 0 ? usable : ['https'];
  const fix = { title: 'Call by https', edits: () => [{ kind: 'set', pointer, value } as const] };
  if (schemes.length === 0) {
    yield { pointer, message: 'The list of schemes is empty. Write ["https"].', fix };
    return;
  }
  const other = schemes.findIndex((scheme) => isText(scheme) && /^wss?$/.test(scheme));
  if (other < 0) return;
  const message = `Connectors cannot call by "${String(schemes[other])}". Use ["https"].`;
  // Sockets and calls are different things: nobody knows whether the server takes calls as well.
  yield { pointer: child(pointer, other), message, ...(usable.length > 0 && { fix }) };
}
