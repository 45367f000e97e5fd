import type { JsonPointer } from '../../document/pointer.ts';
import { looksLikeSecret } from '../../secrets/find-secrets.ts';
import { maskProse } from '../../secrets/mask-prose.ts';
import type { Row } from './model.ts';

/** A row that comes without further marks; none for a blank key. */
export function plainRow(key: string, value: string, pointer: JsonPointer, isDisabled = false): readonly Row[] {
  return key === '' ? [] : [rowOf(key, value, pointer, isDisabled)];
}

/** A row with a name, a value and nothing else said of it. What stands in a name's place and is none is its value. */
export function rowOf(key: string, value: string, pointer: JsonPointer, isDisabled = false): Row {
  const about = { description: '', isDisabled, isFile: false, pointer };
  if (!isTextOrSecret(key)) return { key, value, ...about };
  return { key: '', value: value === '' ? key : `${key}=${value}`, ...about };
}

/**
 * True for what stands in the place of a name and can be none: JSON, as it does where JSON is sent as a form, and what
 * is a credential or has one in it.
 */
export const isTextOrSecret = (key: string): boolean =>
  isJsonText(key) || looksLikeSecret(key) || maskProse(key).secrets.length > 0;

/** True for the beginning of a text that is JSON with something in it. The text need not be whole. */
export const isJsonText = (text: string): boolean => /^\s*(?:\{\s*["']|\[[\s[{]*["'])/.test(text);

/**
 * JSON that was sent where a form should be, its escapes undone where it has some; undefined for a form, which may have
 * JSON in the name of one of its fields.
 */
export function jsonSentAsForm(text: string): string | undefined {
  const plain = isJsonText(text) || /&|=./s.test(text) ? text : decodePart(text);
  // What takes it for the name of a field writes the sign behind it.
  return isJsonText(plain) ? plain.replace(/(?<=[\]}])=$/, '') : undefined;
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
