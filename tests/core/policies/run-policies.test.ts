import { describe, expect, it } from 'vitest';
import { urlOf, type PolicyAnswer } from '#core/policies/message.ts';
import type { PolicyRun } from '#core/policies/run.ts';
import { runPolicies } from '#core/policies/run-policies.ts';
import { definition, operation, policy, propertiesWith, response, run } from './parcel-policies.ts';

const urlAfter = ({ end }: PolicyRun): string => `${end.request.method} ${urlOf(end.request)}`;
const answer = (body: unknown, status = 200): PolicyAnswer => ({ status, headers: [], body: JSON.stringify(body) });
const answered = ({ end }: PolicyRun): unknown => JSON.parse(end.answer?.body ?? 'null');

describe('policies of the request', () => {
  it('start from the request as the flow makes it, with no secret in it', () => {
    const { start, end } = run([]);
    expect(urlOf(start.request)).toBe('https://api.parcel.example/v1/orders/7/lite');
    expect(start.request.headers).toContainEqual(['X-Api-Key', '<api_key>']);
    expect(end).toEqual(start);
  });

  it('replace scheme, host and base URL', () => {
    const host = policy('dynamicHostUrl', { urlTemplate: "https://@connectionParameters('siteHost')/api" });
    expect(urlAfter(run([host], { connection: { siteHost: 'a.example' } }))).toBe(
      'GET https://a.example/api/orders/7/lite',
    );
    expect(urlAfter(run([host]))).toBe('GET https://<siteHost>/api/orders/7/lite');
    const bare = policy('dynamichosturl', { urlTemplate: "@connectionParameters('siteHost')" });
    expect(run([bare], { connection: { siteHost: 'a.example' } }).request[0]?.notes.join()).toContain('https://');
  });

  it('send another path and verb, with the variables of the path', () => {
    const route = policy('routerequesttoendpoint', {
      newPath: '/orders/{id}?fields=lite',
      httpMethod: '@Request.OriginalHTTPMethod',
    });
    const values = { 'path/id': 'a b', 'query/region': 'x' };
    expect(urlAfter(run([route], { values }))).toBe(
      'GET https://api.parcel.example/v1/orders/a%20b?region=x&fields=lite',
    );
    const post = policy('routerequesttoendpoint', { newPath: 'webhooks', httpMethod: 'POST' });
    expect(urlAfter(run([post]))).toBe('POST https://api.parcel.example/v1/webhooks');
  });

  it.each([
    ['override', ['new']],
    ['skip', ['old']],
    ['append', ['old', 'new']],
    [undefined, ['new']],
  ])('set a query parameter that is there: %s', (existsAction, values) => {
    const set = policy('setqueryparameter', { name: 'region', value: 'new', ...(existsAction && { existsAction }) });
    const { end } = run([set], { values: { 'path/id': '7', 'query/region': 'old' } });
    expect(end.request.query).toEqual(values.map((value) => ['region', value]));
  });

  it.each([
    ['override', 'new'],
    ['skip', '<api_key>'],
    ['append', '<api_key>,new'],
  ])('set a header that is there: %s', (existsAction, value) => {
    const { end } = run([policy('setheader', { name: 'x-api-key', value: 'new', existsAction })]);
    expect(end.request.headers).toContainEqual(['X-Api-Key', value]);
  });

  it('run in order, each on what the one before has left', () => {
    const first = policy('setheader', { name: 'Authorization', value: "@connectionParameters('tenant')" });
    const second = policy('setheader', { name: 'Authorization', value: "Bearer @headers('Authorization')" });
    const { end, request } = run([first, second], { connection: { tenant: 't' } });
    expect(end.request.headers).toContainEqual(['Authorization', 'Bearer t']);
    expect(request[1]?.before.request.headers).toContainEqual(['Authorization', 't']);
  });

  it('serve the operations they name, or all', () => {
    const named = policy('setheader', { name: 'A', value: 'a' }, { 'x-ms-apimTemplate-operationName': ['BookOrder'] });
    const empty = policy('setheader', { name: 'B', value: 'b' }, { 'x-ms-apimTemplate-operationName': [] });
    expect(run([named, empty]).request.map(({ entry }) => entry.index)).toEqual([1]);
  });

  it('wait for the answer to a call of their own, and go on with it', () => {
    const token = policy('SetValueFromUrl', {
      parameterTemplate: "@headers('Authorization')",
      parameterValueUrl: '/oauth2/token?order={id}',
      parameterValuePathTemplate: '@body().access_token',
      httpMethod: 'POST',
    });
    const [step] = run([token]).request;
    expect(step).toMatchObject({
      outcome: 'unknown',
      asks: { method: 'POST', url: 'https://api.parcel.example/v1/oauth2/token?order=7' },
    });
    const { end } = run([token], { fetched: { 0: '{"access_token":"abc"}' } });
    expect(end.request.headers).toContainEqual(['Authorization', 'abc']);
  });

  it('show the next call of a polling trigger', () => {
    const polling = policy('pollingtrigger', {
      triggerConfig: { $filter: 'id gt @{triggerBody().value[0].id}', 'x-ms-triggerConfig-nextLink': 'next' },
      triggerDataPath: '@triggerBody().value',
    });
    expect(run([polling]).request[0]?.outcome).toBe('unknown');
    const polled = run([polling], { answer: answer({ value: [{ id: 9 }, { id: 8 }] }) });
    expect(polled.end.request.query).toEqual([['$filter', 'id gt 9']]);
    expect(polled.request[0]?.notes.join()).toContain('2 items');
  });

  it('change the body, and say why they cannot', () => {
    const set = policy('setproperty', {
      newPropertyParentPathTemplate: '@body()',
      newPropertySubPathTemplate: 'topics',
      propertyValuePathTemplate: '["parcel.arrived"]',
    });
    const { end } = run([set], { values: { body: '{"note":"a"}' } }, 'BookOrder');
    expect(JSON.parse(end.request.body)).toEqual({ note: 'a', topics: ['parcel.arrived'] });
    expect(run([set]).request[0]).toMatchObject({ outcome: 'failed' });
  });

  it('leave what nobody knows alone', () => {
    expect(run([policy('moveproperties', { srcParentPath: 'a' })]).request[0]).toMatchObject({ outcome: 'unknown' });
  });

  it('cannot begin without a host', () => {
    const without = { ...definition, host: '' };
    const result = runPolicies(without, propertiesWith(), operation('GetOrderLite', without), {
      values: {},
      connection: {},
      fetched: {},
    });
    expect(result).toMatchObject({ ok: false });
  });
});

const people = { sets: [{ people: [{ Name: 'XYZ', Age: '30' }] }, { people: [{ Name: 'PQR', Age: '32' }] }] };

describe('policies of the answer', () => {
  it.each([
    {
      name: 'a constant in an object',
      change: policy(
        'setproperty',
        {
          newPropertyParentPathTemplate: '@body().o',
          newPropertySubPathTemplate: 'a.b',
          propertyValuePathTemplate: '30',
        },
        response,
      ),
      before: { o: { x: 1 } },
      after: { o: { x: 1, a: { b: '30' } } },
    },
    {
      name: 'a value in each item',
      change: policy(
        'setproperty',
        {
          newPropertyParentPathTemplate: '@body().people',
          newPropertySubPathTemplate: '@odata.type',
          propertyValuePathTemplate: '{@item().name}!',
        },
        response,
      ),
      before: { people: [{ name: 'a' }, { name: 'b' }] },
      after: {
        people: [
          { name: 'a', '@odata.type': 'a!' },
          { name: 'b', '@odata.type': 'b!' },
        ],
      },
    },
    {
      name: 'names put together',
      change: policy(
        'setproperty',
        {
          newPropertyParentPathTemplate: '@body()',
          newPropertySubPathTemplate: 'name',
          propertyValuePathTemplate: '{@body().first} {@body().last}',
        },
        response,
      ),
      before: { first: 'John', last: 'Smith' },
      after: { first: 'John', last: 'Smith', name: 'John Smith' },
    },
    {
      name: 'a list as an object, without the key',
      change: policy(
        'convertarraytoobject',
        {
          propertyParentPath: '@body()',
          propertySubPath: 'list',
          keyWithinCollectionPath: 'Name',
          newPropertyPath: '@body().object',
          retainKey: 'false',
        },
        response,
      ),
      before: {
        list: [
          { Name: 'XYZ', Age: '30' },
          { Name: '__proto__', Age: '23' },
        ],
      },
      after: JSON.parse(
        '{"list":[{"Name":"XYZ","Age":"30"},{"Name":"__proto__","Age":"23"}],"object":{"XYZ":{"Age":"30"},"__proto__":{"Age":"23"}}}',
      ) as unknown,
    },
    {
      name: 'lists in each item, in their place',
      change: policy(
        'convertarraytoobject',
        {
          propertyParentPath: '@body().sets',
          propertySubPath: 'people',
          keyWithinCollectionPath: 'Name',
          newPropertyPath: '@item().people',
        },
        response,
      ),
      before: people,
      after: {
        sets: [{ people: { XYZ: { Name: 'XYZ', Age: '30' } } }, { people: { PQR: { Name: 'PQR', Age: '32' } } }],
      },
    },
    {
      name: 'the whole list',
      change: policy(
        'convertarraytoobject',
        {
          propertyParentPath: '@body().list',
          propertySubPath: 'null',
          keyWithinCollectionPath: 'id',
          newPropertyPath: '@body().byId',
        },
        response,
      ),
      before: { list: [{ id: 1 }] },
      after: { list: [{ id: 1 }], byId: { 1: { id: 1 } } },
    },
    {
      name: 'an object as a list',
      change: policy(
        'convertobjecttoarray',
        { propertyParentPath: '@body()', propertySubPath: 'fields', newPropertyPath: '@body().fields' },
        response,
      ),
      before: { fields: { a: 1, b: { c: 2 } } },
      after: {
        fields: [
          { key: 'a', value: 1 },
          { key: 'b', value: { c: 2 } },
        ],
      },
    },
    {
      name: 'an object as a list in each item, with names',
      change: policy(
        'convertobjecttoarray',
        {
          propertyParentPath: '@body().value',
          propertySubPath: 'f',
          newPropertyPath: '@item().list',
          keyName: 'Name',
          valueName: 'Info',
        },
        response,
      ),
      before: { value: [{ f: { a: 1 } }, { f: {} }] },
      after: {
        value: [
          { f: { a: 1 }, list: [{ Name: 'a', Info: 1 }] },
          { f: {}, list: [] },
        ],
      },
    },
    {
      name: 'a text as a list',
      change: policy(
        'stringtoarray',
        {
          propertyParentPath: '@body()',
          propertySubPath: 'people.XYZ.Age',
          delimiterList: ';,',
          childPropertyName: 'AgeW',
          newPropertyPath: '@body.people.XYZ.Age',
        },
        response,
      ),
      before: { people: { XYZ: { Age: '3;0,1' }, ABC: { Age: '23;45' } } },
      after: { people: { XYZ: { Age: [{ AgeW: '3' }, { AgeW: '0' }, { AgeW: '1' }] }, ABC: { Age: '23;45' } } },
    },
    {
      name: 'a piece of a text',
      change: policy(
        'stringreplace',
        {
          propertyParentPath: '@body()',
          propertySubPath: 'a',
          sourceString: '.',
          replacementString: '$&',
          newPropertyPath: '@body().b',
        },
        response,
      ),
      before: { a: '1.2.3' },
      after: { a: '1.2.3', b: '1$&2$&3' },
    },
    {
      name: 'an encoded text',
      change: policy(
        'encodepropertyvalue',
        { propertyParentPath: '@body()', propertySubPath: 'a', newPropertyPath: '@body().a' },
        response,
      ),
      before: { a: 'b c/d\ud800' },
      after: { a: 'b%20c%2Fd%EF%BF%BD' },
    },
    {
      name: 'the next link',
      change: policy('updatenextlink', { nextLinkPropertyName: '@odata.nextLink' }),
      before: { value: [], '@odata.nextLink': 'https://api.parcel.example/v1/orders?skip=10' },
      after: { value: [], '@odata.nextLink': '<address of the connector>/orders?skip=10' },
    },
  ])('$name', ({ change, before, after }) => {
    const result = run([change], { answer: answer(before) });
    expect({ outcome: result.response[0]?.outcome, body: answered(result) }).toEqual({ outcome: 'done', body: after });
  });

  it.each([
    [
      'a place that is not there',
      policy('convertobjecttoarray', { propertyParentPath: '@body().none', newPropertyPath: '@body().x' }, response),
      'leads to nothing',
    ],
    [
      'a place that is none',
      policy('convertobjecttoarray', { propertyParentPath: 'body', newPropertyPath: '@body().x' }, response),
      'starts with @body()',
    ],
    [
      'a list where an object has to be',
      policy(
        'convertobjecttoarray',
        { propertyParentPath: '@body()', propertySubPath: 'list', newPropertyPath: '@body().x' },
        response,
      ),
      'no object',
    ],
    [
      'items without the key',
      policy(
        'convertarraytoobject',
        {
          propertyParentPath: '@body()',
          propertySubPath: 'list',
          keyWithinCollectionPath: 'id',
          newPropertyPath: '@body().x',
        },
        response,
      ),
      '“id”',
    ],
  ])('fail, and say why: %s', (_, change, words) => {
    const [step] = run([change], { answer: answer({ list: [{ a: 1 }] }) }).response;
    expect(step).toMatchObject({ outcome: 'failed', notes: [expect.stringContaining(words) as string] });
    expect(step?.state).toBe(step?.before);
  });

  it('set headers of the answer, and when it failed, only then', () => {
    const always = policy('setheader', { name: 'A', value: "@headers('b')" }, response);
    const failure = policy('setheader', { name: 'C', value: 'c' }, { 'x-ms-apimTemplate-policySection': 'Failure' });
    const good = { status: 200, headers: [['B', 'b']], body: '' } as const;
    expect(run([always, failure], { answer: good }).end.answer?.headers).toEqual([
      ['B', 'b'],
      ['A', 'b'],
    ]);
    expect(run([failure], { answer: answer({}, 404) }).response).toHaveLength(1);
    expect(run([always]).response).toEqual([]);
  });

  it('sign the connection out at one status', () => {
    const out = policy('setconnectionstatustounauthenticated', { statusCode: 401 });
    expect(run([out], { answer: answer({}, 401) }).response[0]?.notes.join()).toContain('signed out');
    expect(run([out], { answer: answer({}) }).response[0]?.notes.join()).toContain('Nothing happens');
  });

  it('take time in proportion to a long list', () => {
    const items = Array.from({ length: 20_000 }, (_, id) => ({ id, tags: 'a;b' }));
    const set = policy(
      'setproperty',
      {
        newPropertyParentPathTemplate: '@body().items',
        newPropertySubPathTemplate: 'x',
        propertyValuePathTemplate: '{@body().items[0].id} {@item().id}',
      },
      response,
    );
    const split = policy(
      'stringtoarray',
      {
        propertyParentPath: '@body().items',
        propertySubPath: 'tags',
        delimiterList: ';',
        childPropertyName: 't',
        newPropertyPath: '@item().tags',
      },
      response,
    );
    const start = performance.now();
    const result = run([set, split], { answer: answer({ items }) });
    expect(result.response.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
