import { describe, expect, it } from 'vitest';
import { compareConnectors, type Connector } from '#core/index.ts';
import { connectorWith } from '../rules/support/document-with.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };
const objectOf = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });
const ref = (name: string, section = 'definitions'): object => ({ $ref: `#/${section}/${name}` });
const answer = (schema: object): object => ({ 200: { description: 'OK', schema } });
const get = (members: object = {}): object => ({
  operationId: 'GetPet',
  summary: 'Get pet',
  responses: answer(objectOf({ name: text })),
  ...members,
});
const query = (name: string, more: object = {}): object => ({ name, in: 'query', type: 'string', ...more });
const body = (schema: object): object => ({ name: 'body', in: 'body', schema });
const at = (operation: object, more: Record<string, unknown> = {}): Connector =>
  connectorWith({ definition: { paths: { '/pet': { get: operation } }, ...more } });
const withPaths = (paths: object, more: Record<string, unknown> = {}): Connector =>
  connectorWith({ definition: { paths, ...more } });

/** `!` for what breaks flows. */
const told = (before: Connector, after: Connector): readonly string[] =>
  compareConnectors(before, after).map(({ kind, breaking, message }) => `${breaking ? '!' : ' '} ${kind}: ${message}`);

describe('operations', () => {
  const list = { operationId: 'ListPets', summary: 'List pets', responses: answer(text) };
  it.each<[string, object, object, readonly string[]]>([
    ['the same', { '/pet': { get: get() } }, { '/pet': { get: get() } }, []],
    [
      'a new one',
      { '/pet': { get: get() } },
      { '/pet': { get: get() }, '/pets': { get: list } },
      ['  operation/added: Action "List pets" (GET /pets) is new.'],
    ],
    [
      'one that is gone',
      { '/pet': { get: get() }, '/pets': { get: { ...list, 'x-ms-trigger': 'batch' } } },
      { '/pet': { get: get() } },
      ['! operation/removed: Trigger "List pets" (GET /pets) was removed.'],
    ],
    [
      'another id',
      { '/pet': { get: get() } },
      { '/pet': { get: get({ operationId: 'ReadPet' }) } },
      ['! operation/renamed: The operation ID of "Get pet" was GetPet and is ReadPet now.'],
    ],
    [
      'another path and method',
      { '/pet': { get: get() } },
      { '/animal': { post: get() } },
      ['! operation/moved: "Get pet" was GET /pet and is POST /animal now.'],
    ],
    [
      'texts',
      { '/pet': { get: get() } },
      { '/pet': { get: get({ summary: 'Read pet', tags: ['Pets'], 'x-ms-visibility': 'important' }) } },
      ['  operation/changed: Summary, tags and visibility changed: "Read pet", which was "Get pet".'],
    ],
    [
      'an action that becomes a trigger',
      { '/pet': { get: get() } },
      { '/pet': { get: get({ 'x-ms-trigger': 'single' }) } },
      ['! operation/retyped: "Get pet" was an action and is a trigger now.'],
    ],
    [
      'two that change places are each the one that they were',
      { '/pet': { get: get() }, '/pets': { get: list } },
      { '/pet': { get: list }, '/pets': { get: get() } },
      [
        '! operation/moved: "List pets" was GET /pets and is GET /pet now.',
        '! operation/moved: "Get pet" was GET /pet and is GET /pets now.',
      ],
    ],
    [
      'order is none',
      { '/pet': { get: get() }, '/pets': { get: list } },
      { '/pets': { get: list }, '/pet': { get: get() } },
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(withPaths(before), withPaths(after))).toEqual(expected);
  });

  it('are where they were when the base path takes over the start of their paths', () => {
    const before = withPaths({ '/v1/pet': { get: get() } }, { basePath: '/' });
    const after = withPaths({ '/pet': { get: get() } }, { basePath: '/v1' });
    expect(told(before, after)).toEqual([
      '  operation/moved: "Get pet" was GET /v1/pet and is GET /pet now, which with the base path is the same address.',
      '  connector/changed: The base URL was "/" and is "/v1" now.',
    ]);
  });
});

describe('parameters', () => {
  const of = (...parameters: object[]): Connector => at(get({ parameters }));
  it.each<[string, Connector, Connector, readonly string[]]>([
    ['a new one', of(), of(query('q')), ['  parameter/added: Parameter "q" of "Get pet" is new.']],
    [
      'a new one that is required',
      of(),
      of(query('q', { required: true })),
      ['! parameter/added: Parameter "q" of "Get pet" is new and required.'],
    ],
    [
      'a new one that is sent by itself',
      of(),
      of(query('q', { required: true, 'x-ms-visibility': 'internal', default: 'x' })),
      ['  parameter/added: Parameter "q" of "Get pet" is new and required.'],
    ],
    ['one that is gone', of(query('q')), of(), ['! parameter/removed: Parameter "q" of "Get pet" was removed.']],
    [
      'another name',
      of(query('q')),
      of(query('search')),
      ['! parameter/renamed: Parameter "q" of "Get pet" is called "search" now.'],
    ],
    [
      'another place',
      of(query('q')),
      of({ ...query('q'), in: 'header' }),
      ['! parameter/moved: Parameter "q" of "Get pet" was in the query and is in a header now.'],
    ],
    [
      'another type',
      of(query('q')),
      of(query('q', { type: 'integer' })),
      ['! parameter/retyped: Parameter "q" of "Get pet" was text and is a whole number now.'],
    ],
    [
      'a wider type',
      of(query('q', { type: 'integer' })),
      of(query('q', { type: 'number' })),
      ['  parameter/retyped: Parameter "q" of "Get pet" was a whole number and is a number now.'],
    ],
    [
      'required',
      of(query('q')),
      of(query('q', { required: true })),
      ['! parameter/required: Parameter "q" of "Get pet" is required now.'],
    ],
    [
      'optional',
      of(query('q', { required: true })),
      of(query('q')),
      ['  parameter/optional: Parameter "q" of "Get pet" is no longer required.'],
    ],
    [
      'label and default',
      of(query('q')),
      of(query('q', { 'x-ms-summary': 'Search', default: 'cat' })),
      ['  parameter/changed: Label and default value changed: parameter "q" of "Get pet".'],
    ],
    [
      'a choice less',
      of(query('q', { enum: ['a', 'b'] })),
      of(query('q', { enum: ['b', 'c'] })),
      ['! parameter/changed: The choices of parameter "q" of "Get pet" are without a, and with c besides.'],
    ],
    [
      'a choice more',
      of(query('q', { enum: ['a'] })),
      of(query('q', { enum: ['a', 'b'] })),
      ['  parameter/changed: The choices of parameter "q" of "Get pet" are with b besides.'],
    ],
    [
      'a list of something else',
      of(query('q', { type: 'array', items: text })),
      of(query('q', { type: 'array', items: whole })),
      ['! field/retyped: Field "[]" in parameter "q" of "Get pet" was text and is a whole number now.'],
    ],
    [
      'a field of the body that is required',
      of(body(objectOf({ name: text }))),
      of(body(objectOf({ name: text, age: whole }, { required: ['age'] }))),
      ['! field/added: Field "age" in the body of "Get pet" is new and required.'],
    ],
    [
      'the order of them is none',
      of(query('a'), query('b')),
      of(query('b'), query('a')),
      ['  operation/changed: "Get pet" is written otherwise, and means the same.'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  it('of the path are the same as the operation’s own', () => {
    const own = withPaths({ '/pet/{id}': { get: get({ parameters: [query('id', { in: 'path' })] }) } });
    const ofPath = withPaths({ '/pet/{id}': { get: get(), parameters: [query('id', { in: 'path' })] } });
    expect(compareConnectors(own, ofPath).filter(({ breaking }) => breaking)).toEqual([]);
  });

  it('that are shared are one change for all that refer to them', () => {
    const paths = {
      '/a': { get: get({ operationId: 'A', summary: 'A', parameters: [ref('Limit', 'parameters')] }) },
      '/b': { get: get({ operationId: 'B', summary: 'B', parameters: [ref('Limit', 'parameters')] }) },
    };
    const before = withPaths(paths, { parameters: { Limit: query('limit') } });
    const after = withPaths(paths, { parameters: { Limit: query('limit', { required: true }) } });
    expect(compareConnectors(before, after)).toEqual([
      {
        kind: 'parameter/required',
        before: '/definition/parameters/Limit',
        after: '/definition/parameters/Limit',
        message: 'Shared parameter "limit" is required now.',
        breaking: true,
        operations: [
          { name: 'A', before: '/definition/paths/~1a/get', after: '/definition/paths/~1a/get' },
          { name: 'B', before: '/definition/paths/~1b/get', after: '/definition/paths/~1b/get' },
        ],
      },
    ]);
  });
});

describe('answers', () => {
  const of = (responses: object): Connector => at(get({ responses }));
  it.each<[string, Connector, Connector, readonly string[]]>([
    [
      'a field that is gone, and one that came',
      of(answer(objectOf({ name: text, owner: objectOf({ town: text }) }))),
      of(answer(objectOf({ name: text, owner: objectOf({ city: text }) }))),
      [
        '! field/removed: Field "owner.town" in the answer 200 of "Get pet" was removed.',
        '  field/added: Field "owner.city" in the answer 200 of "Get pet" is new.',
      ],
    ],
    [
      'a field of another type',
      of(answer({ type: 'array', items: objectOf({ name: text }) })),
      of(answer({ type: 'array', items: objectOf({ name: whole }) })),
      ['! field/retyped: Field "[].name" in the answer 200 of "Get pet" was text and is a whole number now.'],
    ],
    [
      'fields that become required or optional are read all the same',
      of(answer(objectOf({ a: text, b: text }, { required: ['a'] }))),
      of(answer(objectOf({ a: text, b: text }, { required: ['b'] }))),
      [
        '  field/optional: Field "a" in the answer 200 of "Get pet" is no longer required.',
        '  field/required: Field "b" in the answer 200 of "Get pet" is required now.',
      ],
    ],
    [
      'one that tells of a failure',
      of({ ...answer(text), 404: { description: 'None', schema: objectOf({ a: text }) }, 500: { description: 'No' } }),
      of({ ...answer(text), 404: { description: 'None', schema: objectOf({ b: text }) } }),
      [
        '  field/removed: Field "a" in the answer 404 of "Get pet" was removed.',
        '  field/added: Field "b" in the answer 404 of "Get pet" is new.',
        '  response/removed: The answer 500 of "Get pet" was removed.',
      ],
    ],
    [
      'the one with the fields',
      of(answer(objectOf({ a: text }))),
      of({ 204: { description: 'Done' } }),
      [
        '! response/removed: The answer 200 of "Get pet" was removed.',
        '  response/added: The answer 204 of "Get pet" is new.',
      ],
    ],
    [
      'another status',
      of(answer(objectOf({ a: text }))),
      of({ 201: { description: 'OK', schema: objectOf({ a: text }) } }),
      ['  response/changed: The answer 200 of "Get pet" has the status 201 now.'],
    ],
    [
      'no fields any more',
      of(answer(objectOf({ a: text }))),
      of({ 200: { description: 'OK' } }),
      ['! response/changed: The answer 200 of "Get pet" no longer says which fields it has.'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  it('of a webhook are its notification', () => {
    const hook = (schema: object): Connector =>
      withPaths({
        '/hooks': { 'x-ms-notification-content': { schema }, post: get({ 'x-ms-trigger': 'single', responses: {} }) },
      });
    expect(told(hook(objectOf({ a: text })), hook(objectOf({ b: text })))).toEqual([
      '! field/removed: Field "a" in the notification of "Get pet" was removed.',
      '  field/added: Field "b" in the notification of "Get pet" is new.',
    ]);
  });
});

describe('references', () => {
  const list = (name: string, schema: object): object => ({
    operationId: name,
    summary: name,
    responses: answer(schema),
  });
  const twoUsers = {
    '/a': { get: list('A', ref('Pet')) },
    '/b': { get: list('B', { type: 'array', items: ref('Pet') }) },
  };

  it('a field of a shared schema is one change for all operations that reach it', () => {
    const after = { Pet: objectOf({ name: text }), Owner: objectOf({ town: text }) };
    const before = { Pet: objectOf({ name: text, owner: ref('Owner') }), Owner: objectOf({ town: text }) };
    const [change, ...others] = compareConnectors(
      withPaths(twoUsers, { definitions: before }),
      withPaths(twoUsers, { definitions: after }),
    );
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      message: 'Field "owner" in "Pet" was removed.',
      before: '/definition/definitions/Pet/properties/owner',
      operations: [{ name: 'A' }, { name: 'B' }],
    });
  });

  it('reach further than the first', () => {
    const definitions = (town: object): Record<string, unknown> => ({
      definitions: { Pet: objectOf({ owner: ref('Owner') }), Owner: objectOf({ town }) },
    });
    expect(
      compareConnectors(withPaths(twoUsers, definitions(text)), withPaths(twoUsers, definitions(whole))),
    ).toMatchObject([
      {
        kind: 'field/retyped',
        message: 'Field "town" in "Owner" was text and is a whole number now.',
        breaking: true,
        operations: [{ name: 'A' }, { name: 'B' }],
      },
    ]);
  });

  it('in place of what they lead to change nothing but the list of shared schemas', () => {
    const inPlace = withPaths({ '/a': { get: list('A', objectOf({ name: text })) } });
    const shared = withPaths(
      { '/a': { get: list('A', ref('Pet')) } },
      { definitions: { Pet: objectOf({ name: text }) } },
    );
    expect(told(inPlace, shared)).toEqual([
      '  operation/changed: "A" is written otherwise, and means the same.',
      '  shared/added: Shared schema "Pet" is new.',
    ]);
  });

  it('fields of parts are those of the object', () => {
    const before = withPaths({ '/a': { get: list('A', objectOf({ id: text, name: text })) } });
    const parts = { allOf: [ref('Base'), objectOf({ name: whole })] };
    const after = withPaths({ '/a': { get: list('A', parts) } }, { definitions: { Base: objectOf({ id: text }) } });
    expect(told(before, after)).toEqual([
      '! field/retyped: Field "name" in the answer 200 of "A" was text and is a whole number now.',
      '  shared/added: Shared schema "Base" is new.',
    ]);
  });

  it('a schema in both directions breaks flows if it does in one', () => {
    const paths = { '/a': { post: { ...list('A', ref('Pet')), parameters: [body(ref('Pet'))] } } };
    const after = { definitions: { Pet: objectOf({ name: text, age: whole }, { required: ['age'] }) } };
    const before = { definitions: { Pet: objectOf({ name: text }) } };
    expect(told(withPaths(paths, before), withPaths(paths, after))).toEqual([
      '! field/added: Field "age" in "Pet" is new and required.',
    ]);
  });

  it('that lead to themselves or nowhere end', () => {
    const loop = (type: object): Record<string, unknown> => ({
      definitions: { Pet: objectOf({ child: ref('Pet'), of: ref('Gone'), type }), Self: ref('Self') },
    });
    const paths = { '/a': { get: list('A', ref('Pet')) }, '/b': { get: list('B', ref('Self')) } };
    expect(told(withPaths(paths, loop(text)), withPaths(paths, loop(whole)))).toEqual([
      '! field/retyped: Field "type" in "Pet" was text and is a whole number now.',
    ]);
  });
});

describe('the connector as a whole', () => {
  const key = (name: string): object => ({ type: 'apiKey', in: 'header', name });
  const asks = (more: object = {}): object => ({
    api_key: { type: 'securestring', uiDefinition: { displayName: 'Key' }, ...more },
  });
  const policy = (title: string, parameters: object = {}): object => ({ templateId: 'setheader', title, parameters });
  const withFiles = (definition: Record<string, unknown>, properties: Record<string, unknown> = {}): Connector =>
    connectorWith({ definition, properties });

  it.each<[string, Connector, Connector, readonly string[]]>([
    [
      'another way to sign in',
      withFiles({ securityDefinitions: { key: key('X-Key') } }),
      withFiles({ securityDefinitions: { oauth: { type: 'oauth2', flow: 'accessCode' } } }),
      ['! security/retyped: Signing in was with an API key in a header (X-Key) and is with OAuth 2.0 now.'],
    ],
    [
      'what a connection asks for',
      withFiles({}, { connectionParameters: asks() }),
      withFiles(
        {},
        {
          connectionParameters: {
            ...asks({ type: 'string' }),
            site: { type: 'string', uiDefinition: { constraints: { required: 'true' } } },
          },
        },
      ),
      [
        '! security/retyped: What a connection asks for, "Key", was securestring and is string now.',
        '! security/added: What a connection asks for, "site", is new and required.',
      ],
    ],
    [
      'its label',
      withFiles({}, { connectionParameters: asks() }),
      withFiles({}, { connectionParameters: asks({ uiDefinition: { displayName: 'Your key' } }) }),
      ['  security/changed: Label and help changed: what a connection asks for, "Your key".'],
    ],
    [
      'policies by what they are, not by their place',
      withFiles({}, { policyTemplateInstances: [policy('A'), policy('B'), policy('C')] }),
      withFiles({}, { policyTemplateInstances: [policy('C'), policy('B', { x: 1 }), policy('D')] }),
      [
        '  policy/changed: Policy "B" changed.',
        '  policy/changed: Policy "D" changed.',
        '  policy/moved: Policies are run in another order.',
      ],
    ],
    [
      'info and host',
      withFiles({ host: 'a.example', info: { title: 'Pets', version: '1' } }),
      withFiles({ host: 'b.example', info: { title: 'Pets', version: '2', description: 'All of them.' } }),
      [
        '  connector/changed: The version was "1" and is "2" now.',
        '  connector/added: The description is "All of them." now.',
        '  connector/changed: The host was "a.example" and is "b.example" now.',
      ],
    ],
    [
      'colour',
      withFiles({}),
      withFiles({}, { iconBrandColor: '#ffffff' }),
      ['  connector/changed: The background colour was "#da3b01" and is "#ffffff" now.'],
    ],
    [
      'a shared schema that nothing uses',
      withFiles({ definitions: { A: text } }),
      withFiles({ definitions: { A: whole } }),
      ['  shared/changed: Shared schema "A" changed.'],
    ],
    ['code that came', withFiles({}), { ...withFiles({}), script: 'x' }, ['  script/added: The code is new.']],
    [
      'code',
      { ...withFiles({}), script: 'x' },
      { ...withFiles({}), script: 'y' },
      ['  script/changed: The code changed.'],
    ],
    [
      'the icon',
      connectorWith({ icon: new Uint8Array([1]) }),
      connectorWith({ icon: new Uint8Array([2]) }),
      ['  icon/changed: The icon changed.'],
    ],
    [
      'a file that does not read',
      withFiles({ host: 'a.example' }, { publisher: 'A' }),
      { ...withFiles({}, { publisher: 'B' }), definition: '{ "host": ' },
      [
        '  connector/changed: The publisher was "A" and is "B" now.',
        '  connector/unread: apiDefinition.swagger.json does not read as JSON now, so only its text can be compared.',
      ],
    ],
    [
      'white space is none',
      withFiles({}),
      { ...withFiles({}), definition: JSON.stringify(JSON.parse(withFiles({}).definition)) },
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    expect([...told(before, after)].toSorted()).toEqual([...expected].toSorted());
  });

  it.each([
    ['lists', { paths: [], definitions: [], parameters: 'x', securityDefinitions: [1], info: null }],
    [
      'nulls',
      {
        paths: { '/a': null, '/b': { get: null, post: { parameters: [null, { $ref: 1 }], responses: { 200: null } } } },
      },
    ],
    [
      'names of objects',
      {
        paths: {
          '/a': {
            get: {
              parameters: [{ name: '__proto__', in: 'constructor' }],
              responses: {
                200: { schema: { properties: { constructor: null, hasOwnProperty: 3 }, allOf: {}, required: true } },
              },
            },
          },
        },
      },
    ],
  ])('bears %s in place of what should be there', (_, definition) => {
    const odd = connectorWith({ definition });
    const fine = at(get({ parameters: [body(ref('Pet'))] }), { definitions: { Pet: objectOf({ a: text }) } });
    expect(() => [compareConnectors(odd, fine), compareConnectors(fine, odd)]).not.toThrow();
  });
});

it('takes a moment for a megabyte', { timeout: 20_000 }, () => {
  const large = (type: object): Connector => {
    const fields = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `field${index}`,
        { ...text, description: 'What it holds, said in a sentence.' },
      ]),
    );
    const definitions = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [
        `Type${index}`,
        objectOf({ ...fields, last: type, next: ref(`Type${(index + 1) % 250}`) }),
      ]),
    );
    const paths = Object.fromEntries(
      Array.from({ length: 256 }, (_, index) => [
        `/p${index}`,
        { get: get({ operationId: `Op${index}`, responses: answer(ref(`Type${index % 250}`)) }) },
      ]),
    );
    return withPaths(paths, { definitions });
  };
  const [before, after] = [large(text), large(whole)];
  expect(before.definition.length).toBeGreaterThan(1_000_000);
  const start = performance.now();
  const changes = compareConnectors(before, after);
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(changes).toHaveLength(250);
  expect(changes[0]?.operations).toHaveLength(256);
});
