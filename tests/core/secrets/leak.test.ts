import { beforeAll, describe, expect, it } from 'vitest';
import { exportConnector, exportTargets, type ExportTarget } from '../../../src/core/exports/index.ts';
import { importDescription, type ImportOutcome } from '../../../src/core/formats/import-description.ts';
import { overviewOf } from '../../../src/core/ledger/import-overview.ts';
import { validateConnector } from '../../../src/core/rules/validate-connector.ts';
import { secretsIn, seededCollection, seededSecrets } from '../../e2e/support/seeded-secrets.ts';

/** What a browser adds to this is in tests/e2e/leak.spec.ts. */
describe('40 secrets of different kinds in a collection', () => {
  let outcome: Extract<ImportOutcome, { ok: true }>;
  beforeAll(async () => {
    const imported = await importDescription({ bytes: new TextEncoder().encode(seededCollection()) });
    if (!imported.ok) throw new Error(JSON.stringify(imported.diagnostics));
    outcome = imported;
  });

  it('are all in the source', () => {
    expect(new Set(seededSecrets.map(({ value }) => value)).size).toBe(40);
    expect(secretsIn(seededCollection())).toHaveLength(40);
    expect(outcome.ledger.out.operation).toBeGreaterThan(25);
  });

  it.each<{ name: string; of: () => unknown }>([
    { name: 'definition', of: () => outcome.connector.definition },
    { name: 'properties', of: () => outcome.connector.properties },
    { name: 'ledger', of: () => outcome.ledger },
    { name: 'overview that the page is given', of: () => overviewOf(outcome) },
    { name: 'diagnostics', of: () => outcome.diagnostics },
    { name: 'findings of the rules', of: () => validateConnector(outcome.connector, { profile: 'certification' }) },
  ])('are not in the $name', ({ of }) => {
    const value = of();
    expect(secretsIn(typeof value === 'string' ? value : JSON.stringify(value))).toEqual([]);
  });

  it.each(Object.keys(exportTargets) as ExportTarget[])('are not in the export %s', async (target) => {
    const exported = await exportConnector(outcome.connector, target);
    expect(exported.diagnostics.filter(({ code }) => code === 'export/secret')).toEqual([]);
    if (!exported.ok) throw new Error('Nothing was exported');
    expect(exported.files.length).toBeGreaterThan(0);
    for (const { path, bytes } of exported.files) expect(secretsIn(bytes), path).toEqual([]);
  });
});
