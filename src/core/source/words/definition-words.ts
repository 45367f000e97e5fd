import { listOf, mapOf, nameOf, object, oneOf, rare, text, truth, word, type Kind, type KindName } from './word.ts';

const mediaTypes = listOf(nameOf('mediaType'));
const requirements = listOf(mapOf(listOf(text), 'security'));
const schemes = listOf(
  oneOf({ https: 'Encrypted. What publishing asks for.', http: 'Not encrypted: only for services inside a network.' }),
);

/** The definition as a whole, and what describes the connector. Source: OpenAPI 2.0; domain notes 1.1, 2.2 and 2.5. */
export const definitionKinds = {
  definition: {
    name: 'the definition',
    words: {
      swagger: word('The version of the format. A connector’s is always "2.0".', oneOf({ '2.0': '' }), '2.0'),
      info: word('What the connector is called and what it does.', object('info'), {
        title: 'Parcel Desk',
        description: 'Look up and book parcels.',
        version: '1.0',
      }),
      host: word(
        'The server that is called: its name, with a port if it needs one, without "https://" and without a path.',
        text,
        'api.parcel.example',
      ),
      basePath: word('The start of every address of the service. It begins with "/".', text, '/v1'),
      schemes: word('How the service is called. Connectors use one scheme.', schemes, ['https']),
      consumes: word('The formats of bodies that the service takes, unless an operation says otherwise.', mediaTypes, [
        'application/json',
      ]),
      produces: word('The formats of the service’s answers, unless an operation says otherwise.', mediaTypes, [
        'application/json',
      ]),
      paths: word('The addresses of the service, each with its operations.', mapOf(object('pathItem')), {
        '/parcels/{id}': { get: {} },
      }),
      definitions: word(
        'Schemas that several operations share. They are referred to as "#/definitions/Name".',
        mapOf(object('schema')),
        { Parcel: { type: 'object', properties: { id: { type: 'string' } } } },
      ),
      parameters: word(
        'Parameters that several operations share. They are referred to as "#/parameters/Name".',
        mapOf(object('anyParameter')),
        { limit: { name: 'limit', in: 'query', type: 'integer' } },
      ),
      responses: word(
        'Responses that several operations share. They are referred to as "#/responses/Name".',
        mapOf(object('response')),
        { NotFound: { description: 'There is no such parcel.' } },
      ),
      securityDefinitions: word(
        'How callers prove who they are. The connection parameters in apiProperties.json ask for the same.',
        mapOf(object('anySecurity')),
        { 'API Key': { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
      ),
      security: word('Which of the security definitions hold for every operation.', requirements, [{ 'API Key': [] }]),
      tags: word('Groups of operations. Makers do not see them.', listOf(object('tag')), [{ name: 'Parcels' }]),
      externalDocs: rare('Where more can be read about the API.', object('externalDocs')),
      'x-ms-connector-metadata': word(
        'Website, privacy policy and categories of the connector. Publishing asks for exactly these three.',
        listOf(object('metadata')),
        [
          { propertyName: 'Website', propertyValue: 'https://parcel.example' },
          { propertyName: 'Privacy policy', propertyValue: 'https://parcel.example/privacy' },
          { propertyName: 'Categories', propertyValue: 'Commerce;Productivity' },
        ],
      ),
      'x-ms-capabilities': word(
        'What the connector can do as a whole: test a connection, or let makers pick a file.',
        object('rootCapabilities'),
        { testConnection: { operationId: 'GetMe', parameters: {} } },
      ),
      'x-ms-openai-manifest': word('How the connector presents itself as an AI plugin.', object('manifest')),
      'x-ms-openai-data': rare(
        'Which operations AI plugins may call. It usually stands on operations.',
        object('openaiData'),
      ),
      'x-ms-docs': rare('Links to documentation.', listOf(object('documentLink'))),
    },
  },
  info: {
    name: 'the information about the connector',
    words: {
      title: word(
        'The connector’s name, at most 30 characters. Without the words "API" and "Connector" and the names of Microsoft’s products.',
        text,
        'Parcel Desk',
      ),
      description: word('What the connector is for. Publishing asks for 30 to 500 characters.', text),
      version: word('The version of the definition.', text, '1.0'),
      contact: word('Whom makers ask for help. Publishing asks for all three members.', object('contact')),
      license: rare('Under which licence the API may be used.', object('license')),
      termsOfService: rare('Address of the terms of service.', text),
      'x-ms-api-annotation': word('Whether the connector is a preview.', object('infoAnnotation'), {
        status: 'Preview',
      }),
      'x-ms-deployment-version': word('A version of your own for this deployment.', text, '1.0.0'),
      'x-ms-keywords': word('Words by which Copilot finds the connector.', listOf(text), ['parcel', 'delivery']),
      'x-ms-openai-published-to-copilots': rare(
        'Copilots that the AI plugin is published to.',
        listOf(object('copilot')),
      ),
    },
  },
  contact: {
    name: 'the contact',
    words: {
      name: word('Name of the team or person.', text, 'Parcel Desk support'),
      url: word('Address of the support page.', text, 'https://parcel.example/support'),
      email: word('E-mail address for questions.', text, 'support@parcel.example'),
    },
  },
  license: {
    name: 'the licence',
    words: { name: word('Name of the licence.', text, 'MIT'), url: word('Where it can be read.', text) },
  },
  infoAnnotation: {
    name: 'the life cycle of the connector',
    words: {
      status: word(
        'Preview or Production. Without it, a connector counts as a preview.',
        oneOf({ Preview: 'Still being tried out.', Production: 'Ready for everybody.' }),
      ),
    },
  },
  copilot: {
    name: 'a copilot',
    words: {
      'AICopilot-enabled': word('Whether this copilot may use the connector.', truth),
      AICopilotName: word('Name of the copilot.', text),
    },
  },
  metadata: {
    name: 'a piece of metadata',
    words: {
      propertyName: word(
        'Which piece it is. The names must be written exactly so.',
        oneOf({
          Website: 'Address of the service’s site.',
          'Privacy policy': 'Address of the privacy policy.',
          Categories: 'One or two categories, with ";" between.',
        }),
      ),
      propertyValue: word('Its value: an address, or categories with ";" between.', text, 'https://parcel.example'),
    },
  },
  documentLink: {
    name: 'a link to documentation',
    words: { url: word('Address of the page.', text), description: word('What is found there.', text) },
  },
  manifest: {
    name: 'the AI plugin',
    words: {
      humanName: word('Name that people see.', text, 'Parcel Desk'),
      modelDescription: word('What the plugin can do, written for the language model.', text),
      contactEmail: word('E-mail address for questions.', text),
      legalUrl: word('Address of the legal information.', text),
    },
  },
  rootCapabilities: {
    name: 'the capabilities of the connector',
    words: {
      testConnection: word(
        'The operation that is called to find out whether a new connection works. It must be a GET without questions to the maker.',
        object('testConnection'),
        { operationId: 'GetMe', parameters: {} },
      ),
      'file-picker': word('The operations by which makers choose a file or folder.', object('filePicker')),
    },
  },
  testConnection: {
    name: 'the test of a connection',
    words: {
      operationId: word('The operation that is called.', nameOf('operation'), 'GetMe'),
      parameters: word('Values for its parameters. Only fixed ones.', mapOf({ kind: 'any' }, 'calledParameter')),
    },
  },
  filePicker: {
    name: 'the choice of a file',
    words: {
      open: word('The operation that lists the top level.', object('filePickerCall'), { operationId: 'ListRoot' }),
      browse: word('The operation that lists a folder.', object('filePickerCall'), { operationId: 'ListFolder' }),
      'value-title': word('Property with the name that is shown.', text, 'DisplayName'),
      'value-path': word('Property with the value that is sent.', text, 'Id'),
      'value-collection': word('Property with the list, where the answer is not the list itself.', text, 'value'),
      'value-folder-property': word('Property that is true for folders.', text, 'IsFolder'),
      'value-media-property': word('Property with the media type.', text, 'MediaType'),
    },
  },
  filePickerCall: {
    name: 'a call of the file picker',
    words: {
      operationId: word('The operation that is called.', nameOf('operation')),
      parameters: word(
        'Its arguments: fixed values, a parameter of the operation, or a property of the chosen entry.',
        mapOf(object('argument'), 'calledParameter'),
        { id: { 'value-property': 'Id' } },
      ),
    },
  },
  tag: {
    name: 'a tag',
    words: {
      name: word('The tag’s name, as operations write it.', text, 'Parcels'),
      description: word('What its operations are about.', text),
      externalDocs: rare('Where more can be read.', object('externalDocs')),
    },
  },
  externalDocs: {
    name: 'a link to documentation',
    words: { description: word('What is found there.', text), url: word('Address of the page.', text) },
  },
  anySecurity: {
    name: 'a security definition',
    words: {
      type: word(
        'How callers prove who they are.',
        oneOf({ apiKey: 'A key in a header or in the query.', basic: 'User name and password.', oauth2: 'OAuth 2.0.' }),
      ),
      description: word('A remark for readers of the file.', text),
    },
  },
  basicSecurity: {
    name: 'basic authentication',
    words: {
      type: word('User name and password.', oneOf({ basic: '' })),
      description: word('A remark for readers of the file.', text),
    },
  },
  keySecurity: {
    name: 'an API key',
    words: {
      type: word('A key in a header or in the query.', oneOf({ apiKey: '' })),
      in: word('Where the key is sent.', oneOf({ header: '', query: 'It may end up in logs: prefer a header.' })),
      name: word('Name of the header or of the query parameter.', text, 'X-Api-Key'),
      description: word('A remark for readers of the file.', text),
    },
  },
  oauthSecurity: {
    name: 'an OAuth 2.0 definition',
    words: {
      type: word('OAuth 2.0.', oneOf({ oauth2: '' })),
      flow: word(
        'How a token is got. Connectors use accessCode.',
        oneOf({
          accessCode: 'The maker signs in on the service’s page. The one that connectors support.',
          implicit: 'Not supported by custom connectors.',
          password: 'Not supported by custom connectors.',
          application: 'Not supported by custom connectors.',
        }),
      ),
      authorizationUrl: word('The page where makers sign in.', text, 'https://id.parcel.example/authorize'),
      tokenUrl: word('Where a code is exchanged for a token.', text, 'https://id.parcel.example/token'),
      scopes: word('What a token may be for. Each value is usually the scope’s own name.', mapOf(text), {
        read: 'read',
      }),
      description: word('A remark for readers of the file.', text),
    },
  },
} satisfies Partial<Record<KindName, Kind>>;
