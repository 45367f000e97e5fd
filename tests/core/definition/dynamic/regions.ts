import type { Definition, Parameter, Schema } from '#core/definition/openapi2.ts';
import { operationsAround, sharedInputs } from '#core/definition/dynamic/inputs.ts';
import type { DynamicPlace } from '#core/definition/dynamic/write-dynamic.ts';
import { applyPatch, type Patch } from '#core/document/patch.ts';
import { valueAt, type JsonPointer } from '#core/document/pointer.ts';

const ok = (schema: Schema) => ({ responses: { 200: { description: 'OK', schema } } });
const text = { type: 'string' } as const;

/** A connector whose operations fill each other's fields. */
export const definition: Definition = {
  swagger: '2.0',
  paths: {
    '/orders': {
      post: {
        operationId: 'Order',
        parameters: [
          { name: 'country', in: 'query', type: 'string', required: true, 'x-ms-summary': 'Country' },
          { name: 'region', in: 'query', type: 'string', 'x-ms-summary': 'Region' },
          { name: 'id', in: 'query', type: 'integer' },
          { name: 'tenant', in: 'header', type: 'string', default: 'main', 'x-ms-visibility': 'internal' },
          {
            name: 'order',
            in: 'body',
            required: true,
            schema: {
              type: 'object',
              required: ['form'],
              properties: {
                form: text,
                city: { type: 'string', title: 'City' },
                owner: { type: 'object', properties: { id: text, name: text } },
                open: { type: 'object' },
                hidden: { type: 'object', 'x-ms-visibility': 'internal', properties: { key: text } },
                details: { type: 'object' },
                shared: { $ref: '#/definitions/Shared' },
              },
            },
          },
        ],
        responses: { 200: { description: 'OK' } },
      },
    },
    '/regions': {
      get: {
        operationId: 'ListRegions',
        summary: 'List regions',
        parameters: [
          { name: 'country', in: 'query', type: 'string', required: true },
          { name: 'active', in: 'query', type: 'boolean' },
        ],
        ...ok({
          type: 'object',
          properties: {
            total: { type: 'integer' },
            items: { type: 'array', items: { type: 'object', properties: { code: text, label: text } } },
          },
        }),
      },
    },
    '/forms/{form}/schema': {
      get: {
        operationId: 'GetFormSchema',
        summary: 'Get form schema',
        parameters: [{ name: 'form', in: 'path', required: true, type: 'string' }],
        ...ok({ type: 'object', properties: { schema: { type: 'object' }, names: { type: 'array', items: text } } }),
      },
    },
    '/tables': {
      post: {
        operationId: 'ListTables',
        parameters: [
          {
            name: 'body',
            in: 'body',
            required: true,
            schema: { type: 'object', required: ['table'], properties: { table: text, limit: { type: 'integer' } } },
          },
        ],
        ...ok({ type: 'array', items: text }),
      },
    },
  },
  definitions: { Shared: { type: 'object', properties: { zone: { type: 'string' } } } },
};

export const parameterAt = (index: number): JsonPointer => `/definition/paths/~1orders/post/parameters/${index}`;
export const inBody = (path: string): JsonPointer =>
  `${parameterAt(4)}/schema/${path
    .split('/')
    .map((name) => `properties/${name}`)
    .join('/')}`;

/** The definition with more members on one of its parameters or schemas. */
export function withMembers(pointer: JsonPointer, members: Readonly<Record<string, unknown>>): Definition {
  const edits = Object.entries(members).map(([key, value]) => ({
    kind: 'set' as const,
    pointer: `${pointer}/${key}`,
    value,
  }));
  return after({ title: '', edits });
}

export function after(patch: Patch, before: Definition = definition): Definition {
  const { connector } = applyPatch({ definition: JSON.stringify(before, null, 2), properties: '{}' }, patch);
  return JSON.parse(connector.definition) as Definition;
}

export function placeAt(pointer: JsonPointer, of: Definition = definition): DynamicPlace {
  const inputs = sharedInputs(of, operationsAround(of, pointer));
  return { definition: of, value: valueAt({ definition: of }, pointer), pointer, name: 'it', inputs };
}

/** What is dynamic at a place after a patch. */
export function dynamicAfter(
  patch: Patch,
  pointer: JsonPointer,
  before?: Definition,
): Readonly<Record<string, unknown>> {
  const value = valueAt({ definition: after(patch, before) }, pointer) as Parameter;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key.startsWith('x-ms-dynamic-')));
}
