import { memberOf, textAt, type Loose } from '../../tolerant.ts';
import { isRecord } from '../../../definition/operations.ts';
import { inside, type Place } from '../place.ts';
import type { Found } from '../source.ts';
import { kindOf, type BuiltParameter, type BuiltSchema } from './built.ts';
import { chooseMedia, firstExample } from './media-type.ts';
import type { Schemas } from './schema.ts';
import { sayDeprecated } from './schema-keywords.ts';
import { shortExample } from './schema-values.ts';
import { valueTypeOf, wordsFor } from './value-type.ts';

export interface ConvertedParameter {
  /** None when it cannot be sent, several for an object whose properties are sent one by one. */
  readonly parameters: readonly BuiltParameter[];
  /** What stands before the value in the path: `;id=` for the style matrix. */
  readonly prefix?: { readonly name: string; readonly text: string };
}

const none: ConvertedParameter = { parameters: [] };
const reserved = new Set(['accept', 'content-type', 'authorization']);

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
 * Reports `openapi3/cookie-left-out`, `openapi3/parameter-unfit`, `openapi3/parameter-free-form` (warnings),
 * `openapi3/parameter-as-text`, `openapi3/parameter-taken-apart` (info), and what schemas report.
 */
export function convertParameter(schemas: Schemas, { value, place }: Found<Loose>): ConvertedParameter {
  const { findings, keeper } = schemas;
  const name = textAt(value, 'name');
  const location = textAt(value, 'in');
  if (name === '' || (location !== 'path' && location !== 'query' && location !== 'header')) {
    if (location === 'cookie') {
      const message = `The cookie "${name.slice(0, 80)}" was left out: connectors send no cookies. If the API needs it, set the header "Cookie" with a policy.`;
      findings.tell('openapi3/cookie-left-out', 'warning', message, place);
    } else {
      const message =
        location === 'querystring'
          ? 'A parameter that is the whole query was left out. Describe its parts as query parameters.'
          : 'A parameter has no name, or no place that OpenAPI knows ("in"), and was left out.';
      findings.tell('openapi3/parameter-unfit', 'warning', message, place);
    }
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
      findings.count('repeated-list', place);
    } else if (location === 'query' && isExploded) findings.count('repeated-list', place);
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
    const message = `"${name.slice(0, 80)}" is an object; each of its ${properties.length} fields became a parameter.`;
    findings.tell('openapi3/parameter-taken-apart', 'info', message, place);
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
    return keeper.value(called, sample, example?.place ?? inside(place, 'schema', 'example'));
  }
}

/** The `x-…` members of an object, without secrets. Code samples are told and left out. Source: domain notes O-13. */
export function extensionsOf(
  value: Loose,
  { keeper, findings }: Pick<Schemas, 'keeper' | 'findings'>,
  place: Place,
): Record<`x-${string}`, unknown> {
  const kept: Record<`x-${string}`, unknown> = {};
  for (const key of Object.keys(value)) {
    if (!isExtension(key)) continue;
    if (/^x-(?:code-?samples|readme|examples?$|stainless|fern)/i.test(key)) {
      if (/samples|readme/i.test(key)) findings.count('samples-of-code', inside(place, key));
      else findings.count('example-left-out', inside(place, key));
      continue;
    }
    const shown = keeper.value('', value[key], inside(place, key));
    if (shown !== undefined) kept[key] = shown;
  }
  return kept;
}

const isExtension = (key: string): key is `x-${string}` => key.startsWith('x-');
