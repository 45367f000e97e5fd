import { describe, expect, it } from 'vitest';
import { makerOutputsOf, type MakerOutputs } from '#core/definition/maker-outputs.ts';
import type { Definition, Operation, PathItem, Schema } from '#core/definition/openapi2.ts';
import { operationsOf } from '#core/definition/operations.ts';

function outputsOf(operation: Operation, path: PathItem = {}, more: Definition = {}): MakerOutputs {
  const definition: Definition = { ...more, paths: { '/a': { ...path, post: operation } } };
  const [entry] = operationsOf(definition);
  if (!entry) throw new Error('There is an operation');
  return makerOutputsOf(definition, entry);
}
const answers = (schema: Schema): Operation => ({ responses: { 200: { description: 'OK', schema } } });
const told = ({ outputs }: MakerOutputs): readonly string[] => outputs.map(({ label, kind }) => `${label}: ${kind}`);

describe('what later steps are offered', () => {
  it('fields with the labels of what they are in, important ones first, internal ones never', () => {
    const found = outputsOf(
      answers({
        type: 'object',
        properties: {
          id: { type: 'integer', title: 'Parcel ID' },
          note: { type: 'string', 'x-ms-visibility': 'advanced' },
          key: { type: 'string', 'x-ms-visibility': 'Internal' },
          owner: {
            type: 'object',
            'x-ms-summary': 'Owner',
            properties: { name: { type: 'string', 'x-ms-visibility': 'important' } },
          },
        },
      }),
    );
    expect(told(found)).toEqual(['Owner name: text', 'Parcel ID: number', 'note: text']);
    expect(found.outputs[2]?.isAdvanced).toBe(true);
  });

  it('of a list the list, and what is in each item, in a loop', () => {
    const found = outputsOf(
      answers({
        type: 'object',
        properties: { items: { type: 'array', title: 'Parcels', items: { properties: { id: { type: 'string' } } } } },
      }),
    );
    expect(told(found)).toEqual(['Parcels: list', 'Parcels id: text']);
    expect(found.outputs[1]).toMatchObject({ key: 'body/items/*/id', loops: ['Parcels'] });
  });

  it('fields that the service tells once something is chosen', () => {
    const paths: Definition['paths'] = { '/s': { get: { operationId: 'GetSchema', summary: 'Get form schema' } } };
    const schema = { type: 'object', 'x-ms-dynamic-schema': { operationId: 'GetSchema', 'value-path': 'schema' } };
    const definition: Definition = { paths: { '/a': { post: answers(schema) }, ...paths } };
    const [entry] = operationsOf(definition);
    expect(entry && makerOutputsOf(definition, entry).outputs).toMatchObject([
      { label: 'Body', kind: 'object', told: 'Fields from Get form schema' },
    ]);
    expect(outputsOf(answers({ type: 'string' })).outputs[0]?.told).toBe('');
  });

  it('headers too, and one value as the body', () => {
    const operation: Operation = {
      responses: {
        200: { description: 'OK', schema: { type: 'string', format: 'binary' }, headers: { ETag: { type: 'string' } } },
      },
    };
    expect(told(outputsOf(operation))).toEqual(['Body: file', 'ETag: text']);
  });

  it.each<readonly [string, readonly string[], string | undefined]>([
    ['the only success', ['204'], '204'],
    ['the only default', ['default'], 'default'],
    ['200 before 201', ['201', '200', '400'], '200'],
    ['default at last', ['202', 'default'], 'default'],
    ['nothing of other statuses', ['202', '404'], undefined],
    ['nothing of a failure', ['404'], undefined],
  ])('%s', (_, statuses, from) => {
    const responses = Object.fromEntries(statuses.map((status) => [status, { description: '' }]));
    expect(outputsOf({ responses }).from).toBe(from);
  });

  it('of a webhook its notification', () => {
    const path: PathItem = { 'x-ms-notification-content': { schema: { properties: { parcel: { type: 'string' } } } } };
    const found = outputsOf({ ...answers({ type: 'string' }), 'x-ms-trigger': 'single' }, path);
    expect(found).toMatchObject({ from: 'the notification', outputs: [{ label: 'parcel' }] });
  });

  it('ends in circles, and after a hundred', () => {
    const circle: Definition = {
      definitions: { Pet: { type: 'object', properties: { mother: { $ref: '#/definitions/Pet' } } } },
    };
    expect(told(outputsOf(answers({ $ref: '#/definitions/Pet' }), {}, circle))).toEqual(['mother: object']);
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`f${at}`, { type: 'string' }]));
    const found = outputsOf(answers({ properties: many }));
    expect(found.outputs).toHaveLength(100);
    expect(found.isCut).toBe(true);
  });
});
