/** A default value as it stands in a field: texts bare, anything else as JSON. '' for none. */
export function textOfValue(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export type ReadValue =
  | { readonly ok: true; readonly value: unknown }
  /** Says what to type instead. */
  | { readonly ok: false; readonly message: string };

/** What a maker typed as a value of a type. `value` is undefined for nothing. Source: domain notes PAR-10 (default fits type). */
export function readValue(text: string, type: string): ReadValue {
  if (text === '') return { ok: true, value: undefined };
  const trimmed = text.trim();
  switch (type) {
    case 'integer':
      return /^-?\d+$/.test(trimmed) && Number.isSafeInteger(Number(trimmed))
        ? { ok: true, value: Number(trimmed) }
        : { ok: false, message: 'Type a whole number, such as 10.' };
    case 'number':
      return trimmed !== '' && Number.isFinite(Number(trimmed))
        ? { ok: true, value: Number(trimmed) }
        : { ok: false, message: 'Type a number, such as 2.5.' };
    case 'boolean':
      return trimmed === 'true' || trimmed === 'false'
        ? { ok: true, value: trimmed === 'true' }
        : { ok: false, message: 'Type true or false.' };
    case 'array':
    case 'object':
      return readJson(trimmed, type);
    default:
      return { ok: true, value: text };
  }
}

function readJson(text: string, type: 'array' | 'object'): ReadValue {
  const example = type === 'array' ? '["a", "b"]' : '{"a": 1}';
  try {
    const value: unknown = JSON.parse(text);
    const isRight =
      type === 'array' ? Array.isArray(value) : typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isRight) return { ok: true, value };
  } catch {
    // Said below.
  }
  return { ok: false, message: `Type ${type === 'array' ? 'a list' : 'an object'} as JSON, such as ${example}.` };
}
