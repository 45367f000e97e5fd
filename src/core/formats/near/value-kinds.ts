import type { JsonPointer } from '../../document/pointer.ts';
import { isRecord, listAt, memberOf, textAt, type Loose } from '../tolerant.ts';
import { describeAnswer } from './describe-answer.ts';
import { asks, shortly, shownAddress, takes } from './near-miss.ts';

export interface ValueKind {
  /** Points at what gives it away; undefined when it is not this. */
  readonly sign: (value: Loose) => JsonPointer | undefined;
  readonly message: (value: Loose) => string;
}

/** All of the members, whatever their values. */
const has =
  (...names: readonly string[]) =>
  (value: Loose): JsonPointer | undefined =>
    names.every((name) => Object.hasOwn(value, name)) ? `/${names[0] ?? ''}` : undefined;

/** A text member that matches. */
const says =
  (name: string, pattern: RegExp) =>
  (value: Loose): JsonPointer | undefined =>
    pattern.test(textAt(value, name).slice(0, 500)) ? `/${name}` : undefined;

const always =
  (message: string): (() => string) =>
  () =>
    message;

const first =
  (...signs: readonly ValueKind['sign'][]): ValueKind['sign'] =>
  (value) => {
    for (const sign of signs) {
      const pointer = sign(value);
      if (pointer !== undefined) return pointer;
    }
    return undefined;
  };

const hasList =
  (name: string, ...others: readonly string[]): ValueKind['sign'] =>
  (value) =>
    Array.isArray(memberOf(value, name)) && others.every((other) => Object.hasOwn(value, other))
      ? `/${name}`
      : undefined;

/** An object inside that has a member. */
const inside =
  (name: string, sign: ValueKind['sign']): ValueKind['sign'] =>
  (value) => {
    const member = memberOf(value, name);
    const pointer = isRecord(member) ? sign(member) : undefined;
    return pointer === undefined ? undefined : `/${name}${pointer}`;
  };

const isWorkflow: ValueKind['sign'] = first(says('$schema', /Microsoft\.Logic\/.*workflowdefinition/i), (value) =>
  isRecord(memberOf(value, 'actions')) && isRecord(memberOf(value, 'triggers')) ? '/actions' : undefined,
);

/** Files of JSON or YAML, the surest sign first. */
export const valueKinds: readonly ValueKind[] = [
  {
    sign: has('openapi'),
    message: ({ openapi }) =>
      `This says "openapi": ${shortly(openapi)}, and no such version is known here. ${takes} Export the API in one of these.`,
  },
  {
    sign: has('swaggerVersion'),
    message: ({ swaggerVersion, apis }) => {
      const isListing = Array.isArray(apis) && !apis.some((api: unknown) => Array.isArray(memberOf(api, 'operations')));
      const what = isListing
        ? 'only a list of further files, without the operations'
        : 'one file of several, with a part of the operations';
      return `This is Swagger ${shortly(swaggerVersion)}, the version before 2.0, and ${what}. Convert all of them to Swagger 2.0 and bring that in.`;
    },
  },
  {
    sign: has('swagger'),
    message: ({ swagger }) =>
      `This says "swagger": ${shortly(swagger)}, and there is no such version. Write "2.0" if it is OpenAPI 2.0.`,
  },
  {
    sign: has('asyncapi'),
    message: always(
      'This is an AsyncAPI file: it describes messages, and connectors call HTTP services. Ask whoever runs the service whether it can be called over HTTP too, and for the OpenAPI file of that; for events it sends, ask for the address where a webhook is registered.',
    ),
  },
  {
    sign: has('arazzo'),
    message: always(
      'This is an Arazzo file: it says in which order calls are made. Bring in the API description that it names under "sourceDescriptions".',
    ),
  },
  {
    sign: has('overlay', 'actions'),
    message: always(
      'This is an OpenAPI overlay: changes to a description. Bring in the description itself, with the changes made.',
    ),
  },
  {
    sign: has('openrpc'),
    message: always(
      `This is an OpenRPC file: it describes JSON-RPC, and connectors call HTTP services. Ask whoever runs the service whether it can be called over HTTP too, and for the OpenAPI file of that.`,
    ),
  },
  {
    sign: (value) => (textAt(value, '_postman_variable_scope') === 'globals' ? '/_postman_variable_scope' : undefined),
    message: always(
      'These are Postman globals: values, not requests. Export the collection and bring both in together.',
    ),
  },
  {
    sign: first(hasList('values', '_postman_variable_scope'), hasList('values', 'name')),
    message: always(
      'This is a Postman environment: it holds values, not requests. Export the collection and bring both in together.',
    ),
  },
  {
    sign: first(
      hasList('results', 'collection_id'),
      hasList('results', 'totalPass'),
      inside('run', hasList('executions')),
    ),
    message: always(
      'This is the result of a Postman test run, not the requests themselves. Export the collection and bring that in.',
    ),
  },
  {
    sign: hasList('collections', 'version'),
    message: always('This is a dump of all Postman data. Export the one collection you want and bring that in.'),
  },
  {
    sign: (value) =>
      listAt(value, 'collections').some((entry) => textAt(entry, 'uid') !== '') ? '/collections' : undefined,
    message: always(
      'This is a list of Postman collections without their requests. Export the one collection you want and bring that in.',
    ),
  },
  {
    sign: inside(
      'properties',
      first(has('connectionParameters'), has('connectionParameterSets'), has('iconBrandColor')),
    ),
    message: always(
      'These are a connector\'s properties alone. Bring them in together with the definition ("apiDefinition.swagger.json"): both files at once, their folder, or a zip of it.',
    ),
  },
  {
    sign: first(
      hasList('resources', '__export_format'),
      says('_type', /^export$/),
      says('type', /^(?:collection|spec|environment)\.insomnia\.rest\//),
    ),
    message: always(
      'This is an Insomnia export. In Insomnia, open the API design and export it as OpenAPI, or copy each request as cURL, and bring that in.',
    ),
  },
  {
    sign: first(has('brunoConfig'), has('opencollection'), (value) =>
      textAt(value, 'type') === 'collection' && has('name', 'version')(value) !== undefined ? '/type' : undefined,
    ),
    message: always('This is a Bruno collection. Export it from Bruno as a Postman collection, and bring that in.'),
  },
  {
    sign: (value) =>
      Array.isArray(memberOf(value, 'folders')) &&
      Array.isArray(memberOf(value, 'requests')) &&
      (Object.hasOwn(value, 'v') || listAt(value, 'requests').some((request) => textAt(request, 'endpoint') !== ''))
        ? '/requests'
        : undefined,
    message: always(
      'This is a Hoppscotch collection. Export it from Hoppscotch as OpenAPI, or copy each request as cURL, and bring that in.',
    ),
  },
  {
    sign: first(says('clientName', /^Thunder Client/), has('collectionName', 'requests')),
    message: always(
      'This is a Thunder Client collection. Export it from Thunder Client as a Postman collection, and bring that in.',
    ),
  },
  {
    sign: says('kind', /^ARC#/),
    message: always('This is an export of the Advanced REST Client. Copy each request as cURL, and bring these in.'),
  },
  {
    sign: first(has('discoveryVersion'), says('kind', /^discovery#/)),
    message: always(`This is a Google API discovery document. ${takes} Look for an OpenAPI file of the same API.`),
  },
  {
    sign: first(inside('data', has('__schema')), has('__schema')),
    message: always(
      `This is a GraphQL schema. ${takes} Make a connector with one POST operation for the GraphQL address instead.`,
    ),
  },
  {
    sign: first(has('$Version', '$EntityContainer'), has('@odata.context', 'value')),
    message: (value) =>
      Object.hasOwn(value, '$Version')
        ? `This is the metadata ($metadata) of an OData service. ${takes} Convert it to OpenAPI and bring that in.`
        : 'This is an answer of an OData service, not its description. Open the address of the service with /$metadata, convert that to OpenAPI and bring it in.',
  },
  {
    sign: (value) =>
      /deploymentTemplate\.json/i.test(textAt(value, '$schema'))
        ? '/$schema'
        : hasList('resources', 'contentVersion')(value),
    message: (value) => {
      const api = listAt(value, 'resources').find((resource) =>
        isRecord(memberOf(memberOf(resource, 'properties'), 'swagger')),
      );
      return api
        ? 'This is an Azure template (ARM) with a custom connector in it. Copy what stands under "swagger" into a file of its own and bring that in.'
        : 'This is an Azure template (ARM): it sets up resources, and describes no API. Bring in the API description of the service itself.';
    },
  },
  {
    sign: first(
      isWorkflow,
      inside('definition', isWorkflow),
      inside('properties', inside('definition', isWorkflow)),
      inside('properties', has('connectionReferences')),
    ),
    message: always(
      'This is a flow (Power Automate or Logic Apps): it uses connectors, and is none. Download the custom connector itself on the page Custom connectors, and bring that in.',
    ),
  },
  {
    sign: (value) =>
      Object.hasOwn(value, 'packageTelemetryId') ||
      (isRecord(memberOf(value, 'resources')) && has('details')(value) !== undefined)
        ? '/resources'
        : undefined,
    message: always(
      'This is the list of contents of an exported flow. Download the custom connector itself on the page Custom connectors, and bring that in.',
    ),
  },
  {
    sign: has('name_for_model', 'api'),
    message: ({ api }) => {
      const url = shownAddress(textAt(api, 'url'));
      return `This is the manifest of a chat plugin. The description of its API is another file${url === '' ? '' : `, at ${url}`}: save it and bring that in.`;
    },
  },
  {
    sign: (value) =>
      textAt(value, 'encoding') === 'base64' &&
      textAt(value, 'content') !== '' &&
      has('sha', 'path')(value) !== undefined
        ? '/content'
        : undefined,
    message: (value) => {
      const url = shownAddress(textAt(value, 'download_url'));
      return `This is GitHub's answer about the file "${shortly(textAt(value, 'path'), 80)}", not the file itself. Save the file${url === '' ? ' with the button "Raw"' : ` from ${url}`} and bring that in.`;
    },
  },
  {
    sign: has('lockfileVersion'),
    message: always(
      'This is the list of packages of a program (package-lock.json). Look for its OpenAPI or Swagger file and bring that in.',
    ),
  },
  {
    sign: (value) =>
      ['dependencies', 'devDependencies', 'scripts', 'dist', 'dist-tags'].some((name) =>
        isRecord(memberOf(value, name)),
      ) && typeof value['name'] === 'string'
        ? '/name'
        : undefined,
    message: always(
      'This is the manifest of a program (package.json), or what npm says of a package. Look for its OpenAPI or Swagger file and bring that in.',
    ),
  },
  {
    sign: first(has('compilerOptions'), has('generatorVersion'), has('generator-cli')),
    message: always('These are settings of a program. Look for its OpenAPI or Swagger file and bring that in.'),
  },
  {
    sign: first(
      has('apiVersion', 'kind', 'metadata'),
      inside('services', (services) =>
        inside(Object.keys(services)[0] ?? '', first(has('image'), has('build')))(services),
      ),
      has('jobs', 'on'),
    ),
    message: always(
      'This says how a program is run (Kubernetes, Docker Compose or a build), and describes no API. Look for its OpenAPI or Swagger file and bring that in.',
    ),
  },
  {
    sign: (value) => (describeAnswer(value) === undefined ? undefined : ''),
    message: (value) => describeAnswer(value) ?? '',
  },
  {
    sign: first(says('$schema', /json-schema\.org/), (value) =>
      isRecord(value['properties']) ? has('properties', 'type')(value) : has('$defs')(value),
    ),
    message: always(
      'This is a JSON Schema: it describes data, not the calls of an API. Bring in the API description that uses it.',
    ),
  },
  {
    sign: first(has('paths'), has('info'), has('definitions'), has('components')),
    message: (value) =>
      Object.hasOwn(value, 'paths') || Object.hasOwn(value, 'info')
        ? 'This looks like an OpenAPI file without its version. Write "swagger": "2.0" or "openapi": "3.0.0" at its top, whichever it is, and import it again.'
        : 'This looks like a part of an OpenAPI file that others refer to. Bring in the main file, with this one beside it.',
  },
  {
    sign: (value) => (Object.keys(value).length === 0 ? '' : undefined),
    message: always(`The file holds an empty object. ${takes} ${asks}`),
  },
];
