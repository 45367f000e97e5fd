import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Definition } from '../openapi2.ts';
import { isRecord, type OperationEntry } from '../operations.ts';
import { labelOf } from '../operation-place.ts';
import { argumentFault, nounOf } from './argument-faults.ts';
import {
  answerOf,
  followPath,
  inputFor,
  missingArguments,
  operationOfId,
  typeOf,
  type PathEnd,
} from './called-operation.ts';
import { inputsOf, type Input } from './inputs.ts';
import {
  twins,
  type DynamicArgument,
  type DynamicCall,
  type ListAspect,
  type TreeCall,
  type TwinKind,
} from './model.ts';
import { pathMembers, readDynamic } from './read-dynamic.ts';
import { needsNewer } from './write-dynamic.ts';

/** A fault of something dynamic, with the field of the form that it is shown at. */
export interface DynamicFault extends Diagnostic {
  /** `open` and `browse` are the calls of a tree; `place` is the whole. */
  readonly part: FaultPart | 'place';
  readonly aspect: ListAspect | 'whole';
  /** The argument, or the input of the called operation that has none. */
  readonly argument?: string;
}

export type FaultPart = TwinKind | 'open' | 'browse';

/** Where dynamic members stand. */
export interface FaultPlace {
  readonly value: unknown;
  readonly pointer: JsonPointer;
  /** The operations whose card it is on. Where nothing uses the shared part it is in there are none, and references are not judged. */
  readonly around: readonly OperationEntry[];
}

type Found = Pick<DynamicFault, 'part' | 'aspect' | 'code' | 'severity' | 'message' | 'argument' | 'fix'>;

/**
 * What is wrong with the dynamic members of a parameter or a schema.
 *
 * Reports `dynamic/unreadable`, `dynamic/no-operation`, `dynamic/unknown-argument`, `dynamic/argument-missing`, those
 * of `argumentFault`, `dynamic/no-such-field`, `dynamic/no-list`, `dynamic/nothing-sent`, `dynamic/newer-needed`,
 * `dynamic/forms-differ`, `dynamic/no-tree`. Source: domain notes, 2.3 and DYN-01 to DYN-07.
 */
export function dynamicFaults(definition: Definition, place: FaultPlace): readonly DynamicFault[] {
  const { list, fields, tree, unread } = readDynamic(place.value);
  const around = place.around.map((entry) => ({ entry, inputs: inputsOf(definition, entry) }));
  const unreadable = unread.map(({ key, reason }): DynamicFault => ({
    code: 'dynamic/unreadable',
    severity: 'error',
    message: `${reason} Mend it below, as JSON.`,
    pointer: child(place.pointer, key),
    part: 'place',
    aspect: 'whole',
  }));
  const found: readonly Found[] = [
    ...(list ? callFaults(list, 'list') : []),
    ...(list ? inAnswer(list.source, (called) => listFaults(definition, called, list, 'list')) : []),
    ...(list?.source.kind === 'capability' && list.source.name === 'file-picker' && !tree ? [noTree] : []),
    ...(fields ? callFaults(fields, 'fields') : []),
    ...(fields ? inAnswer(fields.source, (called) => schemaFaults(definition, called, fields.schemaPath)) : []),
    ...(tree ? [...treeFaults(tree.open, 'open'), ...treeFaults(tree.browse, 'browse')] : []),
  ];
  return [...unreadable, ...found.map((fault) => ({ ...fault, pointer: pointerOf(place, fault) }))];

  function callFaults(call: DynamicCall, part: TwinKind): readonly Found[] {
    const { older, newer } = twins[part];
    const isNeeded = call.written === 'older' && around.some((one) => needsNewer(call, one.inputs));
    return [
      ...(call.source.kind === 'operation'
        ? operationFaults(call.source.operationId, call.arguments, part, call.written === 'older')
        : call.arguments.flatMap((argument) => sourceFaults(argument, undefined, part, false))),
      ...call.differences.map((difference): Found => {
        const what = difference.argument === undefined ? wordOf[difference.aspect] : `"${difference.argument}"`;
        return {
          part,
          aspect: difference.aspect,
          code: 'dynamic/forms-differ',
          severity: 'warning',
          message: `The two forms differ in ${what}: ${difference.older} in ${older}, ${difference.newer} in ${newer}.`,
          ...(difference.argument !== undefined && { argument: difference.argument }),
        };
      }),
      ...(isNeeded
        ? [
            {
              part,
              aspect: 'whole',
              code: 'dynamic/newer-needed',
              severity: 'warning',
              message: `A value comes from inside the body, which ${older} alone cannot say clearly. Write ${newer} too.`,
            } as const,
          ]
        : []),
    ];
  }

  function operationFaults(
    operationId: string,
    given: readonly DynamicArgument[],
    part: FaultPart,
    isOlderOnly: boolean,
  ): readonly Found[] {
    const called = operationOfId(definition, operationId);
    if (!called) {
      const message =
        operationId === ''
          ? 'No operation is chosen. Choose the one that answers with it.'
          : `There is no operation "${operationId}". Choose another, or add it.`;
      return [{ part, aspect: 'source', code: 'dynamic/no-operation', severity: 'error', message }];
    }
    const taken = inputsOf(definition, called);
    const missing = missingArguments(definition, called, given).map(({ path }): Found => ({
      part,
      aspect: 'arguments',
      code: 'dynamic/argument-missing',
      severity: 'error',
      message: `${labelOf(called)} needs "${path}". Say where it comes from.`,
      argument: path,
    }));
    return [
      ...missing,
      ...given.flatMap((argument): readonly Found[] => {
        const input = inputFor(taken, argument);
        const isInBody = taken.some(
          ({ path }) => argument.name.startsWith(`${path}/`) || path.startsWith(`${argument.name}/`),
        );
        if (input || isInBody) return sourceFaults(argument, input, part, isOlderOnly);
        const message = `${labelOf(called)} has no parameter "${argument.name}".`;
        const fix = { title: 'Take it out' };
        const { name } = argument;
        return [
          {
            part,
            aspect: 'arguments',
            code: 'dynamic/unknown-argument',
            severity: 'error',
            message,
            fix,
            argument: name,
          },
        ];
      }),
    ];
  }

  function sourceFaults(
    argument: DynamicArgument,
    input: Input | undefined,
    part: FaultPart,
    isOlderOnly: boolean,
  ): readonly Found[] {
    const context = { around, self: place.pointer, isOlderOnly, isBrowse: part === 'browse' };
    const fault = argumentFault(argument, input, context);
    return fault ? [{ ...fault, part, aspect: 'arguments', argument: input?.path ?? argument.name }] : [];
  }

  function treeFaults(call: TreeCall, part: 'open' | 'browse'): readonly Found[] {
    const called = operationOfId(definition, call.operationId);
    return [
      ...operationFaults(call.operationId, call.arguments, part, false),
      ...(called ? listFaults(definition, called, { ...call, collection: call.itemsPath }, part) : []),
    ];
  }

  function inAnswer(
    source: DynamicCall['source'],
    look: (called: OperationEntry) => readonly Found[],
  ): readonly Found[] {
    const called = source.kind === 'operation' ? operationOfId(definition, source.operationId) : undefined;
    return called ? look(called) : [];
  }
}

const noTree: Found = {
  part: 'list',
  aspect: 'source',
  code: 'dynamic/no-tree',
  severity: 'error',
  message: 'The file picker needs a tree beside it. Choose "Tree", and the operations that list its folders.',
};

/** Of the generation that is there, the first if both are. */
function pointerOf({ value, pointer }: FaultPlace, { part, aspect, argument }: Found): JsonPointer {
  if (part === 'place') return pointer;
  const isTree = part === 'open' || part === 'browse';
  const keys = twins[isTree ? 'list' : part];
  const isOlder = !isTree && isRecord(value) && isRecord(value[keys.older]);
  const base = isTree ? child(pointer, 'x-ms-dynamic-tree', part) : child(pointer, isOlder ? keys.older : keys.newer);
  if (aspect === 'source') return child(base, 'operationId');
  if (aspect === 'arguments') return argument === undefined ? base : child(base, 'parameters', argument);
  const members: Readonly<Partial<Record<ListAspect | 'whole', string>>> =
    pathMembers[isTree ? 'list' : part][isOlder ? 'older' : 'newer'];
  const key = members[aspect];
  return key === undefined ? base : child(base, key);
}

function listFaults(
  definition: Definition,
  called: OperationEntry,
  {
    collection,
    valuePath,
    titlePath,
  }: { readonly collection: string; readonly valuePath: string; readonly titlePath: string },
  part: FaultPart,
): readonly Found[] {
  const schema = answerOf(definition, called)?.response.schema;
  if (schema === undefined) return [];
  const tell = (aspect: ListAspect, code: Diagnostic['code'], message: string): Found => ({
    part,
    aspect,
    code,
    severity: 'warning',
    message,
  });
  const end = followPath(definition, schema, collection);
  if (end.kind === 'open') return [];
  if (end.kind !== 'found') return [tell('collection', 'dynamic/no-such-field', wordsFor(end))];
  const type = typeOf(end.schema);
  if (type === '') return [];
  if (type !== 'array') {
    const what = collection === '' ? `The answer of ${labelOf(called)}` : `"${collection}"`;
    const message = `${what} is ${nounOf(type)}, no list. Choose the list inside the answer.`;
    return [tell('collection', 'dynamic/no-list', message)];
  }
  const items = followPath(definition, end.schema.items ?? {}, '');
  if (items.kind !== 'found') return [];
  const isVague = valuePath === '' && typeOf(items.schema) === 'object';
  const paths = [
    ['valuePath', valuePath],
    ['titlePath', titlePath],
  ] as const;
  return [
    ...(isVague
      ? [tell('valuePath', 'dynamic/nothing-sent', 'Each item has several fields. Choose the one that is sent.')]
      : []),
    ...paths.flatMap(([aspect, path]): readonly Found[] => {
      const field = followPath(definition, items.schema, path);
      const isWrong = field.kind === 'missing' || field.kind === 'through-list';
      return path !== '' && isWrong ? [tell(aspect, 'dynamic/no-such-field', wordsFor(field))] : [];
    }),
  ];
}

function schemaFaults(definition: Definition, called: OperationEntry, schemaPath: string): readonly Found[] {
  const schema = answerOf(definition, called)?.response.schema;
  const tell = (message: string): readonly Found[] => [
    { part: 'fields', aspect: 'schemaPath', code: 'dynamic/no-such-field', severity: 'warning', message },
  ];
  const end = schema === undefined ? undefined : followPath(definition, schema, schemaPath);
  if (!end || end.kind === 'open') return [];
  if (end.kind !== 'found') return tell(wordsFor(end));
  if (['', 'object'].includes(typeOf(end.schema))) return [];
  const what = schemaPath === '' ? `The answer of ${labelOf(called)}` : `"${schemaPath}"`;
  return tell(`${what} is ${nounOf(typeOf(end.schema))}, no schema.`);
}

function wordsFor(end: Extract<PathEnd, { kind: 'missing' | 'through-list' }>): string {
  if (end.kind === 'through-list') return `"${end.name}" is a list: a path cannot lead through its items.`;
  const alike = end.known.find((name) => name.toLowerCase() === end.name.toLowerCase());
  if (alike !== undefined) return `The answer has "${alike}", not "${end.name}": mind the case.`;
  const some = end.known.slice(0, 5).map((name) => `"${name}"`);
  const more = end.known.length > some.length ? ' and more' : '';
  return `The answer has no "${end.name}" there. There ${some.length === 1 ? 'is' : 'are'} ${some.join(', ')}${more}.`;
}

const wordOf: Readonly<Record<ListAspect, string>> = {
  source: 'the operation',
  collection: 'where the list is',
  valuePath: 'what is sent',
  titlePath: 'what makers read',
  schemaPath: 'where the schema is',
  arguments: 'the values passed on',
};
