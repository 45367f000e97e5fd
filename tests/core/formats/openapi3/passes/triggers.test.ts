import { describe, expect, it } from 'vitest';
import { isBalanced } from '#core/ledger/ledger.ts';
import { faultOf } from '../../postman/read-collection.ts';
import { fileOf, importChosen, importValue, type Imported } from '../read-openapi.ts';

type Loose = Readonly<Record<string, unknown>>;

const json = (schema: unknown): Loose => ({ content: { 'application/json': { schema } } });
const seen = { 200: { description: 'Seen' } };
const address = { type: 'object', properties: { url: { type: 'string', default: 'https://a.example' } } };
const event = { type: 'object', properties: { id: { type: 'integer' } } };

/** A file that subscribes at `path` and is called back at `url`. */
const subscribing = (path: string, url: string, body: unknown = address, more: Loose = {}): Loose =>
  fileOf({
    paths: {
      [path]: {
        post: {
          operationId: 'Send',
          summary: 'Send it',
          requestBody: json(body),
          responses: { 201: { description: 'Made' } },
          callbacks: { happened: { [url]: { post: { requestBody: json(event), responses: seen } } } },
        },
      },
      ...more,
    },
  });

const idOf = (path: string, url: string): string =>
  `callback:/paths/${path.replaceAll('/', '~1')}/post/callbacks/happened/${url.replaceAll('/', '~1')}`;

const bodyOf = ({ definition }: Imported, path: string): unknown => definition.paths?.[path]?.post?.parameters?.[0];

async function expectSound({ conversion, definition }: Imported): Promise<void> {
  expect(conversion && isBalanced(conversion.ledger)).toBe(true);
  expect(await faultOf(definition)).toBeUndefined();
}

describe('callbacks', () => {
  it.each([
    { name: 'a subscription', path: '/subscriptions', url: '{$request.body#/url}', isTrigger: true },
    { name: 'a webhook', path: '/web-hooks', url: '{$request.body#/url}', isTrigger: true },
    { name: 'another action', path: '/payments', url: '{$request.body#/url}', isTrigger: false },
    { name: 'a query parameter', path: '/subscriptions', url: '{$request.query.url}', isTrigger: false },
    { name: 'a part of an address', path: '/subscriptions', url: '{$request.body#/url}/more', isTrigger: false },
    { name: 'no such field', path: '/subscriptions', url: '{$request.body#/other}', isTrigger: false },
  ])('$name', async ({ path, url, isTrigger }) => {
    const imported = await importValue(subscribing(path, url));
    await expectSound(imported);
    expect(imported.conversion?.ledger.out).toEqual({
      operation: 1,
      merged: isTrigger ? 1 : 0,
      skipped: isTrigger ? 0 : 1,
    });
    expect(imported.definition.paths?.[path]?.post?.['x-ms-trigger']).toBe(isTrigger ? 'single' : undefined);
    const [told] = imported.changes.filter(({ code }) => code === 'openapi3/callback');
    expect(told?.kind).toBe(isTrigger ? 'changed' : 'left-out');
  });

  it('the field is filled in by the platform, and what the service sends stands on the path', async () => {
    const imported = await importValue(subscribing('/hooks', '{$request.body#/url}'));
    expect(bodyOf(imported, '/hooks')).toEqual({
      name: 'body',
      in: 'body',
      required: true,
      schema: {
        type: 'object',
        required: ['url'],
        properties: { url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' } },
      },
    });
    expect(imported.definition.paths?.['/hooks']?.['x-ms-notification-content']).toEqual({ schema: event });
  });

  it('a shared schema is copied first, and what lies deeper is required on the whole way', async () => {
    const schemas = {
      Hook: { type: 'object', properties: { config: { $ref: '#/components/schemas/Config' } } },
      Config: address,
    };
    const file = subscribing(
      '/hooks',
      '{$request.body#/config/url}',
      { $ref: '#/components/schemas/Hook' },
      {
        '/config': {
          put: {
            operationId: 'Configure',
            requestBody: json({ $ref: '#/components/schemas/Config' }),
            responses: seen,
          },
        },
      },
    );
    const imported = await importValue({ ...file, components: { schemas } });
    await expectSound(imported);
    expect(bodyOf(imported, '/hooks')).toMatchObject({
      schema: {
        required: ['config'],
        properties: { config: { required: ['url'], properties: { url: { 'x-ms-notification-url': true } } } },
      },
    });
    expect(imported.definition.definitions).toEqual({ Config: address });
  });

  it('each may be had the other way', async () => {
    const [payments, hooks, url] = ['/payments', '/hooks', '{$request.body#/url}'] as const;
    const made = await importChosen(subscribing(payments, url), { [idOf(payments, url)]: 'trigger' });
    expect(made.definition.paths?.[payments]?.post?.['x-ms-trigger']).toBe('single');
    const left = await importChosen(subscribing(hooks, url), { [idOf(hooks, url)]: 'leave-out' });
    expect(left.definition.paths?.[hooks]).not.toHaveProperty('x-ms-notification-content');
    expect(left.conversion?.ledger.out).toEqual({ operation: 1, merged: 0, skipped: 1 });
  });

  it('the operation that unsubscribes is hidden, and its lack is told', async () => {
    const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
    const ending = { '/hooks/{id}': { delete: { operationId: 'End', parameters, responses: seen } } };
    const url = '{$request.body#/url}';
    const { definition, diagnostics } = await importValue(subscribing('/hooks', url, address, ending));
    expect(definition.paths?.['/hooks/{id}']?.delete?.['x-ms-visibility']).toBe('internal');
    const severityOf = (told: typeof diagnostics): unknown =>
      told.find(({ code }) => code === 'openapi3/unsubscribe')?.severity;
    expect(severityOf(diagnostics)).toBe('info');
    expect(severityOf((await importValue(subscribing('/hooks', url))).diagnostics)).toBe('warning');
  });
});

describe('webhooks', () => {
  const file = fileOf({
    paths: {
      '/hooks': {
        post: {
          operationId: 'AddHook',
          summary: 'Add a hook',
          requestBody: json(address),
          responses: { 201: { description: 'Made' } },
        },
      },
    },
    webhooks: { 'order.paid': { post: { requestBody: json(event), responses: seen } } },
  });
  const id = 'webhook:/webhooks/order.paid';

  it('are left out, kept as a definition, or become triggers of their own', async () => {
    const [left, kept, made] = await Promise.all([
      importValue(file),
      importChosen(file, { [id]: 'definition' }),
      importChosen(file, { [id]: 'trigger:POST /hooks' }),
    ]);
    for (const imported of [left, kept, made]) await expectSound(imported);
    expect(left.definition.definitions).toEqual({});
    expect(Object.values(kept.definition.definitions ?? {})).toEqual([event]);
    const told = kept.changes.find(({ code }) => code === 'openapi3/webhook');
    expect(told?.result).toBe(`/definition/definitions/${Object.keys(kept.definition.definitions ?? {}).join()}`);

    const trigger = made.definition.paths?.['/hooks/WhenOrderPaid'];
    expect(trigger?.post).toMatchObject({
      operationId: 'WhenOrderPaid',
      summary: 'When order paid',
      'x-ms-trigger': 'single',
    });
    expect(trigger?.['x-ms-notification-content']).toEqual({ schema: event });
    expect(made.definition.paths?.['/hooks']).toEqual(left.definition.paths?.['/hooks']);
    expect(made.properties.properties?.policyTemplateInstances).toMatchObject([
      { templateId: 'routerequesttoendpoint', parameters: { 'x-ms-apimTemplateParameter.newPath': '/hooks' } },
    ]);
    expect(made.conversion?.ledger.out).toEqual({ operation: 1, merged: 1, skipped: 0 });
  });
});
