import { describe, expect, it } from 'vitest';
import {
  addHeader,
  bodyKindOf,
  changeBody,
  exampleTypes,
  headerNameFault,
  headersOf,
  removeHeader,
  renameHeader,
} from '#core/definition/edits/response-content.ts';
import {
  duplicateResponse,
  isSuccessByDefault,
  makeDefaultSuccess,
  makeResponseShared,
  responsesOf,
  sameResponses,
  useSharedResponse,
} from '#core/definition/edits/responses.ts';
import type { Definition, Response } from '#core/definition/openapi2.ts';
import type { Patch } from '#core/document/patch.ts';
import { after, operation, properties } from './parcels.ts';

const missing: Response = { description: 'Not found.' };
const definition: Definition = {
  swagger: '2.0',
  produces: ['application/json'],
  paths: {
    '/a': {
      get: {
        operationId: 'A',
        responses: { default: { description: 'default', schema: { type: 'object' } } },
      },
    },
    '/b': {
      get: {
        operationId: 'B',
        summary: 'Get b',
        responses: {
          200: { description: 'OK', headers: { 'X-Page': { description: 'X-Page', type: 'string' } } },
          404: missing,
        },
      },
    },
    '/c': { get: { operationId: 'C', responses: { 200: { $ref: '#/responses/Fine' }, 404: missing } } },
  },
  responses: { Fine: { description: 'Fine' } },
};
const pointer = '/definition/paths/~1b/get/responses/200';
const applied = (patch: Patch): Definition => after(patch, { definition, properties }).definition;
const answers = (id: string, changed: Definition) => operation(id, changed).operation.responses;
const first = (id: string) => {
  const [found] = responsesOf(definition, operation(id, definition));
  if (!found) throw new Error(`${id} has no response`);
  return found;
};

describe('responses', () => {
  it('make the wizard’s default the 200, in its place and with its schema', () => {
    const entry = operation('A', definition);
    expect(isSuccessByDefault(entry)).toBe(true);
    expect(isSuccessByDefault(operation('B', definition))).toBe(false);
    const changed = applied(makeDefaultSuccess(entry));
    expect(answers('A', changed)).toEqual({ 200: { description: 'OK', schema: { type: 'object' } } });
  });

  it('are copied under another status, with its words', () => {
    const changed = applied(duplicateResponse(operation('B', definition), first('B'), '201'));
    expect(answers('B', changed)?.['201']).toMatchObject({ description: 'Created', headers: { 'X-Page': {} } });
  });

  it('are made shared, with those that say the same', () => {
    const place = '/definition/paths/~1b/get/responses/404';
    const same = sameResponses(definition, missing, place);
    expect(same.map(({ where }) => where)).toEqual(['404 of C']);
    const changed = applied(makeResponseShared(place, missing, 'NotFound', same));
    expect(changed.responses?.['NotFound']).toEqual(missing);
    expect(answers('B', changed)?.['404']).toEqual({ $ref: '#/responses/NotFound' });
    expect(answers('C', changed)?.['404']).toEqual({ $ref: '#/responses/NotFound' });
  });

  it('use a shared one', () => {
    const changed = applied(useSharedResponse(operation('A', definition), '200', 'Fine'));
    expect(answers('A', changed)?.['200']).toEqual({ $ref: '#/responses/Fine' });
  });
});

describe('the body of a response', () => {
  it.each([
    { response: {}, kind: 'none' },
    { response: { schema: {} }, kind: 'described' },
    { response: { schema: { type: 'file' } }, kind: 'file' },
    { response: { schema: { type: 'string', format: 'binary' } }, kind: 'file' },
  ] as const)('$response is $kind', ({ response, kind }) => expect(bodyKindOf(response)).toBe(kind));

  it('is a file that the operation says it produces', () => {
    const entry = operation('B', definition);
    const changed = applied(changeBody(first('B').response, pointer, 'file', 'response 200', { definition, entry }));
    expect(answers('B', changed)?.['200']).toMatchObject({ schema: { type: 'file' } });
    expect(operation('B', changed).operation.produces).toEqual(['application/octet-stream']);
  });

  it('goes and comes', () => {
    const described = applied(changeBody({}, pointer, 'described', 'response 200'));
    expect(answers('B', described)?.['200']).toMatchObject({ schema: { type: 'object', properties: {} } });
    const gone = applied(changeBody({ schema: {} }, '/definition/paths/~1a/get/responses/default', 'none', 'it'));
    expect(answers('A', gone)?.['default']).toEqual({ description: 'default' });
  });
});

describe('headers', () => {
  const { response } = first('B');
  it('are added as the wizard writes them', () => {
    const patch = addHeader(response, pointer);
    expect(answers('B', applied(patch))?.['200']).toMatchObject({
      headers: { 'X-Header': { description: 'X-Header', type: 'string' } },
    });
  });

  it('are renamed with a description that repeats the name', () => {
    const [header] = headersOf(response, pointer);
    if (!header) throw new Error('No header');
    expect(answers('B', applied(renameHeader(header, 'X-Next')))?.['200']).toMatchObject({
      headers: { 'X-Next': { description: 'X-Next', type: 'string' } },
    });
  });

  it('leave no empty list', () => {
    expect(answers('B', applied(removeHeader(response, pointer, 'X-Page')))?.['200']).toEqual({ description: 'OK' });
  });

  it.each([
    { name: 'X-Next', says: undefined },
    { name: '', says: /Type a name/ },
    { name: 'X Next', says: /no spaces/ },
    { name: 'x-page', says: /already/ },
  ])('named "$name"', ({ name, says }) => {
    if (says) expect(headerNameFault(response, name)).toMatch(says);
    else expect(headerNameFault(response, name)).toBeUndefined();
  });
});

it('examples are for the media types that are produced', () => {
  expect(exampleTypes({}, [])).toEqual(['application/json']);
  expect(exampleTypes({ examples: { 'text/csv': '' } }, ['text/csv', 'application/json'])).toEqual([
    'application/json',
  ]);
});
