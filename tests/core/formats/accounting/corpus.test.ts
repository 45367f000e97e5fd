import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import { importDescription } from '#core/formats/import-description.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';
import { corpus, readBytes } from '../reading/files.ts';
import { countCurl } from './count-curl.ts';
import { countHar } from './count-har.ts';
import { countOpenApi3 } from './count-openapi3.ts';
import { countPostman1, countPostman2 } from './count-postman.ts';
import { countSwagger2 } from './count-swagger2.ts';
import { faultOf } from './fault-of.ts';
import { openJudge, resultOf } from './judge.ts';
import type { Part } from './part.ts';
import { openTable } from './table.ts';

interface ManifestEntry {
  readonly path: string;
  readonly kind: string;
  readonly operations: number | null;
  readonly features: readonly string[];
  readonly expect?: string;
  readonly canaries?: readonly string[];
}

const isThere = existsSync(`${corpus}MANIFEST.json`);
const manifest: readonly ManifestEntry[] = isThere
  ? (JSON.parse(readFileSync(`${corpus}MANIFEST.json`, 'utf8')) as readonly ManifestEntry[])
  : [];

const readJson = (text: string): unknown => JSON.parse(text.replace(/^\uFEFF/, ''));
const readAny = (text: string, name: string): unknown =>
  name.endsWith('.json') ? readJson(text) : parse(text, { merge: true, maxAliasCount: -1, uniqueKeys: false });

/** How the sources of each folder are counted: by the specification, with no word of the converters. */
const counters: Readonly<Record<string, (text: string, name: string) => readonly Part[]>> = {
  swagger2: (text, name) => countSwagger2(readAny(text, name)),
  openapi30: (text, name) => countOpenApi3(readAny(text, name)),
  openapi31: (text, name) => countOpenApi3(readAny(text, name)),
  'postman-v1': (text) => countPostman1(readJson(text)),
  'postman-v20': (text) => countPostman2(readJson(text)),
  'postman-v21': (text) => countPostman2(readJson(text)),
  har: (text) => countHar(readJson(text)),
  curl: (text) => countCurl(text),
};
const files = Object.entries(counters).flatMap(([folder, count]) =>
  isThere ? readdirSync(corpus + folder).map((name) => ({ path: `${folder}/${name}`, folder, count })) : [],
);

/** What the manifest says of a file that may be refused: there is nothing to call in it, or it says that an error is right. */
const mayBeRefused = ({ operations, features, expect: wanted = '' }: ManifestEntry): boolean =>
  operations === 0 ||
  /^a? ?clear error/.test(wanted) ||
  // Recordings of web pages alone; descriptions whose operations are all in other files.
  features.includes('page-assets') ||
  features.includes('external-ref');

const isJudged = ({ code, pointer }: Diagnostic): boolean =>
  code.startsWith('rule/') || (code.startsWith('json/') && /^\/(?:definition|properties)(?:\/|$)/.test(pointer));

const table = openTable(Object.keys(counters));

describe.skipIf(!isThere)('the whole corpus, accounted for (skipped where the corpus is not there)', () => {
  it.each(files)('$path', { timeout: 120_000 }, async ({ path, folder, count }) => {
    const entry = manifest.find((one) => one.path === path);
    const bytes = readBytes(corpus + path);
    const outcome = await importDescription({ name: path, bytes });
    table.note(folder, 'files');
    expect(outcome.diagnostics.map(({ code }) => code)).not.toContain('import/unexpected');
    const everything = JSON.stringify(outcome.ok ? [outcome.ledger, outcome.connector, outcome.diagnostics] : outcome);
    for (const canary of entry?.canaries ?? []) expect(everything).not.toContain(canary);
    if (!outcome.ok) {
      table.note(folder, 'refused');
      expect(outcome.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      expect(entry && mayBeRefused(entry), JSON.stringify(outcome.diagnostics.slice(-2))).toBe(true);
      return;
    }
    table.note(folder, 'imported');
    expect(entry?.expect ?? '').not.toMatch(/^a? ?clear error/);
    const { ledger, connector } = outcome;
    const { operation, merged, skipped } = ledger.out;
    expect(operation + merged + skipped).toBe(ledger.in);
    expect(ledger.entries.filter(({ outcome: fate, reason }) => fate !== 'operation' && !reason)).toEqual([]);
    expect(ledger.entries.filter(({ source }) => !source.range)).toEqual([]);
    // What was judged is what the files say, though the import does not read them again.
    expect(outcome.diagnostics.filter(isJudged)).toEqual(validateConnector(connector));

    const result = resultOf(connector, ledger);
    const parts = count(new TextDecoder().decode(bytes), path);
    expect(parts.filter(({ kind }) => kind === 'operation')).toHaveLength(ledger.in);
    const judge = openJudge(result);
    const missing = parts.filter((part) => {
      const verdict = judge(part);
      table.count(folder, part.kind, verdict);
      return verdict === 'missing';
    });
    const fault = await faultOf(result.definition);
    if (fault === undefined) table.note(folder, 'valid');
    expect(missing.map(({ kind, label, pointers }) => `${kind} ${label} at ${pointers[0]}`)).toEqual([]);
    expect(fault).toBeUndefined();
  });

  const seeded = manifest.filter(({ canaries = [] }) => canaries.length > 0);
  it.each(seeded)('$path: no secret comes out', async ({ path, canaries = [] }) => {
    const name = path.split('/').at(-1) ?? '';
    const outcome = await importDescription({ name, bytes: readBytes(corpus + path) });
    // A connector's own files are kept as they are; their secrets are named where they stand.
    const isOwn = outcome.ok && (outcome.format === 'connector-files' || outcome.format === 'swagger-2.0');
    const told = outcome.ok ? [outcome.ledger, outcome.diagnostics, isOwn ? '' : outcome.connector] : outcome;
    for (const canary of canaries) expect(JSON.stringify(told).includes(canary)).toBe(false);
    if (outcome.ok && isOwn) expect(outcome.diagnostics.some(({ code }) => /secret/.test(code))).toBe(true);
  });

  afterAll(() => {
    const target = process.env['ACCOUNT_TABLE'];
    if (target === undefined) return;
    writeFileSync(target, table.asMarkdown());
  });
});
