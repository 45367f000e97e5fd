import type { ExpressionSource, PolicyTemplate, TemplateField } from './template.ts';

const call: readonly ExpressionSource[] = ['connection', 'header', 'query'];
const anything: readonly ExpressionSource[] = [...call, 'body'];

const onlyOneSection = { sections: ['Request'], writesSection: false } as const;

const existsAction = (what: string): TemplateField => ({
  name: 'existsAction',
  label: `If the ${what} is there already`,
  help: 'What happens to the value that the call has.',
  required: false,
  standard: 'override',
  initial: 'override',
  type: {
    kind: 'choice',
    choices: [
      { value: 'override', label: 'Replace it' },
      { value: 'skip', label: 'Keep it' },
      { value: 'append', label: 'Add to it' },
    ],
  },
});

/** Templates about where a call goes and what goes along with it. Source: domain notes, 5. */
export const callTemplates: readonly PolicyTemplate[] = [
  {
    id: 'dynamichosturl',
    name: 'Set host URL',
    isPreview: false,
    intent: 'Call another host, such as one that each connection names',
    group: 'Where calls go',
    about:
      'Takes the place of scheme, host and base URL of the General tab. The path of the operation is put behind it.',
    ...onlyOneSection,
    fields: [
      {
        name: 'urlTemplate',
        label: 'Host URL',
        help: 'Starts with https:// or with an expression. The base URL of the General tab is not added: write it here too.',
        required: true,
        placeholder: "https://@connectionParameters('host')/api",
        type: { kind: 'expression', of: call },
      },
    ],
    examples: [
      {
        title: 'The connection asks for the host',
        values: { urlTemplate: "https://@connectionParameters('siteHost')/api" },
      },
      {
        title: 'A subdomain for each customer',
        values: { urlTemplate: "https://@connectionParameters('subdomain').parcels.example" },
      },
      {
        title: 'A region with a host that is taken otherwise',
        values: { urlTemplate: "@connectionParameters('region','https://api.parcels.example')" },
      },
    ],
    traps: [
      'It does not work through an on-premises data gateway.',
      'What the maker types goes into the address as it is. Say in the description of the field whether https:// belongs to it.',
      'The host on the General tab stays required, though these operations no longer use it.',
    ],
  },
  {
    id: 'routerequesttoendpoint',
    name: 'Route request',
    isPreview: false,
    intent: 'Send an operation to another path, so that two can share one address',
    group: 'Where calls go',
    about:
      'The definition needs a path of its own for each operation. This sends the call to the path that the service knows.',
    ...onlyOneSection,
    fields: [
      {
        name: 'newPath',
        label: 'New path',
        help: 'Below the base URL. Variables in braces are those of the operation’s own path.',
        required: true,
        placeholder: '/orders/{id}',
        type: { kind: 'expression', of: call },
      },
      {
        name: 'httpMethod',
        label: 'Verb',
        help: 'The verb that the service gets.',
        required: false,
        standard: '@Request.OriginalHTTPMethod',
        initial: '@Request.OriginalHTTPMethod',
        type: {
          kind: 'choice',
          choices: [
            { value: '@Request.OriginalHTTPMethod', label: 'The same' },
            ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'].map((verb) => ({
              value: verb,
              label: verb,
            })),
          ],
        },
      },
    ],
    examples: [
      {
        title: 'A second operation on one path',
        values: { newPath: '/orders/{id}', httpMethod: '@Request.OriginalHTTPMethod' },
      },
      { title: 'Two webhook triggers on one address', values: { newPath: '/webhooks', httpMethod: 'POST' } },
    ],
    traps: [
      'Choose the operations: for all of them it would send every call to this one path.',
      'Paths have to differ in the definition. Give each operation a made-up one, such as /webhooks/order-created.',
    ],
  },
  {
    id: 'setheader',
    name: 'Set HTTP header',
    isPreview: false,
    intent: 'Send a header that makers need not fill in',
    group: 'What is sent along',
    about: 'Adds a header to the request, or to the answer before a flow gets it.',
    sections: ['Request', 'Response', 'Failure'],
    writesSection: true,
    fields: [
      {
        name: 'name',
        label: 'Header',
        help: 'The name alone, without the colon.',
        required: true,
        placeholder: 'X-Tenant',
        type: { kind: 'text' },
      },
      {
        name: 'value',
        label: 'Value',
        help: 'A text, an expression, or both together.',
        required: true,
        placeholder: "@connectionParameters('tenant','')",
        type: { kind: 'expression', of: anything },
      },
      existsAction('header'),
    ],
    examples: [
      {
        title: 'A tenant that the connection asks for',
        section: 'Request',
        values: { name: 'X-Tenant', value: "@connectionParameters('tenant','')", existsAction: 'override' },
      },
      {
        title: 'A token in the form the service wants',
        section: 'Request',
        values: { name: 'Authorization', value: "Bearer @connectionParameters('api_key')", existsAction: 'override' },
      },
      {
        title: 'Always ask for JSON',
        section: 'Request',
        values: { name: 'Accept', value: 'application/json', existsAction: 'override' },
      },
      {
        title: 'Content type, unless the operation says one',
        section: 'Request',
        values: { name: 'Content-Type', value: 'application/json', existsAction: 'skip' },
      },
    ],
    traps: [
      'A key typed here can be read by everybody who gets the connector. Let the connection ask for it.',
      'A header parameter of the same name on an operation is overridden, though makers can fill it in.',
    ],
  },
  {
    id: 'setqueryparameter',
    name: 'Set query string parameter',
    isPreview: false,
    intent: 'Send a query parameter that makers need not fill in',
    group: 'What is sent along',
    about: 'Adds a parameter to the address of the request.',
    ...onlyOneSection,
    fields: [
      {
        name: 'name',
        label: 'Query parameter',
        help: 'As the service calls it.',
        required: true,
        placeholder: 'api-version',
        type: { kind: 'text' },
      },
      {
        name: 'value',
        label: 'Value',
        help: 'A text, an expression, or both together.',
        required: true,
        placeholder: '2024-01-01',
        type: { kind: 'expression', of: anything },
      },
      existsAction('parameter'),
    ],
    examples: [
      { title: 'A fixed version', values: { name: 'api-version', value: '2024-01-01', existsAction: 'override' } },
      { title: 'A page size, unless the maker chose one', values: { name: '$top', value: '50', existsAction: 'skip' } },
      {
        title: 'A value of the connection',
        values: { name: 'tenant', value: "@connectionParameters('tenant')", existsAction: 'override' },
      },
    ],
    traps: ['A key in the address is written to logs. Prefer a header where the service takes one.'],
  },
  {
    id: 'setvaluefromurl',
    name: 'Set header/query parameter value from URL',
    isPreview: true,
    intent: 'Ask the service first for a value, such as a token, and send it along',
    group: 'What is sent along',
    about:
      'Makes a call of its own before the request, takes a value from its answer, and puts it in a header or a query parameter.',
    sections: ['Request'],
    writesSection: true,
    fields: [
      {
        name: 'parameterTemplate',
        label: 'Where the value goes',
        help: "@headers('…') for a header, @queryParameters('…') for a query parameter.",
        required: true,
        placeholder: "@headers('Authorization')",
        type: { kind: 'expression', of: ['header', 'query'] },
      },
      {
        name: 'parameterValueUrl',
        label: 'Address to ask',
        help: 'A path on the host, or a whole address. Variables in braces are those of the operation’s path.',
        required: true,
        placeholder: '/token?grant_type=client_credentials',
        type: { kind: 'expression', of: call },
      },
      {
        name: 'parameterValuePathTemplate',
        label: 'Value in the answer',
        help: 'The place in the body of that answer.',
        required: true,
        placeholder: '@body().access_token',
        type: { kind: 'expression', of: ['body'] },
      },
      {
        name: 'httpMethod',
        label: 'Verb',
        help: 'How it asks.',
        required: false,
        standard: 'GET',
        initial: 'GET',
        type: { kind: 'choice', choices: ['GET', 'POST', 'PUT'].map((verb) => ({ value: verb, label: verb })) },
      },
    ],
    examples: [
      {
        title: 'Get a token first',
        section: 'Request',
        values: {
          parameterTemplate: "@headers('Authorization')",
          parameterValueUrl: '/oauth2/token?grant_type=client_credentials',
          parameterValuePathTemplate: '@body().access_token',
          httpMethod: 'POST',
        },
      },
      {
        title: 'Look up an id by the path',
        section: 'Request',
        values: {
          parameterTemplate: "@queryParameters('depot')",
          parameterValueUrl: '/parcels/{id}?fields=depot',
          parameterValuePathTemplate: '@body().depot.id',
          httpMethod: 'GET',
        },
      },
    ],
    traps: [
      'It doubles the calls: each request of a flow becomes two.',
      "The value comes alone. For “Bearer …” put a policy “Set HTTP header” behind it that uses @headers('Authorization').",
      'Policies run in order: one that changes the host has to stand before it, and one that changes it back behind it.',
    ],
  },
];
