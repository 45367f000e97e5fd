import { isRecord } from '../../definition/operations.ts';
import type { SourceDocument } from '../format.ts';
import { countOperations as countCalls } from '../openapi3/count-operations.ts';
import { versionOf } from '../openapi3/detect.ts';
import { countOperations } from '../swagger2/count-operations.ts';
import { isSwagger2 } from '../swagger2/index.ts';
import { openFiles, splitReference } from './find-file.ts';

/** A quick look whether there is a reference out of the file at all. */
export const mayReferOut = ({ text }: SourceDocument): boolean => /\$ref["']?\s*:\s*["']?[^#"'\s]/.test(text);

/**
 * Puts the main one of several API descriptions first: one that no other file refers to, then the one with most
 * operations, then the first. Files that describe no API keep their places.
 */
export function orderDocuments(documents: readonly SourceDocument[]): readonly SourceDocument[] {
  const descriptions = documents.filter((document) => operationsIn(document) !== undefined);
  if (descriptions.length < 2) return documents;
  const referred = referredDocuments(documents);
  const sorted = descriptions.toSorted(
    (a, b) => Number(referred.has(a)) - Number(referred.has(b)) || (operationsIn(b) ?? 0) - (operationsIn(a) ?? 0),
  );
  const next = sorted.values();
  return documents.map((document) => (descriptions.includes(document) ? (next.next().value ?? document) : document));
}

/** Undefined for what is no description. */
function operationsIn(document: SourceDocument): number | undefined {
  if (isSwagger2(document)) return countOperations(document.value);
  return versionOf(document.value) ? countCalls(document.value).calls : undefined;
}

function referredDocuments(documents: readonly SourceDocument[]): ReadonlySet<SourceDocument> {
  const files = openFiles(documents);
  const referred = new Set<SourceDocument>();
  for (const document of documents) {
    if (!mayReferOut(document)) continue;
    for (const reference of referencesIn(document.value)) {
      const { file } = splitReference(reference);
      const found = file === '' ? undefined : files.find(document, file);
      if (found?.kind === 'found' && found.document !== document) referred.add(found.document);
    }
  }
  return referred;
}

/** The texts of all references, wherever they stand. */
function referencesIn(value: unknown): ReadonlySet<string> {
  const references = new Set<string>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) for (const item of next) waiting.push(item);
    else if (isRecord(next)) {
      for (const [key, member] of Object.entries(next)) {
        if (key === '$ref' && typeof member === 'string') references.add(member);
        else if (typeof member === 'object') waiting.push(member);
      }
    }
  }
  return references;
}
