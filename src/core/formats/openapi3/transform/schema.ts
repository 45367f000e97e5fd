import { isRecord } from '../../../definition/operations.ts';
import type { Choice } from '../../../ledger/choice.ts';
import { memberOf, type Loose } from '../../tolerant.ts';
import { deepest, openDefinitions, type Definitions } from '../definitions.ts';
import type { Findings } from '../findings.ts';
import type { SecretKeeper } from '../passes/keep-secrets-out.ts';
import { inside, type Place } from '../place.ts';
import type { Source } from '../source.ts';
import { weigh } from '../weigh.ts';
import { chooseAlternative } from './alternatives.ts';
import { kindOf, type BuiltSchema, type Use } from './built.ts';
import { mergeAll } from './merge.ts';
import { readKeywords } from './schema-keywords.ts';

export interface WriteOnlyField {
  readonly place: Place;
  readonly use: Use;
  readonly choice: Choice;
}

/** What the parts of the schema conversion share. */
export interface Schemas {
  readonly source: Source;
  readonly findings: Findings;
  readonly keeper: SecretKeeper;
  readonly definitions: Definitions;
  /** Properties for requests only, told of once it is known what answers use. */
  readonly writeOnly: WriteOnlyField[];
  /** A Schema Object of OpenAPI 3 as one of OpenAPI 2.0: valid by itself, references made references to definitions. */
  readonly convert: (schema: unknown, place: Place, use: Use, depth: number) => BuiltSchema;
  /** As `convert`, but a part of a whole: what it requires may be described by another part. */
  readonly convertPart: (schema: unknown, place: Place, use: Use, depth: number) => BuiltSchema;
}

/** Members beside a `$ref` or a lone `allOf` that say nothing about the values themselves. */
const texts = new Set(
  'title description summary example examples default deprecated readOnly writeOnly nullable type xml externalDocs discriminator $defs definitions $id $schema $comment $anchor'.split(
    ' ',
  ),
);
const combining = new Set(['$ref', 'allOf']);

/** A value with no more to it than this is copied for the sake of the texts beside its reference. */
const small = 60;

/**
 * @param textLength Of the source, in UTF-16 code units: how much it may grow by merging depends on it.
 * Reports `openapi3/too-deep` (warning) and what merging, choosing and the keywords report. Source: domain notes, 8.5.
 */
export function openSchemas(source: Source, findings: Findings, keeper: SecretKeeper, textLength: number): Schemas {
  // Five times what the source may consist of, and something for small ones.
  const definitions = openDefinitions(source, findings, convert, 50_000 + textLength / 4);
  const schemas: Schemas = { source, findings, keeper, definitions, writeOnly: [], convert, convertPart };
  return schemas;

  function convert(schema: unknown, place: Place, use: Use, depth: number): BuiltSchema {
    const built = convertPart(schema, place, use, depth);
    return built.required === undefined ? built : settleRequired(built, place, use, findings);
  }

  function convertPart(schema: unknown, place: Place, use: Use, depth: number): BuiltSchema {
    if (schema === true) return {};
    if (!isRecord(schema)) {
      findings.count('schema-unfit', place);
      return {};
    }
    if (depth > deepest) {
      const message = `Schemas are nested more than ${deepest} levels deep here. Any value is allowed from here on.`;
      findings.tell('openapi3/too-deep', 'warning', message, place);
      return {};
    }
    const reference = memberOf(schema, '$ref');
    if (typeof reference === 'string') return besideReference(schema, reference, place, place, use, depth);
    const only = loneReference(schema);
    if (only !== undefined) {
      return besideReference(schema, only, place, inside(place, 'allOf', 0), use, depth);
    }
    const own = readKeywords(schemas, schema, place, use, depth);
    const parts = [own];
    const { allOf, oneOf, anyOf } = schema;
    if (Array.isArray(allOf)) {
      allOf.forEach((branch: unknown, index) => parts.push(readPart(branch, inside(place, 'allOf', index))));
    }
    if (Array.isArray(oneOf) || Array.isArray(anyOf)) {
      for (const [key, list] of [
        ['oneOf', oneOf],
        ['anyOf', anyOf],
      ] as const) {
        if (!Array.isArray(list)) continue;
        const isAlone =
          parts.length === 1 &&
          !Object.keys(own).some((name) => name !== 'title' && name !== 'description' && name !== 'example');
        const chosen = chooseAlternative(
          schemas,
          list,
          memberOf(schema, 'discriminator'),
          { isAlone, use, depth },
          inside(place, key),
        );
        if (chosen.$ref !== undefined) {
          if (isAlone) {
            if (Object.keys(own).length > 0) findings.count('reference-texts', place);
            return chosen;
          }
          parts.push(definitions.inline(chosen, place, use, depth));
        } else parts.push(chosen);
      }
    }
    if (schema['discriminator'] !== undefined) findings.count('discriminator', inside(place, 'discriminator'));
    return parts.length === 1 ? own : mergeAll(schemas, parts, place, use, depth);

    function readPart(branch: unknown, at: Place): BuiltSchema {
      const target = memberOf(branch, '$ref');
      if (typeof target === 'string' && isRecord(branch) && Object.keys(branch).length === 1)
        return definitions.contentOf(target, at, use, depth) ?? {};
      return definitions.inline(convertPart(branch, at, use, depth + 1), at, use, depth);
    }
  }

  /**
   * A reference with something beside it. Texts go where the value is small enough to be copied; in 3.1 other members
   * count and are merged with what the reference leads to. Source: domain notes O-71.
   */
  function besideReference(
    schema: Loose,
    reference: string,
    place: Place,
    referenceAt: Place,
    use: Use,
    depth: number,
  ): BuiltSchema {
    const beside = Object.keys(schema).filter((key) => !combining.has(key));
    if (beside.length === 0) return definitions.refer(reference, referenceAt, use);
    const isMore = beside.some((key) => !texts.has(key) && !key.startsWith('x-'));
    if (isMore && (!source.isVersion30 || referenceAt !== place)) {
      const content = definitions.contentOf(reference, referenceAt, use, depth);
      const own = convertPart(without(schema), place, use, depth + 1);
      return content
        ? mergeAll(schemas, [definitions.inline(own, place, use, depth), content], place, use, depth)
        : own;
    }
    if (source.targetOf(reference).kind === 'inside') {
      const target = source.targetOf(reference);
      if (target.kind === 'inside' && looksSmall(target.value)) {
        const content = definitions.contentOf(reference, referenceAt, use, depth);
        if (content && kindOf(content) === 'scalar' && weigh(content) <= small) {
          const own = readKeywords(schemas, without(schema), place, use, depth);
          return mergeAll(schemas, [own, content], place, use, depth);
        }
      }
    }
    if (!definitions.canCopy(reference, referenceAt, use)) {
      findings.count('reference-texts', place);
      return definitions.refer(reference, referenceAt, use);
    }
    const choice = findings.offer('openapi3/reference-texts', place, textOptions);
    const content = choice.taken === 'copy' ? definitions.contentOf(reference, referenceAt, use, depth) : undefined;
    if (content) {
      const message = 'Texts stand beside a reference; what it refers to was copied, with the texts.';
      findings.list('openapi3/reference-texts', 'info', message, place, { choice });
      return mergeAll(schemas, [readKeywords(schemas, without(schema), place, use, depth), content], place, use, depth);
    }
    findings.count('reference-texts', place, { choice });
    return definitions.refer(reference, referenceAt, use);
  }
}

/** Source: domain notes O-71. */
const textOptions = [
  { value: 'drop', label: 'The reference, without the texts' },
  { value: 'copy', label: 'A copy of the schema, with the texts' },
] as const;

/** The one reference of an `allOf` that exists for the texts beside it. */
function loneReference(schema: Loose): string | undefined {
  const { allOf } = schema;
  if (!Array.isArray(allOf) || allOf.length !== 1) return undefined;
  const [only] = allOf as readonly unknown[];
  if (!isRecord(only) || Object.keys(only).length !== 1) return undefined;
  const reference = memberOf(only, '$ref');
  if (typeof reference !== 'string') return undefined;
  return Object.keys(schema).every((key) => combining.has(key) || texts.has(key) || key.startsWith('x-'))
    ? reference
    : undefined;
}

/** False for what cannot be a single value, so that it is not converted before its turn. */
function looksSmall(target: unknown): boolean {
  return (
    isRecord(target) && !['properties', 'items', 'allOf', 'oneOf', 'anyOf'].some((key) => Object.hasOwn(target, key))
  );
}

const without = (schema: Loose): Loose =>
  Object.fromEntries(
    Object.entries(schema).filter(([key]) => !combining.has(key) || (key === 'allOf' && schema['$ref'] !== undefined)),
  );

/** What is required must be described, and requests do not send what is read-only. Source: domain notes SCH-03, O-89. */
function settleRequired(built: BuiltSchema, place: Place, use: Use, findings: Findings): BuiltSchema {
  const { required = [], properties = {}, ...rest } = built;
  if (kindOf(built) !== 'object' && kindOf(built) !== 'any') {
    findings.count('value-unfit', place);
    return { ...rest, ...(built.properties && { properties }) };
  }
  const added: [string, BuiltSchema][] = [];
  const kept = required.filter((name) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!property) {
      findings.count('required-added', place, { within: ['properties', name] });
      added.push([name, {}]);
    } else if (use === 'request' && property.readOnly === true) {
      findings.count('read-only-required', place, { within: ['required'] });
      return false;
    }
    return true;
  });
  return {
    ...rest,
    type: 'object',
    ...(kept.length > 0 && { required: kept }),
    properties: added.length === 0 ? properties : Object.fromEntries([...Object.entries(properties), ...added]),
  };
}
