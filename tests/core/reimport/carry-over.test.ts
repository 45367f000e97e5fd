import { expect, it } from 'vitest';
import { newConnector } from '#core/document/new-connector.ts';
import { openDocument } from '#core/document/open-document.ts';
import type { Connector } from '#core/document/connector.ts';
import { carryOver } from '#core/reimport/carry-over.ts';

const connectorOf = (properties: object | undefined): Connector =>
  newConnector({
    definition: {
      swagger: '2.0',
      paths: {},
      ...(properties && { definitions: { Pet: { type: 'object', properties: { ...properties } } } }),
    },
    properties: {},
  });

const name = { type: 'string' };
const at = '/definition/definitions/Pet/properties';

it.each<[string, object | undefined, readonly unknown[], readonly string[]]>([
  [
    'what nobody touched is changed',
    { name, tail: name },
    [{ kind: 'set', pointer: `${at}/name/type`, value: 'integer' }],
    [],
  ],
  [
    'what the maker added stays',
    { name, fur: name },
    [{ kind: 'set', pointer: `${at}/name/type`, value: 'integer' }],
    [],
  ],
  ['what the maker changed stays, and is said', { name: { type: 'boolean' } }, [], [`${at}/name/type`]],
  ['what the maker changed to the same is no matter', { name: { type: 'integer' } }, [], []],
  ['what the maker took out stays out', {}, [], []],
  ['also with all around it', undefined, [], []],
])('%s', (_, mine, edits, kept) => {
  const before = connectorOf({ name });
  const after = connectorOf({ name: { type: 'integer' } });
  expect(carryOver(openDocument(connectorOf(mine)), before, after)).toEqual({ edits, kept });
});

it('takes out what the other conversion does not have', () => {
  const current = openDocument(connectorOf({ name, tail: name }));
  const { edits } = carryOver(current, connectorOf({ name, tail: name }), connectorOf({ name }));
  expect(edits).toEqual([{ kind: 'remove', pointer: `${at}/tail` }]);
});
