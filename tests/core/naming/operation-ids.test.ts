import { describe, expect, it } from 'vitest';
import { caselessNames, operationIdFor, pascalCase, phraseFor, uniqueName } from '#core/naming/operation-ids.ts';

describe('pascalCase', () => {
  it.each([
    ['list all pets', 'ListAllPets'],
    ['get_order-lines', 'GetOrderLines'],
    ['listPets', 'ListPets'],
    ['GET ALL PETS', 'GetAllPets'],
    ['List API keys', 'ListAPIKeys'],
    ["Get user's café menu", 'GetUsersCafeMenu'],
    ['/pets/:id (copy)', 'PetsIdCopy'],
    ['2 things', '2Things'],
    ['宠物', ''],
    ['', ''],
  ])('%j gives %j', (text, id) => expect(pascalCase(text)).toBe(id));
});

describe('operationIdFor', () => {
  it.each([
    ['get', '/orders/{id}/lines', 'GetOrdersByIdLines'],
    ['GET', '/', 'GetRoot'],
    ['post', '/v1/pet-shops', 'PostV1PetShops'],
    ['get', '/files/{id}.json', 'GetFilesByIdJson'],
    ['delete', "/People('{Person}')", 'DeletePeopleByPerson'],
  ])('%s %s gives %s', (method, path, id) => expect(operationIdFor(method, path)).toBe(id));
});

it.each([
  ['get', '/apps/{app_id}/events/{event_id}/logs', 'Get event logs'],
  ['DELETE', '/v2/droplets/{id}', 'Delete droplet'],
  ['get', '/api/v1.2/categories/{id}', 'Get category'],
  ['get', '/addresses/{id}', 'Get address'],
  ['get', '/nfs/{id}/actions', 'Get nfs actions'],
  ['post', '/pets', 'Post pets'],
  ['get', "/People('{Person}')", 'Get people'],
  ['get', '/{id}', 'Get'],
  ['get', '/', 'Get'],
])('phraseFor: %s %s gives %s', (method, path, phrase) => expect(phraseFor(method, path)).toBe(phrase));

describe('uniqueName', () => {
  it.each([
    [[], 'A'],
    [['A'], 'A2'],
    [['A', 'A2', 'A3'], 'A4'],
    [['A', 'A3'], 'A2'],
    [['B'], 'A'],
  ])('A among %j becomes %s', (taken, name) => expect(uniqueName('A', new Set(taken))).toBe(name));

  it('is quick after thousands of one name, and never repeats itself', () => {
    const taken = new Set<string>();
    for (let index = 0; index < 20_000; index += 1) {
      const name = uniqueName('List', taken);
      expect(taken.has(name)).toBe(false);
      taken.add(name);
    }
    expect(taken.has('List20000')).toBe(true);
  });

  it('can go without regard to case', () => {
    const taken = caselessNames(['LISTPETS']);
    expect(uniqueName('ListPets', taken)).toBe('ListPets2');
  });
});
