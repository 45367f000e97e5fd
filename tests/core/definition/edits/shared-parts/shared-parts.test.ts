import { describe, expect, it } from 'vitest';
import {
  duplicateShared,
  moveShared,
  newShared,
  removeShared,
  renameShared,
} from '#core/definition/edits/shared-parts/change-shared.ts';
import { extractShared } from '#core/definition/edits/shared-parts/extract-shared.ts';
import { putEverywhere, putInPlace, putInPlaceFault } from '#core/definition/edits/shared-parts/put-in-place.ts';
import { freeSharedName, sharedNameFault } from '#core/definition/edits/shared-parts/shared-names.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import type { SharedPart, SharedSection } from '#core/definition/part-at.ts';
import { sharedPartsOf, unusedParts } from '#core/definition/shared-uses.ts';
import type { Patch } from '#core/document/patch.ts';
import { after, properties } from '../parcels.ts';

const definition = JSON.parse(`{
  "paths": {
    "/pets": {
      "get": {
        "parameters": [{"$ref": "#/parameters/Page"}],
        "responses": {
          "200": {"schema": {"type": "array", "items": {"$ref": "#/definitions/Pet", "description": "One pet"}}},
          "404": {"$ref": "#/responses/Gone"}
        }
      }
    }
  },
  "definitions": {
    "Pet": {"type": "object", "properties": {"owner": {"$ref": "#/definitions/Owner"}, "again": {"$ref": "#/definitions/Owner/properties/name"}}},
    "Owner": {"type": "object", "properties": {"name": {"type": "string"}}, "x-ms-thing": {"$ref": "#/definitions/Node"}},
    "Node": {"type": "object", "properties": {"next": {"$ref": "#/definitions/Node"}}},
    "Spare": {"type": "string"}
  },
  "parameters": {"Page": {"name": "page", "in": "query", "type": "integer"}},
  "responses": {"Gone": {"description": "Gone"}}
}`) as Definition;

function part(name: string): SharedPart {
  const found = sharedPartsOf(definition).find((one) => one.name === name);
  if (!found) throw new Error(`No ${name}`);
  return found;
}
const changed = (patch: Patch): Definition => after(patch, { definition, properties }).definition;

describe('renaming', () => {
  it('has all references follow, into the part and inside extensions too', () => {
    const patch = renameShared(definition, part('Owner'), 'Person');
    const { definitions } = changed(patch);
    expect(patch.pointer).toBe('/definition/definitions/Person');
    expect(Object.keys(definitions ?? {})).toEqual(['Pet', 'Person', 'Node', 'Spare']);
    expect(definitions?.['Pet']?.properties).toEqual({
      owner: { $ref: '#/definitions/Person' },
      again: { $ref: '#/definitions/Person/properties/name' },
    });
  });

  it('reaches references inside the part itself', () => {
    const { definitions } = changed(renameShared(definition, part('Node'), 'Link'));
    expect(definitions?.['Link']?.properties).toEqual({ next: { $ref: '#/definitions/Link' } });
    expect(definitions?.['Owner']).toMatchObject({ 'x-ms-thing': { $ref: '#/definitions/Link' } });
  });

  it.each([
    { section: 'parameters', name: 'Page', to: 'Offset', pointer: ['paths', '/pets', 'get', 'parameters', 0] },
    { section: 'responses', name: 'Gone', to: 'NotFound', pointer: ['paths', '/pets', 'get', 'responses', '404'] },
  ] as const)('works on $section', ({ section, name, to, pointer }) => {
    const result = changed(renameShared(definition, part(name), to));
    expect(result).toHaveProperty([...pointer], { $ref: `#/${section}/${to}` });
    expect(Object.keys(result[section] ?? {})).toEqual([to]);
  });

  it.each([
    { name: 'Pet', fault: /already/ },
    { name: '', fault: /Type a name/ },
    { name: 'My pet', fault: /no spaces/ },
    { name: 'a/b', fault: /letters/ },
    { name: 'Größe_2', fault: undefined },
    { name: 'Owner', fault: undefined },
  ])('to "$name" is judged', ({ name, fault }) => {
    const found = sharedNameFault(definition, 'definitions', name, 'Owner');
    if (fault) expect(found).toMatch(fault);
    else expect(found).toBeUndefined();
  });
});

describe('other changes', () => {
  it('add one with a free name', () => {
    expect(freeSharedName(definition, 'definitions', 'Pet')).toBe('Pet2');
    expect(freeSharedName(definition, 'responses', '')).toBe('Response');
    const without = after(newShared('responses', 'Bad'), { definition: { paths: {} }, properties });
    expect(without.definition.responses).toEqual({ Bad: { description: 'OK' } });
  });

  it('duplicate behind the original, and move', () => {
    expect(Object.keys(changed(duplicateShared(definition, part('Pet'))).definitions ?? {})).toEqual([
      'Pet',
      'PetCopy',
      'Owner',
      'Node',
      'Spare',
    ]);
    expect(Object.keys(changed(moveShared(part('Spare'), 0)).definitions ?? {})[0]).toBe('Spare');
  });

  it('delete all that is unused in one step, with the section that is left empty', () => {
    expect(unusedParts(definition).map(({ name }) => name)).toEqual(['Spare']);
    expect(changed(removeShared(definition, unusedParts(definition))).definitions).not.toHaveProperty('Spare');
    expect(changed(removeShared(definition, [part('Page')]))).not.toHaveProperty('parameters');
  });

  it('make a schema shared and put it back', () => {
    const pointer = '/definition/paths/~1pets/get/responses/200/schema';
    const schema = { type: 'array', items: { $ref: '#/definitions/Pet', description: 'One pet' } };
    const patch = extractShared('definitions', pointer, schema, 'Pets');
    const result = changed(patch);
    expect(result.definitions?.['Pets']).toEqual(schema);
    expect(result).toHaveProperty(['paths', '/pets', 'get', 'responses', '200', 'schema'], {
      $ref: '#/definitions/Pets',
    });
    const back = after(putInPlace(result, pointer, 'Pets'), { definition: result, properties }).definition;
    expect(back).toHaveProperty(['paths', '/pets', 'get', 'responses', '200', 'schema'], schema);
  });
});

describe('putting in place', () => {
  it('keeps what stood beside the reference', () => {
    const items = changed(putInPlace(definition, '/definition/paths/~1pets/get/responses/200/schema/items', 'Pet'));
    expect(items).toHaveProperty(['paths', '/pets', 'get', 'responses', '200', 'schema', 'items'], {
      ...definition.definitions?.['Pet'],
      description: 'One pet',
    });
  });

  it('everywhere takes the part away', () => {
    const result = changed(putEverywhere(definition, part('Pet')));
    expect(result.definitions).not.toHaveProperty('Pet');
    expect(JSON.stringify(result)).not.toContain('definitions/Pet');
  });

  it.each<{ name: string; section: SharedSection; fault: RegExp | undefined }>([
    { name: 'Node', section: 'definitions', fault: /contains itself/ },
    { name: 'Owner', section: 'definitions', fault: /a piece of/ },
    { name: 'Pet', section: 'definitions', fault: undefined },
    { name: 'Gone', section: 'responses', fault: undefined },
  ])('$name can or cannot be', ({ name, fault }) => {
    const found = putInPlaceFault(definition, part(name));
    if (fault) expect(found).toMatch(fault);
    else expect(found).toBeUndefined();
    if (fault) expect(putEverywhere(definition, part(name)).edits).toEqual([]);
  });
});
