import { describe, expect, it } from 'vitest';
import { importDescription } from '#core/formats/import-description.ts';
import { fixtures, readFolder } from './reading/files.ts';

/** What each file of `fixtures/near` is called, and what the maker is told to do. */
const said: Readonly<Record<string, RegExp>> = {
  'api.apib': /API Blueprint.*Convert/,
  'api.gz': /gzip archive.*Unpack/,
  'api.proto': /protocol buffers/,
  'api.raml': /RAML.*Convert/,
  'asyncapi.yaml': /AsyncAPI/,
  'bytes.bin': /binary file/,
  'calls.sh': /another program than cURL/,
  'empty-list.json': /empty list/,
  'empty-object.json': /empty object/,
  'google-discovery.json': /Google API discovery/,
  'icon.svg': /SVG image/,
  'insomnia.json': /Insomnia export/,
  'introspection.json': /GraphQL/,
  'json-schema-bare.json': /JSON Schema/,
  'json-schema.json': /JSON Schema/,
  'letter.txt': /plain text/,
  'list.json': /a list/,
  'note.xml': /XML/,
  'null.json': /nothing but "null"/,
  'openapi-9.yaml': /"openapi": 9\.0\.3.*no such version/,
  'package.json': /"name", "version", "dependencies"/,
  'page.json': /web page.*sign-in page/i,
  'paper.json': /PDF document/,
  'postman-dump.json': /dump of all Postman data.*Export/,
  'schema.graphql': /GraphQL/,
  'script.csx': /script alone.*together with the definition/,
  'service.wsdl': /WSDL/,
  'swagger-1.2.json': /Swagger 1\.2.*Convert/,
  'swagger-3.json': /"swagger": 3\.0.*no such version/,
};

describe('a file that is near but wrong is named for what it is', () => {
  const files = readFolder(`${fixtures}near`);

  it('each fixture has its sentence', () => {
    expect(files.map(({ name }) => name)).toEqual(Object.keys(said).toSorted());
  });

  it.each(files.map((file) => ({ file, name: file.name ?? '' })))('$name', async ({ file, name }) => {
    const outcome = await importDescription(file);
    expect(outcome.ok).toBe(false);
    const errors = outcome.diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toEqual(['import/not-recognised']);
    expect(errors[0]?.message).toMatch(said[name] ?? /^$/);
    expect(errors[0]?.file).toBe(name);
  });

  it('patterns stay quick on text made to tire them', async () => {
    const texts = [
      '<!-- --> '.repeat(20_000),
      '"""'.repeat(50_000),
      '#'.repeat(100_000),
      ' '.repeat(100_000) + 'x',
      '/**/'.repeat(50_000),
    ];
    for (const text of texts) {
      await importDescription({ bytes: new TextEncoder().encode(text) });
    }
  });
});
