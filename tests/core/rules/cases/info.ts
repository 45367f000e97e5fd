import { connectorWith, operation, pathsWith } from '../support/document-with.ts';
import type { RuleCases } from './case.ts';

const info = (members: Readonly<Record<string, unknown>>) => ({
  info: { title: 'Pet shop', description: 'Keeps track of pets and their owners.', version: '1.0', ...members },
});
const metadata = (...entries: readonly (readonly [name: unknown, value: unknown])[]) => ({
  'x-ms-connector-metadata': entries.map(([propertyName, propertyValue]) => ({ propertyName, propertyValue })),
});
const website = ['Website', 'https://a.example'] as const;
const privacy = ['Privacy policy', 'https://a.example/privacy'] as const;
const list = '/definition/x-ms-connector-metadata';
const contact = { name: 'Help', url: 'https://a.example', email: 'help@a.example' };
/** A description so long that the whole file has that many characters, without its layout. */
const weighing = (characters: number) => {
  const { definition } = connectorWith({ definition: info({ description: '' }) });
  const rest = JSON.stringify(JSON.parse(definition)).length;
  return info({ description: 'x'.repeat(characters - rest) });
};

export const infoCases: RuleCases = {
  'host-for-tests': [
    { name: 'a real one', found: [] },
    { name: 'with such letters in a word', definition: { host: 'contest.devices.example' }, found: [] },
    { name: 'an environment variable', definition: { host: '@environmentVariables("dev.host")' }, found: [] },
    ...['api-dev.pets.example', 'staging.pets.example', 'pets.test.example:8080', 'a.sandbox.example'].map((host) => ({
      name: host,
      definition: { host },
      found: ['/definition/host'],
      says: /server for tests/,
    })),
    ...['localhost:8080', '127.0.0.1', '192.168.0.7:80', 'printer.local'].map((host) => ({
      name: host,
      definition: { host },
      found: ['/definition/host'],
      says: /cannot reach/,
    })),
  ],
  'base-path-start': [
    { name: 'a slash', found: [] },
    { name: 'none', definition: { basePath: undefined }, found: [] },
    { name: 'an environment variable', definition: { basePath: '@environmentVariables("new_base")' }, found: [] },
    { name: 'a fault of shape', definition: { basePath: 1 }, found: [] },
    {
      name: 'no slash',
      definition: { basePath: 'v1/api' },
      found: ['/definition/basePath'],
      says: /Write "\/v1\/api"/,
      fix: 'Start it with “/”',
      mended: { '/definition/basePath': '/v1/api' },
    },
    {
      name: 'empty',
      definition: { basePath: '' },
      found: ['/definition/basePath'],
      mended: { '/definition/basePath': '/' },
    },
    {
      name: 'a whole address, whose host is not for a rule to change',
      definition: { basePath: 'https://a.example/v1' },
      found: ['/definition/basePath'],
      says: /without "https:\/\/" and the host/,
    },
  ],
  'base-path-end': [
    { name: 'no slash at the end', found: [] },
    { name: 'nothing but a slash', definition: { basePath: '/' }, found: [] },
    {
      name: 'slashes',
      definition: { basePath: '/api/v1//' },
      found: ['/definition/basePath'],
      mended: { '/definition/basePath': '/api/v1' },
    },
  ],
  'schemes-usable': [
    { name: 'https', found: [] },
    { name: 'none, which another rule tells', definition: { schemes: undefined }, found: [] },
    {
      name: 'an empty list',
      definition: { schemes: [] },
      found: ['/definition/schemes'],
      fix: 'Call by https',
      mended: { '/definition/schemes': ['https'] },
    },
    {
      name: 'sockets besides',
      definition: { schemes: ['wss', 'https'] },
      found: ['/definition/schemes/0'],
      mended: { '/definition/schemes': ['https'] },
    },
    { name: 'only sockets', definition: { schemes: ['ws'] }, found: ['/definition/schemes/0'], says: /"ws"/ },
    {
      name: 'of an operation',
      definition: pathsWith({ schemes: ['http', 'ws'] }),
      found: ['/definition/paths/~1pets/get/schemes/1'],
      mended: { '/definition/paths/~1pets/get/schemes': ['http'] },
    },
  ],
  'schemes-https': [
    { name: 'https', found: [] },
    { name: 'a fault of shape', definition: { schemes: 'http' }, found: [] },
    {
      name: 'not said',
      definition: { schemes: undefined },
      found: ['/definition/schemes'],
      mended: { '/definition/schemes': ['https'] },
    },
    {
      name: 'both',
      definition: { schemes: ['http', 'https'] },
      found: ['/definition/schemes'],
      mended: { '/definition/schemes': ['https'] },
    },
    { name: 'http alone', definition: { schemes: ['http'] }, found: ['/definition/schemes'], says: /If it answers/ },
  ],
  'definition-size': [
    { name: 'small', found: [] },
    { name: 'a byte below the limit', definition: weighing(1_048_575), found: [] },
    { name: 'at the limit', definition: weighing(1_048_576), found: ['/definition'], says: /has 1\.00 MB, and less/ },
    {
      name: 'line breaks do not count',
      definition: `{"swagger":"2.0","host":"h","info":{"title":"a","version":"1"},${'\n'.repeat(1_100_000)}"paths":{}}`,
      found: [],
    },
  ],
  'definition-size-near': [
    { name: 'small', found: [] },
    { name: 'large', definition: weighing(512_000), found: ['/definition'], says: /has 500 KB of the 1,024 KB/ },
    { name: 'too large, which another rule tells', definition: weighing(1_048_576), found: [] },
  ],
  'definition-fits-solution': [
    { name: 'small', found: [] },
    { name: 'a definition of 500,000 characters', definition: weighing(500_000), found: [] },
    { name: 'one more', definition: weighing(500_001), found: ['/definition'], says: /has 500,001 characters/ },
    {
      name: 'policies',
      properties: { policyTemplateInstances: [{ templateId: 'setheader', title: 'x'.repeat(500_000) }] },
      found: ['/properties/properties/policyTemplateInstances'],
      says: /The policies have/,
    },
  ],
  'title-length': [
    { name: '30 characters', definition: info({ title: 'x'.repeat(30) }), found: [] },
    { name: 'a fault of shape', definition: info({ title: 5 }), found: [] },
    { name: '31 characters', definition: info({ title: 'x'.repeat(31) }), found: ['/definition/info/title'] },
  ],
  'title-words': [
    { name: 'a name', found: [] },
    { name: 'such letters in a word', definition: info({ title: 'Rapid Overflow Connectors4U' }), found: [] },
    ...['Pets API', 'Pets connector', 'Pets for Power Automate', 'PowerApps Pets', 'Flow Pets', 'Pets APIs'].map(
      (title) => ({ name: title, definition: info({ title }), found: ['/definition/info/title'] }),
    ),
  ],
  'title-ending': [
    { name: 'a letter', found: [] },
    { name: 'a digit', definition: info({ title: 'Pets 24' }), found: [] },
    {
      name: 'a mark',
      definition: info({ title: 'Pets!' }),
      found: ['/definition/info/title'],
      fix: 'Take off the end of the title',
      mended: { '/definition/info/title': 'Pets' },
    },
    {
      name: 'parentheses',
      definition: info({ title: 'Pets (Canada)' }),
      found: ['/definition/info/title'],
      says: /without the parentheses/,
    },
    { name: 'only marks', definition: info({ title: '...' }), found: ['/definition/info/title'] },
  ],
  'title-english': [
    { name: 'plain letters', found: [] },
    { name: 'others', definition: info({ title: 'Büro' }), found: ['/definition/info/title'], says: /"ü"/ },
  ],
  'description-present': [
    { name: 'one', found: [] },
    { name: 'a fault of shape', definition: info({ description: 5 }), found: [] },
    { name: 'no information at all, which is a fault of shape', definition: { info: undefined }, found: [] },
    { name: 'none', definition: info({ description: undefined }), found: ['/definition/info/description'] },
    { name: 'blanks', definition: info({ description: ' ' }), found: ['/definition/info/description'] },
  ],
  'description-length': [
    { name: '30 characters', definition: info({ description: 'x'.repeat(30) }), found: [] },
    { name: '500 characters', definition: info({ description: 'x'.repeat(500) }), found: [] },
    { name: 'none, which another rule tells', definition: info({ description: '' }), found: [] },
    {
      name: '29 characters',
      definition: info({ description: 'x'.repeat(29) }),
      found: ['/definition/info/description'],
      says: /30 or more/,
    },
    {
      name: '501 characters',
      definition: info({ description: 'x'.repeat(501) }),
      found: ['/definition/info/description'],
      says: /500 or less/,
    },
  ],
  'description-own': [
    { name: 'another text', found: [] },
    { name: 'neither', definition: info({ title: '', description: '' }), found: [] },
    {
      name: 'the title as a sentence',
      definition: info({ title: 'Pet shop', description: ' Pet  Shop.' }),
      found: ['/definition/info/description'],
    },
  ],
  'description-product-names': [
    { name: 'none', found: [] },
    {
      name: 'flows in general',
      definition: info({ description: 'Starts a flow when a pet arrives. Flow by flow.' }),
      found: [],
    },
    ...['Use it in Power Automate.', 'For PowerApps and more.', 'Pets for Microsoft Flow.', 'Made for Dataverse.'].map(
      (description) => ({
        name: description,
        definition: info({ description }),
        found: ['/definition/info/description'],
      }),
    ),
  ],
  'description-word-api': [
    { name: 'without', definition: info({ description: 'Rapid help for capital therapists.' }), found: [] },
    {
      name: 'with',
      definition: info({ description: 'Calls the API of the shop.' }),
      found: ['/definition/info/description'],
    },
  ],
  'text-fits-solution': [
    { name: 'short ones', found: [] },
    {
      name: 'as long as can be',
      definition: info({ title: 'x'.repeat(200), description: 'x'.repeat(1000) }),
      found: [],
    },
    {
      name: 'longer',
      definition: info({ title: 'x'.repeat(201), description: 'x'.repeat(1001) }),
      found: ['/definition/info/title', '/definition/info/description'],
    },
  ],
  'contact-complete': [
    { name: 'all', found: [] },
    { name: 'a fault of shape', definition: info({ contact: { ...contact, email: 5 } }), found: [] },
    {
      name: 'none',
      definition: info({}),
      found: ['/definition/info/contact'],
      says: /a name, a page and an e-mail address/,
    },
    {
      name: 'no page',
      definition: info({ contact: { ...contact, url: '' } }),
      found: ['/definition/info/contact'],
      says: /lacks a page/,
    },
  ],
  'contact-email': [
    { name: 'an address', definition: info({ contact }), found: [] },
    { name: 'none', definition: info({ contact: { email: '' } }), found: [] },
    {
      name: 'a link',
      definition: info({ contact: { email: 'mailto:help@a.example' } }),
      found: ['/definition/info/contact/email'],
      fix: 'Write only the address',
      mended: { '/definition/info/contact/email': 'help@a.example' },
    },
    ...['help', 'help@here', 'a b@c.example', '@a.example', 'hjälp@a.example'].map((email) => ({
      name: email,
      definition: info({ contact: { email } }),
      found: ['/definition/info/contact/email'],
    })),
  ],
  'url-format': [
    { name: 'addresses', definition: info({ contact, license: { name: 'MIT', url: 'http://a.example' } }), found: [] },
    { name: 'empty ones', definition: info({ contact: { url: '' } }), found: [] },
    {
      name: 'without its beginning',
      definition: info({ contact: { url: 'www.pets.example/help' } }),
      found: ['/definition/info/contact/url'],
      fix: 'Start it with “https://”',
      mended: { '/definition/info/contact/url': 'https://www.pets.example/help' },
    },
    {
      name: 'everywhere',
      definition: {
        ...pathsWith({ externalDocs: { url: 'see there' } }),
        externalDocs: { url: 'ftp://a.example' },
        tags: [{ name: 'a', externalDocs: { url: '#' } }],
      },
      found: [
        '/definition/externalDocs/url',
        '/definition/tags/0/externalDocs/url',
        '/definition/paths/~1pets/get/externalDocs/url',
      ],
    },
  ],
  'tag-unique': [
    { name: 'two names', definition: { tags: [{ name: 'a' }, { name: 'A' }] }, found: [] },
    {
      name: 'equal entries, which are a fault of shape',
      definition: { tags: [{ name: 'a' }, { name: 'a' }] },
      found: [],
    },
    {
      name: 'the second says more',
      definition: { tags: [{ name: 'a' }, { name: 'b' }, { name: 'a', description: 'd' }] },
      found: ['/definition/tags/2/name'],
      fix: 'Make one of two tags',
      mended: { '/definition/tags': [{ name: 'a', description: 'd' }, { name: 'b' }] },
    },
    {
      name: 'they say different things',
      definition: {
        tags: [
          { name: 'a', description: 'c' },
          { name: 'a', description: 'd' },
        ],
      },
      found: ['/definition/tags/1/name'],
    },
  ],
  'metadata-complete': [
    { name: 'all three', found: [] },
    {
      name: 'written otherwise',
      definition: metadata(website, ['privacy_policy', 'x'], ['categories', 'Data']),
      found: [],
    },
    { name: 'no list, which another rule tells', definition: { 'x-ms-connector-metadata': null }, found: [] },
    {
      name: 'none',
      definition: { 'x-ms-connector-metadata': undefined },
      found: [list],
      says: /website, the privacy policy and the categories/,
    },
    {
      name: 'one is missing, one is empty',
      definition: metadata(website, ['Privacy policy', ' ']),
      found: [`${list}/1/propertyValue`, list],
    },
  ],
  'metadata-names': [
    { name: 'the three', found: [] },
    {
      name: 'a capital too many',
      definition: metadata(website, ['Privacy Policy', 'https://a.example']),
      found: [`${list}/1/propertyName`],
      fix: 'Write “Privacy policy”',
      mended: { [`${list}/1/propertyName`]: 'Privacy policy' },
    },
    {
      name: 'a letter missing',
      definition: metadata(['Websit', 'https://a.example']),
      found: [`${list}/0/propertyName`],
      mended: { [`${list}/0/propertyName`]: 'Website' },
    },
    {
      name: 'the right one is there already',
      definition: metadata(website, ['website', 'https://b.example'], website),
      found: [`${list}/1/propertyName`, `${list}/2/propertyName`],
    },
    {
      name: 'another name',
      definition: metadata(['Support', 'https://a.example']),
      found: [`${list}/0/propertyName`],
      says: /not known/,
    },
  ],
  'metadata-urls': [
    { name: 'addresses', definition: metadata(website, privacy), found: [] },
    { name: 'categories are none', definition: metadata(['Categories', 'Data']), found: [] },
    {
      name: 'without its beginning',
      definition: metadata(['Website', 'pets.example'], ['Privacy policy', 'on request']),
      found: [`${list}/0/propertyValue`, `${list}/1/propertyValue`],
      mended: { [`${list}/0/propertyValue`]: 'https://pets.example' },
    },
  ],
  'category-known': [
    { name: 'two of the list', definition: metadata(['Categories', 'AI;Sales and CRM']), found: [] },
    {
      name: 'other capitals, signs and commas',
      definition: metadata(['Categories', 'data, Sales & CRM; artificial intelligence']),
      found: [`${list}/0/propertyValue`],
      fix: 'Correct the categories',
      mended: { [`${list}/0/propertyValue`]: 'Data;Sales and CRM;AI' },
    },
    {
      name: 'another one',
      definition: metadata(['Categories', 'Data;Pets']),
      found: [`${list}/0/propertyValue`],
      says: /"Pets" is no category/,
    },
  ],
  'category-count': [
    { name: 'two', definition: metadata(['Categories', 'AI; Data;']), found: [] },
    { name: 'three', definition: metadata(['Categories', 'AI;Data;Website']), found: [`${list}/0/propertyValue`] },
  ],
  'document-extensions': [
    { name: 'none', found: [] },
    {
      name: 'as they should be',
      definition: {
        ...info({
          'x-ms-api-annotation': { status: 'Preview' },
          'x-ms-keywords': ['pets'],
          'x-ms-deployment-version': '1.0.0',
          'x-ms-openai-published-to-copilots': [{ 'AICopilot-enabled': true, AICopilotName: 'Sales' }],
        }),
        'x-ms-docs': [{ url: 'https://a.example', description: 'd' }],
        'x-ms-capabilities': {
          testConnection: { operationId: 'GetPet', parameters: { a: 1 } },
          'file-picker': { open: { operationId: 'GetPet' }, 'value-path': 'id' },
        },
      },
      found: [],
    },
    {
      name: 'a status in other letters, a number as version',
      definition: info({ 'x-ms-api-annotation': { status: 'production' }, 'x-ms-deployment-version': 1 }),
      found: ['/definition/info/x-ms-api-annotation/status', '/definition/info/x-ms-deployment-version'],
      says: /Did you mean "Production"\?/,
      fix: 'Correct the spelling',
      mended: {
        '/definition/info/x-ms-api-annotation/status': 'Production',
        '/definition/info/x-ms-deployment-version': '1',
      },
    },
    {
      name: 'lists and objects for one another',
      definition: { 'x-ms-openai-manifest': [], ...info({ 'x-ms-keywords': 'pets' }) },
      found: ['/definition/x-ms-openai-manifest', '/definition/info/x-ms-keywords'],
      says: /"x-ms-openai-manifest" must be the description for AI plugins in \{ \}, not a list/,
    },
  ],
  'ai-manifest-complete': [
    { name: 'none', found: [] },
    { name: 'no object, which another rule tells', definition: { 'x-ms-openai-manifest': [] }, found: [] },
    {
      name: 'complete',
      definition: {
        'x-ms-openai-manifest': { humanName: 'Pets', modelDescription: 'Finds pets.', contactEmail: 'a@b.example' },
      },
      found: [],
    },
    {
      name: 'a text missing, an address that is none',
      definition: { 'x-ms-openai-manifest': { humanName: ' ', modelDescription: 'Finds pets.', contactEmail: 'me' } },
      found: ['/definition/x-ms-openai-manifest/humanName', '/definition/x-ms-openai-manifest/contactEmail'],
    },
  ],
  'mcp-title': [
    { name: 'no such server', found: [] },
    {
      name: 'a title in one word',
      definition: { ...pathsWith({ 'x-ms-agentic-protocol': 'mcp-streamable-1.0' }), ...info({ title: 'Pet-shop_2' }) },
      found: [],
    },
    {
      name: 'spaces',
      definition: pathsWith({ 'x-ms-agentic-protocol': 'mcp-streamable-1.0' }),
      found: ['/definition/info/title'],
      says: /"Pet-shop"/,
    },
  ],
  'unknown-extension': [
    { name: 'known ones', definition: pathsWith({ 'x-ms-visibility': 'internal', 'x-mine': 1 }), found: [] },
    {
      name: 'a typo',
      definition: { ...pathsWith({ 'x-ms-visbility': 'internal' }), ...info({ 'x-ms-api-annotations': {} }) },
      found: ['/definition/info/x-ms-api-annotations', '/definition/paths/~1pets/get/x-ms-visbility'],
      says: /Did you mean "x-ms-api-annotation"/,
      fix: 'Correct the name',
      mended: {
        '/definition/paths/~1pets/get/x-ms-visibility': 'internal',
        '/definition/info/x-ms-api-annotation': {},
      },
    },
    {
      name: 'the right one is there already',
      definition: pathsWith({ 'x-ms-visibilty': 'internal', 'x-ms-visibility': 'internal' }),
      found: ['/definition/paths/~1pets/get/x-ms-visibilty'],
    },
    {
      name: 'of another place',
      definition: { paths: { '/pets': { get: operation(), 'x-ms-trigger': 'single' } }, 'x-ms-keywords': ['a'] },
      found: ['/definition/x-ms-keywords', '/definition/paths/~1pets/x-ms-trigger'],
      says: /belongs to "info"/,
    },
    {
      name: 'a label on an operation',
      definition: pathsWith({ 'x-ms-summary': 'Pet' }),
      found: ['/definition/paths/~1pets/get/x-ms-summary'],
      says: /Move the text there/,
    },
    {
      name: 'one that nobody knows',
      definition: { 'x-ms-pets': 1 },
      found: ['/definition/x-ms-pets'],
      says: /has no effect/,
    },
  ],
};
