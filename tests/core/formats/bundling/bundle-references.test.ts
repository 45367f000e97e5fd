import { describe, expect, it, vi } from 'vitest';
import { bundleReferences } from '#core/formats/bundling/bundle-references.ts';
import { orderDocuments } from '#core/formats/bundling/order-documents.ts';
import { detect } from '#core/formats/detect.ts';
import type { SourceDocument, SourceFile } from '#core/formats/format.ts';
import { importDescription } from '#core/formats/import-description.ts';
import { readDocument } from '#core/formats/reading/read-document.ts';
import { placeOf } from '#core/formats/requests/report-at.ts';
import { openContext } from '../open-context.ts';

type Texts = Readonly<Record<string, string>>;

const filesOf = (texts: Texts): readonly SourceFile[] =>
  Object.entries(texts).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));

function join(texts: Texts): {
  readonly value: unknown;
  readonly main: SourceDocument;
  readonly sources: readonly string[];
  readonly told: readonly string[];
  readonly listed: readonly string[];
} {
  const documents = filesOf(texts).map(readDocument);
  const recognised = detect(orderDocuments(documents));
  if (!recognised.ok) throw new Error('not recognised');
  const { context, diagnostics, changes } = openContext();
  const { detection, sources } = bundleReferences(recognised.value.detection, documents, context);
  const [main] = detection.documents;
  if (!main) throw new Error('no document');
  return {
    value: main.value,
    main,
    sources: sources.map(({ name }) => name),
    told: diagnostics.map(({ code, file, pointer }) => `${code} ${file ?? ''} ${pointer}`),
    listed: changes.map(({ code, document, pointer }) => `${code} ${document.name} ${pointer}`),
  };
}

const api3 = `openapi: 3.0.3
info: {title: Pets, version: "1"}
servers: [{url: https://api.example.com}]
`;

describe('OpenAPI 3', () => {
  const texts = {
    'api/openapi.yaml': `${api3}paths:
  /pets:
    $ref: paths/pets.yaml
  /pets/{id}:
    summary: One pet
    $ref: ./paths/pets.yaml#/one
components:
  schemas:
    Pet:
      $ref: './Schemas/pet%20file.yaml#/Pet'
    Error: {type: object}
`,
    'api/paths/pets.yaml': `get:
  operationId: ListPets
  parameters:
    - $ref: ../common.json#/parameters/limit
  responses:
    "200":
      description: OK
      content:
        application/json:
          schema: {type: array, items: {$ref: '../schemas/pet file.yaml#/Pet'}}
    default: {$ref: '../common.json#/responses/Error'}
one:
  get:
    operationId: GetPet
    responses:
      "200": {description: OK, content: {application/json: {schema: {$ref: '../openapi.yaml#/components/schemas/Pet'}}}}
`,
    'api/schemas/pet file.yaml': `Pet:
  type: object
  properties:
    friends: {type: array, items: {$ref: '#/Pet'}}
    owner: {$ref: owner.yaml}
    code: {$ref: '../common.json#/Error'}
`,
    'api/schemas/owner.json': '{"type": "object", "properties": {"pet": {"$ref": "pet file.yaml#/Pet"}}}',
    'api/common.json': JSON.stringify({
      parameters: { limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
      responses: {
        Error: { description: 'Error', content: { 'application/json': { schema: { $ref: '#/Error' } } } },
      },
      Error: { type: 'string' },
    }),
  };

  it('joins parts of all kinds, each once, under readable names', () => {
    const { value, sources, told } = join(texts);
    expect(value).toEqual({
      openapi: '3.0.3',
      info: { title: 'Pets', version: '1' },
      servers: [{ url: 'https://api.example.com' }],
      paths: {
        '/pets': {
          get: {
            operationId: 'ListPets',
            parameters: [{ $ref: '#/components/parameters/limit' }],
            responses: {
              200: {
                description: 'OK',
                content: {
                  'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } },
                },
              },
              default: { $ref: '#/components/responses/Error' },
            },
          },
          one: expect.anything(),
        },
        '/pets/{id}': {
          summary: 'One pet',
          get: {
            operationId: 'GetPet',
            responses: {
              200: {
                description: 'OK',
                content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
              },
            },
          },
        },
      },
      components: {
        schemas: {
          Pet: {
            type: 'object',
            properties: {
              friends: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
              owner: { $ref: '#/components/schemas/owner' },
              code: { $ref: '#/components/schemas/CommonError' },
            },
          },
          Error: { type: 'object' },
          owner: { type: 'object', properties: { pet: { $ref: '#/components/schemas/Pet' } } },
          CommonError: { type: 'string' },
        },
        parameters: { limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
        responses: {
          Error: {
            description: 'Error',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/CommonError' } } },
          },
        },
      },
    });
    expect(sources.toSorted()).toEqual(Object.keys(texts).toSorted());
    expect(told).toEqual(['reading/files-joined api/openapi.yaml ']);
  });

  it.each([
    { pointer: '/info/title', file: 'api/openapi.yaml', there: '/info/title', line: 2 },
    { pointer: '/paths/~1pets/get/operationId', file: 'api/paths/pets.yaml', there: '/get/operationId', line: 2 },
    { pointer: '/paths/~1pets~1{id}/summary', file: 'api/openapi.yaml', there: '/paths/~1pets~1{id}/summary', line: 8 },
    { pointer: '/paths/~1pets~1{id}/get', file: 'api/paths/pets.yaml', there: '/one/get', line: 13 },
    {
      pointer: '/components/schemas/Pet/properties/friends',
      file: 'api/schemas/pet file.yaml',
      there: '/Pet/properties/friends',
      line: 4,
    },
    { pointer: '/components/schemas/owner/type', file: 'api/schemas/owner.json', there: '/type', line: 1 },
    { pointer: '/components/schemas/Error', file: 'api/openapi.yaml', there: '/components/schemas/Error', line: 14 },
  ])('$pointer leads back to $file', ({ pointer, file, there, line }) => {
    expect(placeOf(join(texts).main, pointer)).toMatchObject({ file, pointer: there, range: { line } });
  });

  it('lists each reference to another file', () => {
    expect(join(texts).listed).toEqual(
      [
        'api/openapi.yaml /paths/~1pets',
        'api/paths/pets.yaml /get/parameters/0',
        'api/paths/pets.yaml /get/responses/200/content/application~1json/schema/items',
        'api/paths/pets.yaml /get/responses/default',
        'api/openapi.yaml /paths/~1pets~1{id}',
        'api/paths/pets.yaml /one/get/responses/200/content/application~1json/schema',
        'api/openapi.yaml /components/schemas/Pet',
        'api/schemas/pet file.yaml /Pet/properties/owner',
        'api/schemas/pet file.yaml /Pet/properties/code',
        'api/schemas/owner.json /properties/pet',
      ].map((place) => `reading/reference-joined ${place}`),
    );
  });

  it('imports as one, nothing left aside, every place in its own file', async () => {
    const fetchSpy = vi.spyOn(globalThis, 'fetch');
    const outcome = await importDescription(filesOf(texts));
    if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
    expect(fetchSpy).not.toHaveBeenCalled();
    fetchSpy.mockRestore();
    expect(outcome.ledger.entries.map(({ outcome: kind, source }) => [kind, source.file, source.pointer])).toEqual([
      ['operation', 'api/paths/pets.yaml', '/get'],
      ['operation', 'api/paths/pets.yaml', '/one/get'],
    ]);
    expect(outcome.diagnostics.map(({ code }) => code).filter((code) => code.startsWith('import/'))).toEqual([]);
    expect(JSON.parse(outcome.connector.definition)).toMatchObject({
      definitions: { Pet: expect.anything(), owner: expect.anything() },
    });
  });
});

describe('OpenAPI 2.0', () => {
  const main = (rest: string): string =>
    `{"swagger":"2.0","info":{"title":"A","version":"1"},"host":"api.example.com","paths":{"/a":{"get":{"operationId":"A","summary":"A","parameters":[{"$ref":"shared.json#/limit"}],"responses":{"200":{"description":"OK","schema":{"$ref":"shared.json#/Pet"},"headers":{"X":{"$ref":"shared.json#/header"}}},"404":{"$ref":"shared.json#/NotFound"}}}}}${rest}}`;
  const shared =
    '{"limit":{"name":"limit","in":"query","type":"string"},"Pet":{"type":"object","properties":{"next":{"$ref":"#/Pet"}}},"header":{"type":"string"},"NotFound":{"description":"None"}}';

  it('parts go where 2.0 has them, others into their place, and the text is written anew', async () => {
    const outcome = await importDescription(filesOf({ 'a.json': main(''), 'shared.json': shared }));
    if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message);
    expect(JSON.parse(outcome.connector.definition)).toMatchObject({
      paths: {
        '/a': {
          get: {
            parameters: [{ $ref: '#/parameters/limit' }],
            responses: {
              200: { schema: { $ref: '#/definitions/Pet' }, headers: { X: { type: 'string' } } },
              404: { $ref: '#/responses/NotFound' },
            },
          },
        },
      },
      definitions: { Pet: { properties: { next: { $ref: '#/definitions/Pet' } } } },
      parameters: { limit: { name: 'limit' } },
      responses: { NotFound: { description: 'None' } },
    });
    expect(outcome.ledger.entries.map(({ source }) => `${source.file} ${source.pointer}`)).toEqual([
      'a.json /paths/~1a/get',
    ]);
    const joined = outcome.ledger.changes.filter(({ code }) => code === 'reading/reference-joined');
    expect(joined.map(({ before, result, after }) => [before, result, after?.slice(0, 60)])).toEqual([
      ['{ "$ref": "shared.json#/limit" }', '/definition/parameters/limit', expect.stringContaining('limit')],
      ['{ "$ref": "shared.json#/Pet" }', '/definition/definitions/Pet', expect.stringContaining('object')],
      ['{ "$ref": "shared.json#/header" }', undefined, undefined],
      ['{ "$ref": "shared.json#/NotFound" }', '/definition/responses/NotFound', expect.stringContaining('None')],
    ]);
  });

  it('a name that is taken is not given again', () => {
    const { value } = join({ 'a.json': main(',"definitions":{"Pet":{"type":"string"}}'), 'shared.json': shared });
    expect(value).toMatchObject({ definitions: { Pet: { type: 'string' }, SharedPet: { type: 'object' } } });
  });
});

describe('which file is meant', () => {
  const main = (reference: string): string =>
    `${api3}paths: {/a: {get: {responses: {"200": {description: OK, content: {application/json: {schema: {$ref: '${reference}'}}}}}}}}\n`;
  it.each([
    { name: 'in a folder above', reference: '../../pet.yaml', file: 'pet.yaml', told: [] },
    { name: 'with a backslash', reference: '..\\pet.yaml', file: 'x/pet.yaml', told: [] },
    { name: 'in another case', reference: './Pet.YAML', file: 'x/y/pet.yaml', told: [] },
    { name: 'of another ending', reference: 'pet.json', file: 'x/y/pet.yaml', told: [] },
    { name: 'with a blank', reference: 'my%20pet.yaml', file: 'x/y/my pet.yaml', told: [] },
    {
      name: 'by its name alone',
      reference: './schemas/pet.yaml',
      file: 'pet.yaml',
      told: ['reading/file-by-name pet.yaml '],
    },
    {
      name: 'on the web',
      reference: 'https://user:pw@example.com/a/pet.yaml?token=s3cr3tt0k3n',
      file: 'pet.yaml',
      told: ['reading/file-by-name pet.yaml '],
    },
  ])('$name', ({ reference, file, told }) => {
    const joined = join({ 'x/y/openapi.yaml': main(reference), [file]: 'type: object\n' });
    expect(joined.sources).toEqual(['x/y/openapi.yaml', file]);
    expect(joined.told.filter((one) => !one.startsWith('reading/files-joined'))).toEqual(told);
  });

  it.each([
    {
      name: 'a file that is not there',
      reference: './pet.yaml',
      code: 'reading/file-missing',
      said: /"\.\/pet\.yaml".*Drop it together with "openapi\.yaml"/,
    },
    {
      name: 'one on the web, its secrets unsaid',
      reference: 'https://user:pw@example.com/pet.yaml?token=s3cr3tt0k3n',
      code: 'reading/file-missing',
      said: /"https:\/\/example\.com\/pet\.yaml" is on the web.*nothing is fetched/,
    },
    { name: 'one of two that may be meant', reference: 'dog.yaml', code: 'reading/file-missing', said: /"dog\.yaml"/ },
    {
      name: 'a part that is not there',
      reference: 'a/dog.yaml#/Cat',
      code: 'reading/part-missing',
      said: /no "a\/dog\.yaml#\/Cat"/,
    },
  ])('$name is named', async ({ reference, code, said }) => {
    const texts = { 'openapi.yaml': main(reference), 'a/dog.yaml': 'type: object\n', 'b/dog.yaml': 'type: object\n' };
    const outcome = await importDescription(filesOf(texts));
    const found = outcome.diagnostics.filter((one) => one.code === code);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'warning', file: 'openapi.yaml', message: expect.stringMatching(said) });
    expect(found[0]?.range?.line).toBe(4);
    expect(JSON.stringify(outcome)).not.toMatch(/user:pw|s3cr3t/);
  });
});

describe('the main file', () => {
  interface Dropped {
    readonly name: string;
    readonly texts: Readonly<Record<string, string>>;
    readonly main: string;
  }
  const description = (title: string, paths: string): string =>
    `openapi: 3.0.3\ninfo: {title: ${title}, version: "1"}\nservers: [{url: https://a.example}]\npaths: ${paths}\n`;
  const operation = '{get: {responses: {"200": {description: OK}}}}';
  it.each<Dropped>([
    {
      name: 'nobody refers to, though it comes last and has fewer operations',
      texts: {
        'part.yaml': description('Part', `{/x: ${operation}, /y: ${operation}}`),
        'main.yaml': description('Main', "{/a: {$ref: 'part.yaml#/paths/~1x'}}"),
      },
      main: 'main.yaml',
    },
    {
      name: 'has most operations',
      texts: {
        'small.yaml': description('Small', `{/x: ${operation}}`),
        'large.yaml': description('Large', `{/x: ${operation}, /y: ${operation}}`),
      },
      main: 'large.yaml',
    },
    {
      name: 'comes first',
      texts: { 'a.yaml': description('A', `{/x: ${operation}}`), 'b.yaml': description('B', `{/x: ${operation}}`) },
      main: 'a.yaml',
    },
  ])('is the one that $name', ({ texts, main }) => {
    expect(join(texts).sources[0]).toBe(main);
  });
});

describe('references without end', () => {
  it('between shared parts stay references', () => {
    const { value } = join({
      'openapi.yaml': `${api3}paths: {/a: {get: {responses: {"200": {description: OK, content: {application/json: {schema: {$ref: a.yaml}}}}}}}}\n`,
      'a.yaml': 'type: object\nproperties: {b: {$ref: b.yaml}}\n',
      'b.yaml': 'type: object\nproperties: {a: {$ref: a.yaml}}\n',
    });
    expect(value).toMatchObject({
      components: {
        schemas: {
          a: { properties: { b: { $ref: '#/components/schemas/b' } } },
          b: { properties: { a: { $ref: '#/components/schemas/a' } } },
        },
      },
    });
  });

  it.each([
    { name: 'path items', a: '$ref: b.yaml\n', b: '$ref: a.yaml\n' },
    {
      name: 'path items in callbacks',
      a: 'get: {responses: {}, callbacks: {c: {u: {$ref: b.yaml}}}}\n',
      b: 'get: {responses: {}, callbacks: {c: {u: {$ref: a.yaml}}}}\n',
    },
  ])('between $name are named', ({ a, b }) => {
    const { told } = join({ 'openapi.yaml': `${api3}paths: {/a: {$ref: a.yaml}}\n`, 'a.yaml': a, 'b.yaml': b });
    expect(told.some((one) => one.startsWith('reading/reference-circle'))).toBe(true);
  });

  it('a file of nothing but references to itself does no harm', () => {
    const loop = '$ref: loop.yaml\n';
    expect(() =>
      join({
        'openapi.yaml': `${api3}paths: {/a: {get: {responses: {"200": {$ref: loop.yaml}}}}}\n`,
        'loop.yaml': loop,
      }),
    ).not.toThrow();
  });

  it('files that double each other stop growing', () => {
    const texts: Record<string, string> = { 'openapi.yaml': `${api3}paths: {/a: {$ref: f0.yaml}}\n` };
    for (let level = 0; level < 30; level += 1) {
      const next = `{$ref: f${level + 1}.yaml}`;
      texts[`f${level}.yaml`] = `get: {responses: {}, callbacks: {c: {u: ${next}, v: ${next}}}}\n`;
    }
    texts['f30.yaml'] = 'get: {responses: {}}\n';
    expect(join(texts).told.some((one) => one.startsWith('reading/reference-circle'))).toBe(true);
  });
});
