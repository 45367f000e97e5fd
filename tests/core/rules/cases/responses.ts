import { operation, pathsWith } from '../support/document-with.ts';
import type { RuleCases } from './case.ts';

const at = '/definition/paths/~1pets/get/responses';
const schema = { type: 'string' };
const plain = { description: 'Words' };
const full = { description: 'Words', schema };
const answering = (responses: unknown, method = 'get') => pathsWith({ responses }, '/pets', method);

export const responseCases: RuleCases = {
  'response-header-unique': [
    { name: 'they are', definition: answering({ 200: { ...plain, headers: { A: schema, B: schema } } }), found: [] },
    {
      name: 'they are not',
      definition: answering({
        200: { ...plain, headers: { 'X-A': schema, 'x-a': schema, 'X-a': { type: 'integer' } } },
      }),
      found: [`${at}/200/headers/x-a`, `${at}/200/headers/X-a`],
      fix: 'Remove repeated headers',
      mended: { [`${at}/200/headers`]: { 'X-A': schema, 'X-a': { type: 'integer' } } },
    },
  ],
  'response-example-produced': [
    {
      name: 'it is',
      definition: pathsWith({
        produces: ['Application/JSON; charset=utf-8'],
        responses: { 200: { ...plain, examples: { 'application/json': {} } } },
      }),
      found: [],
    },
    {
      name: 'nothing is said',
      definition: answering({ 200: { ...plain, examples: { 'application/json': {} } } }),
      found: [],
    },
    {
      name: 'it is not, by what is said for the whole file',
      definition: { produces: ['text/csv'], ...answering({ 200: { ...plain, examples: { 'application/json': {} } } }) },
      found: [`${at}/200/examples/application~1json`],
      says: /such as "text\/csv"/,
    },
  ],
  'response-success-present': [
    { name: 'there', definition: answering({ 204: plain, 404: plain }), found: [] },
    { name: 'none at all, told elsewhere', definition: answering({}), found: [] },
    { name: 'a default, told elsewhere', definition: answering({ default: plain }), found: [] },
    { name: 'only failures', definition: answering({ 404: plain, 'x-a': {} }), found: [at] },
    {
      name: 'in an extension that looks like a path',
      definition: { paths: { 'x-note': { post: { responses: { 404: plain } } } } },
      found: [],
    },
  ],
  'response-default-as-success': [
    { name: 'beside a success', definition: answering({ 200: plain, default: plain }), found: [] },
    {
      name: 'alone',
      definition: answering({ default: { description: 'default', schema } }),
      found: [`${at}/default`],
      fix: 'Call the default response “200”',
      mended: { [at]: { 200: { description: 'default', schema } } },
    },
    {
      name: 'about errors',
      definition: answering({ default: { description: 'Unexpected error' } }),
      found: [`${at}/default`],
    },
    {
      name: 'about errors, by what it refers to',
      definition: {
        ...answering({ default: { $ref: '#/responses/Fault' } }),
        responses: { Fault: plain },
      },
      found: [`${at}/default`],
    },
  ],
  'response-default-schema': [
    { name: 'none', definition: answering({ 200: full, default: plain }), found: [] },
    { name: 'alone, told elsewhere', definition: answering({ default: full }), found: [] },
    {
      name: 'not used',
      definition: answering({ 200: full, default: full }),
      found: [`${at}/default/schema`],
      fix: 'Remove the schema of the default response',
      mended: { [`${at}/default`]: plain },
    },
    {
      name: 'the only one',
      definition: answering({ 200: plain, default: full }),
      found: [`${at}/default/schema`],
      says: /Move the schema there/,
    },
  ],
  'response-one-schema': [
    { name: 'one', definition: answering({ 200: full, 404: plain, default: full }), found: [] },
    {
      name: 'several',
      definition: answering({ 200: full, 400: full, 404: full }),
      found: [`${at}/400`],
      says: /makers only see "200"/,
      fix: 'Keep the schema of the successful response only',
      mended: { [at]: { 200: full, 400: plain, 404: plain } },
    },
    {
      name: 'several failures',
      definition: answering({ 400: full, 404: full }),
      found: [`${at}/400`],
      says: /Describe the successful/,
    },
    {
      name: 'some of them shared',
      definition: { ...answering({ 201: full, 400: { $ref: '#/responses/R' } }), responses: { R: full } },
      found: [`${at}/400`],
    },
  ],
  'response-schema-place': [
    { name: 'in 201', definition: answering({ 201: full, 202: full }), found: [] },
    { name: 'the only response', definition: answering({ 202: full }), found: [] },
    { name: 'only of a failure', definition: answering({ 200: plain, 404: full }), found: [] },
    { name: 'in another one', definition: answering({ 202: full, 404: plain }), found: [`${at}/202`] },
    {
      name: 'a webhook, whose fields are those of its notification',
      definition: {
        paths: {
          '/pets': {
            get: operation({ responses: { 202: full, 404: plain } }),
            'x-ms-notification-content': { schema },
          },
        },
      },
      found: [],
    },
  ],
  'response-schema-empty': [
    { name: 'described, or not at all', definition: answering({ 200: full, 204: plain }), found: [] },
    {
      name: 'chosen by the maker',
      definition: answering({ 200: { ...plain, schema: { 'x-ms-dynamic-schema': { operationId: 'GetPet' } } } }),
      found: [],
    },
    { name: 'of a failure', definition: answering({ 404: { ...plain, schema: {} } }), found: [] },
    { name: 'empty', definition: answering({ 200: { ...plain, schema: {} } }), found: [`${at}/200/schema`] },
    {
      name: 'shared, or of a notification',
      definition: {
        paths: { '/pets': { 'x-ms-notification-content': { schema: {} } } },
        responses: { R: { ...plain, schema: {} } },
      },
      found: ['/definition/paths/~1pets/x-ms-notification-content/schema', '/definition/responses/R/schema'],
    },
  ],
  'response-schema-present': [
    { name: 'there', definition: answering({ 200: full }), found: [] },
    { name: 'nothing comes back', definition: answering({ 204: plain }), found: [] },
    { name: 'not of what reads', definition: answering({ 200: plain }, 'post'), found: [] },
    {
      name: 'a reference',
      definition: { ...answering({ 200: { $ref: '#/responses/R' } }), responses: { R: full } },
      found: [],
    },
    { name: 'missing', definition: answering({ 200: plain, 404: full }), found: [`${at}/200`] },
  ],
};
