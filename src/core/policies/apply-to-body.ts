import { isRecord } from '../definition/operations.ts';
import { readAt } from './body-path.ts';
import { convertInBody, readSubPath, type BodyChange, type BodyWork } from './convert-body.ts';
import { readBody, splitUrl, urlOf, writeBody } from './message.ts';
import type { PolicyEffect } from './run.ts';
import { changedRequest, failed, textIn, withoutAnswer, type PolicyWork } from './work.ts';

export function changeBody(work: PolicyWork, change: (body: unknown) => BodyChange): PolicyEffect {
  const { state, scope } = work;
  const message = scope.isAnswer ? state.answer : state.request;
  if (!message) return withoutAnswer(work);
  const body = readBody(message.body);
  if (!body)
    return failed(
      work,
      `The ${scope.isAnswer ? 'answer' : 'request'} has no body that is JSON. The service would answer 500.`,
    );
  const result = change(body.value);
  if (result.kind === 'failed')
    return failed(work, `${result.reason} The service would answer 500, or leave the body as it is.`);
  const written = writeBody(result.body);
  return scope.isAnswer && state.answer
    ? { state: { ...state, answer: { ...state.answer, body: written } }, outcome: 'done', notes: result.notes }
    : changedRequest(work, { body: written }, result.notes);
}

export function convertBody(
  work: PolicyWork,
  accepts: BodyWork['accepts'],
  conversion: BodyWork['convert'],
): PolicyEffect {
  return changeBody(work, (body) =>
    convertInBody(body, {
      parent: textIn(work, 'propertyParentPath'),
      sub: textIn(work, 'propertySubPath'),
      target: textIn(work, 'newPropertyPath'),
      accepts,
      convert: conversion,
    }),
  );
}

export function updateNextLink(work: PolicyWork): PolicyEffect {
  const parent = textIn(work, 'nextLinkParentPropertyPath').replace(/^@body\(\)\.?/, '');
  const path = [...readSubPath(parent), textIn(work, 'nextLinkPropertyName')];
  return changeBody(work, (body) => {
    const link = readAt(body, path);
    if (typeof link !== 'string')
      return { kind: 'changed', body, notes: ['This answer has no next link, so paging ends here.'] };
    const onward = urlOf({ ...splitUrl(link, work.state.request.base), base: '<address of the connector>' });
    const result = convertInBody(body, {
      parent: '@body()',
      sub: '',
      target: '@body()',
      accepts: () => true,
      convert: (value) => ({ value: replaceAt(value, path, onward) }),
    });
    return result.kind === 'failed'
      ? result
      : { ...result, notes: ['The address that stands there is known to the platform only.'] };
  });
}

function replaceAt(root: unknown, [step = '', ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (!isRecord(root)) return root;
  return Object.fromEntries(
    Object.entries(root).map(([name, member]) => [
      name,
      name !== step ? member : rest.length === 0 ? value : replaceAt(member, rest, value),
    ]),
  );
}
