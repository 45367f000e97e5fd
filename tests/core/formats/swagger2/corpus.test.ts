import SwaggerParser from '@apidevtools/swagger-parser';
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importDescription } from '#core/formats/import-description.ts';
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
    return name.endsWith('.json') ? JSON.parse(text.replace(/^\uFEFF/, '')) : parse(text, { merge: true, uniqueKeys: false });
  } catch {
    return undefined;
  }
}

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
    const kept: unknown = JSON.parse(connector.definition.replace(/^\uFEFF/, ''));
    if (name.endsWith('.json')) expect(connector.definition).toBe(text);
    else {
      // What was kept as text is the one thing in which the result may differ from what YAML says.
      if (diagnostics.every(({ code }) => code !== 'yaml/kept-as-text')) expect(kept).toEqual(source);
    }
    const sourceFault = await faultOf(source);
    if (sourceFault === undefined) expect(await faultOf(kept)).toBeUndefined();
    else
      expect(diagnostics.some(({ severity, code }) => severity === 'error' || code === 'yaml/kept-as-text')).toBe(true);
  });
});
