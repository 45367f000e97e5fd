import { describe, expect, it } from 'vitest';
import { importDescription } from '#core/formats/import-description.ts';
import { countCurl, readCommands } from './count-curl.ts';
import { countHar } from './count-har.ts';
import { countOpenApi3 } from './count-openapi3.ts';
import { countPostman1, countPostman2 } from './count-postman.ts';
import { countSwagger2 } from './count-swagger2.ts';
import { openJudge, resultOf, type Result } from './judge.ts';
import { kinds, type Kind, type Part } from './part.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly count: (text: string) => readonly Part[];
  readonly counted: Partial<Readonly<Record<Kind, number>>>;
}

const ofJson =
  (count: (value: unknown) => readonly Part[]) =>
  (text: string): readonly Part[] =>
    count(JSON.parse(text));
const collection = (version: string): Readonly<Record<string, unknown>> => ({
  name: 'Pets',
  schema: `https://schema.getpostman.com/json/collection/v${version}/collection.json`,
});

const cases: readonly Case[] = [
  {
    name: 'OpenAPI 2.0',
    count: ofJson(countSwagger2),
    text: JSON.stringify({
      swagger: '2.0',
      info: { title: 'Pets', version: '1' },
      host: 'pets.example',
      securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      parameters: { Limit: { name: 'limit', in: 'query', type: 'integer' } },
      paths: {
        '/pets/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
          put: {
            operationId: 'ChangePet',
            summary: 'Change a pet',
            parameters: [{ $ref: '#/parameters/Limit' }, { name: 'body', in: 'body', schema: { type: 'object' } }],
            responses: { 200: { description: 'OK' }, 404: { description: 'Gone' } },
            security: [{ key: [] }],
          },
        },
      },
    }),
    counted: { operation: 1, parameter: 2, body: 1, response: 2, auth: 2 },
  },
  {
    name: 'OpenAPI 3',
    count: ofJson(countOpenApi3),
    text: JSON.stringify({
      openapi: '3.0.3',
      info: { title: 'Pets', version: '1' },
      servers: [{ url: 'https://pets.example' }],
      components: {
        securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
        schemas: {
          Pet: {
            type: 'object',
            properties: {
              name: { type: 'string' },
              tags: { type: 'array', items: { $ref: '#/components/schemas/Tag' } },
            },
          },
          Tag: { type: 'object', properties: { word: { type: 'string' } } },
        },
      },
      security: [{ key: [] }],
      paths: {
        '/pets/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          put: {
            parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
            requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
            responses: { 200: { description: 'OK' }, 404: { description: 'Gone' } },
          },
        },
      },
    }),
    counted: { operation: 1, parameter: 2, body: 1, response: 2, auth: 1, field: 3 },
  },
  {
    name: 'Postman V1',
    count: ofJson(countPostman1),
    text: JSON.stringify({
      id: 'c',
      name: 'Pets',
      order: ['r'],
      requests: [
        {
          id: 'r',
          name: 'Change a pet',
          method: 'PUT',
          url: 'https://pets.example/pets/:id?limit=1',
          headers: 'X-Trace: 1\n//X-Off: 2\n',
          dataMode: 'raw',
          rawModeData: '{"name":"Rex"}',
          currentHelper: 'basicAuth',
          helperAttributes: {},
          responses: [{ responseCode: { code: 200 }, text: '{"id":1}' }],
        },
      ],
    }),
    counted: { operation: 1, parameter: 4, body: 1, response: 1, auth: 1, field: 2 },
  },
  ...(['2.0.0', '2.1.0'] as const).map((version) => ({
    name: `Postman V${version}`,
    count: ofJson(countPostman2),
    text: JSON.stringify({
      info: collection(version),
      auth: { type: 'bearer' },
      item: [
        {
          name: 'Folder',
          item: [
            {
              name: 'Change a pet',
              request: {
                method: 'PUT',
                url: {
                  raw: 'https://pets.example/pets/:id?limit=1',
                  host: ['pets', 'example'],
                  path: ['pets', ':id'],
                  query: [{ key: 'limit', value: '1' }],
                },
                header: [
                  { key: 'X-Trace', value: '1' },
                  { key: '', value: '' },
                ],
                body: { mode: 'urlencoded', urlencoded: [{ key: 'name', value: 'Rex' }] },
              },
              response: [{ code: 200, body: '{"id":{{id}},"name":"{{name}}"}' }],
            },
          ],
        },
      ],
    }),
    counted: { operation: 1, parameter: 4, body: 1, response: 1, auth: 1, field: 2 },
  })),
  {
    name: 'HAR',
    count: ofJson(countHar),
    text: JSON.stringify({
      log: {
        version: '1.2',
        entries: [
          {
            request: {
              method: 'POST',
              url: 'https://pets.example/pets?limit=1',
              headers: [
                { name: 'Authorization', value: 'Bearer x' },
                { name: 'X-Trace', value: '1' },
              ],
              cookies: [{ name: 'sid', value: 'x' }],
              postData: { mimeType: 'application/json', text: '{"name":"Rex"}' },
            },
            response: { status: 201, content: { mimeType: 'application/json', text: '{}' } },
          },
        ],
      },
    }),
    counted: { operation: 1, parameter: 3, body: 1, response: 1, auth: 1, field: 1 },
  },
  {
    name: 'cURL',
    count: countCurl,
    text: `curl -X POST 'https://pets.example/pets?limit=1' -H 'X-Trace: 1' -u 'user:x' \\\n  -d '{"name":"Rex"}' | jq . ; curl -s pets.example/pets`,
    counted: { operation: 2, parameter: 2, body: 1, auth: 1 },
  },
];

const numbersOf = (parts: readonly Part[]): Partial<Record<Kind, number>> =>
  Object.fromEntries(
    kinds.flatMap((kind) => {
      const found = parts.filter((part) => part.kind === kind).length;
      return found === 0 ? [] : [[kind, found] as const];
    }),
  );

async function bring(text: string): Promise<Result> {
  const outcome = await importDescription({ bytes: new TextEncoder().encode(text) });
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join(' '));
  return resultOf(outcome.connector, outcome.ledger);
}

describe('the counters', () => {
  it.each(cases)('$name', ({ text, count, counted }) => {
    expect(numbersOf(count(text))).toEqual(counted);
  });

  it.each([
    ['quotes of all kinds', `curl 'a b' "c \\"d\\"" $'e\\'f' g\\ h`, [['curl', 'a b', 'c "d"', "e'f", 'g h']]],
    [
      'lines that go on',
      'curl a \\\n  b\ncurl c',
      [
        ['curl', 'a', 'b'],
        ['curl', 'c'],
      ],
    ],
    ['the command prompt', 'curl ^"a b^" ^\n  -H ^"c: ^\\^"d^\\^"^"', [['curl', 'a b', '-H', 'c: "d"']]],
    ['PowerShell', "curl.exe a `\n  'b c'", [['curl.exe', 'a', 'b c']]],
    ['a document', 'Call curl like this:\n```bash\n$ curl a | jq .\n```\n', [['curl', 'a']]],
    ['a file, a note, another program', '# note\ncat x | curl a > out.json\nwget b', [['curl', 'a']]],
    [
      'a text that follows',
      'curl a -d @- <<END\n{"curl b": 1}\nEND\ncurl c',
      [
        ['curl', 'a', '-d', '@-'],
        ['curl', 'c'],
      ],
    ],
  ])('reads %s', (_, text, commands) => {
    expect(readCommands(text)).toEqual(commands);
  });
});

describe('the judge', () => {
  it.each(cases)('$name: nothing is missing, and all is once it is taken out', async ({ text, count }) => {
    const result = await bring(text);
    const parts = count(text);
    expect(parts.filter((part) => openJudge(result)(part) === 'missing')).toEqual([]);

    const nothing = openJudge({ definition: {}, properties: {}, ledger: { ...result.ledger, changes: [] } });
    expect(parts.filter((part) => nothing(part) !== 'missing')).toEqual([]);
  });

  it.each<readonly [string, Kind, (definition: string) => string]>([
    ['a parameter', 'parameter', (text) => text.replace('"limit"', '"other"')],
    [
      'the variable of a path',
      'parameter',
      (text) => text.replace('"name":"id","in":"path"', '"name":"id","in":"query"'),
    ],
    ['a body', 'body', (text) => text.replace('"in":"body"', '"in":"query"')],
    ['an answer', 'response', (text) => text.replace('"404":', '"405":')],
    ['a way to sign in', 'auth', (text) => text.replaceAll('"X-Key"', '"Y-Key"')],
    ['a field within a field', 'field', (text) => text.replace('"word"', '"other"')],
    ['an operation', 'operation', (text) => text.replace('"put":', '"post":')],
  ])('notices that %s is gone', async (_, kind, spoil) => {
    const { text = '', count = countCurl } = cases.find(({ name }) => name === 'OpenAPI 3') ?? {};
    const result = await bring(text);
    const quiet = { ...result, ledger: { ...result.ledger, changes: [] } };
    const missingIn = (definition: string): readonly Part[] => {
      const judge = openJudge({ ...quiet, definition: JSON.parse(definition) });
      return count(text).filter((part) => part.kind === kind && judge(part) === 'missing');
    };
    const definition = JSON.stringify(result.definition);
    expect(missingIn(definition)).toEqual([]);
    expect(missingIn(spoil(definition))).not.toEqual([]);
  });
});
