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
const files = isThere ? readdirSync(`${corpus}/curl`).map((name) => `curl/${name}`) : [];

const refused: Readonly<Record<string, string>> = {
  'curl/own--not-curl.txt': 'import/not-recognised',
  'curl/own--unbalanced-quote.sh': 'curl/unbalanced-quote',
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
      expect(diagnostics.filter(({ code, severity }) => severity === 'error' && code.startsWith('curl/'))).toEqual([]);
      for (const { source, outcome, result, reason } of ledger?.entries ?? []) {
        expect(source.range).toBeDefined();
        expect(source.file).toBe(path);
        if (outcome === 'skipped') expect(result).toBeUndefined();
        if (outcome !== 'operation') expect(reason).toBeTruthy();
      }
      for (const found of diagnostics.filter(({ code }) => code.startsWith('curl/'))) expect(found.range).toBeDefined();
      for (const canary of entry?.canaries ?? []) expect(everything).not.toContain(canary);
    },
  );

  it.each(files.filter((path) => Object.hasOwn(refused, path)))('%s: refused, saying why', async (path) => {
    const { ok, diagnostics } = await importSource(readFileSync(`${corpus}/${path}`, 'utf8'), path);
    expect(ok).toBe(false);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([[refused[path], 'error']]);
    expect(manifest.find((entry) => entry.path === path)?.expect ?? '').not.toMatch(/^imports/);
  });

  it('keeps the credentials of own--secrets.sh out of everything, and names them', async () => {
    const { everything, diagnostics } = await importSource(readFileSync(`${corpus}/curl/own--secrets.sh`, 'utf8'));
    for (const secret of ['Tr0ub4dor', 'svc-account', 'fx_0123456789', 'FIXTURE0SESSION', 'FIXTUREKEY0000']) {
      expect(everything).not.toContain(secret);
    }
    expect(diagnostics.filter(({ code }) => code === 'curl/secret-kept-out')).toHaveLength(4);
  });

  it('says line and column of the unbalanced quote', async () => {
    const { diagnostics } = await importSource(readFileSync(`${corpus}/curl/own--unbalanced-quote.sh`, 'utf8'));
    expect(diagnostics[0]?.range).toMatchObject({ line: 1, column: 98 });
  });
});
