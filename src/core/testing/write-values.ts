import type { Parameter } from '../definition/openapi2.ts';
import { isFile, type ParameterValue } from './request.ts';

/** The texts of a value: one, or an array's items. A file's text is its name. */
export function textsOf(value: ParameterValue): readonly string[] {
  if (isFile(value)) return [value.name];
  return typeof value === 'string' ? [value] : value;
}

const separators: Readonly<Record<string, string>> = { csv: ',', ssv: ' ', tsv: '\t', pipes: '|' };

const separatorOf = ({ collectionFormat = 'csv' }: Parameter): string =>
  (Object.hasOwn(separators, collectionFormat) ? separators[collectionFormat] : undefined) ?? ',';

/** `multi`: the parameter comes once for each item. OpenAPI 2.0 has it for query and formData only. */
export const comesRepeated = (parameter: Parameter): boolean =>
  parameter.collectionFormat === 'multi' && (parameter.in === 'query' || parameter.in === 'formData');

/** Percent-encoded for a path or query, one text for each time that the parameter comes. */
export function joinForUrl(parameter: Parameter, items: readonly string[]): readonly string[] {
  const encoded = items.map((item) => encodeURIComponent(item));
  if (comesRepeated(parameter)) return encoded;
  // A comma between items stays one; the others are not allowed in an address as they are.
  const separator = separatorOf(parameter);
  return [encoded.join(separator === ',' ? ',' : encodeURIComponent(separator))];
}

/** As it stands in a header or form field. */
export const joinPlain = (parameter: Parameter, items: readonly string[]): string => items.join(separatorOf(parameter));
