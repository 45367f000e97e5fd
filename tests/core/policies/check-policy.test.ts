import { describe, expect, it } from 'vitest';
import type { PolicyTemplateInstance } from '#core/document/properties.ts';
import { PolicyChecker } from '#core/policies/check-policy.ts';
import { insertExpression } from '#core/policies/insert-expression.ts';
import { offerExpressions } from '#core/policies/offer-expressions.ts';
import { policiesOf } from '#core/policies/policy.ts';
import { policyTemplates } from '#core/policies/templates/index.ts';
import { definition, operation, policy, propertiesWith, response } from './parcel-policies.ts';

const only = (...ids: readonly string[]) => ({ 'x-ms-apimTemplate-operationName': ids });

/** What is found, as `parameter: words`. */
function findings(one: PolicyTemplateInstance): readonly string[] {
  const properties = propertiesWith(one);
  const [entry] = policiesOf(properties);
  if (!entry) throw new Error('No policy');
  return new PolicyChecker({ definition, properties }).check(entry).map(({ kind, pointer, message }) => {
    const place = pointer.slice(entry.pointer.length + '/parameters/'.length);
    return `${kind} ${place.replace('x-ms-apimTemplateParameter.', '')}: ${message}`;
  });
}

describe('checks of a policy', () => {
  it.each([
    ['a missing value', policy('setheader', { name: 'A' }), 'parameter-filled value: Value is missing'],
    ['an empty value', policy('setheader', { name: 'A', value: ' ' }), 'parameter-filled value: Value is missing'],
    [
      'an operation that is not there',
      policy('setheader', { name: 'A', value: 'a' }, only('Nobody')),
      'operation-exists x-ms-apimTemplate-operationName/0: There is no operation "Nobody"',
    ],
    [
      'a connection parameter that is not there',
      policy('setheader', { name: 'A', value: "@connectionParameters('none')" }),
      'connection-parameter value: A connection has no parameter "none"',
    ],
    [
      'other capitals than the connection has',
      policy('setheader', { name: 'A', value: "@connectionParameters('Tenant')" }),
      'connection-parameter-case value: A connection calls it "tenant"',
    ],
    [
      'a variable of another path',
      policy('routerequesttoendpoint', { newPath: '/a/{x}' }, only('GetOrderLite')),
      'path-variables newPath: "{x}" is no variable',
    ],
    [
      'a brace too many',
      policy('routerequesttoendpoint', { newPath: '/a/{id' }, only('GetOrderLite')),
      'path-variables newPath: A brace',
    ],
    [
      'one path for all',
      policy('routerequesttoendpoint', { newPath: '/a' }),
      'serves-all newPath: This sends every operation',
    ],
    [
      'a host without scheme',
      policy('dynamichosturl', { urlTemplate: 'api.example' }),
      'host-format urlTemplate: A host URL starts',
    ],
    [
      'a host that is not encrypted',
      policy('dynamichosturl', { urlTemplate: 'http://api.example' }),
      'host-format urlTemplate: A host URL starts',
    ],
    [
      'more than the body in a property',
      policy('setproperty', {
        newPropertyParentPathTemplate: '@body()',
        newPropertySubPathTemplate: 'a',
        propertyValuePathTemplate: "@headers('x')",
      }),
      'expression-fits propertyValuePathTemplate: @headers',
    ],
    [
      'a place that is none',
      policy('convertobjecttoarray', { propertyParentPath: 'body', newPropertyPath: '@body().a' }),
      'place-format propertyParentPath: Object or list to look in is one place',
    ],
    [
      'no place to put a value',
      policy('setvaluefromurl', {
        parameterTemplate: 'Authorization',
        parameterValueUrl: '/t',
        parameterValuePathTemplate: '@body().t',
      }),
      'value-target parameterTemplate: The value goes',
    ],
    [
      'a quote that is open',
      policy('setheader', { name: 'A', value: "@headers('x)" }),
      'expression-known value: @headers',
    ],
    [
      'a query parameter that nobody has',
      policy('setheader', { name: 'A', value: "@queryParameters('none')" }),
      'query-parameter value: No operation',
    ],
    [
      'an unknown choice',
      policy('setheader', { name: 'A', value: 'a', existsAction: 'delete' }),
      'parameter-choice existsAction: "delete"',
    ],
    [
      'a status that is text',
      policy('setconnectionstatustounauthenticated', { statusCode: '401' }),
      'parameter-number statusCode: Status is a number',
    ],
    [
      'no query parameter to set',
      policy('pollingtrigger', { triggerConfig: {}, triggerDataPath: '@triggerBody().value' }),
      'parameter-filled triggerConfig: ',
    ],
  ])('find %s', (_, one, words) => {
    expect(findings(one).filter((text) => !text.startsWith('test-connection'))).toEqual([
      expect.stringContaining(words),
    ]);
  });

  it.each(
    [
      policy('dynamichosturl', { urlTemplate: "https://@connectionParameters('siteHost')/api" }),
      policy('dynamichosturl', { urlTemplate: "@connectionParameters('token:customHost')" }, only('BookOrder')),
      policy('setheader', { name: 'Authorization', value: "Bearer @connectionParameters('api_key')" }),
      policy('SetHeader', { name: 'X', value: "@queryParameters('region','')" }, response),
      policy(
        'routerequesttoendpoint',
        { newPath: '/orders/{id}', httpMethod: '@Request.OriginalHTTPMethod' },
        only('GetOrderLite'),
      ),
      policy('moveproperties', { anything: 1 }),
    ].map((one) => [one.templateId, one] as const),
  )('find nothing in %s', (id, one) => {
    const isToken = JSON.stringify(one).includes('token:');
    expect(findings(one)).toEqual(isToken ? [expect.stringContaining('token:customHost')] : []);
    expect(id).toBeDefined();
  });

  it.each(
    policyTemplates.flatMap(({ id, examples }) =>
      examples.map((example) => [id, example.title, example.values] as const),
    ),
  )('find no error but names in the example of %s: %s', (id, _, example) => {
    const found = findings(policy(id, example, { 'x-ms-apimTemplate-policySection': 'Request' }));
    const names = /has no parameter|No operation that|sends every operation|tests the connection/;
    expect(found.filter((text) => !names.test(text))).toEqual([]);
  });
});

describe('the values that are offered', () => {
  const offered = (of: Parameters<typeof offerExpressions>[0]['of'], section: 'Request' | 'Response' = 'Request') =>
    offerExpressions({
      definition,
      properties: propertiesWith(),
      served: [operation('GetOrderLite'), operation('BookOrder')],
      section,
      of,
    });

  it('are those that exist', () => {
    expect(
      offered(['connection', 'query', 'header']).map(({ title, offers }) => [title, offers.map(({ text }) => text)]),
    ).toEqual([
      [
        'From the connection',
        ["@connectionParameters('api_key')", "@connectionParameters('siteHost')", "@connectionParameters('tenant')"],
      ],
      ['Query parameters', ["@queryParameters('region')"]],
    ]);
    expect(offered(['body'])[0]?.offers.map(({ text }) => text)).toEqual(['@body()', '@body().note']);
    expect(offered(['body'], 'Response')[0]?.offers.map(({ text }) => text)).toEqual([
      '@body()',
      '@body().value',
      '@body().value[0]',
    ]);
  });

  it('end in circles', () => {
    const circular = {
      ...definition,
      definitions: { N: { type: 'object', properties: { n: { $ref: '#/definitions/N' } } } },
    };
    const entry = operation('BookOrder', {
      ...circular,
      paths: {
        '/o': {
          post: {
            operationId: 'BookOrder',
            parameters: [{ name: 'b', in: 'body', schema: { $ref: '#/definitions/N' } }],
          },
        },
      },
    });
    const groups = offerExpressions({
      definition: circular,
      properties: {},
      served: [entry],
      section: 'Request',
      of: ['body'],
    });
    expect(groups[0]?.offers.map(({ text }) => text)).toEqual(['@body()']);
  });

  it('are found in time in schemas that are wide and deep', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`p${at}`, { $ref: `#/definitions/D${at}` }]),
    );
    const definitions = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`D${at}`, { type: 'object', properties }]),
    );
    const wide = { ...definition, definitions };
    const entry = operation('BookOrder', {
      ...wide,
      paths: {
        '/o': {
          post: {
            operationId: 'BookOrder',
            parameters: [{ name: 'b', in: 'body', schema: { $ref: '#/definitions/D0' } }],
          },
        },
      },
    });
    const start = performance.now();
    offerExpressions({
      definition: wide,
      properties: {},
      served: [entry],
      section: 'Request',
      of: ['body'],
      onlyLists: true,
    });
    expect(performance.now() - start).toBeLessThan(500);
  });

  it.each([
    ['alone', '', [0, 0], '@body().a', ['body'], '@body().a'],
    ['beside text, only the body', 'x y', [1, 2], '@body().a', ['body'], 'x{@body().a}y'],
    ['beside text', 'x', [1, 1], '@body().a', ['connection', 'body'], 'x@{body().a}'],
    ['a name', 'https://.example', [8, 8], "@headers('h')", ['connection'], "https://@headers('h').example"],
    ['of the last answer', '', [0, 0], '@triggerBody().a', ['triggerBody'], '@{triggerBody().a}'],
  ] as const)('are put in %s', (_, text, [start, end], expression, of, expected) => {
    const inserted = insertExpression(text, { start, end }, expression, of);
    expect(inserted.text).toBe(expected);
    expect(inserted.text.slice(0, inserted.caret)).toContain('@');
  });
});
