import { expect, it } from 'vitest';
import { insideOf, nameOfPlace, placeOfProblem } from '#core/problems/problem-place.ts';

const values = {
  definition: {
    paths: { '/pets/{id}': { get: { operationId: 'GetPet', summary: 'Get a pet' }, put: {} } },
    definitions: { Pet: {} },
  },
  properties: { properties: { policyTemplateInstances: [{ title: 'Route' }, {}] } },
} as never;

it.each([
  ['/definition/host', 'general', '', 'General', 'host'],
  ['/definition', 'general', '', 'General', 'definition'],
  ['', 'general', '', 'General', ''],
  ['/icon', 'general', '', 'General', 'icon'],
  ['/definition/paths', 'operations', '', 'Operations', 'paths'],
  ['/definition/paths/~1pets~1{id}', 'operations', '/definition/paths/~1pets~1{id}', '/pets/{id}', ''],
  [
    '/definition/paths/~1pets~1{id}/parameters/0',
    'operations',
    '/definition/paths/~1pets~1{id}',
    '/pets/{id}',
    'parameters › 0',
  ],
  [
    '/definition/paths/~1pets~1{id}/get',
    'operations',
    '/definition/paths/~1pets~1{id}/get',
    'Get a pet, GET /pets/{id}',
    '',
  ],
  [
    '/definition/paths/~1pets~1{id}/put/responses',
    'operations',
    '/definition/paths/~1pets~1{id}/put',
    'PUT /pets/{id}',
    'responses',
  ],
  [
    '/definition/paths/~1pets~1{id}/patch',
    'operations',
    '/definition/paths/~1pets~1{id}/patch',
    'PATCH /pets/{id}',
    '',
  ],
  ['/definition/definitions', 'definitions', '', 'Shared schemas', 'definitions'],
  ['/definition/definitions/Pet/type', 'definitions', '/definition/definitions/Pet', 'Pet', 'type'],
  ['/definition/definitionsX', 'general', '', 'General', 'definitionsX'],
  ['/definition/securityDefinitions/key/in', 'security', '', 'Security', 'securityDefinitions › key › in'],
  ['/properties/properties/connectionParameters/a', 'security', '', 'Security', 'connectionParameters › a'],
  ['/properties/properties/connectionParameterSets', 'security', '', 'Security', 'connectionParameterSets'],
  [
    '/properties/properties/policyTemplateInstances/0/title',
    'policies',
    '/properties/properties/policyTemplateInstances/0',
    'Route',
    'title',
  ],
  [
    '/properties/properties/policyTemplateInstances/1',
    'policies',
    '/properties/properties/policyTemplateInstances/1',
    'Policy 2',
    '',
  ],
  ['/script', 'code', '', 'Code', 'script'],
])('%s', (pointer, section, place, words, inside) => {
  const found = placeOfProblem(pointer);
  expect(found).toEqual({ section, pointer: place });
  const { name, detail } = nameOfPlace(values, found);
  expect([name, detail].filter((part) => part !== undefined).join(', ')).toBe(words);
  expect(insideOf(pointer, place)).toBe(inside);
});
