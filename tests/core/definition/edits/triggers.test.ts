import { describe, expect, it } from 'vitest';
import {
  addFilterParameter,
  addPollingMetadata,
  addPollingPolicy,
  addSortParameter,
  filterParameters,
  hideParameter,
  sortParameterOf,
  triggerLists,
} from '#core/definition/edits/polling.ts';
import { changeRole, lossesOf, roleOf } from '#core/definition/edits/trigger-kind.ts';
import { addCallback, callbackCandidates, chooseCallback } from '#core/definition/edits/triggers.ts';
import { addUnsubscribe, unsubscribeOf } from '#core/definition/edits/unsubscribe.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import type { ConnectorValues } from '#core/definition/operation-uses.ts';
import { parametersOf } from '#core/definition/parameters.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';
import { after, operation, values } from './parcels.ts';

const webhook: Definition = {
  paths: {
    '/hooks': {
      post: {
        operationId: 'T',
        'x-ms-trigger': 'single',
        parameters: [
          {
            name: 'body',
            in: 'body',
            schema: {
              type: 'object',
              properties: {
                old: { type: 'string', ...{ 'x-ms-notification-url': true }, 'x-ms-visibility': 'internal' },
                config: { type: 'object', properties: { url: { type: 'string' }, retries: { type: 'integer' } } },
              },
            },
          },
        ],
      },
    },
  },
};

const within = (definition: Definition): ConnectorValues => ({ ...values, definition });

describe('the callback of a webhook', () => {
  const entry = operation('T', webhook);

  it('is one of the texts of the body', () => {
    expect(callbackCandidates(webhook, entry).map(({ path, isChosen }) => [path, isChosen])).toEqual([
      ['old', true],
      ['config/url', false],
    ]);
  });

  it('are found once where schemas lead to themselves, however widely', () => {
    const self = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`k${at}`, { $ref: '#/definitions/S' }]));
    const circular: Definition = {
      paths: {
        '/hooks': {
          post: {
            operationId: 'T',
            'x-ms-trigger': 'single',
            parameters: [{ name: 'body', in: 'body', schema: { $ref: '#/definitions/S' } }],
          },
        },
      },
      definitions: { S: { type: 'object', properties: { ...self, url: { type: 'string' } } } },
    };
    expect(callbackCandidates(circular, operation('T', circular)).map(({ path }) => path)).toEqual(['url']);
  });

  it('is one only, internal and required all the way up', () => {
    const chosen = callbackCandidates(webhook, entry)[1];
    if (!chosen) throw new Error('The fixture has no candidate');
    const result = after(chooseCallback(webhook, entry, chosen), within(webhook)).definition;
    expect(result.paths?.['/hooks']?.post?.parameters?.[0]).toEqual({
      name: 'body',
      in: 'body',
      schema: {
        type: 'object',
        properties: {
          old: { type: 'string' },
          config: {
            type: 'object',
            properties: {
              url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal', title: '' },
              retries: { type: 'integer' },
            },
            required: ['url'],
          },
        },
        required: ['config'],
      },
      required: true,
    });
  });

  const written = {
    type: 'string',
    description: 'callbackUrl',
    'x-ms-notification-url': true,
    'x-ms-visibility': 'internal',
    title: '',
  };

  it('is added with a body, as the wizard writes it', () => {
    const result = after(addCallback(values.definition, operation('BookParcel'))).definition;
    expect(result.paths?.['/parcels']?.post?.parameters).toEqual([
      {
        name: 'body',
        in: 'body',
        required: true,
        schema: { type: 'object', required: ['callbackUrl'], properties: { callbackUrl: written } },
      },
    ]);
  });

  it('is added to the body there is, shared or not', () => {
    const shared: Definition = {
      paths: {
        '/a': {
          post: { operationId: 'A', parameters: [{ name: 'b', in: 'body', schema: { $ref: '#/definitions/S' } }] },
        },
      },
      definitions: { S: { type: 'object', required: ['x'], properties: { callbackUrl: { type: 'integer' }, x: {} } } },
    };
    const result = after(addCallback(shared, operation('A', shared)), within(shared)).definition;
    expect(result.definitions?.['S']).toEqual({
      type: 'object',
      required: ['x', 'callbackUrl2'],
      properties: { callbackUrl: { type: 'integer' }, x: {}, callbackUrl2: written },
    });
    expect(result.paths?.['/a']?.post?.parameters?.[0]).toMatchObject({ required: true });
  });
});

describe('how a webhook is taken back', () => {
  it('is told by the 201 and by a DELETE below the path', () => {
    const done = after(addUnsubscribe(webhook, operation('T', webhook)), within(webhook)).definition;
    expect(done.paths?.['/hooks']?.post?.responses).toEqual({
      201: {
        description: 'Created',
        headers: { Location: { type: 'string', description: 'Address to delete the hook.' } },
      },
    });
    expect(done.paths?.['/hooks/{id}']).toEqual({
      delete: {
        responses: { 204: { description: 'Removed' } },
        summary: 'Delete webhook',
        description: 'Removes the webhook.',
        operationId: 'DeleteWebhook',
        'x-ms-visibility': 'internal',
        parameters: [{ name: 'id', in: 'path', required: true, type: 'string', 'x-ms-url-encoding': 'single' }],
      },
    });
    expect(unsubscribeOf(done, operation('T', done))).toMatchObject({
      hasLocation: true,
      remove: { path: '/hooks/{id}' },
    });
    expect(addUnsubscribe(done, operation('T', done)).edits).toEqual([]);
  });

  it('keeps the answer that is there, and the variables of the path', () => {
    const before: Definition = {
      paths: { '/r/{id}/hooks': { post: { operationId: 'T', responses: { 201: { description: 'Made' } } } } },
    };
    const done = after(addUnsubscribe(before, operation('T', before)), within(before)).definition;
    expect(done.paths?.['/r/{id}/hooks']?.post?.responses?.['201']).toMatchObject({ description: 'Made', headers: {} });
    const names = done.paths?.['/r/{id}/hooks/{id2}']?.delete?.parameters?.map((one) =>
      'name' in one ? one.name : '',
    );
    expect(names).toEqual(['id', 'id2']);
  });
});

const polled: Definition = {
  paths: {
    '/parcels': {
      get: {
        operationId: 'OnNewParcel',
        parameters: [
          { name: 'limit', in: 'query', type: 'integer' },
          { name: 'since', in: 'query', type: 'string' },
        ],
        responses: {
          200: {
            description: 'OK',
            schema: { type: 'object', properties: { value: { type: 'array', items: { $ref: '#/definitions/P' } } } },
          },
        },
      },
    },
  },
  definitions: { P: { type: 'object', properties: { id: { type: 'string' }, tags: { type: 'array', items: {} } } } },
};

describe('polling', () => {
  const entry = operation('OnNewParcel', polled);

  it('finds the lists of the answer and the likeliest parameter', () => {
    expect(triggerLists(polled, entry)).toEqual(['@triggerBody().value']);
    expect(filterParameters(polled, entry).map(({ parameter }) => parameter.name)).toEqual(['since', 'limit']);
  });

  it('is written as the wizard does', () => {
    const trigger = after(changeRole(within(polled), entry, 'batch'), within(polled));
    expect(Object.keys(trigger.definition.paths?.['/parcels']?.get ?? {})).toEqual([
      'operationId',
      'x-ms-trigger',
      'x-ms-trigger-metadata',
      'parameters',
      'responses',
    ]);
    const result = after(addPollingPolicy(trigger, operation('OnNewParcel', trigger.definition)), trigger);
    expect(result.properties.properties?.policyTemplateInstances?.at(-1)).toEqual({
      templateId: 'pollingtrigger',
      title: 'PollingTriggerPolicy_OnNewParcel',
      type: 'PollingTrigger',
      parameters: {
        'x-ms-apimTemplateParameter.triggerConfig': { since: '@{triggerBody().value[0].id}' },
        'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody().value',
        'x-ms-apimTemplate-operationName': ['OnNewParcel'],
      },
    });
    const again = operation('OnNewParcel', result.definition);
    expect(addPollingMetadata(again).edits).toEqual([]);
    expect(lossesOf(result, again, 'action')).toEqual(['The policy “PollingTriggerPolicy_OnNewParcel”.']);
    expect(after(changeRole(result, again, 'action'), result)).toEqual(within(polled));
  });

  it('hides what the platform fills in, and sorts', () => {
    const [since] = filterParameters(polled, entry);
    if (!since) throw new Error('The fixture has no parameter');
    const hidden = after(hideParameter(since), within(polled)).definition;
    expect(parametersOf(hidden, operation('OnNewParcel', hidden))[1]?.parameter['x-ms-visibility']).toBe('internal');
    const sorted = after(addSortParameter(polled, entry, 'sort', '-createdAt'), within(polled)).definition;
    expect(sortParameterOf(sorted, operation('OnNewParcel', sorted))?.parameter).toEqual({
      name: 'sort',
      in: 'query',
      required: true,
      type: 'string',
      default: '-createdAt',
      'x-ms-visibility': 'internal',
    });
    const added = after(addFilterParameter(polled, entry, '$filter'), within(polled)).definition;
    expect(filterParameters(added, operation('OnNewParcel', added))[0]?.parameter).toMatchObject({ name: 'since' });
  });
});

describe('what an operation is', () => {
  it('becomes a webhook and an action again', () => {
    const made = after(changeRole(values, operation('BookParcel'), 'single'));
    const path = made.definition.paths?.['/parcels'];
    expect(Object.keys(path ?? {})).toEqual(['x-ms-notification-content', 'post']);
    const trigger = operation('BookParcel', made.definition);
    expect(roleOf(trigger)).toBe('single');
    expect(callbackCandidates(made.definition, trigger).map(({ isChosen }) => isChosen)).toEqual([true]);
    const back = after(changeRole(made, trigger, 'action'), made).definition.paths?.['/parcels'];
    expect(Object.keys(back ?? {})).toEqual(['post']);
    expect(roleOf(operation('BookParcel', { paths: { '/parcels': back ?? {} } }))).toBe('action');
  });

  it('takes a text that is there for the callback', () => {
    const action: Definition = {
      paths: { '/hooks': { post: { ...webhook.paths?.['/hooks']?.post, 'x-ms-trigger': 'batch' } } },
    };
    const without = after(changeRole(within(webhook), operation('T', webhook), 'action'), within(webhook)).definition;
    const made = after(changeRole(within(without), operation('T', without), 'single'), within(without)).definition;
    expect(callbackCandidates(made, operation('T', made)).map(({ path, isChosen }) => [path, isChosen])).toEqual([
      ['old', false],
      ['config/url', true],
    ]);
    expect(roleOf(operation('T', action))).toBe('batch');
  });

  it('says what is lost', () => {
    const rich: Definition = {
      paths: {
        '/hooks': {
          'x-ms-notification-content': { schema: { type: 'object', properties: { id: {}, at: {} } } },
          post: { ...webhook.paths?.['/hooks']?.post, 'x-ms-trigger-hint': 'Send a parcel' },
        },
      },
    };
    const entry = operation('T', rich);
    expect(lossesOf(within(rich), entry, 'action')).toEqual([
      'The trigger hint “Send a parcel”.',
      'The description of what the service sends, with 2 fields.',
      'The mark on old: makers will have to fill it in themselves.',
    ]);
    expect(lossesOf(within(rich), entry, 'batch')).toHaveLength(2);
    expect(lossesOf(within(rich), entry, 'single')).toEqual([]);
  });

  it('leaves the notification to another trigger of the path, and a policy to other operations', () => {
    const two: Definition = {
      paths: {
        '/hooks': {
          'x-ms-notification-content': { schema: {} },
          post: { operationId: 'A', 'x-ms-trigger': 'single' },
          put: { operationId: 'B', 'x-ms-trigger': 'single' },
        },
      },
    };
    const result = after(changeRole(within(two), operation('A', two), 'action'), within(two)).definition;
    expect(result.paths?.['/hooks']).toHaveProperty('x-ms-notification-content');
    const properties = {
      properties: {
        policyTemplateInstances: [
          {
            templateId: 'PollingTrigger',
            title: 'P',
            parameters: { 'x-ms-apimTemplate-operationName': ['X', 'OnNewParcel'] },
          },
        ],
      },
    };
    const shared = {
      definition: after(changeRole(within(polled), operation('OnNewParcel', polled), 'batch'), within(polled))
        .definition,
      properties,
    };
    const left = after(changeRole(shared, operation('OnNewParcel', shared.definition), 'action'), shared);
    expect(left.properties.properties?.policyTemplateInstances?.[0]?.parameters).toEqual({
      'x-ms-apimTemplate-operationName': ['X'],
    });
  });

  it('breaks no rule that was kept before', () => {
    const codesOf = ({ definition, properties }: ConnectorValues): ReadonlySet<string> =>
      new Set(
        validateConnector({ definition: JSON.stringify(definition), properties: JSON.stringify(properties) })
          .filter(({ severity }) => severity === 'error')
          .map(({ code }) => code),
      );
    const made = after(changeRole(values, operation('BookParcel'), 'single'));
    const whole = after(addUnsubscribe(made.definition, operation('BookParcel', made.definition)), made);
    const before = codesOf(values);
    expect([...codesOf(whole)].filter((code) => !before.has(code))).toEqual([]);
  });
});
