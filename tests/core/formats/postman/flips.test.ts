import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isWithin, segmentsOf } from '#core/document/pointer.ts';
import { isBalanced, type LedgerChange } from '#core/ledger/ledger.ts';
import { importWith, type Chosen } from './import-choices.ts';
import { faultOf } from './read-collection.ts';

const fixtures = new URL('../../../fixtures/postman/', import.meta.url);
const corpus = '../shared/corpus';
/** Files with many kinds of choices between them, and small enough to be imported dozens of times. */
const sample = [
  'postman-v1/postman-collection-transformer--helpers.json',
  'postman-v1/venicegeo--Example_Services.postman_collection',
  'postman-v20/kevinswiber--echo.postman.json',
  'postman-v20/vmware--vSphere-Automation-REST-resources-for-Content-Library.postman_collection.json',
  'postman-v21/brightspace--Quizzes.postman_collection.json',
  'postman-v21/docusign--click-collection.json',
  'postman-v21/kevinswiber--graphql.postman.json',
  'postman-v21/vmware--VMware-Cloud-on-AWS-APIs.postman_collection.json',
].filter((path) => existsSync(`${corpus}/${path}`));

/** Of one kind of choice, this many in a file are flipped. */
const flippedOfEach = 3;

/** Choices about one route: nothing that is not on its path may change. */
const aboutRoute = new Set(['postman/merged-request', 'postman/same-route', 'postman/graphql-queries']);

function choicesIn({ ledger }: Chosen, most: number): readonly LedgerChange[] {
  const byId = new Map(ledger.changes.flatMap((change) => (change.choice ? [[change.choice.id, change]] : [])));
  const counts = new Map<string, number>();
  return [...byId.values()].filter(({ code }) => {
    counts.set(code, (counts.get(code) ?? 0) + 1);
    return (counts.get(code) ?? 0) <= most;
  });
}

/** The paths that do not begin with this one, without ids, which are numbered through the whole. */
function otherPaths({ definition }: Chosen, path: string): readonly string[] {
  return Object.entries(definition.paths ?? {}).flatMap(([other, item]) =>
    other.startsWith(path) ? [] : `${other} ${JSON.stringify(item).replace(/"operationId":"[^"]*"/g, '')}`,
  );
}

async function flipEach(name: string, text: string, most: number): Promise<number> {
  const first = await importWith([text], {}, name);
  let flips = 0;
  for (const { code, choice, source } of choicesIn(first, most)) {
    for (const { value } of choice?.options ?? []) {
      if (!choice || value === choice.taken) continue;
      flips += 1;
      const flip = `${choice.id} = ${value}`;
      const second = await importWith([text], { [choice.id]: value }, name);
      expect(isBalanced(second.ledger), flip).toBe(true);
      expect(await faultOf(second.definition), flip).toBeUndefined();
      const again = second.ledger.changes.find((change) => change.choice?.id === choice.id);
      expect(again?.choice?.taken, flip).toBe(value);
      if (!aboutRoute.has(code)) continue;
      const entry = first.ledger.entries.find((one) => isWithin(source.pointer, one.source.pointer));
      const [, , path = ''] = segmentsOf(entry?.result ?? '');
      const [route = ''] = /^.*(?=\/[A-Z]\w*$)/.exec(path) ?? [path];
      const root = code === 'postman/merged-request' ? path : route;
      expect(otherPaths(second, root), flip).toEqual(otherPaths(first, root));
    }
  }
  return flips;
}

describe('whatever is chosen, the result is a valid definition with all requests accounted for', () => {
  it.each(readdirSync(fixtures))('the fixture %s', async (name) => {
    const text = readFileSync(new URL(`${name}/input.json`, fixtures), 'utf8');
    const flips = await flipEach(`${name}.json`, text, 100);
    if (name === 'v21-warehouse') expect(flips).toBeGreaterThan(15);
  });

  it.skipIf(sample.length === 0).each(sample)('%s (skipped where the corpus is not there)', async (path) => {
    expect(await flipEach(path, readFileSync(`${corpus}/${path}`, 'utf8'), flippedOfEach)).toBeGreaterThan(0);
  });
});
