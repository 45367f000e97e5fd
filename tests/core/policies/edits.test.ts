import { describe, expect, it } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import { applyPatch, type Patch } from '#core/document/patch.ts';
import type { PolicyTemplateInstance, PropertiesFile } from '#core/document/properties.ts';
import {
  addPolicy,
  duplicatePolicy,
  movePolicy,
  removePolicy,
  setOperations,
  setParameter,
  setSection,
  useExample,
} from '#core/policies/edits.ts';
import { policiesOf, type PolicyEntry } from '#core/policies/policy.ts';
import { policyTemplates, templateById, type PolicyTemplate } from '#core/policies/templates/index.ts';
import { policy } from './parcel-policies.ts';

/** A properties file with odd indentation, so that lines that were written anew would show. */
const text = `{
   "properties": {
      "policyTemplateInstances": [
         { "templateId": "SetHeader", "title": "A", "parameters": {
            "x-ms-apimTemplateParameter.name": "X-A",  "x-ms-apimTemplateParameter.value": "a",
            "x-ms-apimTemplate-operationName": [ "One" ]
         }, "note": 1 },
         { "templateId": "moveproperties", "title": "B" }
      ]
   }
}`;
const properties = JSON.parse(text) as PropertiesFile;

function after(patch: Patch, before = text): string {
  const connector: Connector = { definition: '{}', properties: before };
  const result = applyPatch(connector, patch);
  expect(applyPatch(result.connector, result.inverse).connector).toEqual(connector);
  return result.connector.properties;
}

const read = (patch: Patch, before = text): readonly PolicyEntry[] =>
  policiesOf(JSON.parse(after(patch, before)) as PropertiesFile);

function changedLines(patch: Patch): readonly string[] {
  const before = new Set(text.split('\n'));
  return after(patch)
    .split('\n')
    .filter((line) => !before.has(line));
}

const at = (index: number, of: PropertiesFile = properties): PolicyEntry => {
  const entry = policiesOf(of)[index];
  if (!entry) throw new Error(`The fixture has no policy ${index}`);
  return entry;
};

const template = (id: string): PolicyTemplate => {
  const found = templateById(id);
  if (!found) throw new Error(`No template ${id}`);
  return found;
};

describe('policies of a file', () => {
  it.each([
    ['nothing', {}, []],
    ['null', { properties: null }, []],
    [
      'a list of odd things',
      { properties: { policyTemplateInstances: [null, 1, { title: ' ' }] } },
      ['Policy 1', 'Policy 2', 'Policy 3'],
    ],
    ['an object', { properties: { policyTemplateInstances: { a: 1 } } }, []],
  ])('are read from %s', (_, file, titles) => {
    expect(policiesOf(file as unknown as PropertiesFile).map(({ title }) => title)).toEqual(titles);
  });
});

describe('edits of policies change only their lines', () => {
  it('write one parameter', () => {
    expect(changedLines(setParameter(at(0), 'value', 'b', 'value'))).toEqual([
      '            "x-ms-apimTemplateParameter.name": "X-A",  "x-ms-apimTemplateParameter.value": "b",',
    ]);
  });

  it('make parameters where there are none', () => {
    expect(read(setParameter(at(1), 'srcSubPath', 'x', 'srcSubPath'))[1]?.policy.parameters).toEqual({
      'x-ms-apimTemplateParameter.srcSubPath': 'x',
    });
  });

  it('serve others, or all', () => {
    expect(changedLines(setOperations(at(0), ['One', 'Two'])).join()).toMatch(/One|Two/);
    const all = read(setOperations(at(0), []))[0]?.policy.parameters;
    expect(all).not.toHaveProperty('x-ms-apimTemplate-operationName');
    const empty: PropertiesFile = {
      properties: { policyTemplateInstances: [policy('setheader', {}, { 'x-ms-apimTemplate-operationName': [] })] },
    };
    expect(setOperations(at(0, empty), []).edits).toEqual([]);
  });

  it('run at another time', () => {
    expect(changedLines(setSection(at(0), 'Response'))).toHaveLength(2);
  });

  it('move, copy and delete', () => {
    const titles = (patch: Patch) => read(patch).map(({ title }) => title);
    const moved = movePolicy(at(0), 1);
    expect([titles(moved), moved.pointer]).toEqual([['B', 'A'], '/properties/properties/policyTemplateInstances/1']);
    const copied = duplicatePolicy(properties, at(0));
    expect([titles(copied), copied.pointer]).toEqual([
      ['A', 'Copy of A', 'B'],
      '/properties/properties/policyTemplateInstances/1',
    ]);
    expect(read(copied)[1]?.policy).toEqual({ ...at(0).policy, title: 'Copy of A' });
    expect(titles(removePolicy(at(0)))).toEqual(['B']);
  });

  it('put the values of an example in', () => {
    const header = template('setheader');
    const [example] = header.examples;
    if (!example) throw new Error('No example');
    const used = read(useExample(at(0), header, example))[0]?.policy;
    expect(used).toMatchObject({ templateId: 'SetHeader', title: 'A', note: 1 });
    expect(used?.parameters).toMatchObject({
      'x-ms-apimTemplateParameter.name': 'X-Tenant',
      'x-ms-apimTemplate-operationName': ['One'],
      'x-ms-apimTemplate-policySection': 'Request',
    });
  });
});

describe('a new policy', () => {
  it.each([
    ['is added behind the others', text, 2],
    ['makes the list', '{"properties":{}}', 0],
    ['takes the place of null', '{"properties":{"policyTemplateInstances":null}}', 0],
  ])('%s', (_, before, index) => {
    const patch = addPolicy(JSON.parse(before) as PropertiesFile, {
      template: template('setheader'),
      title: 'New',
      operations: ['One'],
    });
    const expected: PolicyTemplateInstance = {
      templateId: 'setheader',
      title: 'New',
      parameters: {
        'x-ms-apimTemplateParameter.existsAction': 'override',
        'x-ms-apimTemplate-policySection': 'Request',
        'x-ms-apimTemplate-operationName': ['One'],
      },
    };
    expect(read(patch, before)[index]?.policy).toEqual(expected);
    expect(patch.pointer).toBe(`/properties/properties/policyTemplateInstances/${index}`);
  });

  it('is written from an example key for key as published connectors have it', () => {
    const [, example] = template('dynamichosturl').examples;
    const [tenant] = template('setheader').examples;
    if (!example || !tenant) throw new Error('No example');
    const made = (id: string, title: string, of: typeof example) =>
      addPolicy({}, { template: template(id), title, operations: [], example: of }).edits[0];
    expect(made('dynamichosturl', 'Set host', example)).toMatchObject({
      value: [
        {
          templateId: 'dynamichosturl',
          title: 'Set host',
          parameters: {
            'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('subdomain').parcels.example",
          },
        },
      ],
    });
    expect(JSON.stringify(made('setheader', 'Tenant header', tenant))).toContain(
      `{"templateId":"setheader","title":"Tenant header","parameters":{"x-ms-apimTemplateParameter.name":"X-Tenant","x-ms-apimTemplateParameter.value":"@connectionParameters('tenant','')","x-ms-apimTemplateParameter.existsAction":"override","x-ms-apimTemplate-policySection":"Request"}}`,
    );
  });

  it.each(policyTemplates.map((one) => [one.id, one] as const))('of %s is described whole', (id, one) => {
    expect(id).toBe(id.toLowerCase());
    const names = one.fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const example of one.examples) {
      expect(names).toEqual(expect.arrayContaining(Object.keys(example.values)));
      const required = one.fields.filter((field) => field.required).map(({ name }) => name);
      expect(Object.keys(example.values)).toEqual(expect.arrayContaining(required));
    }
    expect(one.sections.length).toBeGreaterThan(0);
    expect(one.examples.length).toBeGreaterThan(0);
  });
});
