import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { importDescription } from '#core/formats/import-description.ts';
import { makeZip } from './reading/make-zip.ts';
import { corpus, readBytes, readFolder } from './reading/files.ts';

interface HostileFile {
  readonly path: string;
  readonly expect: string;
  readonly canaries?: readonly string[];
}

const manifest = `${corpus}MANIFEST.json`;
const entries: readonly (HostileFile & { readonly kind: string })[] = existsSync(manifest)
  ? JSON.parse(readFileSync(manifest, 'utf8'))
  : [];
const hostile = entries.filter(({ kind }) => kind === 'hostile');

/** Formats that this version refuses by name, whatever else is wrong with the file. */
const notYet = /This is OpenAPI 3/;
const wantsImport = /^imports(?! or|, or| with a warning, or|.*or (?:is refused|a clear error|with a clear))/;
const wantsRefusal = /^a clear (?:error(?! or)|message)/;
/** Read on with a warning, as the manifest allows elsewhere: the fault is named with its place. */
const readOn = new Set(['hostile/control-character.json', 'hostile/invalid-utf8.json']);

describe.skipIf(hostile.length === 0)(
  'inputs made to break an importer (skipped where the corpus is not there)',
  () => {
    it.each(hostile)('$path', async ({ path, expect: wanted, canaries = [] }) => {
      const fetchSpy = vi.spyOn(globalThis, 'fetch');
      const outcome = await importDescription({ name: path.split('/').at(-1) ?? '', bytes: readBytes(corpus + path) });
      expect(fetchSpy).not.toHaveBeenCalled();
      fetchSpy.mockRestore();
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(Reflect.get(globalThis, 'pwned')).toBeUndefined();
      expect(() => structuredClone(outcome)).not.toThrow();
      const told = JSON.stringify(outcome.diagnostics);
      for (const canary of canaries) expect(told.includes(canary)).toBe(false);

      const errors = outcome.diagnostics.filter(({ severity }) => severity === 'error');
      if (outcome.ok) {
        const { in: counted, out } = outcome.ledger;
        expect(out.operation + out.merged + out.skipped).toBe(counted);
        if (/postman|openapi/.test(path))
          for (const canary of canaries) expect(JSON.stringify(outcome.connector).includes(canary)).toBe(false);
        if (
          /warning/.test(wanted) &&
          !/or (?:cut )?with a warning|or a warning|or a clear error|kept as|keeps them/.test(wanted)
        ) {
          expect(outcome.diagnostics.length).toBeGreaterThan(0);
        }
        if (!readOn.has(path)) expect(wanted).not.toMatch(wantsRefusal);
      } else {
        expect(errors.length).toBeGreaterThan(0);
        const isNotYet = errors.some(({ message }) => notYet.test(message));
        // A part of a connector alone is refused here; together they are imported below.
        const isPart = path.endsWith('apiProperties.json') || path.endsWith('script.csx');
        if (!isNotYet && !isPart) expect(wanted).not.toMatch(wantsImport);
        const textFault = errors.find(({ code }) => code.startsWith('json/') || code.startsWith('yaml/'));
        if (textFault) expect(textFault.range).toBeDefined();
      }
    });

    it.each(['connector-secrets', 'connector-xss', 'connector-properties-not-json'])(
      'the folder %s imports as it is',
      async (name) => {
        const files = readFolder(`${corpus}hostile/${name}`);
        const outcome = await importDescription(files);
        if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
        const bytesOf = (part: string): Uint8Array | undefined => files.find((file) => file.name === part)?.bytes;
        expect(new TextEncoder().encode(outcome.connector.definition)).toEqual(bytesOf('apiDefinition.swagger.json'));
        expect(new TextEncoder().encode(outcome.connector.properties)).toEqual(bytesOf('apiProperties.json'));
        if (name === 'connector-properties-not-json') {
          expect(outcome.diagnostics).toContainEqual(
            expect.objectContaining({ code: 'json/unterminated', pointer: expect.stringMatching(/^\/properties/) }),
          );
        }
        if (name === 'connector-secrets') {
          const codes = outcome.diagnostics.map(({ code }) => code);
          expect(codes).toEqual(expect.arrayContaining(['rule/client-secret', 'connector-files/secret']));
        }
      },
    );
  },
);

describe('big inputs', () => {
  it.each([
    { name: 'twenty megabytes of nothing', bytes: Buffer.alloc(20_000_000, 32), code: 'reading/empty' },
    {
      name: 'twenty megabytes of nothing in brackets',
      bytes: Buffer.concat([Buffer.from('{'), Buffer.alloc(20_000_000, 32), Buffer.from('}')]),
      code: 'import/not-recognised',
    },
    {
      name: 'a hundred thousand levels',
      bytes: Buffer.from(`{"swagger":"2.0","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
      code: 'json/too-deep',
    },
    {
      name: 'a hundred thousand levels of YAML',
      bytes: Buffer.from(`x: ${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      code: 'yaml/too-deep',
    },
    { name: 'more than can be read', bytes: Buffer.alloc(65 * 1_048_576), code: 'reading/too-large' },
    {
      name: 'an archive that unpacks to more',
      bytes: makeZip([{ name: 'apiDefinition.swagger.json', data: ' ', statedSize: 65 * 1_048_576 }]),
      code: 'reading/zip-too-large',
    },
  ])('$name: $code, soon', async ({ bytes, code }) => {
    const outcome = await importDescription({ bytes: new Uint8Array(bytes) });
    expect(outcome.ok).toBe(false);
    expect(outcome.diagnostics.map((found) => found.code)).toContain(code);
  });
});

describe('archives made to break an importer', () => {
  const definition = JSON.stringify({
    swagger: '2.0',
    info: { title: 'A', version: '1' },
    host: 'api.example.com',
    paths: { '/a': { get: { operationId: 'A', summary: 'A', responses: { 200: { description: 'OK' } } } } },
  });
  const good = [
    { name: 'apiDefinition.swagger.json', data: definition },
    { name: 'apiProperties.json', data: '{"properties":{"iconBrandColor":"#007ee5","connectionParameters":{}}}' },
  ];
  it.each([
    {
      name: 'names that lead out of it',
      entries: [...good, { name: '../../../tmp/evil.json', data: '{}' }, { name: '__proto__/b.json', data: '{}' }],
      code: 'reading/zip-name',
      ok: true,
    },
    {
      name: 'names that are there twice',
      entries: [...good, { name: 'APIDEFINITION.SWAGGER.JSON', data: '{}' }],
      code: 'reading/zip-duplicate',
      ok: true,
    },
    { name: 'nothing of use', entries: [{ name: 'readme.txt', data: 'x' }], code: 'import/not-recognised', ok: false },
  ])('$name: $code', async ({ entries, code, ok }) => {
    const outcome = await importDescription({ name: 'a.zip', bytes: new Uint8Array(makeZip(entries)) });
    expect(outcome.ok).toBe(ok);
    expect(outcome.ok && outcome.connector.definition).toBe(ok && definition);
    expect(outcome.diagnostics.map((found) => found.code)).toContain(code);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('one that was cut off is refused', async () => {
    const zip = makeZip(good);
    const outcome = await importDescription({ name: 'a.zip', bytes: new Uint8Array(zip).subarray(0, zip.length - 30) });
    expect(outcome).toMatchObject({ ok: false, diagnostics: [{ code: 'reading/zip-damaged', severity: 'error' }] });
  });
});
