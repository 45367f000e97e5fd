import { describe, expect, it } from 'vitest';
import { operationsOf } from '#core/definition/operations.ts';
import { referencesIn } from '#core/definition/shared-uses.ts';
import type { Connector } from '#core/document/connector.ts';
import { isEditable, openDocument, type ConnectorDocument } from '#core/document/open-document.ts';
import { patchDocument } from '#core/document/patch.ts';
import { valueAt } from '#core/document/pointer.ts';
import { operationsIn } from '#core/ledger/operation-tree.ts';
import { groupOperations } from '#core/limits/fit/group-operations.ts';
import { usedOf } from '#core/limits/fit/offer-fits.ts';
import { splitConnector, suggestSplit } from '#core/limits/fit/split-connector.ts';
import { planWay } from '#core/limits/fit/ways.ts';
import { measureDocument } from '#core/limits/measure-limits.ts';
import { measurePicked, weighOperations } from '#core/limits/weigh-operations.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';
import { hasCorpus, publishedConnectors, swaggerFiles } from '../../rules/support/corpus.ts';

/** Errors by code: what is left may stand at another index. */
function countErrors(connector: Connector): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { code, severity } of validateConnector(connector))
    if (severity === 'error') counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function expectNoNewErrors(before: Connector, after: Connector): void {
  const had = countErrors(before);
  expect(Object.entries(countErrors(after)).filter(([code, count]) => count > (had[code] ?? 0))).toEqual([]);
}

const danglingIn = ({ definition }: ConnectorDocument): readonly string[] =>
  referencesIn(definition.value)
    .filter(({ target }) => valueAt(definition.value, target.slice('/definition'.length)) === undefined)
    .map(({ target }) => target);

/** Without what the ways take out on purpose. */
function meaningOf(value: unknown, isNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => meaningOf(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isNames || !/^(?:description|example|examples|x-example|x-examples)$/.test(key))
      .map(([key, member]) => [key, meaningOf(member, !isNames && /^(?:properties|responses|headers)$/.test(key))]),
  );
}

/** All the others take half a minute and tell no more. */
const largest = 60_000;
const files = [...publishedConnectors(), ...swaggerFiles()].filter(
  ({ connector }) =>
    connector.definition.length < largest &&
    isEditable(openDocument(connector).definition) &&
    isEditable(openDocument(connector).properties),
);

describe.skipIf(!hasCorpus)('over real files (skipped without the corpus)', { timeout: 60_000 }, () => {
  it.each(files)('$name gets smaller, and is as valid as before', ({ connector }) => {
    const before = openDocument(connector);
    const dangling = new Set(danglingIn(before));
    let current = before;
    for (const id of ['unused', 'examples', 'descriptions-100', 'layout'] as const) {
      const { patch } = planWay(current, id);
      const { value, inverse } = patchDocument(current, patch);
      expect(value.definition.text.length).toBeLessThanOrEqual(current.definition.text.length);
      expect(patchDocument(value, inverse).value.connector).toEqual(current.connector);
      expect(planWay(value, id).count).toBe(0);
      current = value;
    }
    expect(isEditable(current.definition)).toBe(true);
    expect(danglingIn(current).filter((target) => !dangling.has(target))).toEqual([]);
    expect(meaningOf(current.definition.value.paths)).toEqual(meaningOf(before.definition.value.paths));
    expectNoNewErrors(connector, current.connector);
  });

  it.each(files)('$name is two connectors that are each as valid', ({ connector }) => {
    const before = openDocument(connector);
    const { definition } = before;
    const entries = operationsOf(definition.value);
    if (entries.length < 2) return;
    const weights = weighOperations(definition);
    const tree = groupOperations(definition.value);
    const { moved } = suggestSplit(definition.value, tree, weights);
    const byName = new Map(operationsIn(tree).map(({ operation, result = '' }) => [operation, result]));
    const half = moved.length > 0 ? moved.flatMap((name) => byName.get(name) ?? []) : [entries[0]?.pointer ?? ''];
    const { patch, connector: other, both } = splitConnector(before, half, 'The other half');
    const { value: here, inverse } = patchDocument(before, patch);
    const there = openDocument(other);
    expect(patchDocument(here, inverse).value.connector).toEqual(connector);

    const dangling = new Set(danglingIn(before));
    const counts = [here, there].map(({ definition: { value } }) => operationsOf(value).length);
    expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(entries.length + both.length);
    for (const part of [here, there]) {
      expect(danglingIn(part).filter((target) => !dangling.has(target))).toEqual([]);
      expectNoNewErrors(connector, part.connector);
      const differs = operationsOf(part.definition.value).filter(
        ({ operation, pointer }) =>
          JSON.stringify(operation) !== JSON.stringify(valueAt(definition.value, pointer.slice('/definition'.length))),
      );
      expect(differs).toEqual([]);
      for (const section of ['definitions', 'parameters', 'responses'] as const)
        expect(definition.value[section] ?? {}).toMatchObject(part.definition.value[section] ?? {});
    }

    const kept = operationsOf(here.definition.value).map(({ pointer }) => pointer);
    const said = usedOf(measurePicked(weights, kept), 'definition-size');
    expect(Math.abs(said - usedOf(measureDocument(here), 'definition-size'))).toBeLessThan(200);
  });
});
