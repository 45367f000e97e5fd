import SwaggerParser from '@apidevtools/swagger-parser';

/** Why swagger-parser refuses a definition; undefined when it does not. References to other files are not followed. */
export async function refusalOf(value: unknown): Promise<string | undefined> {
  try {
    const options = { resolve: { external: false }, validate: { schema: true, spec: true } };
    await SwaggerParser.validate(structuredClone(value) as Parameters<typeof SwaggerParser.validate>[0], options);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
