import type { Schema } from '../definition/openapi2.ts';
import { isRecord } from '../definition/operations.ts';

const looks: readonly (readonly [format: string, pattern: RegExp])[] = [
  ['date-time', /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:?\d\d)$/],
  ['date-no-tz', /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?$/],
  ['date', /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/],
  ['uuid', /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i],
  ['uri', /^https?:\/\/[^\s"<>]{3,}$/i],
  ['email', /^[^\s@"<>]{1,64}@[^\s@"<>]{1,190}\.[a-z]{2,24}$/i],
  // Long enough to be a file's content, and no word, number or hash.
  ['byte', /^(?=[^=]*[a-z])(?=[^=]*[A-Z])(?=[^=]*\d)(?:[A-Za-z\d+/]{4}){16,}(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/],
];

/** The one format that all texts have; undefined when there is none, or no text. */
export function recogniseFormat(texts: readonly string[]): string | undefined {
  if (texts.length === 0) return undefined;
  return looks.find(([, pattern]) => texts.every((text) => text.length < 100_000 && pattern.test(text)))?.[0];
}

export interface FoundFormat {
  /** `owner › created`; '' for the value itself. */
  readonly path: string;
  readonly format: string;
}

/**
 * Gives texts of a schema the formats that they have in all samples. Texts that have one already stay.
 *
 * @param samples Parsed JSON that the schema was made of.
 */
export function withFormats(
  schema: Schema,
  samples: readonly unknown[],
): { readonly schema: Schema; readonly found: readonly FoundFormat[] } {
  const found: FoundFormat[] = [];
  return { schema: visit(schema, samples, []), found };

  function visit(value: Schema, here: readonly unknown[], path: readonly string[]): Schema {
    if (value.type === 'string' && value.format === undefined) {
      const texts = here.filter((one) => typeof one === 'string').filter((text) => text !== '');
      const format = recogniseFormat(texts);
      if (format === undefined) return value;
      found.push({ path: path.join(' › '), format });
      const { type, ...rest } = value;
      return { type, format, ...rest };
    }
    if (isRecord(value.items)) {
      const inside = here.flatMap((one): readonly unknown[] => (Array.isArray(one) ? one : []));
      return { ...value, items: visit(value.items, inside, path) };
    }
    if (!isRecord(value.properties)) return value;
    const properties = Object.entries(value.properties).map(([name, property]) => {
      const inside = here.flatMap((one) => (isRecord(one) && Object.hasOwn(one, name) ? [one[name]] : []));
      return [name, visit(property, inside, [...path, name])] as const;
    });
    return { ...value, properties: Object.fromEntries(properties) };
  }
}
