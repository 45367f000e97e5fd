import { isRecord } from '../definition/operations.ts';
import { asText, evaluate, evaluateText } from './evaluate.ts';
import { parseExpressions } from './expressions.ts';
import { encodeForUrl, readQuery, setPair, type ExistsAction } from './message.ts';
import { parameterOf } from './policy.ts';
import type { PolicyCall, PolicyEffect } from './run.ts';
import { changedRequest, failed, textIn, unknown, withoutAnswer, type PolicyWork } from './work.ts';

/** Scheme, host and base URL are replaced: published templates write the base URL again where there is one. */
export function setHost(work: PolicyWork): PolicyEffect {
  const { value, notes } = evaluateText(textIn(work, 'urlTemplate'), work.scope);
  if (value.trim() === '') return failed(work, 'The host URL comes out empty.');
  const isWhole = /^https?:\/\//i.test(value) || value.startsWith('<');
  const warning = isWhole ? [] : [`“${value}” does not start with https://, so the call cannot be sent.`];
  return changedRequest(work, { base: value.replace(/\/+$/, '') }, [...notes, ...warning]);
}

export function routeRequest(work: PolicyWork): PolicyEffect {
  const { value, notes } = evaluateText(textIn(work, 'newPath'), work.scope);
  const filled = fillVariables(value, work.call);
  const at = filled.value.indexOf('?');
  const path = at < 0 ? filled.value : filled.value.slice(0, at);
  let { query } = work.state.request;
  for (const [name, one] of at < 0 ? [] : readQuery(filled.value.slice(at + 1)))
    query = setPair(query, name, one, 'override');
  const verb = evaluateText(textIn(work, 'httpMethod') || '@Request.OriginalHTTPMethod', work.scope).value;
  return changedRequest(work, { path: path.startsWith('/') ? path : `/${path}`, query, method: verb.toUpperCase() }, [
    ...notes,
    ...filled.notes,
  ]);
}

/** Variables of a path: `/orders/{id}`. */
function fillVariables(
  path: string,
  { values }: PolicyCall,
): { readonly value: string; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const value = path.replace(/\{([^{}]*)\}/g, (variable, name: string) => {
    const given = Object.hasOwn(values, `path/${name}`) ? values[`path/${name}`] : undefined;
    if (typeof given === 'string') return encodeForUrl(given);
    notes.push(`The path of the operation has no variable ${variable}.`);
    return variable;
  });
  return { value, notes };
}

const existsAction = (work: PolicyWork): ExistsAction => {
  const action = textIn(work, 'existsAction').toLowerCase();
  return action === 'skip' || action === 'append' ? action : 'override';
};

export function setHeader(work: PolicyWork): PolicyEffect {
  const { state, scope } = work;
  const name = evaluateText(textIn(work, 'name'), scope).value.trim();
  const { value, notes } = evaluateText(textIn(work, 'value'), scope);
  if (name === '') return failed(work, 'The policy names no header.');
  if (!scope.isAnswer)
    return changedRequest(
      work,
      { headers: setPair(state.request.headers, name, value, existsAction(work), ',') },
      notes,
    );
  if (!state.answer) return withoutAnswer(work);
  const headers = setPair(state.answer.headers, name, value, existsAction(work), ',');
  return { state: { ...state, answer: { ...state.answer, headers } }, outcome: 'done', notes };
}

export function setQuery(work: PolicyWork): PolicyEffect {
  const name = evaluateText(textIn(work, 'name'), work.scope).value.trim();
  const { value, notes } = evaluateText(textIn(work, 'value'), work.scope);
  if (name === '') return failed(work, 'The policy names no query parameter.');
  return changedRequest(work, { query: setPair(work.state.request.query, name, value, existsAction(work)) }, notes);
}

export function setValueFromUrl(work: PolicyWork): PolicyEffect {
  const { state, scope, fetched } = work;
  const { request } = state;
  const [target] = parseExpressions(textIn(work, 'parameterTemplate').trim());
  const name = target?.kind === 'call' ? (target.args[0] ?? '') : '';
  if (target?.kind !== 'call' || (target.name !== 'headers' && target.name !== 'queryParameters'))
    return failed(work, "The value has no place to go. Write @headers('name') or @queryParameters('name').");
  const address = evaluateText(textIn(work, 'parameterValueUrl'), scope);
  const filled = fillVariables(address.value, work.call);
  const isWhole = /^https?:\/\//i.test(filled.value);
  const url = isWhole ? filled.value : request.base + (filled.value.startsWith('/') ? '' : '/') + filled.value;
  const asks = { method: textIn(work, 'httpMethod').toUpperCase() || 'GET', url };
  const notes = [...address.notes, ...filled.notes];
  if (fetched === undefined || fetched.trim() === '')
    return {
      state,
      outcome: 'unknown',
      asks,
      notes: [...notes, 'What the service answers to this is not known here. Paste an answer to go on with it.'],
    };
  const answer = { status: 200, headers: [], body: fetched };
  const found = evaluateText(textIn(work, 'parameterValuePathTemplate'), { ...scope, answer, isAnswer: true });
  const change =
    target.name === 'headers'
      ? { headers: setPair(request.headers, name, found.value, 'override') }
      : { query: setPair(request.query, name, found.value, 'override') };
  return { ...changedRequest(work, change, [...notes, ...found.notes]), asks };
}

/** Shows the call after the first: that one only notes where things stand. Source: domain notes, 6.2. */
export function pollAgain(work: PolicyWork): PolicyEffect {
  const { state, scope, policy, call } = work;
  const config = parameterOf(policy, 'triggerConfig');
  const pairs = isRecord(config)
    ? Object.entries(config).filter(([name]) => name !== 'x-ms-triggerConfig-nextLink')
    : [];
  if (!call.answer)
    return unknown(
      work,
      'The next call takes its values from the answer to this one. Give a sample answer to see them.',
    );
  const withAnswer = { ...scope, answer: call.answer };
  const notes = ['The first call goes out as it is. This is what the call after the sample answer looks like.'];
  let { query } = state.request;
  for (const [name, value] of pairs) {
    const result = evaluateText(asText(value), withAnswer);
    notes.push(...result.notes);
    query = setPair(query, name, result.value, 'override');
  }
  const list = evaluate(textIn(work, 'triggerDataPath'), withAnswer).value;
  notes.push(
    Array.isArray(list)
      ? `The sample answer starts ${list.length === 1 ? 'one run' : `runs for ${list.length} items`}.`
      : `${textIn(work, 'triggerDataPath')} leads to no list in the sample answer, so the trigger finds nothing new.`,
  );
  return changedRequest(work, { query }, notes);
}

export function signOut(work: PolicyWork): PolicyEffect {
  const { state } = work;
  const status = textIn(work, 'statusCode');
  if (!state.answer) return withoutAnswer(work);
  const isIt = String(state.answer.status) === status;
  return {
    state,
    outcome: 'done',
    notes: [
      isIt
        ? 'The connection counts as signed out, and the maker is asked to sign in again.'
        : `Nothing happens: the sample answer has the status ${state.answer.status}, not ${status}.`,
    ],
  };
}
