import { describe, expect, it } from 'vitest';
import { describePlace } from '#core/definition/describe-place.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import { referencesIn, referenceTo, sharedPartsOf, unusedParts, usesOfShared } from '#core/definition/shared-uses.ts';

const definition = JSON.parse(`{
  "paths": {
    "/pets/{id}": {
      "parameters": [{"$ref": "#/parameters/Id"}],
      "get": {
        "summary": "Get pet",
        "parameters": [{"name": "body", "in": "body", "schema": {"type": "object", "properties": {"owner": {"$ref": "#/definitions/My%20Owner"}}}}],
        "responses": {"200": {"schema": {"type": "array", "items": {"$ref": "#/definitions/Pet"}, "example": {"$ref": "#/definitions/Unused"}}}}
      }
    }
  },
  "definitions": {
    "Pet": {"properties": {"$ref": {"type": "string"}, "parent": {"$ref": "#/definitions/Pet"}, "name": {"$ref": "#/definitions/My Owner/properties/name"}}},
    "My Owner": {"properties": {"name": {}, "example": {"$ref": "#/definitions/Tag"}}},
    "Tag": {},
    "Unused": {"x-ms-thing": {"deep": [{"$ref": "#/definitions/Circle"}]}},
    "Circle": {"properties": {"self": {"$ref": "#/definitions/Unused"}}}
  },
  "parameters": {"Id": {"name": "id", "in": "path"}, "Page": {"name": "page"}},
  "responses": {"Gone": {"description": "Gone"}}
}`) as Definition;

describe('shared parts', () => {
  it('are listed by section, and stay the same while the section does', () => {
    expect(sharedPartsOf(definition).map(({ pointer }) => pointer)).toEqual([
      '/definition/definitions/Pet',
      '/definition/definitions/My Owner',
      '/definition/definitions/Tag',
      '/definition/definitions/Unused',
      '/definition/definitions/Circle',
      '/definition/parameters/Id',
      '/definition/parameters/Page',
      '/definition/responses/Gone',
    ]);
    const { Pet: pet = {}, ...others } = definition.definitions ?? {};
    const edited = { ...definition, definitions: { Pet: { ...pet, title: 'Pet' }, ...others } };
    expect(sharedPartsOf(edited)[0]).toBe(sharedPartsOf(definition)[0]);
    expect(sharedPartsOf({ definitions: others })[0]?.name).toBe('My Owner');
  });

  it.each([
    {
      part: '/definition/definitions/Pet',
      uses: [
        '/definition/paths/~1pets~1{id}/get/responses/200/schema/items',
        '/definition/definitions/Pet/properties/parent',
      ],
    },
    {
      part: '/definition/definitions/My Owner',
      uses: [
        '/definition/paths/~1pets~1{id}/get/parameters/0/schema/properties/owner',
        '/definition/definitions/Pet/properties/name',
      ],
    },
    { part: '/definition/definitions/Tag', uses: ['/definition/definitions/My Owner/properties/example'] },
    { part: '/definition/definitions/Circle', uses: ['/definition/definitions/Unused/x-ms-thing/deep/0'] },
    { part: '/definition/parameters/Id', uses: ['/definition/paths/~1pets~1{id}/parameters/0'] },
    { part: '/definition/parameters/Page', uses: [] },
  ])('$part is used where it is referred to', ({ part, uses }) => {
    expect(usesOfShared(definition, { pointer: part }).map(({ pointer }) => pointer)).toEqual(uses);
  });

  it('are unused when nothing of the API leads to them', () => {
    expect(unusedParts(definition).map(({ name }) => name)).toEqual(['Unused', 'Circle', 'Page', 'Gone']);
  });

  it('are used from the default response, which is no default value', () => {
    const responses = { default: { schema: { $ref: '#/definitions/Fault' } } };
    const used = { paths: { '/pets': { get: { responses } } }, definitions: { Fault: {} } } as Definition;
    expect(unusedParts(used)).toEqual([]);
  });

  it('are looked through once', () => {
    expect(referencesIn(definition)).toBe(referencesIn(definition));
  });

  it.each([
    { name: 'Pet', reference: '#/definitions/Pet' },
    { name: 'a/b~c', reference: '#/definitions/a~1b~0c' },
    { name: '50%', reference: '#/definitions/50%25' },
  ])('$name is referred to as $reference', ({ name, reference }) => {
    expect(referenceTo('definitions', name)).toBe(reference);
  });
});

describe('a place in words', () => {
  it.each([
    {
      pointer: '/definition/paths/~1pets~1{id}/get/responses/200/schema/items',
      owner: 'Get pet',
      detail: 'response 200, []',
    },
    {
      pointer: '/definition/paths/~1pets~1{id}/get/parameters/0/schema/properties/owner',
      owner: 'Get pet',
      detail: 'parameter body, owner',
    },
    { pointer: '/definition/paths/~1pets~1{id}/parameters/0', owner: '/pets/{id}', detail: 'parameter id' },
    { pointer: '/definition/definitions/Pet/properties/a/items/properties/b', owner: 'Pet', detail: 'a[].b' },
    { pointer: '/definition/definitions/Pet/allOf/0', owner: 'Pet', detail: 'part 1' },
  ])('$pointer', ({ pointer, owner, detail }) => {
    expect(describePlace(definition, pointer)).toEqual({ owner, detail });
  });
});
