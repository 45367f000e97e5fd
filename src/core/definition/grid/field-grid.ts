import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Definition } from '../openapi2.ts';
import { addressText } from '../operation-place.ts';
import { isRecord, operationsOf } from '../operations.ts';
import { parametersOf } from '../parameters.ts';
import { shownColumn, textColumn, visibilityColumn, type MemberRow } from './grid-columns.ts';
import { gridOf, yesNo, type Grid } from './grid.ts';

interface FieldRow extends MemberRow {
  readonly of: string;
  /** `owner › name`. */
  readonly path: string;
  readonly parent: JsonPointer;
  readonly required: readonly string[];
}

/** Deeper than this, nobody labels fields in a table; the schema tree goes on. */
const deepest = 12;

/** The fields of all bodies, answers and shared schemas, each once: what a `$ref` leads to stands where it is written. */
export function fieldGrid({ definition }: { readonly definition: Definition }): Grid {
  const rows: FieldRow[] = [];
  const shared: unknown = definition.definitions;
  for (const entry of operationsOf(definition)) {
    const of = addressText(entry);
    for (const { parameter, target, origin } of parametersOf(definition, entry)) {
      if (origin === 'operation' && target !== undefined) {
        collectFields(parameter.schema, child(target, 'schema'), { of: `${of}, body`, path: [], depth: 0 }, rows);
      }
    }
    const responses: unknown = entry.operation.responses;
    for (const [status, response] of Object.entries(isRecord(responses) ? responses : {})) {
      if (!isRecord(response)) continue;
      const pointer = child(entry.pointer, 'responses', status, 'schema');
      collectFields(response['schema'], pointer, { of: `${of}, answer ${status}`, path: [], depth: 0 }, rows);
    }
  }
  for (const [name, schema] of Object.entries(isRecord(shared) ? shared : {})) {
    collectFields(schema, child('/definition/definitions', name), { of: name, path: [], depth: 0 }, rows);
  }
  return gridOf(rows, [
    shownColumn({ id: 'of', label: 'Of', width: 30 }, ({ of }) => of),
    shownColumn({ id: 'path', label: 'Field', width: 24 }, ({ path }) => path),
    textColumn({ id: 'title', label: 'Title', width: 24 }),
    textColumn({ id: 'description', label: 'Description', width: 48 }),
    {
      id: 'required',
      label: 'Required',
      width: 10,
      kind: 'choice',
      choices: yesNo,
      read: ({ identifier, required }) => (required.includes(identifier) ? 'Yes' : 'No'),
      write: ({ identifier, required, parent }, text) => ({
        ok: true,
        listed: { pointer: child(parent, 'required'), names: required, name: identifier, isListed: text === 'Yes' },
      }),
    },
    visibilityColumn(),
    shownColumn({ id: 'type', label: 'Type', width: 10 }, ({ value }) =>
      typeof value['type'] === 'string' ? value['type'] : typeof value['$ref'] === 'string' ? 'shared' : '',
    ),
  ]);
}

interface Around {
  readonly of: string;
  readonly path: readonly string[];
  readonly depth: number;
}

function collectFields(schema: unknown, pointer: JsonPointer, around: Around, rows: FieldRow[]): void {
  if (!isRecord(schema) || typeof schema['$ref'] === 'string' || around.depth > deepest) return;
  const inside = { ...around, depth: around.depth + 1 };
  const required = Array.isArray(schema['required']) ? schema['required'].filter((one) => typeof one === 'string') : [];
  const { properties } = schema;
  for (const [name, value] of Object.entries(isRecord(properties) ? properties : {})) {
    if (!isRecord(value)) continue;
    const place = child(pointer, 'properties', name);
    const path = [...around.path, name];
    rows.push({
      pointer: place,
      // What a reference leads to has a row of its own; members beside it do not count.
      target: typeof value['$ref'] === 'string' ? undefined : place,
      value,
      of: around.of,
      path: path.join(' › '),
      name: `${path.join(' › ')} of ${around.of}`,
      identifier: name,
      parent: pointer,
      required,
    });
    collectFields(value, place, { ...inside, path }, rows);
  }
  collectFields(schema['items'], child(pointer, 'items'), inside, rows);
  collectFields(schema['additionalProperties'], child(pointer, 'additionalProperties'), inside, rows);
  const parts: unknown = schema['allOf'];
  for (const [index, part] of (Array.isArray(parts) ? parts : []).entries()) {
    collectFields(part, child(pointer, 'allOf', index), inside, rows);
  }
}
