import type { Edit } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { labelOf } from '../operation-place.ts';
import type { Definition } from '../openapi2.ts';
import { isRecord, type OperationEntry } from '../operations.ts';
import { answerOf, inputFor, missingArguments, operationOfId } from './called-operation.ts';
import { listFaults, schemaFaults, type AnswerFault } from './answer-faults.ts';
import { argumentFault, type Around } from './argument-faults.ts';
import { placesOf, type DynamicPart, type Generation } from './fault-places.ts';
import { inputsOf, isAroundOrIn, mostOperations, sharedInputs, type Input } from './inputs.ts';
import {
  twins,
  type DynamicArgument,
  type DynamicCall,
  type DynamicTree,
  type ListAspect,
  type TreeCall,
  type TwinKind,
} from './model.ts';
import { readDynamic, treeMembers } from './read-dynamic.ts';
import { holds } from './simulate.ts';
import { canSayOlder, needsNewer, writeBoth, type DynamicPlace } from './write-dynamic.ts';

/** What can be wrong with something dynamic; there is a rule for each. */
export type DynamicFaultKind =
  | 'readable'
  | 'operation-exists'
  | 'argument-known'
  | 'argument-given'
  | 'argument-form'
  | 'argument-type'
  | 'source-exists'
  | 'source-own'
  | 'source-clear'
  | 'source-visible'
  | 'source-type'
  | 'list-found'
  | 'field-found'
  | 'value-chosen'
  | 'newer-needed'
  | 'forms-agree'
  | 'both-forms'
  | 'tree-complete'
  | 'tree-filter'
  | 'tree-beside-picker'
  | 'folder-only-inside';

export interface DynamicFault {
  readonly kind: DynamicFaultKind;
  /** For a maker, what is wrong and what to do. */
  readonly message: string;
  /** At the member it is about; of the generation that is there, the first if both are. */
  readonly pointer: JsonPointer;
  readonly fix?: DynamicFix;
}

export interface DynamicFix {
  readonly title: string;
  readonly edits: () => readonly Edit[];
}

/** Where dynamic members stand. */
export interface FaultPlace {
  readonly value: unknown;
  readonly pointer: JsonPointer;
  /** The operations whose card it is on. Where nothing uses the shared part it is in there are none, and references are not judged. */
  readonly around: readonly OperationEntry[];
}

interface Found extends Omit<DynamicFault, 'pointer' | 'fix'> {
  readonly part: DynamicPart;
  readonly aspect: ListAspect | 'whole';
  /** The argument, or the input of the called operation that has none. */
  readonly argument?: string;
  /** What to write at each place where the argument or the aspect stands; undefined takes it out. */
  readonly mend?: { readonly title: string; readonly write: (generation: Generation) => unknown };
  readonly fix?: DynamicFix;
}

/** What is wrong with the dynamic members of a parameter or a schema. Source: domain notes, 2.3 and DYN-01 to DYN-07. */
export function dynamicFaults(definition: Definition, place: FaultPlace): readonly DynamicFault[] {
  const { list, fields, tree, unread } = readDynamic(place.value);
  const around = withInputs(definition, place.around);
  const found: readonly Found[] = [
    ...(list ? callFaults(list, 'list') : []),
    ...(list ? inAnswer(list.source, 'list', (called) => listFaults(definition, called, list)) : []),
    ...(list?.source.kind === 'capability' && list.source.name === 'file-picker' && !tree ? [noTree] : []),
    ...(fields ? callFaults(fields, 'fields') : []),
    ...(fields
      ? inAnswer(fields.source, 'fields', (called) => schemaFaults(definition, called, fields.schemaPath))
      : []),
    ...(tree ? [...treeFaults(tree.open, 'open'), ...treeFaults(tree.browse, 'browse')] : []),
  ];
  return [
    ...unread.map(({ key, reason }): DynamicFault => ({
      kind: 'readable',
      message: `${reason} Correct it in the source, or remove it and choose again.`,
      pointer: child(place.pointer, key),
    })),
    ...(tree ? wholeTreeFaults(tree, place) : []),
    ...found.map((one) => placed(place, one)),
  ];

  function callFaults(call: DynamicCall, part: TwinKind): readonly Found[] {
    return [
      ...(call.source.kind === 'operation'
        ? operationFaults(call.source.operationId, call.arguments, part, call.written === 'older')
        : call.arguments.flatMap((argument) => sourceFaults(argument, undefined, part, false))),
      ...call.differences.map((difference) => differenceFault(part, difference)),
      ...generationFaults(call, part),
    ];
  }

  function generationFaults(call: DynamicCall, part: TwinKind): readonly Found[] {
    const { older, newer } = twins[part];
    if (call.written === 'both' || call.source.kind !== 'operation') return [];
    // What is told of already has to be mended before it can be said twice.
    const isTold = call.arguments.some(({ value }) => value.kind === 'unread');
    if (isTold || !operationOfId(definition, call.source.operationId)) return [];
    if (isRecord(place.value) && Object.hasOwn(place.value, call.written === 'older' ? newer : older)) return [];
    const fix: DynamicFix = {
      title: 'Write both forms',
      // What it is made of is set to what it is: fixes that rename something in there have to come before or after.
      edits: () => [...unchanged(place, [older, newer]), ...writeBoth(dynamicPlace(definition, place), part).edits],
    };
    if (call.written === 'older' && around.some((one) => needsNewer(call, one.inputs))) {
      const message = `${older} alone cannot say which field of the body a value comes from. Write ${newer} beside it.`;
      return [{ kind: 'newer-needed', part, aspect: 'whole', message, fix }];
    }
    const canAdd = call.written === 'older' || canSayOlder(call, sharedInputs(definition, place.around));
    const [is, isNot] = call.written === 'older' ? [older, newer] : [newer, older];
    const message = `Where ${whatOf(part)} come from is written as ${is} only. Write ${isNot} beside it, so that both older and newer apps understand it.`;
    return canAdd ? [{ kind: 'both-forms', part, aspect: 'whole', message, fix }] : [];
  }

  function operationFaults(
    operationId: string,
    given: readonly DynamicArgument[],
    part: DynamicPart,
    isOlderOnly: boolean,
  ): readonly Found[] {
    const called = operationOfId(definition, operationId);
    if (!called) {
      const message =
        operationId === ''
          ? `No operation is chosen to get ${whatOf(part)} from. Choose one.`
          : `There is no operation "${operationId}" to get ${whatOf(part)} from. Choose another, or add it.`;
      return [{ kind: 'operation-exists', part, aspect: 'source', message }];
    }
    const taken = inputsOf(definition, called);
    const missing = missingArguments(definition, called, given).map(({ path }): Found => {
      const message = `"${labelOf(called)}" cannot be called without "${path}". Say where it comes from: another field, or a fixed value.`;
      return { kind: 'argument-given', part, aspect: 'arguments', argument: path, message };
    });
    return [
      ...missing,
      ...given.flatMap((argument): readonly Found[] => {
        const input = inputFor(taken, argument);
        if (input || isAroundOrIn(taken, argument.name)) return sourceFaults(argument, input, part, isOlderOnly);
        const message = `"${labelOf(called)}" has no parameter "${argument.name}". Remove it here, or correct its name.`;
        const mend = { title: 'Remove what the operation does not take', write: () => undefined };
        return [{ kind: 'argument-known', part, aspect: 'arguments', argument: argument.name, message, mend }];
      }),
    ];
  }

  function sourceFaults(
    argument: DynamicArgument,
    input: Input | undefined,
    part: DynamicPart,
    isOlderOnly: boolean,
  ): readonly Found[] {
    const context = { around, self: place.pointer, isOlderOnly, isBrowse: part === 'browse' };
    const fault = argumentFault(argument, input, context);
    return fault ? [{ ...fault, part, aspect: 'arguments', argument: argument.name }] : [];
  }

  function treeFaults(call: TreeCall, part: 'open' | 'browse'): readonly Found[] {
    const called = operationOfId(definition, call.operationId);
    const faults = called ? listFaults(definition, called, { ...call, collection: call.itemsPath }) : [];
    return [
      ...operationFaults(call.operationId, call.arguments, part, false),
      // What of a tree's call is not said is told with all else that is missing of it.
      ...faults.filter(({ kind }) => kind !== 'value-chosen').map((one) => answerFault(part, one)),
    ];
  }

  function inAnswer(
    source: DynamicCall['source'],
    part: DynamicPart,
    look: (called: OperationEntry) => readonly AnswerFault[],
  ): readonly Found[] {
    const called = source.kind === 'operation' ? operationOfId(definition, source.operationId) : undefined;
    return called && answerOf(definition, called) ? look(called).map((one) => answerFault(part, one)) : [];
  }
}

const knownAround = new WeakMap<
  readonly OperationEntry[],
  { readonly definition: Definition; readonly all: readonly Around[] }
>();

/** Whatever is dynamic in one operation or shared part is on the same cards. */
function withInputs(definition: Definition, entries: readonly OperationEntry[]): readonly Around[] {
  const before = knownAround.get(entries);
  if (before?.definition === definition) return before.all;
  const all = entries.slice(0, mostOperations).map((entry) => ({ entry, inputs: inputsOf(definition, entry) }));
  knownAround.set(entries, { definition, all });
  return all;
}

const whatOf = (part: DynamicPart): string =>
  part === 'fields' ? 'the fields' : part === 'list' ? 'the choices' : 'the tree';

const unchanged = ({ value, pointer }: FaultPlace, keys: readonly string[]): readonly Edit[] =>
  keys.flatMap((key): readonly Edit[] =>
    isRecord(value) && Object.hasOwn(value, key)
      ? [{ kind: 'set', pointer: child(pointer, key), value: value[key] }]
      : [],
  );

const dynamicPlace = (definition: Definition, { value, pointer, around }: FaultPlace): DynamicPlace => ({
  definition,
  value,
  pointer,
  name: '',
  inputs: sharedInputs(definition, around),
});

const noTree: Found = {
  part: 'list',
  kind: 'tree-beside-picker',
  aspect: 'source',
  message:
    'The file picker shows a tree of folders, and there is none. Choose "Tree", and the operations that list its folders.',
};

function differenceFault(part: TwinKind, difference: DynamicCall['differences'][number]): Found {
  const { older, newer } = twins[part];
  const { aspect, argument } = difference;
  const what = argument === undefined ? wordOf[aspect] : `"${argument}"`;
  const message = `The two forms differ in ${what}: ${difference.older} in ${older}, ${difference.newer} in ${newer}. Make them say the same.`;
  return { kind: 'forms-agree', part, aspect, message, ...(argument !== undefined && { argument }) };
}

const wordOf: Readonly<Record<ListAspect, string>> = {
  source: 'the operation',
  collection: 'where the list is',
  valuePath: 'what is sent',
  titlePath: 'what makers read',
  schemaPath: 'where the schema is',
  arguments: 'the values passed on',
};

function answerFault(part: DynamicPart, { kind, aspect, message, right }: AnswerFault): Found {
  const mend = { title: 'Write the name as the answer has it', write: () => right };
  return { kind, part, aspect, message, ...(right !== undefined && { mend }) };
}

/** What a tree cannot do without. Source: domain notes, 2.3. */
function wholeTreeFaults({ open, browse }: DynamicTree, { value, pointer }: FaultPlace): readonly DynamicFault[] {
  const key = 'x-ms-dynamic-tree';
  const raw = isRecord(value) ? value[key] : undefined;
  const tell = (message: string, ...path: readonly string[]): DynamicFault => ({
    kind: 'tree-complete',
    message,
    pointer: child(pointer, key, ...path),
  });
  const parts = isRecord(raw) ? ['settings', 'open', 'browse'].filter((part) => raw[part] === undefined) : [];
  const missing = parts.length > 0 ? [tell(`The tree needs ${namesOf(parts)}. Choose it again under "Tree".`)] : [];
  const calls = { open, browse } as const;
  const filters = (['open', 'browse'] as const).flatMap((part): readonly DynamicFault[] => {
    const { isParent } = calls[part];
    if (isParent === '' || holds(isParent, {}) !== undefined || /^[^\s']+$/.test(isParent)) return [];
    const message = `"${isParent}" is no filter that is known to work. Write true, or a comparison such as isFolder eq true.`;
    return [{ kind: 'tree-filter', message, pointer: child(pointer, key, part, treeMembers.isParent) }];
  });
  const unsaid = (['open', 'browse'] as const).flatMap((part): readonly DynamicFault[] => {
    const members = treeNeeds.filter((aspect) => calls[part][aspect] === '').map((aspect) => treeMembers[aspect]);
    if (parts.includes(part) || members.length === 0) return [];
    const which = part === 'open' ? 'first level' : 'folders inside';
    return [tell(`The tree's ${which} do not say ${namesOf(members)}. Choose them under "Tree".`, part)];
  });
  return [...missing, ...unsaid, ...filters];
}

const treeNeeds = ['valuePath', 'titlePath', 'isParent'] as const;

const namesOf = (names: readonly string[]): string =>
  names
    .map((name) => `"${name}"`)
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');

function placed(place: FaultPlace, found: Found): DynamicFault {
  const { kind, message, mend, fix } = found;
  const places = placesOf(place, found);
  const written = mend && places.filter(({ exists }) => exists);
  const mended: DynamicFix | undefined =
    written && written.length > 0
      ? {
          title: mend.title,
          edits: () =>
            written.map(({ pointer, generation }): Edit => {
              const value = mend.write(generation);
              return value === undefined ? { kind: 'remove', pointer } : { kind: 'set', pointer, value };
            }),
        }
      : fix;
  return { kind, message, pointer: places[0]?.pointer ?? place.pointer, ...(mended && { fix: mended }) };
}
