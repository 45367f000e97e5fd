import { describe, expect, it } from 'vitest';
import { callbackCandidates, changeTriggerType, chooseCallback } from '#core/definition/edits/triggers.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import { after, operation, values } from './parcels.ts';

describe('triggers', () => {
  const trigger: Definition = {
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
  const entry = operation('T', trigger);

  it('find the texts of the body', () => {
    expect(callbackCandidates(trigger, entry).map(({ path, isChosen }) => [path, isChosen])).toEqual([
      ['old', true],
      ['config/url', false],
    ]);
  });

  it('have one callback, internal and required all the way up', () => {
    const chosen = callbackCandidates(trigger, entry)[1];
    if (!chosen) throw new Error('The fixture has no candidate');
    const result = after(chooseCallback(trigger, entry, chosen), { ...values, definition: trigger }).definition;
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
              url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' },
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

  it('change between webhook and polling with their metadata', () => {
    const polling = after(changeTriggerType(entry, 'batch'), { ...values, definition: trigger }).definition;
    expect(polling.paths?.['/hooks']?.post).toMatchObject({
      'x-ms-trigger': 'batch',
      'x-ms-trigger-metadata': { kind: 'query', mode: 'polling' },
    });
    const back = after(changeTriggerType(operation('T', polling), 'single'), {
      ...values,
      definition: polling,
    }).definition;
    expect(back).toEqual(trigger);
  });
});
