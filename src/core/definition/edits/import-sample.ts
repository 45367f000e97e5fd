import type { Edit, Patch } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { OperationDraft } from '../../samples/parse-sample-request.ts';
import type { ResponseDraft } from '../../samples/parse-sample-response.ts';
import { nameOf, textOf } from '../operation-place.ts';
import type { Definition, Operation, Parameter, Reference, Response, Schema } from '../openapi2.ts';
import { isRecord, resolve, type OperationEntry } from '../operations.ts';
import { isSameParameter, parameterItems, parametersOf } from '../parameters.ts';
import { changeAddress } from './change-address.ts';
import { addressFault, type Address } from './operation-address.ts';
import { hasNodes } from '../schema-nodes.ts';
import { mergeSchemas } from './schemas/compare-schemas.ts';
import { differencesWithin, differingMembers, isSameValue } from './write-member.ts';

/** What a sample does to one parameter of an operation. */
export interface ImportedParameter {
  readonly name: string;
  readonly in: string;
  /** `kept`: was there already, details and all; `body`: was there, with another schema now. */
  readonly becomes: 'added' | 'kept' | 'body' | 'removed';
}

/**
 * What becomes of a schema that is there already: `keep` leaves what it says and adds what only the sample has; `replace`
 * puts the sample's in its place, as the wizard does.
 */
export type SchemaImport = 'keep' | 'replace';

export interface RequestImport {
  readonly patch: Patch;
  /** Where the operation stands afterwards. */
  readonly address: Address;
  readonly parameters: readonly ImportedParameter[];
  /** Why the address cannot be taken over; it stays as it is then. */
  readonly fault?: string;
}

/**
 * Brings a sample request to an operation. Parameters that are there already (same `name` and `in`) keep what the maker
 * wrote on them; a body gets what `schemas` says of the sample's schema. A sample address that the operation's path fits, as `/pets/7` does
 * `/pets/{id}`, leaves the path as it is.
 *
 * @param removeOthers Take away the operation's own parameters that the sample does not have, as the wizard does.
 */
export function importRequest(
  definition: Definition,
  entry: OperationEntry,
  draft: OperationDraft,
  removeOthers: boolean,
  schemas: SchemaImport = 'replace',
): RequestImport {
  const wanted = { method: draft.method, path: fitsPath(draft.path, entry.path) ? entry.path : draft.path };
  const fault = addressFault(definition, wanted, entry);
  const address = fault === undefined ? wanted : { method: entry.method, path: entry.path };
  const moved = changeAddress(definition, entry, address);
  const sample = draft.parameters.filter((parameter) => parameter.in !== 'path');
  const before = parameterItems(entry.operation.parameters).map((item) => read(definition, item));
  const own = parameterItems(moved.operation.parameters);
  const ofPath = parametersOf(definition, entry).filter(({ pointer }) => !pointer.startsWith(`${entry.pointer}/`));
  const isThere = (parameter: Parameter): boolean =>
    [...own.map((item) => read(definition, item)), ...ofPath.map((one) => one.parameter)].some((one) =>
      isSameParameter(one, parameter),
    );
  const excluded = (parameter: Parameter): boolean => clashes(parameter, sample);

  const rows: ImportedParameter[] = [];
  const after: (Parameter | Reference)[] = [];
  for (const item of own) {
    const parameter = read(definition, item);
    const match = sample.find((one) => isSameParameter(one, parameter));
    const goes = parameter.in !== 'path' && !match && (removeOthers || excluded(parameter));
    const isNew = parameter.in === 'path' && !before.some((one) => isSameParameter(one, parameter));
    const schema =
      match?.in === 'body' ? broughtSchema(definition, parameter.schema, match.schema ?? {}, schemas) : undefined;
    const isChanged = schema !== undefined && schema !== parameter.schema;
    const becomes = goes ? 'removed' : isChanged ? 'body' : isNew ? 'added' : 'kept';
    rows.push({ name: textOf(parameter.name), in: textOf(parameter.in), becomes });
    if (!goes) after.push(isChanged ? { ...parameter, schema } : item);
  }
  for (const parameter of sample) {
    if (isThere(parameter)) continue;
    rows.push({ name: textOf(parameter.name), in: textOf(parameter.in), becomes: 'added' });
    after.push(parameter);
  }
  const operation: Operation = {
    ...moved.operation,
    ...((after.length > 0 || own.length > 0) && { parameters: after }),
    ...consumesOf(definition, moved.operation, draft),
  };
  const isInPlace = moved.pointer === entry.pointer && moved.operation === entry.operation;
  const edits: readonly Edit[] = isInPlace
    ? editsInPlace(entry, operation, schemas)
    : [...moved.edits, { kind: 'set', pointer: moved.pointer, value: operation }];
  return {
    patch: { title: `Import sample request into ${nameOf(entry)}`, edits },
    address,
    parameters: rows,
    ...(fault !== undefined && { fault }),
  };
}

/** The schema that a sample leaves behind; the very object of before where nothing changes. */
function broughtSchema(definition: Definition, before: unknown, sample: Schema, schemas: SchemaImport): Schema {
  return schemas === 'keep' && isRecord(before) ? mergeSchemas(definition, before, sample).schema : sample;
}

/** True where a schema says enough for the choice between keeping and replacing. */
export const isFilledSchema = (schema: unknown): boolean =>
  isRecord(schema) && (hasNodes(schema) || typeof schema['$ref'] === 'string');

/** Only what differs is written: parameters that stay keep their text. */
function editsInPlace(entry: OperationEntry, operation: Operation, schemas: SchemaImport): readonly Edit[] {
  const { parameters: wanted = [], ...rest } = operation;
  const { parameters: given, ...before } = entry.operation;
  const list = child(entry.pointer, 'parameters');
  const own: readonly unknown[] = Array.isArray(given) ? given : [];
  const others = differingMembers(entry.pointer, before, rest);
  if (own.length === 0) {
    return wanted.length === 0 ? others : [...others, { kind: 'set', pointer: list, value: wanted }];
  }
  const kept = wanted.filter((item) => own.includes(item));
  const changed = wanted.filter((item) => !own.includes(item));
  const body = own.findIndex((item) => isRecord(item) && item['in'] === 'body');
  const newBody = changed.find((item) => 'in' in item && item.in === 'body' && body >= 0);
  const schema = newBody && 'schema' in newBody ? (newBody.schema ?? {}) : {};
  const gone = own.flatMap((item, index) =>
    kept.some((one) => one === item) || (newBody && index === body) ? [] : [index],
  );
  return [
    ...others,
    ...(newBody ? schemaEdits(child(list, body, 'schema'), own[body], schema, schemas) : []),
    ...gone.toReversed().map((index): Edit => ({ kind: 'remove', pointer: child(list, index) })),
    ...changed
      .filter((item) => item !== newBody)
      .map((item): Edit => ({ kind: 'set', pointer: child(list, '-'), value: item })),
  ];
}

/**
 * What is kept keeps its text; what is replaced is written as the wizard writes it, member for member.
 *
 * @param owner What holds the schema of before, if there is one.
 */
function schemaEdits(pointer: JsonPointer, owner: unknown, schema: Schema, schemas: SchemaImport): readonly Edit[] {
  const before: unknown = isRecord(owner) ? owner['schema'] : undefined;
  if (isSameValue(before, schema)) return [];
  return schemas === 'keep' && isRecord(before)
    ? differencesWithin(pointer, before, schema)
    : [{ kind: 'set', pointer, value: schema }];
}

/** The parameters of a new operation that starts from a sample. */
export function operationFromSample(definition: Definition, operation: Operation, draft: OperationDraft): Operation {
  const own = parameterItems(operation.parameters);
  const isThere = (parameter: Parameter): boolean =>
    own.some((item) => isSameParameter(read(definition, item), parameter));
  const parameters = [...own, ...draft.parameters.filter((one) => one.in !== 'path' && !isThere(one))];
  return {
    ...operation,
    ...(parameters.length > 0 && { parameters }),
    ...consumesOf(definition, operation, draft),
  };
}

/** Brings a sample response: headers of before stay, the headers of the sample come, and of the schema what `schemas` says. */
export function importResponse(
  definition: Definition,
  entry: OperationEntry,
  draft: ResponseDraft,
  schemas: SchemaImport = 'replace',
): Patch {
  const pointer = child(entry.pointer, 'responses', draft.code);
  const item: Response | Reference | undefined = entry.operation.responses?.[draft.code];
  const before = item === undefined ? undefined : resolve<Response>(definition, item);
  const headers = { ...draft.response.headers, ...(isRecord(before?.headers) ? before.headers : {}) };
  const schema = broughtSchema(definition, before?.schema, draft.response.schema ?? {}, schemas);
  const value: Response = {
    ...before,
    description: textOf(before?.description) || textOf(draft.response.description),
    schema,
    ...(Object.keys(headers).length > 0 && { headers }),
  };
  const title = `Import sample response ${draft.code} into ${nameOf(entry)}`;
  if (!before || item !== before) return { title, edits: [{ kind: 'set', pointer, value }] };
  const { schema: _, ...words } = before;
  const { schema: __, ...wanted } = value;
  const edits = [
    ...differencesWithin(pointer, words, wanted),
    ...schemaEdits(child(pointer, 'schema'), before, schema, schemas),
  ];
  return { title, edits };
}

/** The schema of what a webhook is sent, as far as the path says it. */
export const notificationSchemaOf = ({ pathItem }: OperationEntry): unknown => {
  const content: unknown = pathItem['x-ms-notification-content'];
  return isRecord(content) ? content['schema'] : undefined;
};

/** Brings a sample of what a webhook is sent: the notification content of the path. Source: domain notes, 4.6 and 6.1. */
export function importNotification(
  definition: Definition,
  entry: OperationEntry,
  sample: Schema,
  schemas: SchemaImport = 'replace',
): Patch {
  const pointer = child('/definition/paths', entry.path, 'x-ms-notification-content', 'schema');
  const before = notificationSchemaOf(entry);
  const schema = broughtSchema(definition, before, sample, schemas);
  return {
    title: `Import sample notification into ${nameOf(entry)}`,
    edits: schemaEdits(pointer, { schema: before }, schema, schemas),
  };
}

/** True when a path could be a call of the template: as many segments, equal but for those with a variable. */
function fitsPath(path: string, template: string): boolean {
  const [segments, wanted] = [path.split('/'), template.split('/')];
  return (
    segments.length === wanted.length &&
    wanted.every((segment, index) =>
      /\{[^{}]+\}/.test(segment) ? segments[index] !== '' : segment === segments[index],
    )
  );
}

/** A body and form fields exclude each other: what the sample has stays. */
function clashes(parameter: Parameter, sample: readonly Parameter[]): boolean {
  const has = (location: string): boolean => sample.some((one) => one.in === location);
  return (parameter.in === 'body' && has('formData')) || (parameter.in === 'formData' && has('body'));
}

function consumesOf(definition: Definition, operation: Operation, draft: OperationDraft): Pick<Operation, 'consumes'> {
  const [mediaType] = draft.consumes ?? [];
  const present = operation.consumes ?? definition.consumes ?? [];
  return mediaType === undefined || present.includes(mediaType) ? {} : { consumes: draft.consumes ?? [] };
}

const read = (definition: Definition, item: Parameter | Reference): Parameter =>
  resolve<Parameter>(definition, item) ?? {};
