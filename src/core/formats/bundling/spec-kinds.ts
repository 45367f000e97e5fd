/** What an object of an API description is, as far as its references go. */
export type Kind =
  | 'root'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'header'
  | 'items'
  | 'requestBody'
  | 'mediaType'
  | 'encoding'
  | 'response'
  | 'callback'
  | 'schema'
  | 'example'
  | 'link'
  | 'securityScheme';

/** One object of a kind, or a map or list of them. */
export interface KindPlace {
  readonly kind: Kind;
  readonly form: 'one' | 'map' | 'list';
}

type Members = Readonly<Record<string, KindPlace>>;

const one = (kind: Kind): KindPlace => ({ kind, form: 'one' });
const map = (kind: Kind): KindPlace => ({ kind, form: 'map' });
const list = (kind: Kind): KindPlace => ({ kind, form: 'list' });

const operations = Object.fromEntries(
  ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'].map((method) => [
    method,
    one('operation'),
  ]),
);
const content: Members = { schema: one('schema'), content: map('mediaType'), examples: map('example') };
const shared: Members = { parameters: map('parameter'), responses: map('response') };

/** The members that lead to references. Source: the fixed fields of OpenAPI 2.0, 3.0 and 3.1. */
const members: Readonly<Record<Kind, Members>> = {
  root: {
    ...shared,
    paths: map('pathItem'),
    webhooks: map('pathItem'),
    components: one('components'),
    definitions: map('schema'),
    securityDefinitions: map('securityScheme'),
  },
  components: {
    ...shared,
    schemas: map('schema'),
    examples: map('example'),
    requestBodies: map('requestBody'),
    headers: map('header'),
    securitySchemes: map('securityScheme'),
    links: map('link'),
    callbacks: map('callback'),
    pathItems: map('pathItem'),
  },
  pathItem: { ...operations, parameters: list('parameter') },
  operation: {
    parameters: list('parameter'),
    requestBody: one('requestBody'),
    responses: map('response'),
    callbacks: map('callback'),
  },
  parameter: { ...content, items: one('items') },
  header: { ...content, items: one('items') },
  items: { items: one('items') },
  requestBody: { content: map('mediaType') },
  mediaType: { schema: one('schema'), itemSchema: one('schema'), examples: map('example'), encoding: map('encoding') },
  encoding: { headers: map('header') },
  response: { schema: one('schema'), headers: map('header'), content: map('mediaType'), links: map('link') },
  callback: {},
  schema: {
    ...Object.fromEntries(
      ['properties', 'patternProperties', 'definitions', '$defs', 'dependentSchemas'].map((name) => [
        name,
        map('schema'),
      ]),
    ),
    ...Object.fromEntries(['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((name) => [name, list('schema')])),
    ...Object.fromEntries(
      `items additionalProperties not if then else contains propertyNames unevaluatedItems unevaluatedProperties`
        .split(' ')
        .map((name) => [name, one('schema')]),
    ),
  },
  example: {},
  link: {},
  securityScheme: {},
};

/** The place of a member or item; undefined where no reference is looked for: samples, extensions, plain values. */
export function placeIn({ kind, form }: KindPlace, key: string): KindPlace | undefined {
  if (form === 'list') return one(kind);
  // Fields may be called whatever they like; among paths and answers `x-…` is an extension.
  if (form === 'map') return kind !== 'schema' && key.startsWith('x-') ? undefined : one(kind);
  if (kind === 'callback') return key.startsWith('x-') ? undefined : one('pathItem');
  return Object.hasOwn(members[kind], key) ? members[kind][key] : undefined;
}

/** Where a description keeps what several places refer to, by kind: the path of member names. */
export type Homes = Readonly<Partial<Record<Kind, readonly string[]>>>;

export const homesOf: Readonly<Record<'2.0' | '3', Homes>> = {
  '2.0': { schema: ['definitions'], parameter: ['parameters'], response: ['responses'] },
  '3': {
    schema: ['components', 'schemas'],
    parameter: ['components', 'parameters'],
    response: ['components', 'responses'],
    requestBody: ['components', 'requestBodies'],
    header: ['components', 'headers'],
    example: ['components', 'examples'],
    link: ['components', 'links'],
    callback: ['components', 'callbacks'],
  },
};
