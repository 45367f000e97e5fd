import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Definition } from '#core/definition/openapi2.ts';
import { importDescription, type ImportOutcome } from '#core/formats/import-description.ts';
import type { Choice } from '#core/ledger/choice.ts';
import { isBalanced } from '#core/ledger/ledger.ts';
import { faultOf } from '../postman/read-collection.ts';
import { corpus, readBytes } from '../reading/files.ts';

type Imported = Extract<ImportOutcome, { ok: true }>;

const folder = new URL('../../../fixtures/openapi3/', import.meta.url);
const fixtures = readdirSync(folder).map((name) => {
  const [input = ''] = readdirSync(new URL(`${name}/`, folder)).filter((file) => file.startsWith('input.'));
  return { name, bytes: new Uint8Array(readFileSync(new URL(`${name}/${input}`, folder))) };
});

/** Published files with many kinds of choices, small enough to be converted again and again. */
const published = existsSync(`${corpus}MANIFEST.json`)
  ? [
      'openapi30/swagger-parser--TS29510_Nnrf_NFManagement.yaml',
      'openapi30/oas-examples--parameters-style.json',
      'openapi30/swagger-petstore--resources-openapi.yaml',
      'openapi30/nexmo--messages.yml',
      'openapi31/oas-examples--train-travel.json',
      'openapi31/oas-examples--security.yaml',
    ].map((name) => ({ name, bytes: readBytes(corpus + name) }))
  : [];

/** Of each kind of choice in a published file so many are tried. */
const triedOfEach = 3;

async function read(bytes: Uint8Array, choices: Readonly<Record<string, string>> = {}): Promise<Imported> {
  const outcome = await importDescription({ bytes }, { choices });
  if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
  return outcome;
}

const choicesOf = ({ ledger }: Imported): readonly Choice[] => [
  ...new Map(ledger.changes.flatMap(({ choice }) => (choice ? [[choice.id, choice] as const] : []))).values(),
];

const textsOf = ({ connector }: Imported): string =>
  [connector.definition, connector.properties, connector.script].join('\n');

/** Names of the definitions and paths that are not the same in both. */
function differing(a: Imported, b: Imported): readonly string[] {
  const parts = [a, b].map(({ connector }) => {
    const { definitions, paths } = JSON.parse(connector.definition) as Definition;
    return new Map(Object.entries({ ...definitions, ...paths }).map(([name, part]) => [name, JSON.stringify(part)]));
  });
  const [first = new Map<string, string>(), second = new Map<string, string>()] = parts;
  return [...new Set([...first.keys(), ...second.keys()])].filter((name) => first.get(name) !== second.get(name));
}

describe.each([...fixtures, ...published])('$name', ({ name, bytes }) => {
  it('every other option makes another valid connector, and only there', { timeout: 60_000 }, async () => {
    const base = await read(bytes);
    const tried = new Map<string, number>();
    for (const { id, options, taken } of choicesOf(base)) {
      const code = id.slice(0, id.indexOf(':'));
      tried.set(code, (tried.get(code) ?? 0) + 1);
      if (name.includes('/') && (tried.get(code) ?? 0) > triedOfEach) continue;
      expect(options[0].value).toBe(taken);
      expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
      for (const { value } of options.slice(1)) {
        const other = await read(bytes, { [id]: value });
        const what = `${id} = ${value}`;
        expect([what, isBalanced(other.ledger)]).toEqual([what, true]);
        expect([what, await faultOf(JSON.parse(other.connector.definition) as Definition)]).toEqual([what, undefined]);
        expect([what, choicesOf(other).find((choice) => choice.id === id)?.taken]).toEqual([what, value]);
        expect([what, textsOf(other) === textsOf(base)]).toEqual([what, false]);
        // Nobody asked for anything else.
        for (const choice of choicesOf(other)) {
          if (choice.id !== id)
            expect([what, choice.id, choice.taken]).toEqual([what, choice.id, choice.options[0].value]);
        }
      }
    }
  });
});

it('a choice about a schema changes nothing that does not hold it', async () => {
  const depot = fixtures.find(({ name }) => name === 'depot-3.1')?.bytes ?? new Uint8Array();
  const base = await read(depot);
  const flip = async (id: string, value: string): Promise<readonly string[]> =>
    differing(base, await read(depot, { [id]: value })).toSorted();
  expect(await flip('openapi3/alternatives:/components/schemas/Parcel/properties/size/oneOf', 'any')).toEqual([
    'Parcel',
  ]);
  expect(await flip('openapi3/alternatives:/components/schemas/Cover/oneOf', 'merge')).toEqual([]);
  expect(await flip('openapi3/alternatives:/components/schemas/Cover/oneOf', 'variant-2')).toEqual(['Cover', 'Tube']);
  expect(await flip('openapi3/error-schema:/components/responses/Problem', 'keep')).toEqual(['/parcels']);
  expect(await flip('openapi3/fixed-value:/components/schemas/Parcel/properties/kind', 'ask')).toEqual(['Parcel']);
  expect(await flip('openapi3/write-only:/components/schemas/Parcel/properties/pin', 'split')).toEqual([
    '/parcels',
    '/subscriptions',
    'ParcelReply',
  ]);
});
