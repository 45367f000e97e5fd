import SwaggerParser from '@apidevtools/swagger-parser';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { valueAt } from '#core/document/pointer.ts';
import { importDescription, type ImportOutcome } from '#core/formats/import-description.ts';
import { isBalanced } from '#core/ledger/ledger.ts';
import { propertyRuns } from '../property-runs.ts';
import { brokenDefinition } from './broken-definition.ts';
import { refuseMends } from './refuse-mends.ts';

fc.configureGlobal({ baseSize: 'xsmall' });

const read = (text: string): Readonly<Record<string, unknown>> => JSON.parse(text) as Readonly<Record<string, unknown>>;
const importText = (text: string): Promise<ImportOutcome> =>
  importDescription({ name: 'pets.json', bytes: new TextEncoder().encode(text) }, { format: 'swagger-2.0' });

it(
  'whatever is wrong with a definition, what comes of it is right, accounted for, and stays as it is',
  { timeout: 36_000_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(brokenDefinition, fc.constantFrom(undefined, 1, 2), async (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const outcome = await importText(text);
        if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join('\n'));
        const { connector, ledger, diagnostics } = outcome;
        expect(isBalanced(ledger)).toBe(true);
        const kept = read(connector.definition);
        const options = { resolve: { external: false }, dereference: { circular: 'ignore' } } as const;
        await SwaggerParser.validate(
          JSON.parse(connector.definition) as Parameters<typeof SwaggerParser.validate>[0],
          options,
        );
        const errors = diagnostics.filter(({ severity, code }) => severity === 'error' && code !== 'rule/host-present');
        expect(errors.map(({ code, message }) => `${code} ${message}`)).toEqual([]);

        const whole = { definition: kept, properties: read(connector.properties) };
        const results = [...ledger.changes, ...ledger.entries].flatMap(({ result }) => result ?? []);
        expect(results.filter((result) => valueAt(whole, result) === undefined)).toEqual([]);

        const again = await importText(connector.definition);
        expect(again.ok && again.connector.definition).toBe(connector.definition);
        expect(await refuseMends(text)).toBe(text);
      }),
      propertyRuns,
    );
  },
);
