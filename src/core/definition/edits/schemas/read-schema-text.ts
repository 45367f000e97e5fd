import { parseJson } from '../../../text/parse-json.ts';
import type { Definition, Schema } from '../../openapi2.ts';
import { followReferences, isRecord } from '../../operations.ts';

/**
 * A schema from a pasted text: Swagger 2.0 as it is; of OpenAPI 3 `nullable` and references are said the way of 2.0.
 *
 * @returns The message says what is wrong with the text; the notes what is to be known of the schema.
 */
export function readSchemaText(
  definition: Definition,
  text: string,
):
  | { readonly ok: true; readonly schema: Schema; readonly notes: readonly string[] }
  | { readonly ok: false; readonly message: string } {
  const { root, problems } = parseJson(text);
  const problem = problems.find(({ severity }) => severity === 'error');
  if (!root || problem) return { ok: false, message: problem?.message ?? 'This is no JSON yet.' };
  const value: unknown = root.node.value;
  if (!isRecord(value)) return { ok: false, message: 'A schema is an object, such as {"type": "string"}.' };
  const missing = new Set<string>();
  const unknown = new Set<string>();
  const schema = translate(value, false);
  const notes: string[] = [];
  if (missing.size > 0) notes.push(`Not in this connector yet: ${listOf(missing)}.`);
  if (unknown.size > 0) notes.push(`The service does not know ${listOf(unknown)}.`);
  return { ok: true, schema: isRecord(schema) ? schema : {}, notes };

  /** @param isNames The keys of `part` are names of properties. */
  function translate(part: unknown, isNames: boolean): unknown {
    if (Array.isArray(part)) return part.map((item) => translate(item, false));
    if (!isRecord(part)) return part;
    const entries = Object.entries(part).map(([key, member]): readonly [string, unknown] => {
      if (isNames) return [key, translate(member, false)];
      if (key === '$ref' && typeof member === 'string') return [key, referenceOf(member)];
      if (key === 'nullable' && typeof member === 'boolean') return ['x-nullable', member];
      if (data.has(key)) return [key, member];
      if (unsupported.has(key)) unknown.add(key);
      return [key, translate(member, key === 'properties')];
    });
    return Object.fromEntries(entries);
  }

  function referenceOf(reference: string): string {
    const local = reference.replace(/^#\/(components\/schemas|\$defs)\//, '#/definitions/');
    if (!followReferences(definition, { $ref: local })) missing.add(local);
    return local;
  }
}

const data: ReadonlySet<string> = new Set(['default', 'example', 'examples', 'enum', 'x-ms-test-value']);

/** Source: domain notes 7.2 and 8.5. */
const unsupported: ReadonlySet<string> = new Set([
  'anyOf',
  'oneOf',
  'not',
  'const',
  '$defs',
  'if',
  'then',
  'else',
  'patternProperties',
  'prefixItems',
  'propertyNames',
  'contains',
]);

const listOf = (words: ReadonlySet<string>): string => [...words].map((word) => `“${word}”`).join(', ');
