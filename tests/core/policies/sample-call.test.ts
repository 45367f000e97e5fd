import { describe, expect, it } from 'vitest';
import { diffLines } from '#core/policies/diff-lines.ts';
import { answerText, requestText } from '#core/policies/message-text.ts';
import { connectionNamesIn, connectionQuestions, sampleAnswer, sampleValues } from '#core/policies/sample-call.ts';
import { fieldsOf } from '#core/policies/templates/index.ts';
import { definition, operation, policy, propertiesWith, run } from './parcel-policies.ts';

describe('a sample call', () => {
  it('has a value for each parameter that is required', () => {
    expect(sampleValues(definition, operation('GetOrderLite'))).toEqual({ 'path/id': 'sample-id' });
    const typed = {
      ...definition,
      paths: {
        '/x': {
          get: {
            operationId: 'X',
            parameters: [
              { name: 'a', in: 'query', required: true, type: 'integer' },
              { name: 'b', in: 'query', required: true, type: 'string', enum: ['p', 'q'] },
              { name: 'c', in: 'query', required: true, type: 'string', default: 'd' },
              { name: 'e', in: 'query', type: 'string' },
            ],
          },
        },
      },
    };
    expect(sampleValues(typed, operation('X', typed))).toEqual({ 'query/a': '1', 'query/b': 'p', 'query/c': 'd' });
  });

  it('has the answer that means success, with texts that say where they are from', () => {
    expect(sampleAnswer(definition, operation('BookOrder'))).toEqual({ status: 201, headers: [], body: '' });
    const answered = {
      ...definition,
      paths: {
        '/x': {
          get: {
            operationId: 'X',
            responses: { default: { schema: { type: 'object', properties: { a: { type: 'string' } } } } },
          },
        },
      },
    };
    expect(JSON.parse(sampleAnswer(answered, operation('X', answered)).body)).toEqual({ a: 'a' });
  });

  it('asks for what policies use of the connection, but for no secret', () => {
    const properties = propertiesWith(
      policy('setheader', { name: 'A', value: "@connectionParameters('api_key') @connectionParameters('tenant')" }),
      policy('dynamichosturl', { urlTemplate: "https://@connectionParameters('token:customHost')" }),
      policy(
        'setheader',
        { name: 'B', value: "@connectionParameters('siteHost')" },
        { 'x-ms-apimTemplate-operationName': ['BookOrder'] },
      ),
    );
    const names = connectionQuestions(definition, properties, operation('GetOrderLite')).map(({ name }) => name);
    expect(names).toEqual(['tenant', 'token:customHost']);
    expect(
      connectionNamesIn({
        config: { since: "@connectionParameters('a')" },
        own: "@connectionParameters('b')",
        n: 1,
      }),
    ).toEqual(['a', 'b']);
  });

  it('is written as it goes over the wire', () => {
    const { start } = run([], { values: { body: '{"a":1}' } }, 'BookOrder');
    expect(requestText(start.request)).toBe(
      'POST https://api.parcel.example/v1/orders\nContent-Type: application/json\nX-Api-Key: <api_key>\n\n{\n  "a": 1\n}',
    );
    expect(answerText({ status: 204, headers: [['A', 'b']], body: '' })).toBe('Status 204\nA: b');
  });
});

describe('the lines of two messages', () => {
  const kinds = (before: string, after: string): string =>
    diffLines(before, after)
      .map(({ kind, text }) => `${{ same: ' ', removed: '-', added: '+' }[kind]}${text}`)
      .join('\n');

  it.each([
    ['the same', 'a\nb', 'a\nb', ' a\n b'],
    ['one changed', 'a\nb\nc', 'a\nx\nc', ' a\n-b\n+x\n c'],
    ['one added', 'a', 'a\nb', ' a\n+b'],
    ['all gone', 'a', '', '-a'],
    ['several places', 'a\nb\nc\nd', 'a\nx\nc\ny\nd', ' a\n-b\n+x\n c\n+y\n d'],
    ['a comma of JSON', '{\n  "a": 1\n}', '{\n  "a": 1,\n  "b": 2\n}', ' {\n   "a": 1,\n+  "b": 2\n }'],
  ])('%s', (_, before, after, expected) => {
    expect(kinds(before, after)).toBe(expected);
  });

  it('take linear time when they are many', () => {
    const lines = (word: string): string => Array.from({ length: 20_000 }, (_, at) => `${word}${at}`).join('\n');
    const start = performance.now();
    expect(diffLines(lines('a'), lines('b'))).toHaveLength(40_000);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

it('an unknown template has a field for each of its parameters', () => {
  const odd = policy('moveproperties', { srcSubPath: 'a', deep: { b: 1 } }, { other: 1 });
  expect(fieldsOf(odd).map(({ name }) => name)).toEqual(['srcSubPath', 'deep']);
});
