import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formMembers, type FormSubject } from '#core/definition/form-members.ts';
import { isRecord } from '#core/definition/operations.ts';
import { openDocument } from '#core/document/open-document.ts';

/** What stands under a member: one object of a kind, a list of them, or a map. */
type Inside = { readonly kind: 'one' | 'list' | 'map'; readonly subject: FormSubject };
const one = (subject: FormSubject): Inside => ({ kind: 'one', subject });
const list = (subject: FormSubject): Inside => ({ kind: 'list', subject });
const map = (subject: FormSubject): Inside => ({ kind: 'map', subject });

const dynamic = {
  'x-ms-dynamic-values': one('dynamicValues'),
  'x-ms-dynamic-list': one('dynamicList'),
  'x-ms-dynamic-schema': one('dynamicSchema'),
  'x-ms-dynamic-properties': one('dynamicProperties'),
  'x-ms-dynamic-tree': one('dynamicTree'),
};
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/** The objects that have forms, and where. */
const structure: Readonly<Partial<Record<FormSubject, Readonly<Record<string, Inside>>>>> = {
  definition: {
    info: one('info'),
    paths: map('pathItem'),
    definitions: map('schema'),
    parameters: map('parameter'),
    responses: map('response'),
    securityDefinitions: map('securityDefinition'),
    tags: list('tag'),
  },
  info: { contact: one('contact'), license: one('license'), 'x-ms-api-annotation': one('infoAnnotation') },
  pathItem: {
    ...Object.fromEntries(methods.map((method) => [method, one('operation')])),
    parameters: list('parameter'),
    'x-ms-notification-content': one('notification'),
  },
  notification: { schema: one('schema') },
  operation: {
    parameters: list('parameter'),
    responses: map('response'),
    externalDocs: one('externalDocs'),
    'x-ms-api-annotation': one('operationAnnotation'),
    'x-ms-pageable': one('pageable'),
    'x-ms-operation-context': one('operationContext'),
    'x-ms-openai-data': one('openaiData'),
    'x-ms-capabilities': one('operationCapabilities'),
  },
  parameter: { schema: one('schema'), items: one('items'), ...dynamic },
  bodyParameter: { schema: one('schema'), ...dynamic },
  schema: {
    properties: map('schema'),
    items: one('schema'),
    additionalProperties: one('schema'),
    allOf: list('schema'),
    anyOf: list('schema'),
    oneOf: list('schema'),
    ...dynamic,
  },
  items: { items: one('items'), ...dynamic },
  response: { schema: one('schema'), headers: map('header') },
  header: { items: one('items') },
  dynamicTree: { settings: one('dynamicTreeSettings'), open: one('dynamicTreeCall'), browse: one('dynamicTreeCall') },
  properties: {
    connectionParameters: map('connectionParameter'),
    connectionParameterSets: one('connectionParameterSets'),
    policyTemplateInstances: list('policy'),
  },
  connectionParameterSets: { values: list('connectionParameterSet'), uiDefinition: one('connectionUiDefinition') },
  connectionParameterSet: { parameters: map('connectionParameter'), uiDefinition: one('connectionUiDefinition') },
  connectionParameter: { uiDefinition: one('connectionUiDefinition'), oAuthSettings: one('oAuthSettings') },
  oAuthSettings: { properties: one('oAuthProperties') },
  connectionUiDefinition: { constraints: one('connectionConstraints') },
};

/** `parameter.x-ms-foo`: the connectors that have the member somewhere, without a field of its own. */
type Uses = Map<string, Set<string>>;

function walk(subject: FormSubject, value: unknown, connector: string, uses: Uses): void {
  if (!isRecord(value)) return;
  const actual =
    typeof value['$ref'] === 'string'
      ? 'reference'
      : subject === 'parameter' && value['in'] === 'body'
        ? 'bodyParameter'
        : subject;
  const known: readonly string[] = formMembers[actual];
  for (const [name, member] of Object.entries(value)) {
    const inside = structure[actual]?.[name];
    // The names of paths are not members that a form would show.
    if (!known.includes(name) && !(actual === 'pathItem' && name.startsWith('/'))) {
      const key = `${actual}.${name}`;
      uses.set(key, (uses.get(key) ?? new Set()).add(connector));
    }
    if (inside?.kind === 'one') walk(inside.subject, member, connector, uses);
    else if (inside && isRecord(member))
      for (const part of Object.values(member)) walk(inside.subject, part, connector, uses);
    else if (inside && Array.isArray(member)) for (const part of member) walk(inside.subject, part, connector, uses);
  }
}

/** Members with fields on other forms than that of the object they stand on. */
const elsewhere = [
  // Signing in, and not what a connection asks for.
  'connectionParameter.oAuthSettings',
  // The operation that tries a connection has a field on General; the file picker is JSON.
  'definition.x-ms-capabilities',
];

const ui = 'src/ui';
const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.svelte') ? [readFileSync(path, 'utf8')] : [];
  });

it('every kind of object with a form shows what the form has no field for', () => {
  const text = sources(ui)
    .filter((source) => /<(?:OtherMembers|RestOf)\b/.test(source))
    .join('\n');
  const missing = Object.keys(formMembers).filter((subject) => !new RegExp(`['"]${subject}['"]`).test(text));
  expect(missing).toEqual([]);
});

const corpus = '../shared/corpus/connectors';

describe.skipIf(!existsSync(corpus))('the published connectors (skipped where the corpus is absent)', () => {
  const names = existsSync(corpus) ? readdirSync(corpus) : [];
  const read = (name: string, file: string): string => {
    const path = `${corpus}/${name}/${file}`;
    return existsSync(path) ? readFileSync(path, 'utf8') : '{}';
  };

  it('use few members that are shown as JSON only, and none that is not shown', () => {
    const uses: Uses = new Map();
    for (const name of names) {
      const { definition, properties } = openDocument({
        definition: read(name, 'apiDefinition.swagger.json'),
        properties: read(name, 'apiProperties.json'),
      });
      walk('definition', definition.value, name, uses);
      walk('properties', properties.value.properties, name, uses);
    }
    const rows = [...uses]
      .map(([key, connectors]) => ({ key, connectors: connectors.size }))
      .toSorted((a, b) => b.connectors - a.connectors || a.key.localeCompare(b.key));
    if (process.env['COVERAGE_LIST'] !== undefined)
      console.log(rows.map(({ key, connectors }) => `${connectors} ${key}`).join('\n'));
    const subjects = new Set<string>(Object.keys(formMembers));
    expect(rows.filter(({ key }) => !subjects.has(key.split('.')[0] ?? ''))).toEqual([]);
    // What a twentieth of the connectors use has a field.
    expect(rows.filter(({ key, connectors }) => connectors > names.length / 20 && !elsewhere.includes(key))).toEqual(
      [],
    );
  });
});
