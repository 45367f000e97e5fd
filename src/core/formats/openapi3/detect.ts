import { isRecord } from '../../definition/operations.ts';
import type { Detection, FormatId, SourceDocument } from '../format.ts';
import { countOperations } from './count-operations.ts';

/**
 * The version a document says it is written in, if it is one of OpenAPI 3; also as the number that YAML and careless
 * hands make of it. 3.2 is read as 3.1. Source: domain notes, 8.
 */
export function versionOf(value: unknown): { readonly format: FormatId; readonly text: string } | undefined {
  const version = isRecord(value) && Object.hasOwn(value, 'openapi') ? value['openapi'] : undefined;
  if (typeof version !== 'string' && typeof version !== 'number') return undefined;
  const text = String(version).trim();
  const [, minor] = /^3(?:\.(\d{1,3}))?(?:\.[\w-]+)*$/.exec(text) ?? [undefined, undefined];
  if (minor === undefined) return text === '3' ? { format: 'openapi-3.0', text } : undefined;
  return { format: Number(minor) === 0 ? 'openapi-3.0' : 'openapi-3.1', text };
}

/** The first document of OpenAPI 3 that describes operations, else the first. */
export function detect(documents: readonly SourceDocument[]): Detection | undefined {
  const found = documents.filter(({ value }) => versionOf(value) !== undefined);
  const main = found.find(({ value }) => countOperations(value).calls > 0) ?? found[0];
  const version = versionOf(main?.value);
  if (!main || !version) return undefined;
  return { format: version.format, because: `"openapi": "${version.text}" at the top of the file`, documents: [main] };
}
