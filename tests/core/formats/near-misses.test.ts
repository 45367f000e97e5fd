import { describe, expect, it } from 'vitest';
import { importDescription } from '#core/formats/import-description.ts';
import { fixtures, readFolder } from './reading/files.ts';
import { makeZip } from './reading/make-zip.ts';

/** What each file of `fixtures/near` is called, and what the maker is told to do. */
const said: Readonly<Record<string, RegExp>> = {
  'Program.cs': /text of a program.*\/openapi\.json/,
  'advanced-rest-client.json': /Advanced REST Client.*cURL/,
  'api.apib': /API Blueprint.*Convert/,
  'api.gz': /gzip archive.*Unpack/,
  'api.proto': /protocol buffers/,
  'api.raml': /RAML.*Convert/,
  'arazzo.yaml': /Arazzo.*sourceDescriptions/,
  'arm-connector.json': /Azure template.*custom connector in it.*"swagger"/,
  'arm.json': /Azure template.*describes no API/,
  'asyncapi.yaml': /AsyncAPI.*Ask whoever runs the service.*OpenAPI/,
  'bruno.json': /Bruno.*Postman collection/,
  'bytes.bin': /binary file/,
  'calls.sh': /another program than cURL/,
  'chat-plugin.json': /chat plugin.*at https:\/\/api\.example\.com\/openapi\.yaml: save/,
  'compose.yaml': /how a program is run/,
  'empty-list.json': /empty list.*Ask whoever runs the API/,
  'empty-object.json': /empty object.*Ask whoever runs the API/,
  'error-object.json': /error \(403 "The caller does not have permission"\).*signing in/,
  'error-text.txt': /error \(404 .*nothing at that address/,
  'error.xml': /error \(403 "Access Denied"\)/,
  'flow-package.json': /exported flow.*Custom connectors/,
  'flow.json': /flow \(Power Automate.*Custom connectors/,
  'github-contents.json':
    /GitHub.s answer about the file "api\/openapi\.json".*from https:\/\/raw\.example\.com\/api\/openapi\.json and/,
  'google-discovery.json': /Google API discovery/,
  'hoppscotch.json': /Hoppscotch.*OpenAPI/,
  'icon.svg': /SVG image/,
  'insomnia-5.yaml': /Insomnia export/,
  'insomnia.json': /Insomnia export/,
  'introspection.json': /GraphQL/,
  'json-schema-bare.json': /JSON Schema/,
  'json-schema.json': /JSON Schema/,
  'key.pem': /key or a certificate.*nothing of it was kept/,
  'kubernetes.yaml': /how a program is run/,
  'letter.doc': /Office document/,
  'letter.txt': /plain text.*Ask whoever runs the API/,
  'list.json': /a list/,
  'logic-app.json': /flow \(Power Automate/,
  'metadata.json': /OData.*Convert/,
  'metadata.xml': /OData.*Convert/,
  'newman.json': /Postman test run.*Export the collection/,
  'newman.xml': /report of a testing program/,
  'no-version.json': /without its version.*"swagger": "2\.0"/,
  'not-found.json': /error \(404 "Not Found"\).*nothing at that address/,
  'note.xml': /XML/,
  'null.json': /nothing but "null"/,
  'odata-answer.json': /answer of an OData service.*\$metadata/,
  'openapi-9.yaml': /"openapi": 9\.0\.3.*no such version/,
  'openrpc.json': /OpenRPC/,
  'overlay.yaml': /overlay/,
  'package-lock.json': /package-lock/,
  'package.json': /package\.json/,
  'page-404.html': /error \(404 "Not Found"\)/,
  'page-cloudflare.html': /Cloudflare/,
  'page-documenter.html': /Run in Postman/,
  'page-github.html': /GitHub.*Press "Raw"/,
  'page-link.html': /names an API description at https:\/\/api\.example\.com\/swagger\.json/,
  'page-login.html': /one signs in/,
  'page-npm.html': /npm about a package/,
  'page-redoc.html': /\(Redoc\).*at openapi\.yaml, seen from that page/,
  'page-scalar.html': /\(Scalar\).*at \/openapi\.json/,
  'page-swagger-ui-bare.html': /\(Swagger UI\), not the description.*link/,
  'page-swagger-ui-relative.html': /\(Swagger UI\).*at \/v3\/api-docs, seen/,
  'page-swagger-ui.html': /\(Swagger UI\).*at https:\/\/api\.example\.com\/v2\/swagger\.json:/,
  'page.json': /web page.*sign-in page/,
  'paper.json': /PDF document/,
  'part.yaml': /part of an OpenAPI file/,
  'paw.xml': /testing program/,
  'pet.bru': /Bruno/,
  'picture.json': /PNG image/,
  'postman-dump.json': /dump of all Postman data.*Export/,
  'postman-list.json': /list of Postman collections/,
  'postman-run.json': /Postman test run/,
  'problem.json': /error \(429 "Too Many Requests"\).*Wait/,
  'program.py': /text of a program/,
  'readme.md': /names an API description at https:\/\/api\.example\.com\/openapi\.json/,
  'requests.http': /\.http or \.rest/,
  'schema.graphql': /GraphQL/,
  'schema.xsd': /XML schema/,
  'script.csx': /script alone.*together with the definition/,
  'service.wadl': /WADL.*Convert/,
  'service.wsdl': /WSDL/,
  'settings.env': /settings of a program \(\.env\).*nothing of them was kept/,
  'setup.exe': /Windows program/,
  'soapui.xml': /testing program/,
  'swagger-1.2-part.json': /Swagger 1\.2.*one file of several/,
  'swagger-1.2.json': /Swagger 1\.2.*Convert/,
  'swagger-3.json': /"swagger": 3\.0.*no such version/,
  'table.csv': /CSV/,
  'thunder.json': /Thunder Client/,
  'tsconfig.json': /settings of a program/,
  'unauthorized.json': /error \(401 .*signing in/,
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
    expect(errors[0]?.message).not.toMatch(/user:pw|token=|key=1/);
    expect(errors[0]?.file).toBe(name);
  });

  it.each([
    ['url:"https://api.example.com/openapi.json"', 'https://api.example.com/openapi.json'],
    ['url: `https://api.example.com/openapi.json`', 'https://api.example.com/openapi.json'],
    ['url: location.origin + "/v3/api-docs"', '/v3/api-docs, seen'],
    ['url: "https://petstore.swagger.io/v2/swagger.json"', 'https://petstore.swagger.io/v2/swagger.json'],
    ['url: "https://petstore.swagger.io/v2/swagger.json", b: "/v3/api-docs"', '/v3/api-docs'],
  ])('the address in a page with the script %s', async (script, address) => {
    const page = `<html><div id="swagger-ui"></div><script>SwaggerUIBundle({ ${script} })</script></html>`;
    const outcome = await importDescription({ bytes: new TextEncoder().encode(page) });
    expect(outcome.diagnostics[0]?.message).toContain(`is at ${address}`);
  });

  it.each([
    ['cut off', '{"swagger":"2.0","info":{"title":"a"},"paths":{"/a":{"get":{'],
    ['two in one', '{"swagger":"2.0","paths":{}}{"b":2}'],
    ['cut off, YAML', 'swagger: "2.0"\npaths: {"/a": {'],
  ])('a file that is %s is told so once', async (_, text) => {
    const outcome = await importDescription({ bytes: new TextEncoder().encode(text) });
    expect(outcome.ok).toBe(false);
    expect(outcome.diagnostics.filter(({ severity }) => severity === 'error')).toHaveLength(1);
  });

  it.each([
    {
      name: 'an exported flow',
      files: ['manifest.json', 'Microsoft.Flow/flows/1/definition.json'],
      message: /exported flow.*Custom connectors/,
    },
    {
      name: 'a solution',
      files: ['solution.xml', 'customizations.xml'],
      message: /solution without a custom connector/,
    },
    { name: 'a Word document', files: ['[Content_Types].xml', 'word/document.xml'], message: /document of Office/ },
    { name: 'an Excel table', files: ['[Content_Types].xml', 'xl/workbook.xml'], message: /document of Office/ },
    { name: 'a canvas app', files: ['Header.json', 'Controls/1.json'], message: /canvas app/ },
    { name: 'a Bruno collection', files: ['bruno.json', 'pets/Get pet.bru'], message: /Bruno collection/ },
    { name: 'a Java program', files: ['META-INF/MANIFEST.MF', 'Pets.class'], message: /packed program/ },
    { name: 'proto files', files: ['a.proto', 'b.proto'], message: /protocol buffers/ },
    { name: 'anything else', files: ['a.txt', 'b.txt'], message: /Nothing in this describes an API/ },
  ])('$name in an archive', async ({ files, message }) => {
    const bytes = makeZip(files.map((name) => ({ name, data: 'x' })));
    const outcome = await importDescription({ name: 'x.zip', bytes: new Uint8Array(bytes) });
    const [error] = outcome.diagnostics.filter(({ severity }) => severity === 'error');
    expect(error).toMatchObject({ code: 'import/not-recognised', message: expect.stringMatching(message) });
  });

  it('patterns stay quick on text made to tire them', async () => {
    const texts = [
      '<!-- --> '.repeat(20_000),
      '"""'.repeat(50_000),
      '#'.repeat(100_000),
      ' '.repeat(100_000) + 'x',
      '/**/'.repeat(50_000),
      `<html>${'<title>'.repeat(50_000)}`,
      `<html>swagger-ui${"url: '".repeat(50_000)}`,
      `<html>"/${'swagger'.repeat(50_000)}`,
      `<?xml?>${'<'.repeat(100_000)}`,
      'A='.repeat(50_000),
      'A=1\n'.repeat(50_000) + ' ',
      '@a=\n'.repeat(50_000),
      'a,'.repeat(100_000),
      '```\nswagger:\n'.repeat(20_000),
      `log: ${'= {'.repeat(50_000)}`,
      `"openapi": ${'\n{"a":'.repeat(20_000)}`,
    ];
    for (const text of texts) {
      await importDescription({ bytes: new TextEncoder().encode(text) });
    }
  });
});
