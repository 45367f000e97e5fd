import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isBalanced } from '#core/ledger/ledger.ts';
import { faultOf } from '../postman/read-collection.ts';
import { importSource } from '../requests/import-source.ts';

const corpus = '../shared/corpus';
const isThere = existsSync(corpus);

interface ManifestEntry {
  readonly path: string;
  readonly operations: number | null;
  readonly expect?: string;
  readonly canaries?: readonly string[];
}

const manifest = isThere
  ? (JSON.parse(readFileSync(`${corpus}/MANIFEST.json`, 'utf8')) as readonly ManifestEntry[])
  : [];
const files = isThere ? readdirSync(`${corpus}/har`).map((name) => `har/${name}`) : [];

/** Recordings of web pages alone: pages, pictures, styles, scripts and redirects, and no call of an API. */
const refused: Readonly<Record<string, string>> = {
  'har/ahmadnassri--valid.json': 'har/no-api-calls',
  'har/micmro--browsertime_h2_filamentgroup.com.har': 'har/no-api-calls',
  'har/micmro--capture-har_cnn.har': 'har/no-api-calls',
  'har/micmro--capture-har_redirect-loop.har': 'har/no-api-calls',
  'har/micmro--chrome_h2_www.nghttp2.org.har': 'har/no-api-calls',
  'har/micmro--firefox_www.nghttp2.org.har': 'har/no-api-calls',
  'har/mrichman--en.wikipedia.org.har': 'har/no-api-calls',
};

describe.skipIf(!isThere)('over the corpus (../shared/corpus)', () => {
  it.each(files.filter((path) => !Object.hasOwn(refused, path)))(
    '%s: a valid definition, a ledger that adds up',
    async (path) => {
      const entry = manifest.find((candidate) => candidate.path === path);
      const { ok, definition, ledger, diagnostics, everything } = await importSource(
        readFileSync(`${corpus}/${path}`, 'utf8'),
        path,
      );
      expect(ok).toBe(true);
      expect(ledger && isBalanced(ledger)).toBe(true);
      expect(ledger?.in).toBe(entry?.operations);
      expect(await faultOf(definition, true)).toBeUndefined();
      expect(diagnostics.filter(({ code, severity }) => severity === 'error' && code.startsWith('har/'))).toEqual([]);
      for (const { source, outcome, result, reason } of ledger?.entries ?? []) {
        expect(source.range).toBeDefined();
        expect(source.file).toBe(path);
        if (outcome === 'skipped') expect(result).toBeUndefined();
        if (outcome !== 'operation') expect(reason).toBeTruthy();
      }
      for (const found of diagnostics.filter(({ code }) => code.startsWith('har/'))) expect(found.range).toBeDefined();
      for (const canary of entry?.canaries ?? []) expect(everything).not.toContain(canary);
    },
  );

  it.each(files.filter((path) => Object.hasOwn(refused, path)))('%s: refused, saying why', async (path) => {
    const { ok, diagnostics } = await importSource(readFileSync(`${corpus}/${path}`, 'utf8'), path);
    expect(ok).toBe(false);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([[refused[path], 'error']]);
    expect(manifest.find((entry) => entry.path === path)?.expect ?? '').not.toMatch(/^imports/);
  });
});
