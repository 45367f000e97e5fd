import type { Schema } from '../../../definition/openapi2.ts';
import type { SecretKeeper } from './keep-secrets-out.ts';

/**
 * Takes properties out whose very names are secrets: samples that are lists by token or session have them. Recurses no
 * deeper than schemas out of samples are (100 levels).
 */
export function withoutSecretNames(schema: Schema, keeper: SecretKeeper): Schema {
  if (schema.items) {
    const items = withoutSecretNames(schema.items, keeper);
    return items === schema.items ? schema : { ...schema, items };
  }
  if (!schema.properties) return schema;
  let isChanged = false;
  const properties: [string, Schema][] = [];
  for (const [name, property] of Object.entries(schema.properties)) {
    // Names shorter than this are in no list of secrets.
    if (name.length >= 8 && keeper.isSecret(name)) {
      isChanged = true;
      continue;
    }
    const cleaned = withoutSecretNames(property, keeper);
    if (cleaned !== property) isChanged = true;
    properties.push([name, cleaned]);
  }
  return isChanged ? { ...schema, properties: Object.fromEntries(properties) } : schema;
}
