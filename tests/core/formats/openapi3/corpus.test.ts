import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Definition } from '#core/definition/openapi2.ts';
import { valueAt } from '#core/document/pointer.ts';
import { importDescription } from '#core/formats/import-description.ts';
import { isBalanced } from '#core/ledger/ledger.ts';
import { corpus, readBytes } from '../reading/files.ts';
import { faultOf } from '../postman/read-collection.ts';

interface ManifestEntry {
  readonly path: string;
  readonly operations: number | null;
  readonly features: readonly string[];
}

const isThere = existsSync(`${corpus}MANIFEST.json`);
const manifest = isThere
  ? (JSON.parse(readFileSync(`${corpus}MANIFEST.json`, 'utf8')) as readonly ManifestEntry[])
  : [];
const files = ['openapi30', 'openapi31'].flatMap((folder) =>
  isThere ? readdirSync(corpus + folder).map((name) => `${folder}/${name}`) : [],
);

/** Files that describe nothing a connector could call, or keep all of it in other files. */
const refused: Readonly<Record<string, string>> = {
  'openapi30/digitalocean--DigitalOcean-public.v2.yaml': 'openapi3/nothing-usable',
  'openapi31/adyen--BalancePlatformRelayedAuthorisationNotification-v2.json': 'openapi3/webhooks-only',
  'openapi31/github--ghes-webhooks.json': 'openapi3/webhooks-only',
  'openapi31/openapi3-examples--server_enum_unknown.yaml': 'openapi3/no-operations',
  'openapi31/xeroapi--xero-webhooks.yaml': 'openapi3/webhooks-only',
};

/** From here on the schema compiled once stands in for swagger-parser's own, which compiles it for each file. */
const large = 1_000_000;

const toldElsewhere = /security|server|host|openapi3\/(?:more|info-missing)|^(?:json|yaml|reading)\//;

/** What is so in the source, and the maker's to settle: no address, too much of everything, an address of a page that is none. */
const toldToMaker = [
  'rule/host-present',
  'rule/definition-size',
  'rule/operation-count',
  'rule/body-schema-count',
  'rule/url-format',
];

describe.skipIf(!isThere)('published OpenAPI 3 files (skipped where the corpus is not there)', () => {
  it.each(files)('%s', { timeout: 60_000 }, async (path) => {
    const bytes = readBytes(corpus + path);
    const entry = manifest.find((one) => one.path === path);
    const outcome = await importDescription({ name: path, bytes });
    const errors = outcome.diagnostics.filter(({ severity }) => severity === 'error');
    const reason = refused[path];
    if (!outcome.ok) {
      expect(errors.map(({ code }) => code)).toEqual([reason]);
      expect(entry?.operations === 0 || entry?.features.includes('external-ref')).toBe(true);
      return;
    }
    expect(reason).toBeUndefined();
    expect(errors.filter(({ code }) => !toldToMaker.includes(code))).toEqual([]);

    const { ledger, connector, diagnostics } = outcome;
    expect(isBalanced(ledger)).toBe(true);
    const calls = ledger.entries.filter(({ label }) => !/^(?:Webhook|Callback) /.test(label));
    // The manifest takes an extension among the paths for one of them.
    const expected = (entry?.operations ?? 0) - (path.endsWith('extensionsEverywhere.yaml') ? 1 : 0);
    expect(calls.length).toBeGreaterThanOrEqual(expected);
    const definition = JSON.parse(connector.definition) as Definition;
    for (const { source, result, reason: why } of ledger.entries) {
      expect(source.range).toBeDefined();
      if (result === undefined) expect(why).toBeTruthy();
      else expect(valueAt({ definition }, result)).toBeDefined();
    }
    for (const { code, pointer, range } of diagnostics) {
      if (code.startsWith('openapi3/') && pointer !== '' && !toldElsewhere.test(code))
        expect([code, pointer, range]).not.toContain(undefined);
    }
    expect(await faultOf(definition, bytes.length < large)).toBeUndefined();
    expect(connector.definition).not.toMatch(/"\$ref": "(?!#\/(?:definitions|parameters|responses)\/)/);

    const source: unknown = path.endsWith('.json')
      ? JSON.parse(new TextDecoder().decode(bytes))
      : parse(new TextDecoder().decode(bytes));
    for (const { outcome, source: at, result } of ledger.entries) {
      if (outcome === 'operation' && result !== undefined)
        expect(lost(source, valueAt(source, at.pointer), definition, valueAt({ definition }, result))).toEqual([]);
    }
  });
});

/** Parameters, answers and bodies of an operation of the source that its result lacks without need. */
function lost(source: unknown, operation: unknown, definition: Definition, result: unknown): readonly string[] {
  const names = listOf(member(result, 'parameters')).map((parameter) => {
    const plain = resolve(definition, parameter);
    return `${String(member(plain, 'in'))} ${String(member(plain, 'name'))}`;
  });
  const parameters = listOf(member(operation, 'parameters')).flatMap((parameter) => {
    const plain = resolve(source, parameter);
    const [place, name] = [member(plain, 'in'), member(plain, 'name')];
    if ((place !== 'query' && place !== 'header') || typeof name !== 'string') return [];
    // Those are the platform's own, and an object is sent field by field.
    if (/^(?:accept|content-type|authorization)$/i.test(name) || isObject(source, member(plain, 'schema'))) return [];
    return names.includes(`${place} ${name}`) ? [] : [`${place} ${name}`];
  });
  const statuses = Object.keys(Object(member(operation, 'responses'))).filter((status) => /^\d{3}$/.test(status));
  const answers = statuses.filter((status) => member(member(result, 'responses'), status) === undefined);
  const hasBody = member(resolve(source, member(operation, 'requestBody')), 'content') !== undefined;
  const isSent = names.some((name) => /^(?:body|formData) /.test(name));
  const isFetch = member(result, 'operationId') !== undefined && listOf(member(result, 'consumes')).length === 0;
  return [...parameters, ...answers, ...(hasBody && !isSent && !isFetch ? ['body'] : [])];
}

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function resolve(root: unknown, value: unknown): unknown {
  let current = value;
  for (let steps = 0; steps < 20; steps += 1) {
    const reference = member(current, '$ref');
    if (typeof reference !== 'string') return current;
    current = reference.startsWith('#') ? valueAt(root, decodeURIComponent(reference.slice(1))) : undefined;
  }
  return undefined;
}

function isObject(root: unknown, schema: unknown): boolean {
  const plain = resolve(root, schema);
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => listOf(member(plain, key)));
  return (
    listOf(member(plain, 'type')).concat(member(plain, 'type')).includes('object') ||
    member(plain, 'properties') !== undefined ||
    parts.some((part) => isObject(root, part))
  );
}
