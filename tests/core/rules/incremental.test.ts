import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import { followDocument } from '#core/document/follow-document.ts';
import { openDocument } from '#core/document/open-document.ts';
import { applyPatch, type Edit } from '#core/document/patch.ts';
import { child, type JsonPointer } from '#core/document/pointer.ts';
import { validateConnector, validateDocument } from '#core/rules/validate-connector.ts';
import { sampleConnector } from '#core/samples/sample-connector.ts';
import { propertyRuns } from '../formats/property-runs.ts';
import { hasCorpus, publishedConnectors } from './support/corpus.ts';

/** All places within a value but itself. */
function* placesIn(value: unknown, pointer: JsonPointer): Generator<JsonPointer> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    yield child(pointer, key);
    yield* placesIn(member, child(pointer, key));
  }
}

const change = fc.record({
  part: fc.constantFrom('definition' as const, 'definition' as const, 'properties' as const),
  at: fc.nat(),
  kind: fc.constantFrom('set', 'set', 'remove', 'rename', 'add'),
  value: fc.constantFrom<unknown>('', 'x', 'internal', 'GetPet', true, 5, null, [], {}, { $ref: '#/definitions/x' }),
  key: fc.constantFrom('type', 'x', 'x-ms-visibility', '200', 'summary', '/x/{id}'),
});

function editOf(
  connector: Connector,
  { part, at, kind, value, key }: typeof change extends fc.Arbitrary<infer T> ? T : never,
): Edit {
  const places = [...placesIn(openDocument(connector)[part].value, `/${part}`)];
  const pointer = places[at % Math.max(places.length, 1)] ?? `/${part}/x`;
  switch (kind) {
    case 'remove':
      return { kind: 'remove', pointer };
    case 'rename':
      return /\/\d+$/.test(pointer) ? { kind: 'remove', pointer } : { kind: 'rename', pointer, key };
    case 'add':
      return { kind: 'set', pointer: child(`/${part}`, key), value };
    default:
      return { kind: 'set', pointer, value };
  }
}

/** What is remembered from one check to the next must never change what is found. */
function checkEdits(start: Connector, changes: Parameters<typeof editOf>[1][]): void {
  let connector = start;
  let document = openDocument(connector);
  validateDocument(document, { profile: 'certification' });
  for (const one of changes) {
    connector = applyPatch(connector, { title: '', edits: [editOf(connector, one)] }).connector;
    document = followDocument(document, connector);
    expect(validateDocument(document, { profile: 'certification' })).toEqual(
      validateConnector(connector, { profile: 'certification' }),
    );
  }
}

describe('validation after edits finds what validation from the start does', () => {
  it('in the sample', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => checkEdits(sampleConnector(), changes)),
      propertyRuns,
    );
  });

  const small = publishedConnectors().filter(({ connector }) => connector.definition.length < 60_000);
  it.skipIf(!hasCorpus)('in published connectors (skipped without the corpus)', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(change, { maxLength: 6 }), (at, changes) => {
        const one = small[at % small.length];
        if (one && !['giphy', 'icon-horse'].includes(one.name)) checkEdits(one.connector, changes);
      }),
      propertyRuns,
    );
  });
});
