import { describe, expect, it } from 'vitest';
import { changeTagsOfMany, setDeprecations, setVisibilities } from '#core/definition/edits/operations/change-many.ts';
import { isMarked, markEdits } from '#core/definition/edits/operations/deprecate.ts';
import { openaiDataFor, ownOpenaiIndex } from '#core/definition/edits/operations/openai-data.ts';
import { signInOf, signInWaysOf, writtenSignIn } from '#core/definition/edits/operations/operation-security.ts';
import { wordEdits } from '#core/definition/edits/operations/word-lists.ts';
import { writeSetting } from '#core/definition/edits/operations/write-setting.ts';
import { misfitsOf, tagNamesOf } from '#core/definition/operation-settings.ts';
import { operationsOf, type OperationEntry } from '#core/definition/operations.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import type { Edit } from '#core/document/patch.ts';
import { after } from '../parcels.ts';

function entryOf(members: object): OperationEntry {
  const definition = { paths: { '/a': { get: { operationId: 'A', ...members } } } };
  const [entry] = operationsOf(definition);
  if (!entry) throw new Error('There is no operation');
  return entry;
}

/** The operation after edits, by way of the text. */
function edited(entry: OperationEntry, edits: readonly Edit[]): unknown {
  const definition: Definition = { paths: { [entry.path]: entry.pathItem } };
  const { definition: result } = after({ title: 'Test', edits }, { definition, properties: {} });
  const { operationId, ...rest } = result.paths?.['/a']?.get ?? {};
  expect(operationId).toBe('A');
  return rest;
}

describe('writeSetting', () => {
  const annotation = 'x-ms-api-annotation';
  it.each([
    {
      name: 'makes what is missing on the way',
      members: {},
      keys: [annotation, 'family'],
      value: 'F',
      result: { [annotation]: { family: 'F' } },
    },
    {
      name: 'leaves the other members',
      members: { [annotation]: { revision: 1 } },
      keys: [annotation, 'family'],
      value: 'F',
      result: { [annotation]: { revision: 1, family: 'F' } },
    },
    {
      name: 'takes out one of two',
      members: { [annotation]: { revision: 1, family: 'F' } },
      keys: [annotation, 'family'],
      value: undefined,
      result: { [annotation]: { revision: 1 } },
    },
    {
      name: 'takes the object out with its last member, through all that is emptied',
      members: { 'x-ms-operation-context': { simulate: { operationId: 'B' } } },
      keys: ['x-ms-operation-context', 'simulate', 'operationId'],
      value: undefined,
      result: {},
    },
    {
      name: 'stops at what has more members',
      members: { [annotation]: { family: 'F', replacement: { api: 'x' } } },
      keys: [annotation, 'replacement', 'api'],
      value: undefined,
      result: { [annotation]: { family: 'F' } },
    },
    {
      name: 'takes out nothing that is not there',
      members: { [annotation]: { family: 'F' } },
      keys: [annotation, 'status'],
      value: undefined,
      result: { [annotation]: { family: 'F' } },
    },
    {
      name: 'replaces what is no object',
      members: { externalDocs: 'see there' },
      keys: ['externalDocs', 'url'],
      value: 'https://a.example',
      result: { externalDocs: { url: 'https://a.example' } },
    },
    {
      name: 'writes false',
      members: {},
      keys: ['x-ms-require-user-confirmation'],
      value: false,
      result: { 'x-ms-require-user-confirmation': false },
    },
  ])('$name', ({ members, keys, value, result }) => {
    const entry = entryOf(members);
    expect(edited(entry, writeSetting(entry, keys, value, 'test').edits)).toEqual(result);
  });
});

describe('deprecation', () => {
  it.each([
    {
      summary: 'Get parcel',
      description: 'Gets a parcel.',
      marked: ['Get parcel (deprecated)', 'Gets a parcel (deprecated).'],
    },
    {
      summary: 'Get parcel (Deprecated)',
      description: 'Gets it',
      marked: ['Get parcel (Deprecated)', 'Gets it (deprecated)'],
    },
    { summary: '', description: 'Really?!', marked: ['', 'Really (deprecated)?!'] },
    { summary: 'x'.repeat(75), description: '', marked: ['x'.repeat(75), ''] },
    { summary: 'Dots', description: '...', marked: ['Dots (deprecated)', '... (deprecated)'] },
  ])('is told in “$summary” and “$description”', ({ summary, description, marked }) => {
    const entry = entryOf({ summary, description });
    const [wantedSummary, wantedDescription] = marked;
    expect(edited(entry, markEdits(entry))).toEqual({ summary: wantedSummary, description: wantedDescription });
  });

  it('of several is one patch, and is taken back by another', () => {
    const entry = entryOf({ summary: 'Get parcel', description: 'Gets a parcel.' });
    const patch = setDeprecations([entry], true);
    expect(patch.title).toBe('Deprecate A');
    const old = edited(entry, patch.edits);
    expect(old).toEqual({
      summary: 'Get parcel (deprecated)',
      description: 'Gets a parcel (deprecated).',
      deprecated: true,
    });
    const again = entryOf(old as object);
    expect(isMarked(again)).toBe(true);
    expect(edited(again, setDeprecations([again], false).edits)).toEqual({
      summary: 'Get parcel',
      description: 'Gets a parcel.',
    });
  });

  it('does not touch what is deprecated already', () => {
    const entry = entryOf({ deprecated: true });
    expect(setDeprecations([entry], true).edits).toEqual([]);
  });
});

describe('words', () => {
  it.each([
    { name: 'the first', members: {}, words: ['b'], result: { tags: ['b'] } },
    { name: 'each once', members: { tags: ['a'] }, words: ['a', 'b', 'a'], result: { tags: ['a', 'b'] } },
    { name: 'none takes the member out', members: { tags: ['a'] }, words: [], result: {} },
    { name: 'none takes an empty list out', members: { tags: [] }, words: [], result: {} },
    { name: 'a list in place of another kind', members: { tags: 'a' }, words: ['a'], result: { tags: ['a'] } },
  ])('$name', ({ members, words, result }) => {
    const entry = entryOf(members);
    expect(edited(entry, wordEdits(entry, 'tags', words))).toEqual(result);
  });

  it('of several operations: what is not named stays', () => {
    const entry = entryOf({ tags: ['a', 'b'] });
    expect(edited(entry, changeTagsOfMany([entry], { added: ['c', 'b'], removed: ['a'] }).edits)).toEqual({
      tags: ['b', 'c'],
    });
  });

  it('offers the tags that are declared, then those in use', () => {
    expect(
      tagNamesOf({ tags: [{ name: 'z' }], paths: { '/a': { get: { tags: ['b', 'z'] } }, '/b': { get: {} } } }),
    ).toEqual(['z', 'b']);
  });
});

it.each([
  { visibility: 'internal' as const, members: {}, result: { 'x-ms-visibility': 'internal' } },
  { visibility: undefined, members: { 'x-ms-visibility': 'internal' }, result: {} },
  { visibility: undefined, members: {}, result: {} },
])('sets the visibility $visibility', ({ visibility, members, result }) => {
  const entry = entryOf(members);
  expect(edited(entry, setVisibilities([entry], visibility).edits)).toEqual(result);
});

describe('sign-in of an operation', () => {
  it.each([
    { name: 'as the connector', security: undefined, kind: 'connector' },
    { name: 'none', security: [], kind: 'none' },
    { name: 'own ways', security: [{ key: [] }, { auth: ['read'] }], kind: 'own' },
    { name: 'ways needed together', security: [{ key: [], auth: [] }], kind: undefined },
    { name: 'no list', security: 'key', kind: undefined },
    { name: 'nothing in a way', security: [{}], kind: undefined },
    { name: 'scopes that are no list', security: [{ key: 'read' }], kind: undefined },
  ])('$name', ({ security, kind }) => {
    const signIn = signInOf(entryOf(security === undefined ? {} : { security }));
    expect(signIn?.kind).toBe(kind);
    // What was read is written as it stood.
    if (signIn) expect(writtenSignIn(signIn)).toEqual(security);
  });

  it('knows the ways of the connector and their scopes', () => {
    const definition = {
      securityDefinitions: { key: { type: 'apiKey' }, auth: { type: 'oauth2', scopes: { read: '' } } },
    };
    expect(signInWaysOf(definition as unknown as Definition)).toEqual([
      { name: 'key', scopes: [] },
      { name: 'auth', scopes: ['read'] },
    ]);
  });
});

it('asks before what may change something, in what the AI plugin is told', () => {
  const entry = entryOf({});
  expect(openaiDataFor(entry, true)).toEqual({
    'openai-enabled': true,
    operations: [{ operationId: 'A', 'x-ms-require-user-confirmation': false }],
  });
  expect(openaiDataFor({ ...entry, method: 'post' }, true)).toMatchObject({
    operations: [{ 'x-ms-require-user-confirmation': true }],
  });
  const data = (...ids: readonly string[]) => ({
    'x-ms-openai-data': { operations: ids.map((operationId) => ({ operationId })) },
  });
  expect([[], ['A'], ['B'], ['B', 'A'], ['B', 'C']].map((ids) => ownOpenaiIndex(entryOf(data(...ids))))).toEqual([
    undefined,
    0,
    0,
    1,
    undefined,
  ]);
});

it.each([
  { members: { deprecated: 'true' }, names: ['deprecated'] },
  { members: { deprecated: false, tags: ['a'], security: [] }, names: [] },
  { members: { tags: [1], consumes: 'application/json' }, names: ['tags', 'consumes'] },
  { members: { 'x-ms-api-annotation': [], 'x-own': 1 }, names: ['x-ms-api-annotation'] },
  { members: { security: [{ a: [], b: [] }] }, names: ['security'] },
])('names what the fields cannot show: $names', ({ members, names }) => {
  expect(misfitsOf(entryOf(members).operation).map(([name]) => name)).toEqual(names);
});
