import type { JsonPointer } from '../../document/pointer.ts';
import { labelOf } from '../operation-place.ts';
import { isRecord, type OperationEntry } from '../operations.ts';
import { holdersOf, inputsMeant, inputsNamed, isAmbiguous, type Input } from './inputs.ts';
import { leafOf, type DynamicArgument } from './model.ts';

/** What is wrong with an argument, before it is known where it is told. */
export interface ArgumentFault {
  readonly kind:
    | 'argument-form'
    | 'argument-type'
    | 'folder-only-inside'
    | 'source-exists'
    | 'source-own'
    | 'source-clear'
    | 'source-visible'
    | 'source-type';
  readonly message: string;
  /** What to write instead in a generation. */
  readonly mend?: { readonly title: string; readonly write: (generation: 'older' | 'newer') => unknown };
}

/** An operation whose card it is on, with what a call of it takes. */
export interface Around {
  readonly entry: OperationEntry;
  readonly inputs: readonly Input[];
}

export interface ArgumentContext {
  readonly around: readonly Around[];
  /** Where the choices stand. */
  readonly self: JsonPointer;
  /** Said in the first generation alone, which knows names and no paths. */
  readonly isOlderOnly: boolean;
  /** In the call that fills a folder of a tree. */
  readonly isBrowse: boolean;
}

/**
 * What is wrong with where an argument comes from. Source: domain notes, 2.3 (reference rules), DYN-02, -06 and -07.
 *
 * @param input What the called operation takes it as, if that is known.
 */
export function argumentFault(
  { name, value }: DynamicArgument,
  input: Input | undefined,
  context: ArgumentContext,
): ArgumentFault | undefined {
  if (value.kind === 'unread') return formFault(name, value.value, input, context);
  if (value.kind === 'picked' && !context.isBrowse) {
    const message =
      'On the first level no folder is opened yet, so nothing can be taken from one. Choose a fixed value or another field.';
    return { kind: 'folder-only-inside', message };
  }
  if (value.kind === 'fixed') return input && fixedFault(name, value.value, input);
  if (value.kind !== 'from') return undefined;
  for (const one of context.around) {
    const fault = sourceFault(value.path, input, one, context);
    if (fault) return fault;
  }
  return undefined;
}

function formFault(name: string, written: unknown, input: Input | undefined, context: ArgumentContext): ArgumentFault {
  const message = `"${name}" is written in a form that the platform does not know. Choose where it comes from, or a fixed value.`;
  const meant = meantBy(written);
  const isClear =
    meant &&
    (meant.path === undefined || context.around.every((one) => !sourceFault(meant.path ?? '', input, one, context)));
  if (!isClear) return { kind: 'argument-form', message };
  const title = 'Write it in the form that is known here';
  return { kind: 'argument-form', message, mend: { title, write: (generation) => meant[generation] } };
}

interface Meant {
  readonly older: unknown;
  readonly newer: unknown;
  /** Of a reference. */
  readonly path?: string;
}

/** What the form of the other generation, or a bare value, would be in each; undefined where it can be anything. */
function meantBy(written: unknown): Meant | undefined {
  if (!isRecord(written)) return written === undefined ? undefined : { older: written, newer: { value: written } };
  const keys = Object.keys(written);
  const [key = ''] = keys;
  const inside = written[key];
  if (keys.length !== 1) return undefined;
  if ((key === 'parameter' || key === 'parameterReference') && typeof inside === 'string')
    return { older: { parameter: leafOf(inside) }, newer: { parameterReference: inside }, path: inside };
  return key === 'value' && !isRecord(inside) ? { older: inside, newer: written } : undefined;
}

/** A text may stand for anything: the platform reads it. */
function fixedFault(name: string, value: unknown, input: Input): ArgumentFault | undefined {
  const type = Array.isArray(value) ? 'array' : isRecord(value) ? 'object' : typeof value;
  if (input.type === '' || input.type === 'file' || value === null || type === 'string') return undefined;
  const wanted = input.type === 'integer' ? 'number' : input.type;
  if (type === wanted && (input.type !== 'integer' || Number.isInteger(value))) return undefined;
  if (wanted === 'string' && type !== 'object' && type !== 'array') return undefined;
  const message = `"${name}" is given ${nounOf(type)}, but the operation wants ${nounOf(input.type)}. Change the value.`;
  return { kind: 'argument-type', message };
}

function sourceFault(
  path: string,
  input: Input | undefined,
  { entry, inputs }: Around,
  { around, self, isOlderOnly }: ArgumentContext,
): ArgumentFault | undefined {
  const meant = inputsMeant(inputs, path);
  const [source] = meant;
  if (!source) {
    if (isOpenBody(inputs, path)) return undefined;
    const where = around.length > 1 ? `"${labelOf(entry)}" has` : 'There is';
    const message = `${where} no field "${path}" to take the value from. Choose another field, or a fixed value.`;
    return { kind: 'source-exists', message };
  }
  if (source.pointer !== undefined && source.pointer === self) {
    const message = 'The choices cannot depend on what is chosen from them. Choose another field, or a fixed value.';
    return { kind: 'source-own', message };
  }
  if (meant.length > 1 || (isOlderOnly && isAmbiguous(inputs, path))) {
    const alike = inputsNamed(inputs, leafOf(path)).slice(0, 5);
    const message = `"${path}" may be ${alike.map((one) => `"${one.path}"`).join(' or ')}. Choose which one is meant.`;
    return { kind: 'source-clear', message };
  }
  if (source.isInternal) return hiddenFault(source, around.length);
  if (input && input.type !== '' && source.type !== '' && !fits(source.type, input.type)) {
    const message = `"${source.path}" is ${nounOf(source.type)}, but ${nounOf(input.type)} is wanted. Choose another field, or a fixed value.`;
    return { kind: 'source-type', message };
  }
  return undefined;
}

function hiddenFault({ path, preset }: Input, operations: number): ArgumentFault {
  const kind = 'source-visible';
  const fact = `Makers never see "${path}", so nothing can be taken from it.`;
  if (preset === undefined) return { kind, message: `${fact} Choose another field, or a fixed value.` };
  const message = `${fact} Use its default as a fixed value.`;
  // Of an object the first generation would think that it names a field; operations may differ in their defaults.
  if (isRecord(preset) || operations > 1) return { kind, message };
  const title = 'Use the default as a fixed value';
  return {
    kind,
    message,
    mend: { title, write: (generation) => (generation === 'older' ? preset : { value: preset }) },
  };
}

/** Something inside a value whose own properties are not described. */
const isOpenBody = (inputs: readonly Input[], path: string): boolean =>
  holdersOf(path).some((holder) => {
    const [input] = inputsMeant(inputs, holder);
    return input?.path === holder && (input.type === 'object' || input.type === '');
  });

/** What is sent as text can be anything. */
const fits = (from: string, to: string): boolean =>
  from === to || to === 'string' || (from === 'integer' && to === 'number') || from === 'string';

/** A type as it stands in a sentence: `a list`. */
export function nounOf(type: string): string {
  const nouns: Readonly<Record<string, string>> = {
    string: 'a text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'yes or no',
    array: 'a list',
    object: 'an object',
    file: 'a file',
  };
  return nouns[type] ?? type;
}
