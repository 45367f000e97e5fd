import { describe, expect, it } from 'vitest';
import { importNotification, importRequest, importResponse } from '#core/definition/edits/import-sample.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { parseSampleRequest } from '#core/samples/parse-sample-request.ts';
import { parseSampleResponse } from '#core/samples/parse-sample-response.ts';
import { after, definition, operation, values } from './parcels.ts';

const become = (rows: readonly { readonly name: string; readonly becomes: string }[]): readonly string[] =>
  rows.map(({ name, becomes }) => `${name} ${becomes}`);

describe('importRequest', () => {
  it('keeps what is there, adds what is new, and knows the path again', () => {
    const draft = parseSampleRequest({
      verb: 'get',
      url: 'https://api.parcels.example/parcels/7?region=no&page=2',
      headers: 'X-Trace: 1',
    });
    const { patch, address, parameters } = importRequest(definition, operation('GetParcel'), draft, false);
    expect(address).toEqual({ method: 'get', path: '/parcels/{id}' });
    expect(become(parameters)).toEqual(['region kept', 'depot kept', 'X-Trace kept', 'page added']);
    const list = after(patch).definition.paths?.['/parcels/{id}']?.get?.parameters;
    expect(list).toHaveLength(4);
    expect(list?.slice(0, 3)).toEqual(definition.paths?.['/parcels/{id}']?.get?.parameters);
  });

  it('takes away what the sample does not have, if asked', () => {
    const draft = parseSampleRequest({ verb: 'get', url: '/parcels/7?region=no' });
    const { patch, parameters } = importRequest(definition, operation('GetParcel'), draft, true);
    expect(become(parameters)).toEqual(['region kept', 'depot removed', 'X-Trace removed']);
    expect(after(patch).definition.paths?.['/parcels/{id}']?.get?.parameters).toHaveLength(1);
  });

  it('moves to the address of the sample and makes its variables parameters', () => {
    const draft = parseSampleRequest({ verb: 'put', url: '/offices/{code}', body: '{"name": "Oslo"}' });
    const { patch, parameters } = importRequest(definition, operation('ListDepots'), draft, false);
    expect(become(parameters)).toEqual(['code added', 'body added']);
    const put = after(patch).definition.paths?.['/offices/{code}']?.put;
    expect(put?.parameters?.map((one) => 'name' in one && one.name)).toEqual(['code', 'body']);
    expect(put?.consumes).toBeUndefined();
  });

  it('stays where it is when the address is taken, and says so', () => {
    const draft = parseSampleRequest({ verb: 'post', url: '/parcels' });
    const { address, fault } = importRequest(definition, operation('ListDepots'), draft, false);
    expect(address).toEqual({ method: 'get', path: '/depots' });
    expect(fault).toMatch(/already/);
  });

  it('gives the body another schema and keeps its description; a body and form fields exclude each other', () => {
    const body = { name: 'payload', in: 'body', description: 'Mine', schema: { type: 'string' } };
    const within: Definition = { paths: { '/a': { post: { operationId: 'A', parameters: [body] } } } };
    const entry = operation('A', within);
    const json = importRequest(within, entry, parseSampleRequest({ verb: 'post', url: '/a', body: '{"n": 1}' }), false);
    expect(become(json.parameters)).toEqual(['payload body']);
    const before = { ...values, definition: within };
    const [changed] = operationsOf(after(json.patch, before).definition);
    expect(changed?.operation.parameters).toMatchObject([
      { name: 'payload', description: 'Mine', schema: { type: 'object' } },
    ]);
    expect(changed?.operation.consumes).toEqual(['application/json']);
    const form = parseSampleRequest({
      verb: 'post',
      url: '/a',
      headers: 'Content-Type: application/x-www-form-urlencoded',
      body: 'n=1',
    });
    expect(become(importRequest(within, entry, form, false).parameters)).toEqual(['payload removed', 'n added']);
  });
});

describe('importResponse', () => {
  it('replaces the schema and keeps the words', () => {
    const draft = parseSampleResponse({ status: '200', headers: 'X-Page: 1', body: '{"id": "7"}' });
    const { responses } =
      after(importResponse(definition, operation('GetParcel'), draft)).definition.paths?.['/parcels/{id}']?.get ?? {};
    expect(responses?.['200']).toEqual({
      description: 'OK',
      schema: { type: 'object', properties: { id: { type: 'string', description: 'id' } } },
      headers: { 'X-Page': { description: 'X-Page', type: 'string' } },
    });
  });

  it('keeps what the maker wrote and adds what only the sample has, if asked', () => {
    const schema = {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string', title: 'ID', 'x-ms-visibility': 'important' } },
    };
    const within: Definition = {
      paths: { '/a': { get: { operationId: 'A', responses: { '200': { description: 'Mine', schema } } } } },
    };
    const before = { ...values, definition: within };
    const entry = operation('A', within);
    const draft = parseSampleResponse({ status: '200', body: '{"id": "7", "name": "Rex"}' });
    const kept = importResponse(within, entry, draft, 'keep');
    expect(kept.edits.map((edit) => 'pointer' in edit && edit.pointer)).toEqual([
      '/definition/paths/~1a/get/responses/200/schema/properties/name',
    ]);
    expect(operationsOf(after(kept, before).definition)[0]?.operation.responses?.['200']).toEqual({
      description: 'Mine',
      schema: { ...schema, properties: { ...schema.properties, name: { type: 'string', description: 'name' } } },
    });
    const replaced = operationsOf(after(importResponse(within, entry, draft, 'replace'), before).definition)[0];
    expect(JSON.stringify(replaced?.operation.responses?.['200'])).toBe(
      '{"description":"Mine","schema":{"type":"object","properties":{"id":{"type":"string","description":"id"},"name":{"type":"string","description":"name"}}}}',
    );
    const same = parseSampleResponse({ status: '200', body: '{"id": "8"}' });
    expect(importResponse(within, entry, same, 'keep').edits).toEqual([]);
  });

  it('adds one of another status', () => {
    const draft = parseSampleResponse({ status: '404' });
    const { responses } =
      after(importResponse(definition, operation('GetParcel'), draft)).definition.paths?.['/parcels/{id}']?.get ?? {};
    expect(Object.keys(responses ?? {})).toEqual(['200', '404']);
  });

  it('gives a webhook its notification content on the path', () => {
    const changed = after(importNotification(definition, operation('BookParcel'), { type: 'object' })).definition;
    expect(changed.paths?.['/parcels']?.['x-ms-notification-content']).toEqual({ schema: { type: 'object' } });
  });
});
