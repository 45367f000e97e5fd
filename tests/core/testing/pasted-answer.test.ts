import { expect, it } from 'vitest';
import { readPastedAnswer } from '#core/testing/pasted-answer.ts';

it.each([
  { name: 'a body alone', text: '{"a":1}', answer: { status: 200, headers: [], body: '{"a":1}' } },
  { name: 'nothing', text: '', answer: { status: 200, headers: [], body: '' } },
  {
    name: 'what curl --include writes',
    text: 'HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nX-Id: a:b\r\n\r\n{"a":1}\n\n{}',
    answer: {
      status: 404,
      headers: [
        ['content-type', 'application/json'],
        ['x-id', 'a:b'],
      ],
      body: '{"a":1}\n\n{}',
    },
  },
  { name: 'HTTP/2 without words', text: 'HTTP/2 204 \n\n', answer: { status: 204, headers: [], body: '' } },
  {
    name: 'the last of several heads',
    text: 'HTTP/1.1 302 Found\nLocation: /b\n\nHTTP/1.1 200 OK\nA: 1\n\nhello',
    answer: { status: 200, headers: [['a', '1']], body: 'hello' },
  },
  { name: 'a head alone', text: 'HTTP/1.1 200 OK\nA: 1', answer: { status: 200, headers: [['a', '1']], body: '' } },
])('$name', ({ text, answer }) => {
  expect(readPastedAnswer(text, 200)).toEqual(answer);
});
