import { inPath, inQuery, operation } from '../support/document-with.ts';
import type { RuleCase, RuleCases } from './case.ts';

type Members = Readonly<Record<string, unknown>>;

const prefix = 'x-ms-apimTemplateParameter.';
const operations = 'x-ms-apimTemplate-operationName';
const place = '/properties/properties/policyTemplateInstances/0';
const at = (name: string): string => `${place}/parameters/${prefix}${name}`;
const named = `${place}/parameters/${operations}`;

const definition = {
  paths: {
    '/orders/{id}': { get: operation({ operationId: 'GetOrder', parameters: [inPath('id'), inQuery('region')] }) },
    '/orders': { post: operation({ operationId: 'AddOrder', 'x-ms-visibility': 'important' }) },
  },
};
const connectionParameters = { tenant: { type: 'string' } };

/** A connector with one policy. */
const having = (templateId: string, values: Members, shared: Members = {}) => ({
  definition,
  properties: {
    connectionParameters,
    policyTemplateInstances: [
      {
        templateId,
        title: 'One',
        parameters: {
          ...Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value])),
          ...shared,
        },
      },
    ],
  },
});
const serving = (...ids: readonly unknown[]): Members => ({ [operations]: ids });
const header = (value: unknown, shared?: Members) => having('setheader', { name: 'X-Tenant', value }, shared);

const right: RuleCase = {
  name: 'as it should be',
  ...header("@connectionParameters('tenant')", {
    ...serving('GetOrder'),
    'x-ms-apimTemplate-policySection': 'Request',
  }),
  found: [],
};

export const policyCases: RuleCases = {
  'policy-template-known': [
    right,
    { name: 'one that is used and not described', ...having('moveproperties', { a: 1 }), found: [] },
    { name: 'an unknown one', ...having('setheaders', {}), found: [`${place}/templateId`], says: /"setheaders"/ },
  ],
  'policy-operation-exists': [
    right,
    { name: 'all operations', ...header('a', serving()), found: [] },
    {
      name: 'some are missing',
      ...header('a', serving('Gone', 'GetOrder', 'Lost')),
      found: [`${named}/0`],
      says: /"Gone", "Lost"/,
      fix: 'Take missing operations off the list',
      mended: { [named]: ['GetOrder'] },
    },
    {
      name: 'none would be left, which would mean all',
      ...header('a', serving('Gone')),
      found: [`${named}/0`],
      says: /delete the policy/,
    },
    { name: 'a definition that cannot be read', ...header('a', serving('Gone')), definition: '{', found: [] },
  ],
  'policy-operations-list': [
    right,
    {
      name: 'a text',
      ...header('a', { [operations]: 'GetOrder' }),
      found: [named],
      fix: 'Make it a list',
      mended: { [named]: ['GetOrder'] },
    },
    { name: 'a list of something else', ...header('a', serving(1)), found: [named] },
  ],
  'policy-operations-repeated': [
    right,
    {
      name: 'one of them',
      ...header('a', serving('GetOrder', 'AddOrder', 'GetOrder')),
      found: [`${named}/2`],
      mended: { [named]: ['GetOrder', 'AddOrder'] },
    },
  ],
  'policy-section-known': [
    right,
    {
      name: 'in other letters',
      ...header('a', { 'x-ms-apimTemplate-policySection': 'request' }),
      found: [],
    },
    {
      name: 'another word',
      ...header('a', { 'x-ms-apimTemplate-policySection': 'Inbound' }),
      found: [`${place}/parameters/x-ms-apimTemplate-policySection`],
    },
  ],
  'policy-parameter-filled': [
    right,
    { name: 'empty', ...header(' '), found: [at('value')], says: /^Value is missing/ },
    { name: 'not there', ...having('setheader', {}), found: [at('name'), at('value')] },
  ],
  'policy-parameter-choice': [
    right,
    {
      name: 'another word',
      ...having('setheader', { name: 'A', value: 'a', existsAction: 'delete' }),
      found: [at('existsAction')],
      says: /"override", "skip", "append"/,
    },
  ],
  'policy-parameter-number': [
    right,
    {
      name: 'in quotes',
      ...having('setconnectionstatustounauthenticated', { statusCode: '401' }),
      found: [at('statusCode')],
      fix: 'Write it without quotes',
      mended: { [at('statusCode')]: 401 },
    },
    {
      name: 'a word',
      ...having('setconnectionstatustounauthenticated', { statusCode: 'all' }),
      found: [at('statusCode')],
    },
  ],
  'policy-place-format': [
    right,
    {
      name: 'no place',
      ...having('convertobjecttoarray', { propertyParentPath: 'body', newPropertyPath: '@body().a' }),
      found: [at('propertyParentPath')],
    },
  ],
  'policy-expression-known': [
    right,
    { name: 'a quote that is open', ...header("@headers('x)"), found: [at('value')], says: /single quote/ },
  ],
  'policy-expression-fits': [
    right,
    {
      name: 'more than the body',
      ...having('setproperty', {
        newPropertyParentPathTemplate: '@body()',
        newPropertySubPathTemplate: 'a',
        propertyValuePathTemplate: "@headers('x') and @headers('x')",
      }),
      found: [at('propertyValuePathTemplate')],
    },
  ],
  'policy-connection-parameter': [
    right,
    { name: 'what nobody is asked for', ...header("@connectionParameters('key')"), found: [at('value')] },
  ],
  'policy-connection-parameter-case': [
    right,
    {
      name: 'other capitals',
      ...header("Of @connectionParameters('Tenant','')"),
      found: [at('value')],
      fix: 'Write it with the same capitals',
      mended: { [at('value')]: "Of @connectionParameters('tenant','')" },
    },
  ],
  'policy-query-parameter': [
    { name: 'one that is there', ...header("@queryParameters('region')", serving('GetOrder')), found: [] },
    { name: 'among all operations', ...header("@queryParameters('region')"), found: [] },
    {
      name: 'of another operation',
      ...header("@queryParameters('region')", serving('AddOrder')),
      found: [at('value')],
    },
  ],
  'policy-host-format': [
    { name: 'an address', ...having('dynamichosturl', { urlTemplate: 'https://a.example' }), found: [] },
    {
      name: 'an expression',
      ...having('DynamicHostUrl', { urlTemplate: "@connectionParameters('tenant')" }),
      found: [],
    },
    { name: 'no scheme', ...having('dynamichosturl', { urlTemplate: 'a.example' }), found: [at('urlTemplate')] },
    {
      name: 'in the open',
      ...having('dynamichosturl', { urlTemplate: 'http://a.example' }),
      found: [at('urlTemplate')],
    },
  ],
  'policy-path-variables': [
    { name: 'its own', ...having('routerequesttoendpoint', { newPath: '/o/{id}' }, serving('GetOrder')), found: [] },
    {
      name: 'of another path',
      ...having('routerequesttoendpoint', { newPath: '/o/{id}' }, serving('GetOrder', 'AddOrder')),
      found: [at('newPath')],
      says: /"\{id\}" is no variable of the path of AddOrder/,
    },
    {
      name: 'a brace that is open',
      ...having('routerequesttoendpoint', { newPath: '/o/{id' }, serving('GetOrder')),
      found: [at('newPath')],
    },
  ],
  'policy-serves-all': [
    { name: 'one', ...having('routerequesttoendpoint', { newPath: '/o' }, serving('AddOrder')), found: [] },
    { name: 'all', ...having('routerequesttoendpoint', { newPath: '/o' }), found: [at('newPath')] },
  ],
  'policy-value-target': [
    {
      name: 'a header',
      ...having('setvaluefromurl', {
        parameterTemplate: "@headers('A')",
        parameterValueUrl: '/t',
        parameterValuePathTemplate: '@body().t',
      }),
      found: [],
    },
    {
      name: 'a word',
      ...having('setvaluefromurl', {
        parameterTemplate: 'A',
        parameterValueUrl: '/t',
        parameterValuePathTemplate: '@body().t',
      }),
      found: [at('parameterTemplate')],
    },
  ],
  'policy-header-name': [
    right,
    { name: 'with a colon', ...having('setheader', { name: 'X-A:', value: 'a' }), found: [at('name')] },
  ],
  'policy-test-connection': [
    {
      name: 'with a test',
      ...having('setconnectionstatustounauthenticated', { statusCode: 401 }),
      definition: { ...definition, 'x-ms-capabilities': { testConnection: { operationId: 'AddOrder' } } },
      found: [],
    },
    {
      name: 'without',
      ...having('setconnectionstatustounauthenticated', { statusCode: 401 }),
      found: [at('statusCode')],
    },
  ],
  'policy-secret': [
    right,
    { name: 'a placeholder', ...having('setheader', { name: 'X-Api-Key', value: '<your key>' }), found: [] },
    {
      name: 'a key',
      ...having('setheader', { name: 'X-Api-Key', value: 'a1b2c3d4e5f6' }),
      found: [at('value')],
      says: /Let the connection ask/,
    },
  ],
};
