import { child, type JsonPointer } from '../../document/pointer.ts';
import { looksLikeSecret } from '../../secrets/find-secrets.ts';
import type { Row } from '../requests/model.ts';
import { plainRow, rowOf } from '../requests/rows.ts';
import { descriptionOf, isRecord, memberOf, textAt, textOf } from '../tolerant.ts';

/**
 * A table of Postman's: a list of `{ key, value, disabled }` (V1 writes `enabled`), an object of names and values, or the
 * lines of a text (`readHeaderLines`). Rows that are empty are passed over.
 */
export function readRows(value: unknown, pointer: JsonPointer): readonly Row[] {
  if (typeof value === 'string') return readHeaderLines(value, pointer);
  if (Array.isArray(value)) return value.flatMap((row: unknown, index) => readRow(row, `${pointer}/${index}`));
  if (!isRecord(value)) return [];
  // A place is shown to people, so a secret that is a name stays out of it, too.
  return Object.entries(value).flatMap(([key, inside]) =>
    plainRow(key, textOf(inside), looksLikeSecret(key) ? pointer : child(pointer, key)),
  );
}

/** `Name: value` a line; a line that begins with `//` is switched off. */
function readHeaderLines(text: string, pointer: JsonPointer): readonly Row[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const isDisabled = line.trimStart().startsWith('//');
    const written = isDisabled ? line.trimStart().slice(2) : line;
    const colon = written.indexOf(':');
    // A line that is none is kept without a key, so that it can be reported.
    if (colon < 1) return written.trim() === '' ? [] : [rowOf('', written.trim(), pointer, isDisabled)];
    return plainRow(written.slice(0, colon).trim(), written.slice(colon + 1).trim(), pointer, isDisabled);
  });
}

function readRow(row: unknown, pointer: JsonPointer): readonly Row[] {
  if (typeof row === 'string') return readHeaderLines(row, pointer);
  if (!isRecord(row)) return [];
  // Path variables of older collections are named by `id`.
  const key = (textAt(row, 'key') || textAt(row, 'id') || textAt(row, 'name')).trim();
  const value = textAt(row, 'value');
  if (key === '' && value === '') return [];
  return [
    {
      key,
      value,
      description: descriptionOf(row),
      isDisabled: memberOf(row, 'disabled') === true || memberOf(row, 'enabled') === false,
      isFile: memberOf(row, 'type') === 'file' || (memberOf(row, 'src') ?? undefined) !== undefined,
      pointer,
    },
  ];
}
