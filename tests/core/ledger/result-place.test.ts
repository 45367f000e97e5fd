import { expect, it } from 'vitest';
import { resultPlace } from '#core/ledger/result-place.ts';

const pets = { method: 'get', path: '/pets/{id}' };

it.each([
  ['/definition/paths/~1pets~1{id}/get', { operation: pets, inside: '' }],
  ['/definition/paths/~1pets~1{id}/get/parameters/0', { operation: pets, inside: 'parameter 1' }],
  [
    '/definition/paths/~1pets~1{id}/get/responses/200/schema/properties/owner',
    { operation: pets, inside: 'response 200, schema, owner' },
  ],
  // A member that is called "properties" keeps its name.
  ['/definition/definitions/Pet/properties/properties', { inside: 'definition Pet, properties' }],
  ['/definition/paths/~1pets~1{id}/get/summary', { operation: pets, inside: 'summary' }],
  ['/definition/paths/~1pets/parameters/1', { inside: 'path /pets, parameters, 1' }],
  ['/definition/parameters/limit', { inside: 'shared parameter limit' }],
  ['/definition/securityDefinitions/key', { inside: 'security key' }],
  ['/definition/info/title', { inside: 'info, title' }],
  ['/definition', { inside: 'definition' }],
  ['/properties/properties/connectionParameters/api_key', { inside: 'connection parameter api_key' }],
  [
    '/properties/properties/connectionParameters/api_key/uiDefinition',
    { inside: 'connection parameter api_key, uiDefinition' },
  ],
  ['/properties/properties/policyTemplateInstances/0', { inside: 'policyTemplateInstances, 0' }],
  ['/script', { inside: 'script' }],
])('%s', (pointer, place) => {
  expect(resultPlace(pointer)).toEqual(place);
});
