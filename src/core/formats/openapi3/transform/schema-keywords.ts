import { isRecord } from '../../../definition/operations.ts';
import { humanise } from '../../../naming/index.ts';
import { memberOf, type Loose } from '../../tolerant.ts';
import { inside, type Place } from '../place.ts';
import type { BuiltSchema, Use } from './built.ts';
import { nameDiscriminated } from './discriminator.ts';
import { isPattern } from './patterns.ts';
import type { Schemas } from './schema.ts';
import { settleValues } from './schema-values.ts';
import { uniteAlternatives } from './unite.ts';

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
        if (typeof value === 'string') built.title = labelFor(keeper.text(value, inside(place, key)));
        break;
      case 'description':
        if (typeof value === 'string') built.description = keeper.text(value, inside(place, key));
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
      case 'prefixItems':
        if (built.items === undefined) Object.assign(built, readItems());
        break;
      case 'additionalProperties':
        built.additionalProperties =
          typeof value === 'boolean' ? value : convert(value, inside(place, key), use, depth + 1);
        break;
      case 'patternProperties':
        readPatterns(value);
        break;
      case 'discriminator':
      case 'writeOnly':
        break;
      case 'readOnly':
        if (value === true) built.readOnly = true;
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
  nameDiscriminated(findings, schema, built, place);
  return built;

  /** Titles of properties are labels; those that generators write are names of types. Source: domain notes O-93. */
  function labelFor(title: string): string {
    if (place.parent?.key !== 'properties' || !typeName.test(title)) return title;
    const choice = findings.offer('openapi3/generated-title', inside(place, 'title'), titleOptions);
    findings.count('generated-title', inside(place, 'title'), { choice });
    return choice.taken === 'replace' ? humanise(String(place.key)) : title;
  }

  /** What stands in a list: in 3.1, `items` says it of those after the ones that have a place each. */
  function readItems(): Pick<BuiltSchema, 'items'> {
    const [items, prefix] = [memberOf(schema, 'items'), memberOf(schema, 'prefixItems')];
    const at = inside(place, 'items');
    if (Array.isArray(items)) return { items: readTuple(items, at) };
    if (!Array.isArray(prefix) || prefix.length === 0) {
      if (items === undefined) return {};
      return { items: items === false ? {} : convert(items, at, use, depth + 1) };
    }
    if (!isRecord(items)) return { items: readTuple(prefix, inside(place, 'prefixItems')) };
    findings.count('tuple', at);
    return { items: readTuple(prefix, inside(place, 'prefixItems'), convert(items, at, use, depth + 1)) };
  }

  function readTuple(list: readonly unknown[], at: Place, ...others: readonly BuiltSchema[]): BuiltSchema {
    findings.count('tuple', at);
    const placed = list.flatMap((item, index) =>
      isRecord(item) ? convert(item, inside(at, index), use, depth + 1) : [],
    );
    const parts = [...placed, ...others];
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
  { findings, convert, writeOnly }: Schemas,
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
    const at = inside(place, name);
    if (memberOf(property, 'writeOnly') === true && !isWanted(at)) continue;
    const built = convert(property, at, use, depth + 1);
    const isConstant =
      use === 'request' && built.default !== undefined && isRequired(name) && memberOf(property, 'const') !== undefined;
    entries.push([name, isConstant && isFixed(at) ? { ...built, 'x-ms-visibility': 'internal' } : built]);
  }
  return Object.fromEntries(entries);

  /** What may only be sent stays in answers that share the definition, unless they get their own. Source: domain notes O-88. */
  function isWanted(at: Place): boolean {
    const choice = findings.offer('openapi3/write-only', at, writeOnlyOptions);
    if (choice.taken === 'keep') writeOnly.push({ place: at, use, choice });
    else {
      const message =
        'A field that may only be sent is not in answers; what answers share has a definition of its own.';
      findings.list('openapi3/write-only', 'info', message, at, { choice });
    }
    return choice.taken === 'keep' || use === 'request';
  }

  /** A value that is always the same is sent without asking. Source: domain notes O-81. */
  function isFixed(at: Place): boolean {
    const choice = findings.offer('openapi3/fixed-value', at, fixedOptions);
    if (choice.taken === 'fixed') findings.count('fixed-value', at, { choice });
    else
      findings.list('openapi3/fixed-value', 'info', 'A field that always has the same value is shown.', at, { choice });
    return choice.taken === 'fixed';
  }
}

const titleOptions = [
  { value: 'keep', label: 'The title as it is' },
  { value: 'replace', label: 'A label made of the name' },
] as const;

const writeOnlyOptions = [
  { value: 'keep', label: 'In requests and answers' },
  { value: 'split', label: 'In requests only' },
] as const;

const fixedOptions = [
  { value: 'fixed', label: 'Sent without asking' },
  { value: 'ask', label: 'A field that makers see' },
] as const;

/** `OrderLineIn`: two words or more, run together. */
const typeName = /^(?=.{4,80}$)[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+$/;

const isExtension = (key: string): key is `x-${string}` => key.startsWith('x-');

export const sayDeprecated = (text: string | undefined): string =>
  text === undefined || text === '' ? '(deprecated)' : /deprecated/i.test(text) ? text : `${text} (deprecated)`;

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
