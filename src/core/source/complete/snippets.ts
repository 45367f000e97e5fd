import { isRecord } from '../../definition/operations.ts';
import { operationsKey, parameterPrefix, sectionKey } from '../../policies/policy.ts';
import { policyTemplates } from '../../policies/templates/index.ts';
import type { KindName } from '../words/index.ts';
import { escapeSnippet } from './offer.ts';

/** Something often written, with places to fill in. */
export interface Snippet {
  readonly label: string;
  readonly about: string;
  /** Monaco's form: `$1` and `${1:text}` are stops, `\t` is a step further in. A member, or a value. */
  readonly body: string;
}

const response =
  '"responses": {\n\t"200": {\n\t\t"description": "OK",\n\t\t"schema": {\n\t\t\t"type": "object",\n\t\t\t"properties": {}\n\t\t}\n\t}\n}';

const indent = (text: string, steps = 1): string => text.replaceAll('\n', `\n${'\t'.repeat(steps)}`);
const block = (...members: readonly string[]): string => `{\n\t${members.map((one) => indent(one)).join(',\n\t')}\n}`;

const operation = (id: string, summary: string, ...more: readonly string[]): string =>
  block(
    response,
    `"summary": "\${2:${summary}}"`,
    `"description": "\${3:${summary}.}"`,
    `"operationId": "\${1:${id}}"`,
    ...more,
    '"parameters": [$0]',
  );

const pathParameter = block(
  '"name": "${1:id}"',
  '"in": "path"',
  '"required": true',
  '"type": "${2|string,integer|}"',
  '"x-ms-summary": "${3:ID}"',
  '"description": "${4}"',
  '"x-ms-url-encoding": "single"',
);

const value = (place: string, name: string): string =>
  block(
    `"name": "\${1:${name}}"`,
    `"in": "${place}"`,
    '"required": ${2|false,true|}',
    '"type": "${3|string,integer,number,boolean|}"',
    '"x-ms-summary": "${4}"',
    '"description": "${5}"',
  );

const bodyParameter = block(
  '"name": "body"',
  '"in": "body"',
  '"required": true',
  `"schema": ${block('"type": "object"', `"properties": ${block('"${1:name}": {\n\t"type": "string",\n\t"title": "${2:Name}"\n}')}`)}`,
);

const parameterSnippets: readonly Snippet[] = [
  { label: 'Query parameter', about: 'A value behind the "?" of the address.', body: value('query', 'limit') },
  { label: 'Path parameter', about: 'A value in the address: "{id}".', body: pathParameter },
  { label: 'Header parameter', about: 'A value in a header.', body: value('header', 'X-Header') },
  { label: 'Body', about: 'The content of the call, as an object.', body: bodyParameter },
  {
    label: 'Shared parameter',
    about: 'A reference to a parameter of the definition.',
    body: '{ "$ref": "#/parameters/$1" }',
  },
];

const webhookBody = block(
  '"name": "body"',
  '"in": "body"',
  '"required": true',
  `"schema": ${block(
    '"type": "object"',
    '"required": ["${5:callbackUrl}"]',
    `"properties": ${block(
      `"\${5:callbackUrl}": ${block('"type": "string"', '"x-ms-notification-url": true', '"x-ms-visibility": "internal"')}`,
    )}`,
  )}`,
);

const webhook = `"/\${1:hooks}": ${block(
  `"x-ms-notification-content": ${block(
    '"description": "${2:What is sent}"',
    `"schema": ${block('"type": "object"', `"properties": ${block('"${3:id}": { "type": "string", "title": "${4:ID}" }')}`)}`,
  )}`,
  `"post": ${block(
    `"responses": ${block(`"201": ${block('"description": "Created"', `"headers": ${block('"Location": { "type": "string", "description": "Address to delete the hook." }')}`)}`)}`,
    '"summary": "${6:When something happens}"',
    '"description": "This operation triggers ${7:when something happens}."',
    '"operationId": "${8:WhenSomethingHappens}"',
    '"x-ms-trigger": "single"',
    `"parameters": [\n\t${indent(webhookBody)}\n]`,
  )}`,
)}`;

const polling = `"/\${1:items}": ${block(
  `"get": ${block(
    response,
    '"summary": "${2:When an item is added}"',
    '"description": "This operation triggers ${3:when an item is added}."',
    '"operationId": "${4:OnNewItem}"',
    '"x-ms-trigger": "batch"',
    '"x-ms-trigger-metadata": { "kind": "query", "mode": "polling" }',
    `"parameters": [\n\t${indent(block('"name": "${5:since}"', '"in": "query"', '"required": false', '"type": "string"', '"x-ms-visibility": "internal"'))}\n]`,
  )}`,
)}`;

const dynamicPair = `"x-ms-dynamic-values": ${block(
  '"operationId": "${1}"',
  '"value-collection": "${2:value}"',
  '"value-path": "${3:id}"',
  '"value-title": "${4:name}"',
)},\n"x-ms-dynamic-list": ${block(
  '"operationId": "${1}"',
  '"itemsPath": "${2:value}"',
  '"itemValuePath": "${3:id}"',
  '"itemTitlePath": "${4:name}"',
)}`;

const dynamicFields = `"x-ms-dynamic-schema": ${block('"operationId": "${1}"', '"value-path": "${2:schema}/properties"')},\n"x-ms-dynamic-properties": ${block('"operationId": "${1}"', '"itemValuePath": "${2:schema}"')}`;

const choices = `"enum": ["\${1:one}", "\${2:two}"],\n"x-ms-enum-values": [\n\t{ "value": "\${1:one}", "displayName": "\${3:One}" },\n\t{ "value": "\${2:two}", "displayName": "\${4:Two}" }\n]`;

const dynamicMember: readonly Snippet[] = [
  {
    label: 'Dynamic values',
    about: 'Values to choose from that an operation gives, in both forms.',
    body: dynamicPair,
  },
  { label: 'Values with labels', about: 'A list to choose from, with what makers see.', body: choices },
];

/** Members that are often written together, by the kind of object they stand in. */
export const memberSnippets: Partial<Readonly<Record<KindName, readonly Snippet[]>>> = {
  parameter: dynamicMember,
  anyParameter: dynamicMember,
  schema: [
    ...dynamicMember,
    { label: 'Dynamic fields', about: 'Fields that an operation describes, in both forms.', body: dynamicFields },
  ],
  pathItem: ['get', 'post', 'put', 'patch', 'delete'].map((verb) => ({
    label: `Operation: ${verb}`,
    about: 'An operation with all that one needs.',
    body: `"${verb}": ${operation(verb === 'get' ? 'GetItem' : 'DoIt', verb === 'get' ? 'Get item' : 'Do it')}`,
  })),
};

/** What a new entry of a map may be, by the kind of its values. */
export const entrySnippets: Partial<Readonly<Record<KindName, readonly Snippet[]>>> = {
  pathItem: [
    {
      label: 'Path with an operation',
      about: 'An address with one action.',
      body: `"/\${4:items}": ${block(`"get": ${operation('GetItems', 'Get items')}`)}`,
    },
    { label: 'Webhook trigger', about: 'The service calls the flow when something happens.', body: webhook },
    {
      label: 'Polling trigger',
      about: 'The service is asked again and again. A policy pollingtrigger goes with it.',
      body: polling,
    },
  ],
  response: [
    {
      label: 'Response with a body',
      about: 'A success that has outputs.',
      body: response.slice('"responses": {\n\t'.length, -'\n}'.length).replaceAll('\n\t', '\n'),
    },
    {
      label: 'Response without a body',
      about: 'A status, and when it comes.',
      body: '"${1:404}": { "description": "${2:Not found}" }',
    },
  ],
  schema: [
    {
      label: 'Object',
      about: 'Named properties.',
      body: `"\${1:Name}": ${block('"type": "object"', `"properties": ${block('"${2:id}": { "type": "string", "title": "${3:ID}" }')}`)}`,
    },
    {
      label: 'Text',
      about: 'A text with its label.',
      body: '"${1:name}": {\n\t"type": "string",\n\t"title": "${2:Name}",\n\t"description": "${3}"\n}',
    },
    {
      label: 'List of objects',
      about: 'A list whose entries have properties.',
      body: `"\${1:items}": ${block('"type": "array"', `"items": ${block('"type": "object"', '"properties": {}')}`)}`,
    },
  ],
  connectionParameter: [
    {
      label: 'Secret',
      about: 'A key or password that the maker gives.',
      body: connectionParameter('api_key', 'securestring', 'API key', false),
    },
    {
      label: 'Text',
      about: 'A text that the maker gives, such as the name of a site.',
      body: connectionParameter('site', 'string', 'Site', true),
    },
  ],
};

function connectionParameter(name: string, type: string, label: string, isClear: boolean): string {
  return `"\${1:${name}}": ${block(
    `"type": "${type}"`,
    `"uiDefinition": ${block(
      `"displayName": "\${2:${label}}"`,
      '"description": "${3}"',
      '"tooltip": "${4}"',
      `"constraints": ${block('"tabIndex": 2', `"clearText": ${isClear}`, '"required": "true"')}`,
    )}`,
  )}`;
}

/** What an item of a list may be, by its kind. */
export const itemSnippets: Partial<Readonly<Record<KindName, readonly Snippet[]>>> = {
  anyParameter: parameterSnippets,
  enumValue: [
    {
      label: 'Value with a label',
      about: 'What is sent, and what makers see.',
      body: '{ "value": "${1}", "displayName": "${2}" }',
    },
  ],
  metadata: [
    {
      label: 'Metadata',
      about: 'Website, privacy policy or categories.',
      body: '{ "propertyName": "$1", "propertyValue": "$2" }',
    },
  ],
  tag: [{ label: 'Tag', about: 'A group of operations.', body: '{ "name": "${1}", "description": "${2}" }' }],
  allowedValue: [
    {
      label: 'Value with a label',
      about: 'What is sent, and what makers see.',
      body: '{ "text": "${1}", "value": "${2}" }',
    },
  ],
  policy: policyTemplates.map((template) => {
    let stop = 1;
    const members = template.fields.flatMap(({ name, required, initial, placeholder }) => {
      if (!required && initial === undefined) return [];
      const sample = initial ?? placeholder ?? '';
      const stopped = typeof sample === 'string' ? sample : '';
      const written = isRecord(sample)
        ? escapeSnippet(JSON.stringify(sample))
        : `"\${${++stop}:${escapeSnippet(JSON.stringify(stopped).slice(1, -1))}}"`;
      return [`"${parameterPrefix}${name}": ${written}`];
    });
    const section = template.writesSection ? [`"${sectionKey}": "${template.sections[0] ?? 'Request'}"`] : [];
    return {
      label: `Policy: ${template.name}`,
      about: template.about,
      body: block(
        `"templateId": "${template.id}"`,
        `"title": "\${1:${escapeSnippet(template.name)}}"`,
        ...(template.type === undefined ? [] : [`"type": "${template.type}"`]),
        `"parameters": ${block(...members, ...section, `"${operationsKey}": ["$0"]`)}`,
      ),
    };
  }),
};
