import type { JsonPointer } from '../../document/pointer.ts';
import type { Row } from './model.ts';

/** A row that comes without further marks; none for a blank key. */
export function plainRow(key: string, value: string, pointer: JsonPointer, isDisabled = false): readonly Row[] {
  return key === '' ? [] : [rowOf(key, value, pointer, isDisabled)];
}

/** A row with a name, a value and nothing else said of it. */
export function rowOf(key: string, value: string, pointer: JsonPointer, isDisabled = false): Row {
  return { key, value, description: '', isDisabled, isFile: false, pointer };
}

/** The rows of a query in text, its escapes undone. Also of a form, which is written the same way. */
export function queryRows(
  query: readonly { readonly key: string; readonly value: string }[],
  pointer: JsonPointer,
): readonly Row[] {
  return query.flatMap(({ key, value }) => plainRow(decodePart(key), decodePart(value), pointer));
}

/** `a%20b+c` -> `a b c`; text with broken escapes stays as it is. */
export function decodePart(text: string): string {
  if (!/[%+]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
