import { describe, expect, it } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import { openDocument } from '#core/document/open-document.ts';
import { applyPatch } from '#core/document/patch.ts';
import { addScript, chooseScriptOperations, removeScript, scriptedOperations } from '#core/script/change-script.ts';
import { starterScript } from '#core/script/starter-script.ts';

const connectorWith = (scriptOperations: unknown, script?: string): Connector => ({
  definition: JSON.stringify({
    paths: { '/a': { get: { operationId: 'A', summary: 'Get a' }, post: { operationId: 'B' }, put: {} } },
  }),
  properties: JSON.stringify({ properties: scriptOperations === undefined ? {} : { scriptOperations } }),
  ...(script !== undefined && { script }),
});

describe('which operations a script serves', () => {
  it.each([
    { name: 'without a list all', list: undefined, script: 'x', served: ['A', 'B'] },
    { name: 'with an empty list all', list: [], script: 'x', served: ['A', 'B'] },
    { name: 'those listed', list: ['B'], script: 'x', served: ['B'] },
    { name: 'with a list that is none, all', list: 'B', script: 'x', served: ['A', 'B'] },
    { name: 'none without a script', list: ['B'], script: undefined, served: [] },
  ])('$name', ({ list, script, served }) => {
    const operations = scriptedOperations(openDocument(connectorWith(list, script)));
    expect(operations.map(({ operationId }) => operationId)).toEqual(['A', 'B']);
    expect(operations.filter(({ isServed }) => isServed).map(({ operationId }) => operationId)).toEqual(served);
  });
});

describe('choosing operations', () => {
  it.each([
    {
      name: 'keeps the order of the list',
      before: ['B', 'A'],
      chosen: ['A', 'B'],
      after: { scriptOperations: ['B', 'A'] },
    },
    { name: 'adds at the end', before: ['B'], chosen: ['A', 'B'], after: { scriptOperations: ['B', 'A'] } },
    { name: 'makes the list', before: undefined, chosen: ['A'], after: { scriptOperations: ['A'] } },
    { name: 'drops the list for all', before: ['B'], chosen: [], after: {} },
  ])('$name', ({ before, chosen, after }) => {
    const connector = connectorWith(before, 'x');
    const changed = applyPatch(connector, chooseScriptOperations(openDocument(connector), chosen)).connector;
    expect(JSON.parse(changed.properties)).toEqual({ properties: after });
  });
});

it('adds a script, and takes it away with its list', () => {
  const added = applyPatch(connectorWith(['A']), addScript(starterScript));
  expect(added.connector.script).toBe(starterScript);
  const removed = applyPatch(added.connector, removeScript());
  expect(removed.connector.script).toBeUndefined();
  expect(JSON.parse(removed.connector.properties)).toEqual({ properties: {} });
  expect(applyPatch(removed.connector, removed.inverse).connector).toEqual(added.connector);
});
