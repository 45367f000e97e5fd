import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { JsonPointer } from '../../document/pointer.ts';
import type { OperationEntry } from '../operations.ts';
import { labelOf } from '../operation-place.ts';
import { inputsMeant, isAmbiguous, type Input } from './inputs.ts';
import { leafOf, type DynamicArgument } from './model.ts';

/** What is wrong with an argument, before it is known where it is told. */
export type ArgumentFault = Pick<Diagnostic, 'code' | 'severity' | 'message' | 'fix'>;

export interface ArgumentContext {
  /** The operations whose card it is on, with what their calls take. */
  readonly around: readonly { readonly entry: OperationEntry; readonly inputs: readonly Input[] }[];
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
  { around, self, isOlderOnly, isBrowse }: ArgumentContext,
): ArgumentFault | undefined {
  if (value.kind === 'unread') {
    const message = `"${name}" is written in no form the platform knows. Choose where it comes from.`;
    return { code: 'dynamic/argument-form', severity: 'error', message };
  }
  if (value.kind === 'picked' && !isBrowse) {
    const message = 'There is no opened folder yet that it could come from. That is only for the folders inside.';
    return { code: 'dynamic/picked-outside-tree', severity: 'error', message };
  }
  if (value.kind !== 'from') return undefined;
  for (const { entry, inputs } of around) {
    const meant = inputsMeant(inputs, value.path);
    const [source] = meant;
    if (!source) {
      if (isOpenBody(inputs, value.path)) continue;
      const where = around.length > 1 ? `${labelOf(entry)} has` : 'There is';
      const message = `${where} no "${value.path}" to take it from. Choose another, or a fixed value.`;
      return { code: 'dynamic/unknown-source', severity: 'error', message };
    }
    if (source.pointer !== undefined && source.pointer === self) {
      const message = 'The choices cannot depend on what is chosen from them.';
      return { code: 'dynamic/own-value', severity: 'error', message };
    }
    if (meant.length > 1 || (isOlderOnly && isAmbiguous(inputs, value.path))) {
      const alike = inputs.filter(({ path }) => leafOf(path) === leafOf(value.path)).map(({ path }) => `"${path}"`);
      const message = `"${value.path}" may be ${alike.join(' or ')}. Choose which one is meant.`;
      return { code: 'dynamic/ambiguous-source', severity: 'warning', message };
    }
    if (source.isInternal) {
      const hasPreset = source.preset !== undefined;
      const message = `Makers never see "${source.path}", so nothing can be taken from it. ${hasPreset ? 'Use its default as a fixed value.' : 'Choose another, or a fixed value.'}`;
      const fix = { title: 'Use its default' };
      return { code: 'dynamic/internal-source', severity: 'warning', message, ...(hasPreset && { fix }) };
    }
    if (input && input.type !== '' && source.type !== '' && !fits(source.type, input.type)) {
      const message = `"${source.path}" is ${nounOf(source.type)}, but ${nounOf(input.type)} is wanted.`;
      return { code: 'dynamic/type-differs', severity: 'warning', message };
    }
  }
  return undefined;
}

/** Something inside a value whose own properties are not described. */
const isOpenBody = (inputs: readonly Input[], path: string): boolean =>
  inputs.some((input) => path.startsWith(`${input.path}/`) && (input.type === 'object' || input.type === ''));

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
