import type { ConnectionParameter } from '../../../document/properties.ts';
import { memberOf, textAt, type Loose } from '../../tolerant.ts';
import { isRecord } from '../../../definition/operations.ts';
import { inside } from '../place.ts';
import type { Found } from '../source.ts';
import { kindOf, type BuiltParameter, type BuiltSchema } from './built.ts';
import { chooseMedia, firstExample } from './media-type.ts';
import type { Schemas } from './schema.ts';
import { sayDeprecated } from './schema-keywords.ts';
import { convertCookie } from './cookie.ts';
import { extensionsOf } from './extensions.ts';
import { shortExample } from './schema-values.ts';
import { valueTypeOf, wordsFor } from './value-type.ts';

/** A cookie that a policy sends. */
export interface SentCookie {
  readonly name: string;
  /** A text, or `@connectionParameters('session')`. */
  readonly value: string;
  readonly asked?: { readonly key: string; readonly parameter: ConnectionParameter };
}

export interface ConvertedParameter {
  /** None when it cannot be sent, several for an object whose properties are sent one by one. */
  readonly parameters: readonly BuiltParameter[];
  /** What stands before the value in the path: `;id=` for the style matrix. */
  readonly prefix?: { readonly name: string; readonly text: string };
  readonly cookie?: SentCookie;
  /** The name that the code of the connector has to send once for each value of its list. */
  readonly repeated?: string;
}

const none: ConvertedParameter = { parameters: [] };
const reserved = new Set(['accept', 'content-type', 'authorization']);

const repeatedOptions = [
  { value: 'csv', label: 'One value with commas' },
  { value: 'script', label: 'Code that repeats the name for each value' },
  { value: 'single', label: 'One value only' },
] as const;

const objectOptions = [
  { value: 'fields', label: 'A parameter for each field' },
  { value: 'text', label: 'One JSON text' },
] as const;

/** Sentences for what must be typed as text. */
const asText = {
  json: 'Enter it as JSON text.',
  space: 'Separate several values with a space.',
  pipe: 'Separate several values with "|".',
  pairs: 'Enter names and values in turn, separated by commas: name,value,name,value.',
} as const;

/**
 * A Parameter Object of OpenAPI 3 as parameters of OpenAPI 2.0. Source: domain notes, 8.2.
 *
 * Reports `openapi3/parameter-unfit`, `openapi3/parameter-free-form` (warnings), `openapi3/parameter-as-text`,
 * `openapi3/parameter-taken-apart` (info), and what cookies and schemas report.
 */
export function convertParameter(schemas: Schemas, { value, place }: Found<Loose>): ConvertedParameter {
  const { findings, keeper } = schemas;
  const name = textAt(value, 'name');
  const location = textAt(value, 'in');
  if (name === '' || (location !== 'path' && location !== 'query' && location !== 'header')) {
    if (location === 'cookie' && name !== '') return convertCookie(schemas, value, name, place);
    const message =
      location === 'querystring'
        ? 'A parameter that is the whole query was left out. Describe its parts as query parameters.'
        : 'A parameter has no name, or no place that OpenAPI knows ("in"), and was left out.';
    findings.tell('openapi3/parameter-unfit', 'warning', message, place);
    return none;
  }
  if (location === 'header' && reserved.has(name.toLowerCase())) {
    findings.count('reserved-header', place);
    return none;
  }
  const content = memberOf(value, 'content');
  const { schema, isJson } = isRecord(content) ? schemaInContent(content) : ownSchema();
  const isRequired = location === 'path' || memberOf(value, 'required') === true;
  const described = memberOf(value, 'description');
  const text = typeof described === 'string' ? keeper.text(described, inside(place, 'description')) : undefined;
  if (memberOf(value, 'allowReserved') === true) findings.count('allow-reserved', place);

  const style = textAt(value, 'style') || (location === 'query' ? 'form' : 'simple');
  const explode = memberOf(value, 'explode');
  const isExploded = typeof explode === 'boolean' ? explode : style === 'form' || style === 'deepObject';
  const kind = kindOf(schema);
  if (isJson) return asTextOnly('json');
  if (kind === 'object') return fromObject();
  if (kind === 'array') {
    if (style === 'spaceDelimited' || style === 'pipeDelimited') {
      if (!isExploded) {
        findings.count('separator', place);
        return asTextOnly(style === 'spaceDelimited' ? 'space' : 'pipe', false);
      }
    }
    if (isExploded && location === 'query') return fromRepeated();
  }
  const parameter = build(name, schema, isRequired, text);
  if (location !== 'path' || (style !== 'matrix' && style !== 'label')) return { parameters: [parameter] };
  if (kind === 'array' && isExploded) return asTextOnly('json');
  return { parameters: [parameter], prefix: { name, text: style === 'matrix' ? `;${name}=` : '.' } };

  function ownSchema(): { readonly schema: BuiltSchema; readonly isJson: boolean } {
    const own = memberOf(value, 'schema');
    if (own === undefined) return { schema: { type: 'string' }, isJson: false };
    const at = inside(place, 'schema');
    return {
      schema: schemas.definitions.inline(schemas.convert(own, at, 'request', 0), at, 'request', 0),
      isJson: false,
    };
  }

  function schemaInContent(map: Loose): { readonly schema: BuiltSchema; readonly isJson: boolean } {
    const media = chooseMedia(map, inside(place, 'content'));
    const isPlain = media?.kind === 'text';
    return { schema: { type: 'string' }, isJson: !isPlain };
  }

  /** The query `ids=1&ids=2`, which connectors cannot send by themselves. Source: domain notes O-23. */
  function fromRepeated(): ConvertedParameter {
    const choice = findings.offer('openapi3/repeated-list', place, repeatedOptions);
    if (choice.taken === 'csv') findings.count('repeated-list', place, { choice });
    if (choice.taken === 'single') {
      const message = `"${name.slice(0, 80)}" is a list; one value of it can be sent, as was chosen.`;
      findings.list('openapi3/repeated-list', 'info', message, place, { choice });
      const item = schemas.definitions.inline(schema.items ?? {}, place, 'request', 0);
      const single = kindOf(item) === 'array' || kindOf(item) === 'object' ? { type: 'string' } : item;
      return { parameters: [build(name, single, isRequired, text ?? schema.description)] };
    }
    if (choice.taken !== 'script') return { parameters: [build(name, schema, isRequired, text)] };
    const message = `"${name.slice(0, 80)}" is a list, entered with commas; the code of the connector repeats the name for each value.`;
    findings.list('openapi3/repeated-list', 'info', message, place, { choice });
    return { parameters: [build(name, schema, isRequired, text)], repeated: name };
  }

  function asTextOnly(how: keyof typeof asText, isTold = true): ConvertedParameter {
    if (isTold) {
      const message = `"${name.slice(0, 80)}" is a structured value, which OpenAPI 2.0 has only in bodies. It became one text. ${asText[how]}`;
      findings.tell('openapi3/parameter-as-text', 'info', message, place);
    }
    const { default: _default, enum: _enum, ...rest } = schema;
    const plain: BuiltSchema = { type: 'string', ...(rest.title !== undefined && { title: rest.title }) };
    return {
      parameters: [build(name, plain, isRequired, [text ?? rest.description, asText[how]].filter(Boolean).join(' '))],
    };
  }

  function fromObject(): ConvertedParameter {
    const properties = Object.entries(schema.properties ?? {});
    const isDeep = style === 'deepObject';
    if (location !== 'query' || (!isDeep && !(style === 'form' && isExploded))) {
      return asTextOnly(isExploded || style === 'matrix' || style === 'label' ? 'json' : 'pairs');
    }
    if (properties.length === 0) {
      const message = `"${name.slice(0, 80)}" may have any fields, each sent as a parameter of its own, which connectors cannot do. It became one text: replace it by the parameters you need.`;
      findings.tell('openapi3/parameter-free-form', 'warning', message, place);
      return asTextOnly('json', false);
    }
    const choice = findings.offer('openapi3/parameter-taken-apart', place, objectOptions);
    if (choice.taken === 'text') {
      const message = `"${name.slice(0, 80)}" is an object; it is entered as one JSON text, as was chosen.`;
      findings.tell('openapi3/parameter-taken-apart', 'info', message, place, { choice });
      return asTextOnly('json', false);
    }
    const message = `"${name.slice(0, 80)}" is an object; each of its ${properties.length} fields became a parameter.`;
    findings.tell('openapi3/parameter-taken-apart', 'info', message, place, { choice });
    return { parameters: leavesOf(schema, isDeep ? name : '', isRequired, 0) };
  }

  function leavesOf(object: BuiltSchema, prefix: string, isNeeded: boolean, level: number): readonly BuiltParameter[] {
    return Object.entries(object.properties ?? {}).flatMap(([key, property]) => {
      const leaf = schemas.definitions.inline(property, place, 'request', level);
      const leafName = prefix === '' ? key : `${prefix}[${key}]`;
      const isLeafNeeded = isNeeded && (object.required ?? []).includes(key);
      if (kindOf(leaf) === 'object' && leaf.properties && prefix !== '' && level < 4) {
        return leavesOf(leaf, leafName, isLeafNeeded, level + 1);
      }
      return [build(leafName, leaf, isLeafNeeded, leaf.description)];
    });
  }

  function build(
    called: string,
    built: BuiltSchema,
    isNeeded: boolean,
    description: string | undefined,
  ): BuiltParameter {
    const { default: standard, ...type } = valueTypeOf(schemas, built, place);
    const shownDefault =
      standard === undefined ? undefined : keeper.value(called, standard, inside(place, 'schema', 'default'));
    const isDeprecated = memberOf(value, 'deprecated') === true;
    const words = wordsFor(called, built, isDeprecated ? sayDeprecated(description) : description);
    const sample = called === name ? exampleFor(called, built) : undefined;
    return {
      name: called,
      in: location,
      required: isNeeded,
      ...type,
      ...(shownDefault !== undefined && { default: shownDefault }),
      ...words,
      ...(isDeprecated && { 'x-ms-visibility': 'advanced' }),
      ...(location === 'path' && { 'x-ms-url-encoding': 'single' }),
      ...(location === 'query' && memberOf(value, 'allowEmptyValue') === true && { allowEmptyValue: true }),
      ...(sample !== undefined && { 'x-ms-test-value': sample }),
      ...extensionsOf(value, schemas, place),
    };
  }

  function exampleFor(called: string, built: BuiltSchema): unknown {
    const example = firstExample(value, schemas.source, place);
    const sample = example ? example.value : built.example;
    if (sample === undefined || sample === null || !shortExample(sample)) return undefined;
    return keeper.value(called, sample, example?.place ?? inside(place, 'schema', 'example'), place);
  }
}
