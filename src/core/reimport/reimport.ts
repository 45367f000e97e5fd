import type { Result } from '../diagnostics/diagnostic.ts';
import type { Connector } from '../document/connector.ts';
import { openDocument } from '../document/open-document.ts';
import type { Patch } from '../document/patch.ts';
import type { JsonPointer } from '../document/pointer.ts';
import { importDescription, type ImportOptions } from '../formats/import-description.ts';
import { carryOver } from './carry-over.ts';
import type { ImportedFrom } from './imported-from.ts';
import { graftOperations, type Grafted } from './graft-operations.ts';

type Progress = Pick<ImportOptions, 'signal' | 'onProgress'>;

/**
 * Adds operations of its source to a connector. Only they are converted; nothing that is there is changed.
 *
 * @param operations As `LedgerEntry.operation` calls them.
 * @returns Not ok with the findings of the import when the source can no longer be read.
 */
export async function addOperations(
  connector: Connector,
  { format, files, choices = {}, operations: before }: ImportedFrom,
  operations: readonly string[],
  progress: Progress = {},
): Promise<Result<Grafted>> {
  const outcome = await importDescription(files, { ...progress, format, choices, operations });
  if (!outcome.ok) return outcome;
  const { patch, ...grafted } = graftOperations(openDocument(connector), outcome.connector);
  const wishes = { choices, ...(before && { operations: [...new Set([...before, ...operations])] }) };
  return { ok: true, value: { ...grafted, patch: { ...patch, wishes } }, diagnostics: outcome.diagnostics };
}

export interface Rechosen {
  readonly patch: Patch;
  /** Where the maker's own changes stayed. */
  readonly kept: readonly JsonPointer[];
}

/**
 * Carries a construct of the source over in another way: only what that changes is touched, and not what the maker has
 * changed since.
 *
 * @param choices All that hold from now on.
 * @returns Not ok with the findings of the import when the source can no longer be read.
 */
export async function changeChoices(
  connector: Connector,
  { format, files, operations, choices: before = {} }: ImportedFrom,
  choices: Readonly<Record<string, string>>,
  progress: Progress = {},
): Promise<Result<Rechosen>> {
  const options = { ...progress, format, ...(operations && { operations }) };
  const was = await importDescription(files, { ...options, choices: before });
  if (!was.ok) return was;
  const is = await importDescription(files, { ...options, choices });
  if (!is.ok) return is;
  const { edits, kept } = carryOver(openDocument(connector), was.connector, is.connector);
  const patch = { title: 'Change how it was imported', edits, wishes: { choices, ...(operations && { operations }) } };
  return { ok: true, value: { patch, kept }, diagnostics: is.diagnostics };
}
