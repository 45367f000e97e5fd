import { expect, it } from 'vitest';
import { openDocument } from '#core/document/open-document.ts';
import { rules } from '#core/rules/index.ts';
import { operation } from './support/document-with.ts';

const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const members = (count: number, make: (index: number) => unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(many(count, (index) => [`k${index}`, make(index)]));

const text = { type: 'string' };
const header = (index: number, value: string, ids: readonly string[]) => ({
  templateId: index % 2 === 0 ? 'setheader' : 'routerequesttoendpoint',
  parameters: {
    'x-ms-apimTemplateParameter.name': 'A',
    'x-ms-apimTemplateParameter.value': value,
    'x-ms-apimTemplateParameter.newPath': '/{a}/{b}/{c}',
    'x-ms-apimTemplate-operationName': ids,
  },
});
const operations = (count: number, make: (index: number) => object) =>
  Object.fromEntries(
    many(count, (index) => [`/o${index}`, { post: operation({ operationId: `O${index}`, ...make(index) }) }]),
  );
const ids = many(2000, (index) => `O${index}`);

interface Hostile {
  readonly name: string;
  readonly definition?: object;
  readonly properties?: object;
  readonly script?: string;
}

/** Each takes minutes where something is done for each pair. */
const hostile: readonly Hostile[] = [
  {
    name: 'a choice with very many values passed on, in both forms',
    definition: {
      paths: operations(1, () => ({
        parameters: [
          {
            ...{ name: 'a', in: 'query', ...text },
            'x-ms-dynamic-values': { operationId: 'O0', parameters: members(20_000, () => ({ parameter: 'z' })) },
            'x-ms-dynamic-list': {
              operationId: 'O0',
              parameters: members(20_000, () => ({ parameterReference: 'y' })),
            },
          },
        ],
      })),
    },
  },
  {
    name: 'very many choices in a schema that very many operations share',
    definition: {
      paths: operations(300, () => ({
        parameters: [{ name: 'body', in: 'body', schema: { $ref: '#/definitions/S' } }],
      })),
      definitions: {
        S: {
          type: 'object',
          properties: members(2000, (index) => ({
            ...text,
            'x-ms-dynamic-values': { operationId: 'O1', parameters: { body: { parameter: `k${index}` } } },
          })),
        },
      },
    },
  },
  {
    name: 'very many policies for all operations',
    definition: { paths: operations(2000, () => ({})) },
    properties: { policyTemplateInstances: many(3000, (index) => header(index, "@queryParameters('none')", [])) },
  },
  {
    name: 'policies that name very many operations, most of them twice',
    definition: { paths: operations(2000, () => ({})) },
    properties: {
      policyTemplateInstances: many(20, (index) => header(index, "@connectionParameters('x')", [...ids, ...ids, 'x'])),
      scriptOperations: [...ids, ...ids, 'x'],
    },
  },
  {
    name: 'a webhook whose body refers to itself, very widely',
    definition: {
      paths: operations(50, () => ({
        'x-ms-trigger': 'single',
        parameters: [{ name: 'body', in: 'body', schema: { $ref: '#/definitions/S' } }],
      })),
      definitions: {
        S: {
          type: 'object',
          properties: {
            ...members(2000, () => ({ $ref: '#/definitions/S' })),
            url: { ...text, 'x-ms-notification-url': true },
          },
        },
      },
    },
  },
  {
    name: 'very many connection parameters',
    properties: {
      connectionParameters: members(8000, () => ({ type: 'x', uiDefinition: { constraints: { required: true } } })),
      policyTemplateInstances: many(2000, (index) => header(0, `@connectionParameters('K${index}')`, [])),
    },
  },
  { name: 'code that is all class', script: 'class Script : '.repeat(60_000) },
  { name: 'code that is all blank', script: `using${' '.repeat(500_000)};${'\n'.repeat(400_000)}` },
  { name: 'code that is all quotes', script: '"\\'.repeat(400_000) },
];

const mine = rules.filter(({ id }) =>
  /^(dynamic|file-picker|policy|trigger|webhook|polling|notification|simulated|security|oauth|connection|constraint|script|client-secret|test-connection)/.test(
    id,
  ),
);

it.each(hostile)('no rule takes long over $name', ({ definition = {}, properties = {}, script }) => {
  const document = openDocument({
    definition: JSON.stringify({
      swagger: '2.0',
      info: { title: 'T', version: '1' },
      host: 'a.example',
      paths: {},
      ...definition,
    }),
    properties: JSON.stringify({ properties: { iconBrandColor: '#112233', connectionParameters: {}, ...properties } }),
    ...(script !== undefined && { script }),
  });
  const start = performance.now();
  for (const { check } of mine) for (const { message } of check(document)) expect(message).not.toBe('');
  expect(performance.now() - start).toBeLessThan(8000);
});
