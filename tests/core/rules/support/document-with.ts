import type { ConnectorDocument } from '#core/document/open-document.ts';
import { openDocument } from '#core/document/open-document.ts';

export interface Files {
  /** Members that replace those of a definition without faults; a text stands for the whole file. */
  readonly definition?: Readonly<Record<string, unknown>> | string;
  /** Members that replace those of the inner `properties`; a text stands for the whole file. */
  readonly properties?: Readonly<Record<string, unknown>> | string;
  readonly script?: string;
  readonly icon?: Uint8Array;
}

const cleanDefinition = {
  swagger: '2.0',
  info: {
    title: 'Pet shop',
    description: 'Keeps track of pets and their owners.',
    version: '1.0',
    contact: { name: 'Pet shop help', url: 'https://pets.example/help', email: 'help@pets.example' },
  },
  host: 'api.pets.example',
  basePath: '/v1',
  schemes: ['https'],
  consumes: [],
  produces: [],
  paths: {},
  'x-ms-connector-metadata': [
    { propertyName: 'Website', propertyValue: 'https://pets.example' },
    { propertyName: 'Privacy policy', propertyValue: 'https://pets.example/privacy' },
    { propertyName: 'Categories', propertyValue: 'Data' },
  ],
};
const cleanProperties = {
  connectionParameters: {},
  iconBrandColor: '#da3b01',
  capabilities: [],
  publisher: 'Pet shop',
  stackOwner: 'Pet shop',
};

/** A connector that no rule objects to, but for what is given. */
export function connectorWith({ definition = {}, properties = {}, script, icon }: Files) {
  return {
    definition:
      typeof definition === 'string' ? definition : JSON.stringify({ ...cleanDefinition, ...definition }, null, 2),
    properties:
      typeof properties === 'string'
        ? properties
        : JSON.stringify({ properties: { ...cleanProperties, ...properties } }, null, 2),
    ...(script !== undefined && { script }),
    ...(icon && { icon: { bytes: icon, mediaType: 'image/png' } }),
  };
}

export const documentWith = (files: Files): ConnectorDocument => openDocument(connectorWith(files));

const ok = { 200: { description: 'OK', schema: { type: 'string' } } };

/** An operation that no rule objects to, but for what is given. */
export const operation = (members: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  operationId: 'GetPet',
  summary: 'Get a pet',
  description: 'Gets a pet by its number.',
  responses: ok,
  ...members,
});

/** `paths` with one operation, `get` of `/pets` unless its place is given. */
export const pathsWith = (members: Readonly<Record<string, unknown>>, path = '/pets', method = 'get') => ({
  paths: { [path]: { [method]: operation(members) } },
});

/** `paths` with one operation that takes these parameters. */
export const taking = (...parameters: readonly unknown[]) => pathsWith({ parameters }, '/pets', 'post');

export const inPath = (name: string) => ({ name, in: 'path', required: true, type: 'string' });
export const inQuery = (name: string) => ({ name, in: 'query', type: 'string' });
export const body = { name: 'body', in: 'body', schema: { type: 'object' } };
export const file = { name: 'photo', in: 'formData', type: 'file' };
