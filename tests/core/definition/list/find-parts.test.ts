import { expect, it } from 'vitest';
import { describeFilter, isAboutOperations, noFilter, passesFilter } from '#core/definition/list/filter-operations.ts';
import { isFoundOperation, isFoundPolicy, isFoundShared, searchWords } from '#core/definition/list/find-parts.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { problemsByPlace } from '#core/definition/problems-by-operation.ts';
import { sharedPartsOf } from '#core/definition/shared-uses.ts';
import { policiesOf } from '#core/policies/policy.ts';

const definition = {
  paths: {
    '/parcels/{id}': {
      get: {
        operationId: 'GetParcel',
        summary: 'Fetch one',
        tags: ['Desk'],
        parameters: [{ name: 'id', in: 'path', 'x-ms-summary': 'Number' }, { $ref: '#/parameters/Trace' }],
      },
    },
    '/depots': {
      get: { operationId: 'ListDepots', deprecated: true, 'x-ms-visibility': 'Internal', parameters: 'none' },
    },
  },
  definitions: { Parcel: { properties: { state: { title: 'Where it is' } } }, Depot: {} },
  parameters: { Trace: { name: 'X-Trace', in: 'header', type: 'string' } },
} as const;
const properties = {
  properties: {
    policyTemplateInstances: [
      {
        templateId: 'setheader',
        title: 'Add tenant',
        parameters: { 'x-ms-apimTemplate-operationName': ['GetParcel'] },
      },
    ],
  },
};
// What is read is judged as it may be found.
const read = JSON.parse(JSON.stringify(definition));

it.each([
  { query: '', found: ['GetParcel', 'ListDepots', 'Parcel', 'Depot', 'Trace', 'Add tenant'] },
  { query: 'PARCEL fetch', found: ['GetParcel'] },
  { query: 'parcel', found: ['GetParcel', 'Parcel', 'Add tenant'] },
  { query: 'trace', found: ['GetParcel', 'Trace'] },
  { query: 'number', found: ['GetParcel'] },
  { query: 'desk', found: ['GetParcel'] },
  { query: 'state', found: ['Parcel'] },
  { query: 'where', found: ['Parcel'] },
  { query: 'setheader', found: ['Add tenant'] },
  { query: 'nowhere', found: [] },
])('finds $found for “$query”', ({ query, found }) => {
  const words = searchWords(query);
  expect([
    ...operationsOf(read)
      .filter((one) => isFoundOperation(one, words))
      .map(({ operation }) => operation.operationId),
    ...sharedPartsOf(read)
      .filter((one) => isFoundShared(read, one, words))
      .map(({ name }) => name),
    ...policiesOf(properties)
      .filter((one) => isFoundPolicy(one, words))
      .map(({ title }) => title),
  ]).toEqual(found);
});

const problems = problemsByPlace([
  { code: 'a/b', severity: 'warning', message: '', pointer: '/definition/paths/~1parcels~1{id}/get/summary' },
  { code: 'a/b', severity: 'info', message: '', pointer: '/definition/paths/~1depots/get' },
]);

it.each([
  { filter: {}, passing: ['GetParcel', 'ListDepots'], words: '' },
  { filter: { problems: true }, passing: ['GetParcel'], words: 'with problems' },
  { filter: { deprecated: true }, passing: ['ListDepots'], words: 'deprecated' },
  { filter: { internal: true, deprecated: true }, passing: ['ListDepots'], words: 'deprecated, internal' },
  { filter: { tag: 'Desk' }, passing: ['GetParcel'], words: 'tag “Desk”' },
  { filter: { tag: 'Desk', internal: true }, passing: [], words: 'internal, tag “Desk”' },
])('lets pass $passing: $words', ({ filter, passing, words }) => {
  const whole = { ...noFilter, ...filter };
  expect(
    operationsOf(read)
      .filter((one) => passesFilter(one, whole, problems))
      .map(({ operation }) => operation.operationId),
  ).toEqual(passing);
  expect(describeFilter(whole)).toBe(words);
  expect(isAboutOperations(whole)).toBe(words.replace('with problems', '') !== '');
});
