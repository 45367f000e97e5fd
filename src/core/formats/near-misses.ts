import { isRecord } from '../definition/operations.ts';
import type { JsonPointer } from '../document/pointer.ts';
import type { SourceDocument } from './format.ts';
import { binaryKindOf } from './reading/binary-kind.ts';

/** A file that is no format of ours, but known for what it is. */
export interface NearMiss {
  /** What it is and what to do, in one or two sentences. */
  readonly message: string;
  /** What gave it away. */
  readonly pointer: JsonPointer;
  /** False when nothing of it is known beyond its syntax. */
  readonly isKnown: boolean;
}

interface ValueKind {
  /** Points at what gives it away; undefined when it is not this. */
  readonly sign: (value: Readonly<Record<string, unknown>>) => JsonPointer | undefined;
  readonly message: (value: Readonly<Record<string, unknown>>) => string;
}

interface TextKind {
  readonly sign: RegExp;
  readonly message: string;
}

const takes =
  'This version reads OpenAPI 2.0 (Swagger), 3.0 and 3.1, Postman collections, HAR recordings, cURL commands and connector files.';

/** True member, whatever its value. */
const has =
  (...names: readonly string[]) =>
  (value: Readonly<Record<string, unknown>>): JsonPointer | undefined =>
    names.every((name) => Object.hasOwn(value, name)) ? `/${names[0] ?? ''}` : undefined;

const isArrayAt = (value: Readonly<Record<string, unknown>>, name: string): boolean => Array.isArray(value[name]);

// The patterns below must not go over the same text in two ways: hostile files would make them take for ever.

/** Files of JSON or YAML, the surest sign first. */
const valueKinds: readonly ValueKind[] = [
  {
    sign: has('openapi'),
    message: ({ openapi }) =>
      `This says "openapi": ${shortly(openapi)}, and no such version is known here. ${takes} Export the API in one of these.`,
  },
  {
    sign: has('swaggerVersion'),
    message: ({ swaggerVersion }) =>
      `This is Swagger ${shortly(swaggerVersion)}, the version before 2.0. ${takes} Convert it to Swagger 2.0 and bring that in.`,
  },
  {
    sign: has('swagger'),
    message: ({ swagger }) =>
      `This says "swagger": ${shortly(swagger)}, and there is no such version. Write "2.0" if it is OpenAPI 2.0.`,
  },
  {
    sign: has('asyncapi'),
    message: () => `This is an AsyncAPI file: it describes messages, and connectors call HTTP services. ${takes}`,
  },
  {
    sign: (value) =>
      isArrayAt(value, 'values') && (has('_postman_variable_scope')(value) ?? has('name')(value)) !== undefined
        ? '/values'
        : undefined,
    message: () =>
      'This is a Postman environment: it holds values, not requests. Export the collection and bring that in.',
  },
  {
    sign: (value) => (isArrayAt(value, 'collections') && Object.hasOwn(value, 'version') ? '/collections' : undefined),
    message: () => 'This is a dump of all Postman data. Export the one collection you want and bring that in.',
  },
  {
    sign: ({ properties }) =>
      isRecord(properties) &&
      ['connectionParameters', 'connectionParameterSets', 'iconBrandColor'].some((name) =>
        Object.hasOwn(properties, name),
      )
        ? '/properties'
        : undefined,
    message: () =>
      'These are a connector\'s properties alone. Bring them in together with the definition ("apiDefinition.swagger.json"): both files at once, their folder, or a zip of it.',
  },
  {
    sign: (value) => (value['_type'] === 'export' && isArrayAt(value, 'resources') ? '/_type' : undefined),
    message: () => 'This is an Insomnia export. Export it from there as OpenAPI, and bring that in.',
  },
  {
    sign: has('discoveryVersion'),
    message: () => `This is a Google API discovery document. ${takes} Look for an OpenAPI file of the same API.`,
  },
  {
    sign: ({ data, ...rest }) =>
      isRecord(data) && Object.hasOwn(data, '__schema') ? '/data/__schema' : has('__schema')(rest),
    message: () =>
      `This is a GraphQL schema. ${takes} Make a connector with one POST operation for the GraphQL address instead.`,
  },
  {
    sign: (value) => {
      const named = typeof value['$schema'] === 'string' && value['$schema'].includes('json-schema.org');
      return named
        ? '/$schema'
        : isRecord(value['properties'])
          ? has('properties', 'type')(value)
          : has('$defs')(value);
    },
    message: () =>
      'This is a JSON Schema: it describes data, not the calls of an API. Bring in the API description that uses it.',
  },
  {
    sign: (value) => (Object.keys(value).length === 0 ? '' : undefined),
    message: () => `The file holds an empty object. ${takes}`,
  },
];

const textKinds: readonly TextKind[] = [
  {
    sign: /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i,
    message:
      'This is a web page, often a sign-in page that was saved in place of the file. Sign in, open the address again, and save the file itself.',
  },
  {
    sign: /^\s*<[\s\S]{0,4000}?(?:schemas\.xmlsoap\.org\/wsdl|www\.w3\.org\/ns\/wsdl)/i,
    message: `This is a WSDL file of a SOAP service, in XML. ${takes} Look whether the service has a REST description.`,
  },
  {
    sign: /^\s*<svg\b|^\s*<\?xml[\s\S]{0,1000}?<svg\b/i,
    message: `This is an SVG image, not an API description. ${takes}`,
  },
  { sign: /^\s*<(?:\?xml|!DOCTYPE|[A-Za-z])/i, message: `This is XML, which is not supported. ${takes}` },
  {
    sign: /^\s*(?:\$\s*)?(?:(?:wget|https?|xh|iwr|irm|Invoke-(?:RestMethod|WebRequest))[ \t]+\S|(?:await )?fetch\()/,
    message: `These are calls for another program than cURL. ${takes} Write them as cURL commands, and bring those in.`,
  },
  { sign: /^#%RAML\b/, message: `This is a RAML file. ${takes} Convert it to OpenAPI and bring that in.` },
  {
    sign: /^FORMAT:\s*1A/i,
    message: `This is an API Blueprint. ${takes} Convert it to OpenAPI and bring that in.`,
  },
  {
    sign: /^\s*syntax\s*=\s*"proto/,
    message: `These are protocol buffers (gRPC), and connectors call HTTP services. ${takes}`,
  },
  {
    sign: /^(?:\s|#[^\n]*\n|"""(?:(?!""")[\s\S])*""")*(?:(?:extend\s+)?(?:type|interface|input|enum|union|scalar|directive)\s+@?\w+|schema\s*[{@]|query\b|mutation\b)[^;]*?[{=@|(]/,
    message: `This is a GraphQL schema. ${takes} Make a connector with one POST operation for the GraphQL address instead.`,
  },
  {
    sign: /\bclass\s+\w+\s*:\s*ScriptBase\b/,
    message:
      "This is a connector's script alone. Bring it in together with the definition: both files at once, their folder, or a zip of it.",
  },
];

/** Says what a document is that no input format wants, and what to do. Always has an answer. */
export function describeNearMiss(document: SourceDocument): NearMiss {
  const { syntax, value, text, bytes } = document;
  switch (syntax) {
    case 'binary':
      return { message: describeBinary(bytes), pointer: '', isKnown: true };
    case 'text':
      return (
        describeText(text) ?? {
          message: `This is plain text that describes no API. ${takes}`,
          pointer: '',
          isKnown: false,
        }
      );
    case 'json':
      return describeValue(value);
    case 'yaml': {
      // RAML and others begin like YAML, or are YAML with a first line of their own.
      const known = describeValue(value);
      return known.isKnown ? known : (describeText(text) ?? known);
    }
  }
}

function describeText(text: string): NearMiss | undefined {
  const start = text.slice(0, 20_000).replace(/^\uFEFF/, '');
  const kind = textKinds.find(({ sign }) => sign.test(start));
  return kind && { message: kind.message, pointer: '', isKnown: true };
}

function describeValue(value: unknown): NearMiss {
  if (Array.isArray(value)) {
    const what = value.length === 0 ? 'an empty list' : 'a list';
    return {
      message: `The file holds ${what}, and an API description is an object. ${takes}`,
      pointer: '',
      isKnown: false,
    };
  }
  if (!isRecord(value)) {
    const what = value === null ? 'nothing but "null"' : 'a single value';
    return {
      message: `The file holds ${what}, and an API description is an object. ${takes}`,
      pointer: '',
      isKnown: false,
    };
  }
  for (const { sign, message } of valueKinds) {
    const pointer = sign(value);
    if (pointer !== undefined) return { message: message(value), pointer, isKnown: true };
  }
  const names = Object.keys(value)
    .slice(0, 4)
    .map((name) => `"${name.slice(0, 30)}"`);
  return {
    message: `The file holds ${names.join(', ')} and is no API description known here. ${takes}`,
    pointer: '',
    isKnown: false,
  };
}

function describeBinary(bytes: Uint8Array): string {
  const kind = binaryKindOf(bytes);
  const label = kind?.label ?? 'a binary file';
  switch (kind?.kind) {
    case 'image':
      return `This is ${label}, not an API description. ${takes} An icon comes in together with its connector's files.`;
    case 'archive':
      return `This is ${label}. Unpack it and bring in the files, or a zip of them.`;
    default:
      return `This is ${label}, not an API description. ${takes}`;
  }
}

function shortly(version: unknown): string {
  const text = typeof version === 'string' ? version : (JSON.stringify(version) ?? '');
  return text.length > 20 ? `${text.slice(0, 19)}…` : text;
}
