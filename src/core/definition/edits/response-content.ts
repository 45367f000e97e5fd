import type { Edit, Patch } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { caselessNames, uniqueName } from '../../naming/index.ts';
import type { Definition, Response } from '../openapi2.ts';
import { isRecord, type OperationEntry } from '../operations.ts';
import { writeMember } from './write-member.ts';

/** What an answer brings besides its headers. */
export type BodyKind = 'none' | 'described' | 'file';

/** `file` for a file in either spelling: `type: file`, or a text of format `binary`. */
export function bodyKindOf(response: Response): BodyKind {
  const schema: unknown = response.schema;
  if (schema === undefined) return 'none';
  if (!isRecord(schema)) return 'described';
  const isFile = schema['type'] === 'file' || (schema['type'] === 'string' && schema['format'] === 'binary');
  return isFile ? 'file' : 'described';
}

/**
 * Gives an answer another body: none, an object to be described, or a file. A file has the operation produce what files
 * come as. Source: domain notes 7.2 (`type: file` as root of a response), SCH-06.
 *
 * @param name Of the response, for undo: `response 200`.
 * @param of The operation, for a response that is its own.
 */
export function changeBody(
  response: Response,
  pointer: JsonPointer,
  kind: BodyKind,
  name: string,
  of?: { readonly definition: Definition; readonly entry: OperationEntry },
): Patch {
  if (kind === 'none') return writeMember(pointer, 'schema', undefined, `Remove body of ${name}`);
  const title = kind === 'file' ? `Make the body of ${name} a file` : `Add body to ${name}`;
  if (kind === 'described')
    return writeMember(
      pointer,
      'schema',
      { type: 'object', properties: {} },
      response.schema ? `Describe the body of ${name}` : title,
    );
  return {
    title,
    edits: [
      { kind: 'set', pointer: child(pointer, 'schema'), value: { type: 'file' } },
      ...(of ? producesFile(of) : []),
    ],
  };
}

function producesFile({ definition, entry }: { definition: Definition; entry: OperationEntry }): readonly Edit[] {
  const produced = producedBy(definition, entry);
  if (produced.some((mediaType) => !/json|xml/i.test(mediaType))) return [];
  return [{ kind: 'set', pointer: child(entry.pointer, 'produces'), value: ['application/octet-stream'] }];
}

/** The media types an operation says it answers with, its own or the connector's. */
export function producedBy(definition: Definition, entry: OperationEntry | undefined): readonly string[] {
  const produces: unknown = entry?.operation.produces ?? definition.produces;
  return Array.isArray(produces) ? produces.filter((one): one is string => typeof one === 'string') : [];
}

/** A header of an answer as it is written. */
export interface HeaderEntry {
  readonly name: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly pointer: JsonPointer;
}

/** The headers in the order of the text; one that is no object counts as empty. */
export function headersOf(response: Response, pointer: JsonPointer): readonly HeaderEntry[] {
  const headers: unknown = response.headers;
  if (!isRecord(headers)) return [];
  return Object.entries(headers).map(([name, header]) => ({
    name,
    header: isRecord(header) ? header : {},
    pointer: child(pointer, 'headers', name),
  }));
}

/** Adds a header as the wizard writes it: its name as description, a text. Source: domain notes 4.6. */
export function addHeader(response: Response, pointer: JsonPointer): Patch & { readonly name: string } {
  const name = uniqueName('X-Header', caselessNames(headersOf(response, pointer).map((one) => one.name)));
  return {
    name,
    title: `Add header ${name}`,
    edits: [{ kind: 'set', pointer: child(pointer, 'headers', name), value: { description: name, type: 'string' } }],
  };
}

/** Gives a header another name; a description that only repeats the name follows. */
export function renameHeader({ name, header, pointer }: HeaderEntry, wanted: string): Patch {
  return {
    title: `Rename header ${name}`,
    edits: [
      ...(header['description'] === name
        ? [{ kind: 'set', pointer: child(pointer, 'description'), value: wanted } as const]
        : []),
      { kind: 'rename', pointer, key: wanted },
    ],
  };
}

/** Takes a header out; an empty list says nothing. */
export function removeHeader(response: Response, pointer: JsonPointer, name: string): Patch {
  const isOnly = headersOf(response, pointer).length === 1;
  return {
    title: `Remove header ${name}`,
    edits: [{ kind: 'remove', pointer: isOnly ? child(pointer, 'headers') : child(pointer, 'headers', name) }],
  };
}

/** Why a header cannot have a name, for reading. Source: RFC 9110, 5.1 (token); domain notes RES-06. */
export function headerNameFault(response: Response, name: string, current?: string): string | undefined {
  if (name.trim() === '') return 'Type a name, such as X-Request-Id.';
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return 'A header has letters, digits and dashes, no spaces or colons.';
  const isTaken = headersOf(response, '').some(
    (one) => one.name !== current && one.name.toLowerCase() === name.toLowerCase(),
  );
  return isTaken ? `There is a header “${name}” already: capitals make no difference.` : undefined;
}

/** The media types for which a response may have one more example: those that are produced. Source: domain notes RES-06. */
export function exampleTypes(response: Response, produced: readonly string[]): readonly string[] {
  const present = isRecord(response.examples) ? Object.keys(response.examples) : [];
  const offered = produced.length > 0 ? produced : ['application/json'];
  return offered.filter((mediaType) => !present.includes(mediaType));
}
