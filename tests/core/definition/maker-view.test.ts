import { describe, expect, it } from 'vitest';
import { makerViewOf, type MakerView } from '#core/definition/maker-view.ts';
import type { Definition, Operation, Schema } from '#core/definition/openapi2.ts';
import { operationsOf } from '#core/definition/operations.ts';

function viewOf(operation: Operation, more: Definition = {}): MakerView {
  const definition: Definition = { ...more, paths: { '/a': { post: operation } } };
  const [entry] = operationsOf(definition);
  if (!entry) throw new Error('There is an operation');
  return makerViewOf(definition, entry);
}

const body = (schema: Schema): Operation => ({ parameters: [{ name: 'body', in: 'body', required: true, schema }] });
const labels = ({ fields }: MakerView): readonly string[] =>
  fields.map(({ label, required }) => (required ? `${label}*` : label));

describe('makerViewOf', () => {
  it('orders required, important, others; hides internal; keeps advanced apart', () => {
    const view = viewOf({
      summary: 'Do it',
      'x-ms-visibility': 'Internal',
      parameters: [
        { name: 'a', in: 'query', type: 'string', 'x-ms-visibility': 'advanced' },
        { name: 'b', in: 'query', type: 'string' },
        { name: 'c', in: 'query', type: 'string', 'x-ms-visibility': 'important' },
        { name: 'd', in: 'query', type: 'string', required: true, 'x-ms-visibility': 'advanced' },
        { name: 'e', in: 'header', type: 'string', 'x-ms-visibility': 'Internal', default: '1' },
      ],
    });
    expect(labels(view)).toEqual(['d*', 'c', 'b']);
    expect(view.advanced.map(({ label }) => label)).toEqual(['a']);
    expect(view).toMatchObject({ title: 'Do it', isHidden: true, hidden: 1, isCut: false });
  });

  it('lays a body out, with the labels of objects in front, without what is read-only', () => {
    const view = viewOf(
      body({
        type: 'object',
        required: ['to'],
        properties: {
          note: { type: 'string', 'x-ms-summary': 'Note' },
          to: {
            type: 'object',
            title: 'Recipient',
            required: ['name'],
            properties: { name: { type: 'string', title: 'Name' }, city: { type: 'string' } },
          },
          id: { type: 'string', readOnly: true },
        },
      }),
    );
    expect(labels(view)).toEqual(['Recipient Name*', 'Note', 'Recipient city']);
    expect(view.fields.map(({ key }) => key)).toEqual(['body/to/name', 'body/note', 'body/to/city']);
  });

  it.each([
    { name: 'a list is one field', schema: { type: 'array', items: { type: 'string' } }, kind: 'list' },
    { name: 'a text is one field', schema: { type: 'string', format: 'binary' }, kind: 'file' },
    { name: 'an object of unknown content is one field', schema: { type: 'object' }, kind: 'object' },
  ])('$name', ({ schema, kind }) => {
    expect(viewOf(body(schema)).fields).toMatchObject([{ label: 'body', required: true, kind }]);
  });

  it('ends at a circle of references', () => {
    const Node: Schema = {
      type: 'object',
      properties: { name: { type: 'string' }, next: { $ref: '#/definitions/Node' } },
    };
    expect(labels(viewOf(body({ $ref: '#/definitions/Node' }), { definitions: { Node } }))).toEqual(['name', 'next']);
  });

  it('shows so many fields and says that there are more', () => {
    const properties = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`p${index}`, { type: 'string' }]));
    const view = viewOf(body({ type: 'object', properties }));
    expect(view.fields).toHaveLength(100);
    expect(view.isCut).toBe(true);
  });

  it.each([
    { name: 'choices', more: { enum: ['a', 'b'] }, expected: { kind: 'choice', choices: ['a', 'b'] } },
    {
      name: 'choices with names',
      more: { enum: [1, 2], 'x-ms-enum-values': [{ value: 2, displayName: 'Two' }] },
      expected: { kind: 'choice', choices: ['1', 'Two'] },
    },
    {
      name: 'a list of the service',
      more: { 'x-ms-dynamic-list': { operationId: 'L' } },
      expected: { kind: 'choice', told: 'Choices from L' },
    },
    {
      name: 'a tree of the service, in front of its list for old apps',
      more: {
        'x-ms-dynamic-values': { capability: 'file-picker', 'value-path': 'id' },
        'x-ms-dynamic-tree': { settings: {}, open: { operationId: 'T' }, browse: { operationId: 'B' } },
      },
      expected: { kind: 'choice', told: 'Tree from T' },
    },
    {
      name: 'fields that the service tells',
      more: { type: 'array', 'x-ms-dynamic-properties': { operationId: 'F' } },
      expected: { kind: 'list', told: 'Fields from F' },
    },
    { name: 'a default', more: { type: 'boolean', default: false }, expected: { kind: 'yes-no', preset: 'No' } },
    { name: 'a hint', more: { description: 'Such as 7' }, expected: { kind: 'text', hint: 'Such as 7' } },
  ])('$name', ({ more, expected }) => {
    expect(viewOf({ parameters: [{ name: 'a', in: 'query', type: 'string', ...more }] }).fields).toMatchObject([
      expected,
    ]);
  });

  it('leaves out what the designer leaves out', () => {
    const parameters = [
      { name: 'connectionId', in: 'path', type: 'string', required: true },
      { name: 'tags', in: 'formData', type: 'array', items: { type: 'string' } },
      { name: 'a@b', in: 'formData', type: 'string' },
      { name: 'filter', in: 'query', type: 'object' },
      { name: 'id', in: 'path', type: 'string', required: true },
    ];
    expect(labels(viewOf({ parameters }))).toEqual(['id*']);
  });

  it('asks for the content and the name of a file', () => {
    expect(labels(viewOf({ parameters: [{ name: 'f', in: 'formData', type: 'file' }] }))).toEqual([
      'f',
      'f (file name)',
    ]);
  });
});
