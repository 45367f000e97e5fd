import type { Edit, Patch } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { isRecord } from '../operations.ts';
import { differingItems } from './list-edits.ts';
import { readValue, textOfValue } from './value-text.ts';
import { isSameValue } from './write-member.ts';

/** One entry of a fixed drop-down list. */
export interface Choice {
  /** What the service gets. */
  readonly value: unknown;
  /** What the maker reads. The value itself where the file says nothing else. */
  readonly text: string;
}

/** Any object on which choices may stand. */
interface Holder {
  readonly enum?: unknown;
  readonly 'x-ms-enum-values'?: unknown;
}

/** The choices in the order of the file, with the texts of `x-ms-enum-values`. Source: domain notes 2.1. */
export function choicesOf(holder: Holder): readonly Choice[] {
  const values: readonly unknown[] = Array.isArray(holder.enum) ? holder.enum : [];
  if (values.length === 0) return [];
  const texts = new Map(
    entriesOf(holder).flatMap((entry) => (isRecord(entry) ? [[keyOf(entry['value']), entry]] : [])),
  );
  return values.map((value): Choice => {
    const name = texts.get(keyOf(value))?.['displayName'];
    return { value, text: typeof name === 'string' && name !== '' ? name : textOfValue(value) };
  });
}

/** True if `enum` and `x-ms-enum-values` say more, or something else, than rows of value and text can show. */
export function hasOddChoices(holder: Holder): boolean {
  const { enum: values, 'x-ms-enum-values': entries } = holder;
  if (values !== undefined && !Array.isArray(values)) return true;
  if (entries === undefined) return false;
  if (!Array.isArray(entries)) return true;
  const known = new Set((values ?? []).map(keyOf));
  const seen = new Set<string>();
  return entries.some((entry: unknown) => {
    if (!isRecord(entry) || typeof entry['displayName'] !== 'string') return true;
    const key = keyOf(entry['value']);
    if (!known.has(key) || seen.has(key)) return true;
    seen.add(key);
    return Object.keys(entry).length !== 2;
  });
}

/**
 * Writes other choices: `enum`, and `x-ms-enum-values` only where a text differs from its value. The first such text
 * names all choices, as a list with gaps would read oddly; entries that the file has stay as they are.
 *
 * @param name Of what has the choices, for undo.
 */
export function changeChoices(pointer: JsonPointer, holder: Holder, choices: readonly Choice[], name: string): Patch {
  const title = `Change choices of ${name}`;
  const values = choices.map(({ value }) => value);
  return {
    title,
    edits: [
      ...listEdits(child(pointer, 'enum'), holder.enum, values),
      ...listEdits(child(pointer, 'x-ms-enum-values'), holder['x-ms-enum-values'], textsFor(holder, choices)),
    ],
  };
}

function textsFor(holder: Holder, choices: readonly Choice[]): readonly unknown[] {
  const isNamed = ({ value, text }: Choice): boolean => text !== '' && text !== textOfValue(value);
  const entries = entriesOf(holder);
  if (entries.length === 0) {
    if (!choices.some(isNamed)) return [];
    return choices.map(({ value, text }) => ({ value, displayName: text || textOfValue(value) }));
  }
  const before = new Map(
    entries.flatMap((entry) => (isRecord(entry) ? [[keyOf(entry['value']), entry] as const] : [])),
  );
  return choices.flatMap((choice): readonly unknown[] => {
    const { value, text } = choice;
    const entry = before.get(keyOf(value));
    const displayName = text || textOfValue(value);
    if (entry && entry['displayName'] === displayName) return [entry];
    if (isNamed(choice)) return [{ ...entry, value, displayName }];
    return [];
  });
}

function listEdits(pointer: JsonPointer, before: unknown, after: readonly unknown[]): readonly Edit[] {
  if (after.length === 0) return before === undefined ? [] : [{ kind: 'remove', pointer }];
  return Array.isArray(before) && before.length > 0
    ? differingItems(pointer, before, after)
    : [{ kind: 'set', pointer, value: after }];
}

const entriesOf = (holder: Holder): readonly unknown[] =>
  Array.isArray(holder['x-ms-enum-values']) ? holder['x-ms-enum-values'] : [];

const keyOf = (value: unknown): string => JSON.stringify(value) ?? '';

export type ReadChoices =
  | { readonly ok: true; readonly choices: readonly Choice[] }
  /** Says what to type instead. */
  | { readonly ok: false; readonly message: string };

/**
 * Choices from lines, as pasted from a list or a spreadsheet: a value each, and its text after a tab. Blank lines and
 * repeats do not count.
 *
 * @param type Of the parameter or property; a list's choices are texts.
 */
export function readChoiceLines(text: string, type: string): ReadChoices {
  const choices = new Map<string, Choice>();
  for (const line of text.split(/\r?\n/)) {
    const [written = '', shown = ''] = line.split('\t').map((part) => part.trim());
    if (written === '') continue;
    const read = readValue(written, typeOfChoices(type));
    if (!read.ok) return { ok: false, message: `“${written}”: ${read.message}` };
    const key = keyOf(read.value);
    if (!choices.has(key)) choices.set(key, { value: read.value, text: shown || textOfValue(read.value) });
  }
  return { ok: true, choices: [...choices.values()] };
}

/** Why a choice cannot have a value, for reading. Source: domain notes PAR-11. */
export function choiceFault(choices: readonly Choice[], index: number, text: string, type: string): string | undefined {
  if (text === '') return 'Type a value, or remove the choice.';
  const read = readValue(text, typeOfChoices(type));
  if (!read.ok) return read.message;
  const isTaken = choices.some(({ value }, at) => at !== index && isSameValue(value, read.value));
  return isTaken ? `“${text}” is a choice already.` : undefined;
}

/** A choice with another value; its text follows where it said no more than the value. */
export function withChoiceValue(choice: Choice, value: unknown): Choice {
  return { value, text: choice.text === textOfValue(choice.value) ? textOfValue(value) : choice.text };
}

/** A value for one more choice that no other has. */
export function freeChoice(choices: readonly Choice[], type: string): Choice {
  const isNumber = type === 'integer' || type === 'number';
  for (let at = choices.length + 1; ; at += 1) {
    const value = isNumber ? at : `choice${at}`;
    if (!choices.some((choice) => choice.value === value)) return { value, text: String(value) };
  }
}

/** What each choice of a type is. */
export const typeOfChoices = (type: string): string => (type === 'array' || type === '' ? 'string' : type);
