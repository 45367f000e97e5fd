import { describe, expect, it } from 'vitest';
import { applyPatch, compareConnectors, type Connector, type Edit } from '#core/index.ts';
import { openDocument } from '#core/document/open-document.ts';
import { replaceFiles } from '#core/document/replace-files.ts';
import { restoreOperation } from '#core/history/restore-operation.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import type { PropertiesFile } from '#core/document/properties.ts';
import { connectorWith } from '../rules/support/document-with.ts';

const text = { type: 'string' };
const ref = (name: string): object => ({ $ref: `#/definitions/${name}` });
const reading = (operationId: string, schema: object): object => ({
  operationId,
  summary: operationId,
  responses: { 200: { description: 'OK', schema } },
});
const policy = (title: string, ...operations: string[]): object => ({
  templateId: 'setheader',
  title,
  parameters: { 'x-ms-apimTemplate-operationName': operations },
});
const past = connectorWith({
  definition: {
    tags: [{ name: 'Pets' }],
    paths: {
      '/pet': { get: { ...reading('GetPet', ref('Pet')), tags: ['Pets'] } },
      '/pets': { get: reading('ListPets', { type: 'array', items: ref('Pet') }) },
      '/owner/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
        get: reading('GetOwner', ref('Owner')),
      },
    },
    definitions: {
      Pet: { type: 'object', properties: { name: text, owner: ref('Owner') } },
      Owner: { type: 'object', properties: { town: text } },
    },
  },
  properties: { policyTemplateInstances: [policy('Both', 'GetPet', 'ListPets'), policy('Alone', 'GetPet')] },
});

const edited = (...edits: readonly Edit[]): Connector => applyPatch(past, { title: '', edits }).connector;
const at = (path: string): string => `/definition/paths/${path.replaceAll('/', '~1')}/get`;

function restored(current: Connector, pointer: string): Connector {
  const outcome = restoreOperation(openDocument(current), past, pointer);
  if (!outcome.ok) throw new Error(outcome.message);
  const { connector, inverse } = applyPatch(current, outcome.patch);
  expect(applyPatch(connector, inverse).connector).toEqual(current);
  return connector;
}

const definitionOf = (connector: Connector): Definition => JSON.parse(connector.definition) as Definition;
const policiesOf = (connector: Connector) =>
  (JSON.parse(connector.properties) as PropertiesFile).properties?.policyTemplateInstances;

describe('one operation', () => {
  it.each<[string, readonly Edit[]]>([
    ['its texts', [{ kind: 'set', pointer: `${at('/pet')}/summary`, value: 'Read a pet' }]],
    [
      'its id, with what names it',
      [
        { kind: 'set', pointer: `${at('/pet')}/operationId`, value: 'ReadPet' },
        ...[0, 1].map((index): Edit => ({
          kind: 'set',
          pointer: `/properties/properties/policyTemplateInstances/${index}/parameters/x-ms-apimTemplate-operationName/0`,
          value: 'ReadPet',
        })),
      ],
    ],
    ['its address', [{ kind: 'rename', pointer: '/definition/paths/~1pet', key: '/animal' }]],
    ['its verb', [{ kind: 'rename', pointer: at('/pet'), key: 'post' }]],
    [
      'itself, with its policies',
      [
        { kind: 'remove', pointer: '/definition/paths/~1pet' },
        { kind: 'remove', pointer: '/definition/tags' },
        { kind: 'remove', pointer: '/properties/properties/policyTemplateInstances/1' },
        {
          kind: 'remove',
          pointer: '/properties/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationName/0',
        },
      ],
    ],
    [
      'what it refers to, where it is gone',
      [
        { kind: 'remove', pointer: '/definition/paths' },
        { kind: 'remove', pointer: '/definition/definitions' },
      ],
    ],
  ])('gets back %s', (_, edits) => {
    const after = restored(edited(...edits), at('/pet'));
    const left = compareConnectors(past, after).filter(({ operations }) =>
      operations.some(({ name }) => name === 'GetPet'),
    );
    expect(left).toEqual([]);
    expect(definitionOf(after).paths?.['/pet']?.get).toEqual(definitionOf(past).paths?.['/pet']?.get);
    expect(policiesOf(after)?.flatMap(({ parameters }) => parameters?.['x-ms-apimTemplate-operationName'])).toContain(
      'GetPet',
    );
  });

  it('touches only the lines that differ', () => {
    const current = edited({ kind: 'set', pointer: `${at('/pet')}/summary`, value: 'Read a pet' });
    expect(restored(current, at('/pet'))).toEqual(past);
  });

  it('changes a shared schema in place where nobody else uses it', () => {
    const current = edited({
      kind: 'set',
      pointer: '/definition/definitions/Owner/properties/town/type',
      value: 'integer',
    });
    const alone = applyPatch(current, {
      title: '',
      edits: [
        { kind: 'remove', pointer: '/definition/paths/~1pet' },
        { kind: 'remove', pointer: '/definition/paths/~1pets' },
      ],
    }).connector;
    const after = definitionOf(restored(alone, at('/owner/{id}')));
    expect(after.definitions?.['Owner']).toEqual({ type: 'object', properties: { town: text } });
    expect(Object.keys(after.definitions ?? {})).toEqual(['Pet', 'Owner']);
  });

  it('gets the earlier form of what others use under another name, and all between', () => {
    const current = edited({
      kind: 'set',
      pointer: '/definition/definitions/Owner/properties/town/type',
      value: 'integer',
    });
    const after = definitionOf(restored(current, at('/pet')));
    expect(after.definitions).toMatchObject({
      Owner: { properties: { town: { type: 'integer' } } },
      Pet: { properties: { owner: ref('Owner') } },
      Owner2: { properties: { town: text } },
      Pet2: { properties: { owner: ref('Owner2') } },
    });
    expect(after.paths?.['/pet']?.get?.responses).toMatchObject({ 200: { schema: ref('Pet2') } });
    expect(after.paths?.['/pets']?.get?.responses).toMatchObject({ 200: { schema: { items: ref('Pet') } } });
  });

  it('comes back with what held for all of its path', () => {
    const after = definitionOf(
      restored(edited({ kind: 'remove', pointer: '/definition/paths/~1owner~1{id}' }), at('/owner/{id}')),
    );
    expect(after.paths?.['/owner/{id}']).toEqual(definitionOf(past).paths?.['/owner/{id}']);
  });

  it('takes parameters that the path has lost', () => {
    const after = definitionOf(
      restored(edited({ kind: 'remove', pointer: '/definition/paths/~1owner~1{id}/parameters' }), at('/owner/{id}')),
    );
    expect(after.paths?.['/owner/{id}']?.get?.parameters).toMatchObject([{ name: 'id', in: 'path' }]);
  });

  it.each<[string, Connector, string, string]>([
    [
      'another is at its address',
      edited(
        { kind: 'rename', pointer: '/definition/paths/~1pet', key: '/animal' },
        { kind: 'set', pointer: at('/pet'), value: reading('GetDog', text) },
      ),
      at('/pet'),
      'GET /pet is "GetDog" now. Give that another address or delete it, then restore this one.',
    ],
    ['it never was', past, at('/dog'), 'There is no such operation in that version.'],
    [
      'the text does not read',
      { ...past, definition: `${past.definition}}` },
      at('/pet'),
      'The connector’s text does not read at the moment. Mend it in the Source panel first.',
    ],
  ])('is refused where %s', (_, current, pointer, message) => {
    expect(restoreOperation(openDocument(current), past, pointer)).toEqual({ ok: false, message });
  });
});

describe('the whole', () => {
  const icon = (byte: number) => ({ bytes: new Uint8Array([byte]), mediaType: 'image/png' });
  it.each<[string, Connector, Connector]>([
    ['texts', past, edited({ kind: 'remove', pointer: '/definition/paths' })],
    ['a text that does not read', past, { ...past, definition: '{' }],
    ['code and icon that are gone', { ...past, script: 'a', icon: icon(1) }, past],
    ['code and icon that came', past, { ...past, script: 'a', icon: icon(1) }],
    ['code and icon that changed', { ...past, script: 'a', icon: icon(1) }, { ...past, script: 'b', icon: icon(2) }],
  ])('gets back %s', (_, then, now) => {
    const patch = replaceFiles(now, then, 'Restore');
    const { connector, inverse } = applyPatch(now, patch);
    expect(connector).toEqual(then);
    expect(applyPatch(connector, inverse).connector).toEqual(now);
  });

  it('is nothing to do where nothing differs', () => {
    expect(replaceFiles({ ...past, icon: icon(1) }, { ...past, icon: icon(1) }, 'Restore').edits).toEqual([]);
  });
});
