import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isBalanced } from '#core/ledger/ledger.ts';
import { faultOf, importDocuments, documentOf } from './read-collection.ts';

const corpus = '../shared/corpus';
const isThere = existsSync(corpus);

interface ManifestEntry {
  readonly path: string;
  readonly operations: number | null;
  readonly canaries?: readonly string[];
}

const manifest = isThere
  ? (JSON.parse(readFileSync(`${corpus}/MANIFEST.json`, 'utf8')) as readonly ManifestEntry[])
  : [];

const files = ['postman-v1', 'postman-v20', 'postman-v21'].flatMap((folder) =>
  isThere ? readdirSync(`${corpus}/${folder}`).map((name) => `${folder}/${name}`) : [],
);
const hostile = isThere
  ? readdirSync(`${corpus}/hostile`).flatMap((name) =>
      /postman/.test(name) && /\.json$/.test(name) ? [`hostile/${name}`] : [],
    )
  : [];

const read = (path: string): string => readFileSync(`${corpus}/${path}`, 'utf8');

/** The one file of the corpus that has no requests to make anything of. */
const empty = 'postman-v21/kevinswiber--noauth.postman.json';

describe.skipIf(!isThere)('over the corpus (../shared/corpus)', () => {
  it.each(files.filter((path) => path !== empty))('%s: a valid definition, a ledger that adds up', async (path) => {
    const { conversion, definition, diagnostics } = await importDocuments([documentOf(read(path), path)]);
    expect(conversion && isBalanced(conversion.ledger)).toBe(true);
    expect(conversion?.ledger.in).toBe(manifest.find((entry) => entry.path === path)?.operations);
    expect(await faultOf(definition, true)).toBeUndefined();
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const { source, outcome, result, reason } of conversion?.ledger.entries ?? []) {
      expect(source.range).toBeDefined();
      expect(source.file).toBe(path);
      if (outcome === 'skipped') expect(result).toBeUndefined();
      if (outcome !== 'operation') expect(reason).toBeTruthy();
    }
  });

  it('refuses a collection without requests, saying so', async () => {
    const { conversion, codes } = await importDocuments([documentOf(read(empty), empty)]);
    expect([conversion, codes]).toEqual([undefined, ['postman/no-requests']]);
  });

  it.each(hostile)('%s: no throw, a result or a reason, no secret anywhere', async (path) => {
    const document = documentOf(read(path), path);
    const { conversion, definition, diagnostics } = await importDocuments([document]);
    if (conversion) {
      expect(isBalanced(conversion.ledger)).toBe(true);
      expect(await faultOf(definition)).toBeUndefined();
    } else {
      expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    }
    const everything = JSON.stringify([conversion, diagnostics]);
    for (const canary of manifest.find((entry) => entry.path === path)?.canaries ?? []) {
      expect(everything).not.toContain(canary);
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
