import type { Patch } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Definition, Operation, Response } from '../openapi2.ts';
import { followReferences, isRecord, isReference, type OperationEntry } from '../operations.ts';
import { nameOf, textOf } from '../operation-place.ts';

/** One response of an operation. */
export interface ResponseEntry {
  /** Three digits or `default`. */
  readonly status: string;
  /** With its reference followed; empty when that leads nowhere. */
  readonly response: Response;
  /** The member of `responses`. */
  readonly pointer: JsonPointer;
  /** Where its members stand; undefined for a reference that leads nowhere. */
  readonly target: JsonPointer | undefined;
  readonly reference?: string;
}

/** The responses in the order of the text. */
export function responsesOf(definition: Definition, entry: OperationEntry): readonly ResponseEntry[] {
  const responses: unknown = entry.operation.responses;
  if (!isRecord(responses)) return [];
  return Object.entries(responses).flatMap(([status, item]): readonly ResponseEntry[] => {
    if (!isRecord(item) || status.startsWith('x-')) return [];
    const pointer = child(entry.pointer, 'responses', status);
    if (!isReference(item)) return [{ status, response: item, pointer, target: pointer }];
    const found = followReferences<Response>(definition, item);
    const isFound = found !== undefined && isRecord(found.value);
    return [
      {
        status,
        response: isFound ? found.value : {},
        pointer,
        target: isFound ? found.pointer : undefined,
        reference: item.$ref,
      },
    ];
  });
}

/** Adds a response without a body. */
export function addResponse(entry: OperationEntry, status: string): Patch {
  return {
    title: `Add response ${status} to ${nameOf(entry)}`,
    edits: [
      { kind: 'set', pointer: child(entry.pointer, 'responses', status), value: { description: phraseOf(status) } },
    ],
  };
}

export function removeResponse(entry: OperationEntry, { status, pointer }: ResponseEntry): Patch {
  return { title: `Remove response ${status} from ${nameOf(entry)}`, edits: [{ kind: 'remove', pointer }] };
}

/** Gives a response another status, in its place. */
export function changeStatus(entry: OperationEntry, { status, pointer }: ResponseEntry, wanted: string): Patch {
  return {
    title: `Change response ${status} of ${nameOf(entry)} to ${wanted}`,
    edits: [{ kind: 'rename', pointer, key: wanted }],
  };
}

/** Why an operation cannot have another response of this status, for reading. Source: domain notes RES-01. */
export function statusFault(operation: Operation, status: string, current?: string): string | undefined {
  if (!/^([1-5]\d\d|default)$/.test(status)) return 'A status is three digits such as 200, or "default".';
  const isTaken = status !== current && operation.responses?.[status] !== undefined;
  return isTaken ? `There is a response ${status} already.` : undefined;
}

/** The status a new response most likely is for: the first of the usual ones that is free. */
export function likelyStatus(operation: Operation): string {
  const usual = ['200', 'default', '400', '401', '404', '500', '201', '204'];
  return usual.find((status) => statusFault(operation, status) === undefined) ?? '';
}

/** The usual words for a status. */
export function phraseOf(status: string): string {
  return phrases[status] ?? (status === 'default' ? 'default' : textOf(status));
}

const phrases: Readonly<Record<string, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};
