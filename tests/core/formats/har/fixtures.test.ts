import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isBalanced } from '#core/ledger/ledger.ts';
import { faultOf } from '../postman/read-collection.ts';
import { importSource, summaryOf } from '../requests/import-source.ts';

const folder = new URL('../../../fixtures/har/', import.meta.url);

/** Connector, ledger and findings of each fixture, side by side with its input; read a change as you read code. */
it.each(readdirSync(folder))('%s comes out as expected', async (name) => {
  const input = readFileSync(new URL(`${name}/input.har`, folder), 'utf8');
  const imported = await importSource(input, 'input.har');
  expect(imported.ledger && isBalanced(imported.ledger)).toBe(true);
  expect(await faultOf(imported.definition)).toBeUndefined();
  await expect(summaryOf(imported)).toMatchFileSnapshot(new URL(`${name}/expected.json`, folder).pathname);
});
