import { expect, it } from 'vitest';
import type { Operation } from '#core/definition/openapi2.ts';
import { checkAnswer } from '#core/testing/check-answer.ts';
import { readText, type AnswerBody } from '#core/testing/read-answer.ts';

const operation: Operation = {
  responses: {
    '200': { description: 'OK', schema: { $ref: '#/definitions/Parcel' } },
    '201': { description: 'A text', schema: { type: 'string' } },
    '202': { description: 'A file', schema: { type: 'file' } },
    '204': { description: 'Nothing' },
    '205': { description: 'Anything', schema: {} },
  },
};
const definition = { definitions: { Parcel: { type: 'object', properties: { id: { type: 'integer' } } } } };
const image: AnswerBody = { kind: 'image', mediaType: 'image/png' };

it.each([
  { name: 'fits', status: 200, body: readText('{"id":1}'), found: 'matches 200' },
  { name: 'has another type', status: 200, body: readText('{"id":"1"}'), found: 'answer/wrong-type' },
  { name: 'is no JSON', status: 200, body: readText('<html>'), found: 'answer/not-json' },
  { name: 'is a picture', status: 200, body: image, found: 'answer/not-json' },
  { name: 'is empty', status: 200, body: readText(''), found: 'answer/no-body' },
  { name: 'is the text that is described', status: 201, body: readText('hello'), found: 'matches 201' },
  { name: 'is the file that is described', status: 202, body: image, found: 'matches 202' },
  { name: 'has no body, and none is described', status: 204, body: readText(''), found: 'matches 204' },
  { name: 'has a body that nothing describes', status: 204, body: readText('{}'), found: 'nothing-described' },
  { name: 'has an empty schema', status: 205, body: readText('{}'), found: 'nothing-described' },
  {
    name: 'has a status that nothing describes',
    status: 500,
    body: readText('{}'),
    found: 'answer/status-not-described',
  },
])('an answer that $name: $found', ({ status, body, found }) => {
  const check = checkAnswer(definition, operation, status, body);
  switch (check.kind) {
    case 'matches':
      return expect(`matches ${check.code}`).toBe(found);
    case 'differs':
      return expect(check.differences.map(({ code }) => code)).toEqual([found]);
    case 'nothing-described':
      return expect(check.kind).toBe(found);
  }
});
