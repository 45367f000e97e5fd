import { operation } from '../support/document-with.ts';
import type { RuleCase, RuleCases } from './case.ts';

type Members = Readonly<Record<string, unknown>>;

const url = { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' };
const created = {
  201: { description: 'Created', headers: { Location: { type: 'string', description: 'Where it is.' } } },
};
const content = { description: 'An order', schema: { type: 'object', properties: { id: { type: 'string' } } } };

interface Parts {
  /** Members of the operation. */
  readonly operation?: Members;
  /** Members of the path. */
  readonly path?: Members;
  /** Members of the body parameter. */
  readonly body?: Members;
  /** Members of its schema. */
  readonly schema?: Members;
  /** Members of the property that receives the address. */
  readonly url?: Members;
  readonly others?: Members;
  readonly definitions?: Members;
}

/** A webhook as it should be, but for what is given. */
const webhook = (parts: Parts = {}) => ({
  paths: {
    '/hooks': {
      'x-ms-notification-content': content,
      post: operation({
        operationId: 'WhenOrderAdded',
        summary: 'When an order is added',
        description: 'This operation triggers when an order is added.',
        'x-ms-trigger': 'single',
        parameters: [
          {
            name: 'body',
            in: 'body',
            required: true,
            schema: {
              type: 'object',
              required: ['url'],
              properties: { url: { ...url, ...parts.url } },
              ...parts.schema,
            },
            ...parts.body,
          },
        ],
        responses: created,
        ...parts.operation,
      }),
      ...parts.path,
    },
    '/hooks/{id}': {
      delete: operation({
        operationId: 'DeleteHook',
        'x-ms-visibility': 'internal',
        parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
      }),
    },
    ...parts.others,
  },
  ...(parts.definitions && { definitions: parts.definitions }),
});
const right: RuleCase = { name: 'a webhook as it should be', definition: webhook(), found: [] };
const post = '/definition/paths/~1hooks/post';
const body = `${post}/parameters/0`;
const property = `${body}/schema/properties/url`;
const noCallback = { schema: { properties: { url: { type: 'string' } } } };

const polling = { kind: 'query', mode: 'polling' };
/** A polling trigger, but for what is given. */
const poll = (members: Members = {}, method = 'get') => ({
  paths: {
    '/new': {
      [method]: operation({
        operationId: 'WhenNew',
        summary: 'When something is new',
        'x-ms-trigger': 'batch',
        'x-ms-trigger-metadata': polling,
        ...members,
      }),
    },
  },
});
const get = '/definition/paths/~1new/get';
const pollingPolicy = (...ids: readonly string[]) => ({
  policyTemplateInstances: [
    {
      templateId: 'pollingtrigger',
      parameters: {
        'x-ms-apimTemplateParameter.triggerConfig': { since: '@{triggerBody().value[0].id}' },
        'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody().value',
        ...(ids.length > 0 && { 'x-ms-apimTemplate-operationName': ids }),
      },
    },
  ],
});
const policyPlace = '/properties/properties/policyTemplateInstances/0';

export const triggerCases: RuleCases = {
  'trigger-kind': [
    right,
    { name: 'polling', definition: poll(), found: [] },
    {
      name: 'in capitals',
      definition: webhook({ operation: { 'x-ms-trigger': 'Single' } }),
      found: [`${post}/x-ms-trigger`],
      fix: 'Write it in small letters',
      mended: { [`${post}/x-ms-trigger`]: 'single' },
    },
    { name: 'another', definition: poll({ 'x-ms-trigger': true }), found: [`${get}/x-ms-trigger`], says: /"batch"/ },
  ],
  'webhook-callback': [
    right,
    { name: 'an action', definition: webhook({ ...noCallback, operation: { 'x-ms-trigger': undefined } }), found: [] },
    { name: 'polling', definition: poll(), found: [] },
    { name: 'polling by another verb', definition: poll({ 'x-ms-trigger': 'single' }, 'post'), found: [] },
    { name: 'no callback', definition: webhook(noCallback), found: [post], says: /not told where to call/ },
    {
      name: 'neither callback nor content',
      definition: webhook({ ...noCallback, path: { 'x-ms-notification-content': undefined } }),
      found: [post],
    },
    {
      name: 'behind references, around a circle',
      definition: webhook({
        schema: { $ref: '#/definitions/Hook', type: undefined, required: undefined, properties: undefined },
        definitions: {
          Hook: { type: 'object', required: ['config'], properties: { config: { $ref: '#/definitions/Config' } } },
          Config: { type: 'object', required: ['url'], properties: { self: { $ref: '#/definitions/Config' }, url } },
        },
      }),
      found: [],
    },
  ],
  'webhook-content': [
    right,
    {
      name: 'no content',
      definition: webhook({ path: { 'x-ms-notification-content': undefined } }),
      found: ['/definition/paths/~1hooks/x-ms-notification-content'],
    },
    {
      name: 'content in the operation, which another rule tells',
      definition: webhook({
        path: { 'x-ms-notification-content': undefined },
        operation: { 'x-ms-notification-content': content },
      }),
      found: [],
    },
  ],
  'webhook-trigger-mark': [
    right,
    {
      name: 'no trigger',
      definition: webhook({ operation: { 'x-ms-trigger': undefined } }),
      found: [post],
      fix: 'Make it a webhook trigger',
      mended: { [`${post}/x-ms-trigger`]: 'single' },
    },
    {
      name: 'polling',
      definition: webhook({ operation: { 'x-ms-trigger': 'batch' } }),
      found: [`${post}/x-ms-trigger`],
      mended: { [`${post}/x-ms-trigger`]: 'single' },
    },
  ],
  'notification-url-place': [
    right,
    {
      name: 'in a query parameter',
      definition: poll({ parameters: [{ name: 'url', in: 'query', ...url }] }),
      found: [`${get}/parameters/0/x-ms-notification-url`],
      mended: { [`${get}/parameters/0`]: { name: 'url', in: 'query', type: 'string', 'x-ms-visibility': 'internal' } },
    },
    {
      name: 'in an answer',
      definition: poll({ responses: { 200: { description: 'OK', schema: { type: 'object', properties: { url } } } } }),
      found: [`${get}/responses/200/schema/properties/url/x-ms-notification-url`],
      mended: { [`${get}/responses/200/schema/properties/url/x-ms-notification-url`]: undefined },
    },
    {
      name: 'in what is sent',
      definition: webhook({
        path: { 'x-ms-notification-content': { schema: { type: 'object', properties: { url } } } },
      }),
      found: ['/definition/paths/~1hooks/x-ms-notification-content/schema/properties/url/x-ms-notification-url'],
    },
  ],
  'notification-url-value': [
    right,
    {
      name: 'in quotes',
      definition: webhook({ url: { 'x-ms-notification-url': 'true' } }),
      found: [`${property}/x-ms-notification-url`],
      fix: 'Write true without quotes',
      mended: { [`${property}/x-ms-notification-url`]: true },
    },
    {
      name: 'false',
      definition: webhook({ url: { 'x-ms-notification-url': false } }),
      found: [`${property}/x-ms-notification-url`],
    },
  ],
  'notification-url-text': [
    right,
    {
      name: 'nothing said',
      definition: webhook({ url: { type: undefined } }),
      found: [`${property}/type`],
      fix: 'Make it a text',
      mended: { [`${property}/type`]: 'string' },
    },
    { name: 'a number', definition: webhook({ url: { type: 'integer' } }), found: [`${property}/type`] },
  ],
  'notification-url-internal': [
    right,
    {
      name: 'within something internal',
      definition: webhook({ url: { 'x-ms-visibility': undefined }, schema: { 'x-ms-visibility': 'Internal' } }),
      found: [],
    },
    {
      name: 'seen by makers',
      definition: webhook({ url: { 'x-ms-visibility': 'advanced' } }),
      found: [property],
      fix: 'Make it internal',
      mended: { [`${property}/x-ms-visibility`]: 'internal' },
    },
  ],
  'notification-url-required': [
    right,
    {
      name: 'no list of what is required',
      definition: webhook({ schema: { required: undefined } }),
      found: [property],
      fix: 'Make the callback address required',
      mended: { [`${body}/schema/required`]: ['url'] },
    },
    {
      name: 'optional somewhere on the way, in a schema that two share',
      definition: webhook({
        schema: { $ref: '#/definitions/Hook', type: undefined, required: undefined, properties: undefined },
        definitions: {
          Hook: {
            type: 'object',
            required: ['name'],
            properties: {
              name: { type: 'string' },
              config: { type: 'object', required: ['url'], properties: { url } },
            },
          },
        },
        others: {
          '/others': {
            'x-ms-notification-content': content,
            post: operation({
              operationId: 'WhenOther',
              'x-ms-trigger': 'single',
              parameters: [{ name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/Hook' } }],
            }),
          },
        },
      }),
      found: ['/definition/definitions/Hook/properties/config/properties/url'],
      says: /Make "config" required/,
      mended: { '/definition/definitions/Hook/required': ['name', 'config'] },
    },
  ],
  'notification-body-required': [
    right,
    {
      name: 'an optional body',
      definition: webhook({ body: { required: false } }),
      found: [`${body}/required`],
      fix: 'Make the body required',
      mended: { [`${body}/required`]: true },
    },
  ],
  'notification-content-place': [
    right,
    {
      name: 'in the operation',
      definition: webhook({
        path: { 'x-ms-notification-content': undefined },
        operation: { 'x-ms-notification-content': content },
      }),
      found: [`${post}/x-ms-notification-content`],
      fix: 'Move it onto the path',
      mended: {
        [`${post}/x-ms-notification-content`]: undefined,
        '/definition/paths/~1hooks/x-ms-notification-content': content,
      },
    },
    {
      name: 'in both',
      definition: webhook({ operation: { 'x-ms-notification-content': content } }),
      found: [`${post}/x-ms-notification-content`],
    },
  ],
  'notification-content-schema': [
    right,
    {
      name: 'no schema',
      definition: webhook({ path: { 'x-ms-notification-content': { description: 'x' } } }),
      found: ['/definition/paths/~1hooks/x-ms-notification-content/schema'],
    },
    {
      name: 'no object',
      definition: webhook({ path: { 'x-ms-notification-content': true } }),
      found: ['/definition/paths/~1hooks/x-ms-notification-content'],
    },
  ],
  'webhook-removal': [
    right,
    {
      name: 'nothing deletes it',
      definition: webhook({ others: { '/hooks/{id}': {} } }),
      found: [post],
      says: /Add a DELETE operation/,
    },
  ],
  'webhook-location': [
    right,
    {
      name: 'no header',
      definition: webhook({ operation: { responses: { 201: { description: 'Created' } } } }),
      found: [`${post}/responses/201`],
    },
    {
      name: 'no 201',
      definition: webhook({ operation: { responses: { 200: { description: 'OK' } } } }),
      found: [`${post}/responses`],
    },
  ],
  'polling-told': [
    { name: 'metadata', definition: poll(), found: [] },
    {
      name: 'a policy',
      definition: poll({ 'x-ms-trigger-metadata': undefined }),
      properties: pollingPolicy('WhenNew'),
      found: [],
    },
    {
      name: 'a policy for all',
      definition: poll({ 'x-ms-trigger-metadata': undefined }),
      properties: pollingPolicy(),
      found: [],
    },
    {
      name: 'neither',
      definition: poll({ 'x-ms-trigger-metadata': undefined }),
      found: [`${get}/x-ms-trigger`],
      fix: 'Add the polling metadata',
      mended: { [`${get}/x-ms-trigger-metadata`]: polling },
    },
  ],
  'polling-metadata': [
    {
      name: 'as it works',
      definition: poll({ 'x-ms-trigger-metadata': { mode: 'polling', kind: 'query' } }),
      found: [],
    },
    {
      name: 'another',
      definition: poll({ 'x-ms-trigger-metadata': { mode: 'Polling' } }),
      found: [`${get}/x-ms-trigger-metadata`],
      mended: { [`${get}/x-ms-trigger-metadata`]: polling },
    },
    {
      name: 'on a webhook',
      definition: webhook({ operation: { 'x-ms-trigger-metadata': polling } }),
      found: [`${post}/x-ms-trigger-metadata`],
      says: /a webhook/,
      mended: { [`${post}/x-ms-trigger-metadata`]: undefined },
    },
    {
      name: 'on an action',
      definition: poll({ 'x-ms-trigger': undefined }),
      found: [`${get}/x-ms-trigger-metadata`],
      says: /no trigger/,
    },
  ],
  'polling-get': [
    { name: 'GET', definition: poll(), found: [] },
    { name: 'POST', definition: poll({}, 'post'), found: ['/definition/paths/~1new/post'] },
  ],
  'polling-policy-trigger': [
    { name: 'a trigger', definition: poll(), properties: pollingPolicy('WhenNew'), found: [] },
    { name: 'one that is not there', definition: poll(), properties: pollingPolicy('Gone'), found: [] },
    {
      name: 'an action',
      definition: poll({ 'x-ms-trigger': undefined }),
      properties: pollingPolicy('WhenNew'),
      found: [`${policyPlace}/parameters/x-ms-apimTemplate-operationName`],
    },
    { name: 'all', definition: poll(), properties: pollingPolicy(), found: [policyPlace] },
  ],
  'notification-operation': [
    right,
    {
      name: 'a webhook wakes it',
      definition: webhook({ others: poll({ 'x-ms-notification': { operationId: 'WhenOrderAdded' } }).paths }),
      found: [],
    },
    {
      name: 'one that is not there',
      definition: poll({ 'x-ms-notification': { operationId: 'Gone' } }),
      found: [`${get}/x-ms-notification/operationId`],
    },
    { name: 'none', definition: poll({ 'x-ms-notification': true }), found: [`${get}/x-ms-notification`] },
    {
      name: 'one that is no webhook',
      definition: poll({ 'x-ms-notification': { operationId: 'WhenNew' } }),
      found: [`${get}/x-ms-notification/operationId`],
      says: /no webhook/,
    },
    {
      name: 'on a webhook',
      definition: webhook({ operation: { 'x-ms-notification': { operationId: 'WhenOrderAdded' } } }),
      found: [`${post}/x-ms-notification`],
      fix: 'Remove “x-ms-notification”',
      mended: { [`${post}/x-ms-notification`]: undefined },
    },
  ],
  'simulated-operation': [
    right,
    {
      name: 'one that is there',
      definition: poll({ 'x-ms-operation-context': { simulate: { operationId: 'WhenNew' } } }),
      found: [],
    },
    {
      name: 'one that is not',
      definition: poll({ 'x-ms-operation-context': { simulate: { operationId: 'Gone' } } }),
      found: [`${get}/x-ms-operation-context/simulate/operationId`],
    },
    {
      name: 'none',
      definition: poll({ 'x-ms-operation-context': {} }),
      found: [`${get}/x-ms-operation-context/simulate/operationId`],
      says: /Nothing says/,
    },
  ],
  'trigger-summary': [
    right,
    {
      name: 'another beginning',
      definition: webhook({ operation: { summary: 'New order' } }),
      found: [`${post}/summary`],
    },
  ],
  'trigger-description': [
    right,
    {
      name: 'another beginning',
      definition: webhook({ operation: { description: 'A new order.' } }),
      found: [`${post}/description`],
    },
  ],
};
