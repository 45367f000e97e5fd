import { describe, expect, it } from 'vitest';
import { addressFault, freeAddress } from '#core/definition/edits/operation-address.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import { definition, operation } from './parcels.ts';

describe('addressFault', () => {
  it.each([
    { path: '/new', says: undefined },
    { path: 'new', says: /starts with/ },
    { path: '/a/{id', says: /braces/ },
    { path: '/a?b=1', says: /query parameters/ },
    { path: '/a/{x}/{x}', says: /same name/ },
    { path: '/depots', says: /GET \/depots already/ },
    { path: '/parcels/{nr}', says: /GET \/parcels\/\{nr\} already/ },
  ])('GET $path', ({ path, says }) => {
    const fault = addressFault(definition, { method: 'get', path });
    if (says) expect(fault).toMatch(says);
    else expect(fault).toBeUndefined();
  });

  it('asks for the spelling that is there', () => {
    expect(addressFault(definition, { method: 'put', path: '/parcels/{nr}' })).toMatch(/\/parcels\/\{id\}/);
  });

  it('has nothing against where the operation stands', () => {
    expect(addressFault(definition, { method: 'get', path: '/depots' }, operation('ListDepots'))).toBeUndefined();
  });

  it('freeAddress counts on', () => {
    const taken: Definition = { paths: { '/a': { get: {} }, '/a/copy': { get: {} } } };
    expect(freeAddress(taken, { method: 'get', path: '/a' })).toEqual({ method: 'get', path: '/a/copy2' });
  });
});
