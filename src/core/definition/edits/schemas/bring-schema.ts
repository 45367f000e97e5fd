import type { Patch } from '../../../document/patch.ts';
import { inferFromText } from '../../../samples/infer-schema.ts';
import { parseJson } from '../../../text/parse-json.ts';
import type { Definition, Schema } from '../../openapi2.ts';
import { isRecord } from '../../operations.ts';
import { splitSchema } from '../../schema-kind.ts';
import { nodeLabel, type SchemaNode } from '../../schema-nodes.ts';
import {
  compareSchemas,
  mergeSchemas,
  withKnownRequired,
  type SampleConflict,
  type SchemaDifference,
} from './compare-schemas.ts';
import { readSchemaText } from './read-schema-text.ts';

/** What a pasted text is: an answer or a body of the API, or a description of one. */
export type BroughtKind = 'sample' | 'schema';

export type Brought =
  | {
      readonly ok: true;
      readonly patch: Patch;
      readonly differences: readonly SchemaDifference[];
      readonly conflicts: readonly SampleConflict[];
      /** What to know of it, for reading. */
      readonly notes: readonly string[];
    }
  /** Says what to do; '' while there is nothing to read. */
  | { readonly ok: false; readonly message: string };

/**
 * Brings a sample or a schema to a place of a definition. A sample that replaces what is there leaves the label, the
 * description and the visibility of the place; one that is merged adds what the schema does not have yet.
 */
export function bringSchema(
  definition: Definition,
  node: SchemaNode,
  text: string,
  kind: BroughtKind,
  isMerged: boolean,
): Brought {
  if (text.trim() === '') return { ok: false, message: '' };
  const read = kind === 'sample' ? readSample(text) : readSchemaText(definition, text);
  if (!read.ok) return read;
  const { schema, conflicts } = isMerged
    ? mergeSchemas(definition, node.schema, read.schema)
    : { schema: replaced(node.schema, read.schema, kind), conflicts: [] };
  const name = nodeLabel(node);
  const title = kind === 'sample' ? `Import a sample into ${name}` : `Paste a schema into ${name}`;
  return {
    ok: true,
    patch: { title, edits: [{ kind: 'set', pointer: node.pointer, value: schema }] },
    differences: compareSchemas(definition, node.schema, schema),
    conflicts,
    notes: read.notes,
  };
}

function replaced(before: Schema, brought: Schema, kind: BroughtKind): Schema {
  const { place } = splitSchema(before);
  return kind === 'sample' ? { ...splitSchema(brought).shape, ...place } : withKnownRequired({ ...place, ...brought });
}

type ReadText =
  | { readonly ok: true; readonly schema: Schema; readonly notes: readonly string[] }
  | { readonly ok: false; readonly message: string };

function readSample(text: string): ReadText {
  const inference = inferFromText([text]);
  if (!inference) {
    const [problem] = parseJson(text).problems;
    return { ok: false, message: problem?.message ?? 'This is no JSON yet.' };
  }
  const { schema, nullAt } = inference;
  const notes =
    nullAt.length === 0
      ? []
      : [
          `${nullAt.length === 1 ? 'One value is' : `${nullAt.length} values are`} null and became text. Check the type.`,
        ];
  return { ok: true, schema, notes };
}

/** What a text most likely is: a schema has a type, properties or a reference of the right shape. */
export function likelyKind(text: string): BroughtKind {
  const { root, problems } = parseJson(text);
  const value: unknown = root && problems.every(({ severity }) => severity !== 'error') ? root.node.value : undefined;
  if (!isRecord(value)) return 'sample';
  const hasType = typeof value['type'] === 'string' && jsonTypes.has(value['type']);
  const isSchema =
    (hasType && (Object.keys(value).length === 1 || schemaWords.some((word) => Object.hasOwn(value, word)))) ||
    typeof value['$ref'] === 'string' ||
    Array.isArray(value['allOf']) ||
    (isRecord(value['properties']) && Object.values(value['properties']).every(isRecord));
  return isSchema ? 'schema' : 'sample';
}

const jsonTypes: ReadonlySet<string> = new Set(['string', 'integer', 'number', 'boolean', 'object', 'array']);
const schemaWords = [
  'properties',
  'items',
  'format',
  'description',
  'title',
  'enum',
  'required',
  'additionalProperties',
];
