import { addOperation } from '../edits/new-operation.ts';
import { operationFromSample } from '../edits/import-sample.ts';
import type { OperationPatch } from '../edits/change-address.ts';
import type { OperationDraft } from '../../samples/parse-sample-request.ts';
import type { Definition, Operation, Schema } from '../openapi2.ts';
import { operationsOf, type OperationEntry } from '../operations.ts';
import { guessPaths, objectsIn } from './answer-places.ts';
import { argumentFor, fitnessOf, type Fitness } from './called-operation.ts';
import { inputsOf, isAmbiguous, type Input } from './inputs.ts';
import { leafOf, type DynamicArgument, type DynamicTree } from './model.ts';

/** An operation that something may come from. */
export interface SourceOffer {
  readonly entry: OperationEntry;
  readonly fitness: Fitness;
}

/** The operations to choose from: those that fit first, then those that may, then the others; each in the order of the text. */
export function sourceOffers(definition: Definition, wanted: 'list' | 'fields'): readonly SourceOffer[] {
  const ranks: Readonly<Record<Fitness, number>> = { fits: 0, unknown: 1, other: 2 };
  return operationsOf(definition)
    .map((entry) => ({ entry, fitness: fitnessOf(definition, entry, wanted) }))
    .toSorted((a, b) => ranks[a.fitness] - ranks[b.fitness]);
}

/** What can be passed on to a call: what makers see and fill in, but for the value that the choices are for. */
export const referable = (inputs: readonly Input[], self: string): readonly Input[] =>
  inputs.filter(
    ({ isInternal, pointer, type }) => !isInternal && type !== 'file' && (pointer === undefined || pointer !== self),
  );

/**
 * What a call is given at first: each required input from the value of the same name, else its default as a fixed value.
 *
 * @param around What can be passed on, from `referable`.
 */
export function proposeArguments(
  definition: Definition,
  called: OperationEntry,
  around: readonly Input[],
): readonly DynamicArgument[] {
  return inputsOf(definition, called).flatMap((input): readonly DynamicArgument[] => {
    if (!input.required) return [];
    const same = sameNamed(around, input);
    if (same) return [{ name: input.path, value: { kind: 'from', path: same.path } }];
    return input.preset === undefined ? [] : [{ name: input.path, value: { kind: 'fixed', value: input.preset } }];
  });
}

/** The arguments that could be given besides, because a value around has their name. */
export function offeredArguments(
  definition: Definition,
  called: OperationEntry,
  around: readonly Input[],
  given: readonly DynamicArgument[],
): readonly DynamicArgument[] {
  const inputs = inputsOf(definition, called);
  return inputs.flatMap((input): readonly DynamicArgument[] => {
    const same = argumentFor(given, inputs, input) ? undefined : sameNamed(around, input);
    return same ? [{ name: input.path, value: { kind: 'from', path: same.path } }] : [];
  });
}

/** The one value of an input's name; by its whole path first, then by its last word, whatever the case. */
function sameNamed(around: readonly Input[], input: Input): Input | undefined {
  const exact = around.find(({ path }) => path === input.path);
  if (exact) return exact;
  const name = leafOf(input.path).toLowerCase();
  const found = around.filter(({ path }) => leafOf(path).toLowerCase() === name);
  const [only] = found;
  return only && found.length === 1 && !isAmbiguous(around, only.path) ? only : undefined;
}

/** A tree that starts from one operation for both calls, with what its answer most likely means. */
export function proposeTree(operationId: string, answer: unknown, given: readonly DynamicArgument[]): DynamicTree {
  const { collection, valuePath, titlePath } = guessPaths(answer);
  const call = {
    operationId,
    arguments: given,
    itemsPath: collection,
    valuePath,
    titlePath,
    fullTitlePath: titlePath,
    isParent: 'true',
    selectableFilter: '',
  };
  return { canSelectParents: true, canSelectLeaves: true, open: call, browse: call };
}

/** Where in an answer the schema most likely is. */
export function guessSchemaPath(answer: unknown): string {
  const objects = objectsIn(answer);
  const schema = objects.find(({ isSchema }) => isSchema) ?? objects.find(({ path }) => /schema/i.test(path));
  return schema?.path ?? '';
}

/** A new operation for makers not to see, that answers what is wanted; from the address of a call, its parameters with it. */
export function newSource(
  definition: Definition,
  {
    summary,
    draft,
    wanted,
  }: { readonly summary: string; readonly draft: OperationDraft; readonly wanted: 'list' | 'fields' },
): OperationPatch {
  const { method, path } = draft;
  const added = addOperation(definition, { kind: 'action', summary, method, path });
  const operation: Operation = {
    ...operationFromSample(definition, added.operation, draft),
    responses: { 200: { description: 'OK', schema: wanted === 'list' ? listSchema : fieldsSchema } },
    'x-ms-visibility': 'internal',
  };
  return { ...added, operation, edits: [{ kind: 'set', pointer: added.pointer, value: operation }] };
}

const listSchema: Schema = {
  type: 'array',
  items: {
    type: 'object',
    properties: { id: { type: 'string', description: 'ID.' }, name: { type: 'string', description: 'Name.' } },
  },
};

const fieldsSchema: Schema = {
  type: 'object',
  properties: { schema: { type: 'object', description: 'The schema of the fields.' } },
};
