import type { Definition } from '#core/definition/openapi2.ts';
import { operationsOf, type OperationEntry } from '#core/definition/operations.ts';
import type { PolicyTemplateInstance, PropertiesFile } from '#core/document/properties.ts';
import type { PolicyCall, PolicyRun } from '#core/policies/run.ts';
import { runPolicies } from '#core/policies/run-policies.ts';

const prefix = 'x-ms-apimTemplateParameter.';

export const definition: Definition = {
  swagger: '2.0',
  host: 'api.parcel.example',
  basePath: '/v1',
  schemes: ['https'],
  paths: {
    '/orders/{id}/lite': {
      get: {
        operationId: 'GetOrderLite',
        parameters: [
          { name: 'id', in: 'path', required: true, type: 'string' },
          { name: 'region', in: 'query', type: 'string' },
        ],
        responses: {
          200: { description: 'OK', schema: { type: 'object', properties: { value: { type: 'array', items: {} } } } },
        },
      },
    },
    '/orders': {
      post: {
        operationId: 'BookOrder',
        parameters: [
          { name: 'body', in: 'body', schema: { type: 'object', properties: { note: { type: 'string' } } } },
        ],
        responses: { 201: { description: 'Created' } },
      },
    },
  },
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
  security: [{ key: [] }],
};

export function operation(id: string, within: Definition = definition): OperationEntry {
  const found = operationsOf(within).find((one) => one.operation.operationId === id);
  if (!found) throw new Error(`The fixture has no ${id}`);
  return found;
}

/** A policy with the parameters of its template by their short names. */
export function policy(
  templateId: string,
  values: Readonly<Record<string, unknown>>,
  shared: Readonly<Record<string, unknown>> = {},
): PolicyTemplateInstance {
  const parameters = Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
  return { templateId, title: templateId, parameters: { ...parameters, ...shared } };
}

export const response = { 'x-ms-apimTemplate-policySection': 'Response' } as const;

export const propertiesWith = (...policies: readonly PolicyTemplateInstance[]): PropertiesFile => ({
  properties: {
    connectionParameters: {
      api_key: { type: 'securestring' },
      siteHost: { type: 'string' },
      tenant: { type: 'string' },
    },
    policyTemplateInstances: policies,
  },
});

/** Runs policies over a call; values that are not given are sensible. */
export function run(
  policies: readonly PolicyTemplateInstance[],
  call: Partial<PolicyCall> = {},
  id = 'GetOrderLite',
): PolicyRun {
  const result = runPolicies(definition, propertiesWith(...policies), operation(id), {
    values: { 'path/id': '7' },
    connection: {},
    fetched: {},
    ...call,
  });
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join(' '));
  return result.value;
}
