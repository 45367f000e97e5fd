import { readBody, urlOf, writeBody, type PolicyAnswer, type PolicyRequest } from './message.ts';

/** A request as it goes over the wire, with its body laid out: what two of them are compared by. */
export function requestText(request: PolicyRequest): string {
  return linesOf([`${request.method} ${urlOf(request)}`], request.headers, request.body);
}

/** An answer as it comes over the wire. */
export function answerText(answer: PolicyAnswer): string {
  return linesOf([`Status ${answer.status}`], answer.headers, answer.body);
}

function linesOf(first: readonly string[], headers: PolicyRequest['headers'], body: string): string {
  const read = readBody(body);
  const laidOut = read ? writeBody(read.value) : body;
  return [
    ...first,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(laidOut === '' ? [] : ['', laidOut]),
  ].join('\n');
}
