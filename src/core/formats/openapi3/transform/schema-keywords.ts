import { isRecord } from '../../../definition/operations.ts';
import { memberOf, type Loose } from '../../tolerant.ts';
import { inside, type Place } from '../place.ts';
import type { BuiltSchema, Use } from './built.ts';
import { uniteAlternatives } from './alternatives.ts';
import type { Schemas } from './schema.ts';
import { settleValues } from './schema-values.ts';

/** What OpenAPI 2.0 has no word for. Source: domain notes O-79. */
const unsayable = new Set(
  `not if then else dependentSchemas dependentRequired dependencies propertyNames contains minContains maxContains
  unevaluatedItems unevaluatedProperties $dynamicRef $recursiveRef contentSchema`.split(/\s+/),
);

/** Read elsewhere, or about the schema and not the value. */
const silent = new Set(
  `$ref allOf oneOf anyOf $defs definitions $id $schema $anchor $dynamicAnchor $recursiveAnchor $vocabulary $comment
  type format enum const default example examples minimum maximum exclusiveMinimum exclusiveMaximum nullable summary
  contentEncoding contentMediaType additionalItems`.split(/\s+/),
);

/**
 * All members of a schema but those that combine schemas. Its `properties` and `items` are converted on the way.
 * Source: domain notes O-72, O-73, O-79 to O-94.
 */
export function readKeywords(schemas: Schemas, schema: Loose, place: Place, use: Use, depth: number): BuiltSchema {
  const { findings, keeper, convert } = schemas;
  const built: BuiltSchema = {};
  for (const key of Object.keys(schema)) {
    if (silent.has(key)) continue;
    const value = schema[key];
    if (value === undefined) continue;
    switch (key) {
      case 'title':
      case 'description':
        if (typeof value === 'string') built[key] = keeper.text(value, inside(place, key));
        break;
      case 'properties':
        if (isRecord(value))
          built.properties = readProperties(schemas, value, inside(place, key), schema['required'], use, depth);
        else findings.count('member-unfit', inside(place, key));
        break;
      case 'required': {
        // A boolean here is a habit of old files; the parent's list is what counts.
        const names = Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
        if (names.length > 0) built.required = [...new Set(names)];
        break;
      }
      case 'items':
        built.items = Array.isArray(value)
          ? readTuple(value, inside(place, key))
          : value === false
            ? {}
            : convert(value, inside(place, key), use, depth + 1);
        break;
      case 'prefixItems':
        if (Array.isArray(value)) built.items = readTuple(value, inside(place, key));
        break;
      case 'additionalProperties':
        built.additionalProperties =
          typeof value === 'boolean' ? value : convert(value, inside(place, key), use, depth + 1);
        break;
      case 'patternProperties':
        readPatterns(value);
        break;
      case 'discriminator':
        findings.count('discriminator', inside(place, key));
        break;
      case 'readOnly':
        if (value === true) built.readOnly = true;
        break;
      case 'writeOnly':
        if (value === true) findings.count('write-only', place);
        break;
      case 'deprecated':
        if (value === true) built['x-ms-visibility'] = 'advanced';
        break;
      case 'multipleOf':
        if (typeof value === 'number' && value > 0) built.multipleOf = value;
        else findings.count('value-unfit', inside(place, key));
        break;
      case 'minLength':
      case 'maxLength':
      case 'minItems':
      case 'maxItems':
      case 'minProperties':
      case 'maxProperties':
        if (typeof value === 'number' && Number.isInteger(value) && value >= 0) built[key] = value;
        else findings.count('value-unfit', inside(place, key));
        break;
      case 'uniqueItems':
        if (value === true) built.uniqueItems = true;
        break;
      case 'pattern':
        if (typeof value === 'string' && isPattern(value)) built.pattern = value;
        else findings.count('pattern-unfit', inside(place, key));
        break;
      case 'xml':
        if (isXml(value)) built.xml = value;
        break;
      case 'externalDocs':
        if (typeof memberOf(value, 'url') === 'string' && isRecord(value)) built.externalDocs = pickDocs(value);
        break;
      default:
        if (isExtension(key)) {
          const shown = keeper.value('', value, inside(place, key));
          if (shown !== undefined) built[key] = shown;
        } else findings.count(unsayable.has(key) ? 'keyword-left-out' : 'keyword-unknown', inside(place, key));
    }
  }
  if (schema['deprecated'] === true) built.description = sayDeprecated(built.description);
  settleValues(schemas, schema, built, place, use);
  nameDiscriminated(schema, built);
  return built;

  function readTuple(list: readonly unknown[], at: Place): BuiltSchema {
    findings.count('tuple', at);
    const parts = list.filter(isRecord).map((item, index) => convert(item, inside(at, index), use, depth + 1));
    const [first = {}] = parts;
    if (parts.length < 2) return first;
    const contents = parts.map((part) => schemas.definitions.inline(part, at, use, depth + 1));
    return uniteAlternatives(schemas, contents, at, use, depth + 1) ?? {};
  }

  function readPatterns(value: unknown): void {
    const entries = isRecord(value) ? Object.entries(value) : [];
    const [only] = entries;
    if (!only) return;
    const at = inside(place, 'patternProperties');
    findings.count('patterns-of-names', at);
    const own = memberOf(schema, 'additionalProperties');
    if (own !== undefined && own !== false) return;
    const [name, pattern] = only;
    // With several patterns nothing is true of all names.
    built.additionalProperties = entries.length === 1 ? convert(pattern, inside(at, name), use, depth + 1) : true;
  }
}

function readProperties(
  { findings, convert }: Schemas,
  properties: Loose,
  place: Place,
  required: unknown,
  use: Use,
  depth: number,
): Record<string, BuiltSchema> {
  const isRequired = (name: string): boolean => Array.isArray(required) && required.includes(name);
  const entries: [string, BuiltSchema][] = [];
  for (const name of Object.keys(properties)) {
    const property = properties[name];
    if (property === false) {
      findings.count('keyword-left-out', inside(place, name));
      continue;
    }
    const built = convert(property, inside(place, name), use, depth + 1);
    // A value that is always the same is sent without asking. Source: domain notes O-81.
    const isFixed =
      use === 'request' && built.default !== undefined && isRequired(name) && memberOf(property, 'const') !== undefined;
    entries.push([name, isFixed ? { ...built, 'x-ms-visibility': 'internal' } : built]);
  }
  return Object.fromEntries(entries);
}

/** Where the values of a discriminator are listed, its property offers them. Source: domain notes O-80. */
function nameDiscriminated(schema: Loose, built: BuiltSchema): void {
  const discriminator = memberOf(schema, 'discriminator');
  const name = memberOf(discriminator, 'propertyName');
  const mapping = memberOf(discriminator, 'mapping');
  const values = isRecord(mapping) ? Object.keys(mapping) : [];
  if (typeof name !== 'string' || values.length === 0 || !built.properties || !Object.hasOwn(built.properties, name))
    return;
  const property = built.properties[name];
  if (!property || property.type !== 'string' || property.enum !== undefined) return;
  built.properties = { ...built.properties, [name]: { ...property, enum: values } };
}

const isExtension = (key: string): key is `x-${string}` => key.startsWith('x-');

export const sayDeprecated = (text: string | undefined): string =>
  text === undefined || text === '' ? '(deprecated)' : /deprecated/i.test(text) ? text : `${text} (deprecated)`;

const judged = new Map<string, boolean>();

/** The engine is asked only whether it can read the pattern; no pattern is ever run on a text of the source. */
function isPattern(pattern: string): boolean {
  const known = judged.get(pattern);
  if (known !== undefined) return known;
  if (judged.size > 2000) judged.clear();
  let answer = true;
  try {
    new RegExp(pattern);
  } catch {
    answer = isUnicodePattern(pattern);
  }
  judged.set(pattern, answer);
  return answer;
}

function isUnicodePattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

const isXml = (value: unknown): boolean =>
  isRecord(value) &&
  Object.entries(value).every(([key, member]) =>
    ['name', 'namespace', 'prefix'].includes(key)
      ? typeof member === 'string'
      : ['attribute', 'wrapped'].includes(key)
        ? typeof member === 'boolean'
        : key.startsWith('x-'),
  );

/** Link to documentation with the members that OpenAPI 2.0 knows. */
export function pickDocs(value: Loose): { readonly url: unknown; readonly description?: string } {
  const description = memberOf(value, 'description');
  return { url: memberOf(value, 'url'), ...(typeof description === 'string' && { description }) };
}
