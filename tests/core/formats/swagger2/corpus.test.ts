import SwaggerParser from '@apidevtools/swagger-parser';
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importDescription, type ImportOutcome } from '#core/formats/import-description.ts';
import type { LedgerChange } from '#core/ledger/ledger.ts';
import { corpus, readBytes } from '../reading/files.ts';

const folder = `${corpus}swagger2/`;
const names = existsSync(folder) ? readdirSync(folder) : [];

/** Undefined when the independent parser has nothing to say. */
async function faultOf(value: unknown): Promise<string | undefined> {
  try {
    const options = { resolve: { external: false }, dereference: { circular: 'ignore' } } as const;
    await SwaggerParser.validate(structuredClone(value) as Parameters<typeof SwaggerParser.validate>[0], options);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** Undefined for text that the independent parsers refuse. */
function valueOf(name: string, text: string): unknown {
  try {
    return name.endsWith('.json') ? JSON.parse(text.replace(/^\uFEFF/, '')) : parse(text, { merge: true });
  } catch {
    return undefined;
  }
}

const read = (text: string): unknown => JSON.parse(text.replace(/^\uFEFF/, ''));

/** Mends that were made, among the changes of a ledger. */
const mendsIn = (outcome: ImportOutcome): readonly LedgerChange[] =>
  outcome.ok ? outcome.ledger.changes.filter(({ choice }) => choice?.taken === 'mend') : [];

const refusals = (changes: readonly LedgerChange[]): Readonly<Record<string, string>> =>
  Object.fromEntries(changes.map(({ choice }) => [choice?.id ?? '', 'leave']));

describe.skipIf(names.length === 0)('published OpenAPI 2.0 files (skipped where the corpus is not there)', () => {
  it.each(names)('%s', async (name) => {
    const bytes = readBytes(folder + name);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const source = valueOf(name, text);
    const outcome = await importDescription({ name, bytes });
    if (!outcome.ok) {
      expect(source).toBeUndefined();
      expect(outcome.diagnostics.find(({ severity }) => severity === 'error')?.range).toBeDefined();
      return;
    }
    const { connector, ledger, diagnostics } = outcome;
    expect(ledger.out.operation + ledger.out.merged + ledger.out.skipped).toBe(ledger.in);

    // Whatever was wrong with it, what comes out is right, and stays as it is when it comes in again.
    expect(await faultOf(read(connector.definition))).toBeUndefined();
    const again = await importDescription({
      name: 'again.json',
      bytes: new TextEncoder().encode(connector.definition),
    });
    expect(mendsIn(again).map(({ message }) => message)).toEqual([]);
    if (again.ok) expect(again.connector.definition).toBe(connector.definition);

    // Byte for byte what it was unless a mend says otherwise, and always when all are refused.
    const mends = mendsIn(outcome);
    if (mends.length > 0) expect(connector.definition).not.toBe(text);
    const left = await importDescription({ name, bytes }, { choices: refusals(mends) });
    if (!left.ok) throw new Error('It was imported before.');
    expect(mendsIn(left)).toEqual([]);
    if (name.endsWith('.json')) expect(left.connector.definition).toBe(text);
    else if (source !== undefined && diagnostics.every(({ code }) => code !== 'yaml/kept-as-text'))
      expect(read(left.connector.definition)).toEqual(source);

    // Each change tells where it was, and what is said of the result is there.
    for (const { source: place, result, message } of ledger.changes) {
      expect(message).not.toBe('');
      expect(place.pointer).toMatch(/^(?:\/.*)?$/);
      if (result !== undefined) expect(result).toMatch(/^\/definition/);
    }
  });
});

const connectors = `${corpus}connectors/`;
const published = existsSync(connectors) ? readdirSync(connectors) : [];

/**
 * What published connectors have and is mended all the same: strict readers refuse an operation without answers, and the
 * service's validator has a name for a default of another type (domain notes PAR-11). Some also publish what looks like
 * a secret, and one of them a signature that is one.
 */
const mendedInPublished = new Set(['swagger2/responses-added', 'swagger2/default-converted']);

describe.skipIf(published.length === 0)(
  'definitions of published connectors (skipped where the corpus is not there)',
  () => {
    it.each(published)('%s needs no mend of what the service let through', async (name) => {
      const file = readdirSync(connectors + name).find((found) => /definition.*\.json$/i.test(found));
      if (file === undefined) return;
      const bytes = readBytes(`${connectors}${name}/${file}`);
      const outcome = await importDescription({ name: 'definition.json', bytes }, { format: 'swagger-2.0' });
      const mends = mendsIn(outcome).filter(({ code, kind }) => !mendedInPublished.has(code) && kind !== 'secret');
      expect(mends.map(({ code, source }) => `${code} ${source.pointer}`)).toEqual([]);
    });
  },
);
