import type { ExportFile } from '#core/exports/export-target.ts';
import { importDescription, type ImportOutcome } from '#core/formats/import-description.ts';
import { cutExcerpt, type Excerpt } from '#core/ledger/cut-excerpt.ts';
import { overviewOf } from '#core/ledger/import-overview.ts';
import { countSecrets } from '#core/ledger/ledger.ts';
import { offerOperations } from '#core/ledger/offer-operations.ts';
import { reportName, writeReport } from '#core/ledger/report.ts';
import { secretCodes } from '#core/secrets/secret-codes.ts';
import type { ImportRequest, Tasks } from './protocol.ts';

/** What an import leaves to be asked about: its whole ledger, and the texts that were read. */
interface Imported {
  readonly request: ImportRequest;
  readonly outcome: ImportOutcome;
  /** By file name; '' for the one without. */
  readonly texts: ReadonlyMap<string, string>;
  readonly clean: (text: string) => string;
}

/**
 * The last import. Every request says in full what it is about, so that this only saves time: a worker that has ended in the
 * meantime, or was asked about something else, imports again.
 */
let last: Imported | undefined;

type OnProgress = (done: number, total: number) => void;

/** Imports, and, where everything is brought, says what could be picked of it. */
export async function runImport(request: ImportRequest, onProgress: OnProgress): Promise<Tasks['import']['reply']> {
  const { outcome } = await importAnew(request, onProgress);
  const holdsSecrets =
    outcome.diagnostics.some(({ code }) => secretCodes.has(code)) ||
    (outcome.ok && countSecrets(outcome.ledger).kept > 0);
  const reply = { outcome: overviewOf(outcome), holdsSecrets };
  return outcome.ok && !request.options.operations ? { ...reply, offer: offerOperations(outcome) } : reply;
}

export async function runReport(
  { form, ...request }: Tasks['report']['request'],
  onProgress: OnProgress,
): Promise<ExportFile | undefined> {
  const { outcome } = await recall(request, onProgress);
  if (!outcome.ok) return undefined;
  const sources = request.files.flatMap(({ name }) => (name === undefined || name === '' ? [] : [name]));
  const text = writeReport({ ...outcome, sources }, form);
  return { path: reportName(outcome.title, form), bytes: new TextEncoder().encode(text) };
}

export async function runExcerpt(
  { place, holdsSecret, ...request }: Tasks['excerpt']['request'],
  onProgress: OnProgress,
): Promise<Excerpt | undefined> {
  const { texts, clean } = await recall(request, onProgress);
  const text = texts.get(place.file ?? '');
  return text === undefined || !place.range ? undefined : cutExcerpt(text, place.range, clean, holdsSecret);
}

async function recall(request: ImportRequest, onProgress: OnProgress): Promise<Imported> {
  return last && isSame(last.request, request) ? last : importAnew(request, onProgress);
}

async function importAnew(request: ImportRequest, onProgress: OnProgress): Promise<Imported> {
  const texts = new Map<string, string>();
  let clean = (text: string): string => text;
  const outcome = await importDescription(request.files, {
    ...request.options,
    onProgress,
    onRead: (documents, mask) => {
      for (const { name, text } of documents) texts.set(name, text);
      clean = mask;
    },
  });
  last = { request, outcome, texts, clean };
  return last;
}

function isSame(a: ImportRequest, b: ImportRequest): boolean {
  return (
    a.files.length === b.files.length &&
    JSON.stringify(a.options) === JSON.stringify(b.options) &&
    a.files.every(({ name, bytes }, at) => {
      const other = b.files[at];
      return other !== undefined && name === other.name && areSame(bytes, other.bytes);
    })
  );
}

const areSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
