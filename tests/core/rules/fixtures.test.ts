import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fileNames } from '#core/document/connector.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/rules/', import.meta.url));

it.each(readdirSync(fixtures))('%s has the diagnostics it is meant to have', async (name) => {
  const read = (file: string) => readFileSync(`${fixtures}${name}/${file}`, 'utf8');
  const script = existsSync(`${fixtures}${name}/${fileNames.script}`) ? read(fileNames.script) : undefined;
  const connector = {
    definition: read(fileNames.definition),
    properties: read(fileNames.properties),
    ...(script !== undefined && { script }),
  };
  const found = validateConnector(connector, { profile: 'certification' });
  await expect(`${JSON.stringify(found, null, 2)}\n`).toMatchFileSnapshot(`${fixtures}${name}/expected.json`);
});
