import type { Edit, Patch } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Definition, Operation, Response } from '../openapi2.ts';
import { followReferences, isRecord, isReference, operationsOf, type OperationEntry } from '../operations.ts';
import { labelOf, nameOf, textOf } from '../operation-place.ts';
import { referenceTo } from '../shared-uses.ts';
import { phraseOf } from '../status-words.ts';
import { extractShared } from './shared-parts/extract-shared.ts';

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

/** Copies a response to another status; a copy of a shared one is the operation's own. */
export function duplicateResponse(entry: OperationEntry, { status, response }: ResponseEntry, to: string): Patch {
  return {
    title: `Duplicate response ${status} of ${nameOf(entry)} as ${to}`,
    edits: [
      {
        kind: 'set',
        pointer: child(entry.pointer, 'responses', to),
        value: { ...response, description: phraseOf(to) },
      },
    ],
  };
}

/**
 * Whether an operation says its success as `default`, as the wizard writes it: then it can be 200, which is what the
 * designers read. Source: domain notes 4.6, RES-02, RES-03.
 */
export function isSuccessByDefault({ operation }: OperationEntry): boolean {
  const responses: unknown = operation.responses;
  if (!isRecord(responses) || !isRecord(responses['default'])) return false;
  return !Object.keys(responses).some((status) => status.startsWith('2'));
}

/** Makes the response `default` the response 200; a description that says no more than "default" becomes "OK". */
export function makeDefaultSuccess(entry: OperationEntry): Patch {
  const pointer = child(entry.pointer, 'responses', 'default');
  const response = entry.operation.responses?.['default'];
  const isPlain = isRecord(response) && ['', 'default'].includes(textOf(response['description']).trim().toLowerCase());
  return {
    title: `Make the default response of ${nameOf(entry)} its 200`,
    edits: [
      ...(isPlain && !isReference(response)
        ? [{ kind: 'set', pointer: child(pointer, 'description'), value: 'OK' } as const]
        : []),
      { kind: 'rename', pointer, key: '200' },
    ],
  };
}

/** Has an operation answer as a shared response says. */
export function useSharedResponse(entry: OperationEntry, status: string, name: string): Patch {
  return {
    title: `Use shared response ${name} for ${status} of ${nameOf(entry)}`,
    edits: [
      {
        kind: 'set',
        pointer: child(entry.pointer, 'responses', status),
        value: { $ref: referenceTo('responses', name) },
      },
    ],
  };
}

/** Where else a response says the same: places for `makeResponseShared`. */
export function sameResponses(
  definition: Definition,
  response: Response,
  except: JsonPointer,
): readonly { readonly pointer: JsonPointer; readonly where: string }[] {
  const written = JSON.stringify(response);
  return operationsOf(definition).flatMap((entry) =>
    responsesOf(definition, entry)
      .filter((one) => one.reference === undefined && one.pointer !== except)
      .filter((one) => one.response.description === response.description && JSON.stringify(one.response) === written)
      .map(({ pointer, status }) => ({ pointer, where: `${status} of ${labelOf(entry)}` })),
  );
}

/** Makes a response a shared one, and has others that say the same refer to it. One step of undo. */
export function makeResponseShared(
  pointer: JsonPointer,
  response: Response,
  name: string,
  followers: readonly { readonly pointer: JsonPointer }[] = [],
): Patch {
  const { title, edits } = extractShared('responses', pointer, response, name);
  const value = { $ref: referenceTo('responses', name) };
  return { title, edits: [...followers.map((one): Edit => ({ kind: 'set', pointer: one.pointer, value })), ...edits] };
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
