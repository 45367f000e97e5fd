import { describe, expect, it } from 'vitest';
import {
  addResponse,
  changeStatus,
  likelyStatus,
  removeResponse,
  responsesOf,
  statusFault,
} from '#core/definition/edits/responses.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import { after, definition, operation } from './parcels.ts';

describe('responses', () => {
  const entry = operation('GetParcel');
  const list = (within: Definition): readonly string[] =>
    responsesOf(within, operation('GetParcel', within)).map(({ status }) => status);

  it('come, change and go', () => {
    expect(list(after(addResponse(entry, '404')).definition)).toEqual(['200', '404']);
    const [first] = responsesOf(definition, entry);
    if (!first) throw new Error('The fixture has no response');
    expect(list(after(changeStatus(entry, first, 'default')).definition)).toEqual(['default']);
    expect(list(after(removeResponse(entry, first)).definition)).toEqual([]);
  });

  it('show what a reference leads to, and where that stands', () => {
    const within: Definition = {
      paths: {
        '/a': {
          get: { operationId: 'A', responses: { 400: { $ref: '#/responses/Bad' }, 500: { $ref: '#/responses/None' } } },
        },
      },
      responses: { Bad: { description: 'Bad' } },
    };
    expect(
      responsesOf(within, operation('A', within)).map(({ response, target }) => [response.description, target]),
    ).toEqual([
      ['Bad', '/definition/responses/Bad'],
      [undefined, undefined],
    ]);
  });

  it.each([
    { status: '201', says: undefined },
    { status: 'default', says: undefined },
    { status: '200', says: /already/ },
    { status: '2xx', says: /three digits/ },
  ])('a status $status', ({ status, says }) => {
    const fault = statusFault(entry.operation, status);
    if (says) expect(fault).toMatch(says);
    else expect(fault).toBeUndefined();
  });

  it('are offered in the usual order', () => {
    expect([likelyStatus({}), likelyStatus(entry.operation)]).toEqual(['200', 'default']);
  });
});
