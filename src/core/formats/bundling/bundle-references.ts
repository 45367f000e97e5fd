import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { parseJson } from '../../text/parse-json.ts';
import type { ConversionContext, Detection, FormatId, SourceDocument } from '../format.ts';
import { placeOf } from '../requests/report-at.ts';
import { Bundler, type MissingPart } from './bundler.ts';
import { openFiles } from './find-file.ts';
import { mayReferOut } from './order-documents.ts';
import { homesOf } from './spec-kinds.ts';

/** Formats whose descriptions may be spread over several files. */
const spread: readonly FormatId[] = ['swagger-2.0', 'openapi-3.0', 'openapi-3.1'];

/** Files named one by one. */
const namedFiles = 20;

/**
 * Makes one description of several files that refer to each other: what a reference to another file means becomes a
 * shared part of the main one (`components`, or `definitions`, `parameters` and `responses` in OpenAPI 2.0) under a name
 * of its own, and is put in its place where there is no such part (path items among them). Nothing is fetched; an
 * address is matched with a file of the drop by its name. Pointers into the result lead back to file and place
 * (`SourceDocument.placeOf`).
 *
 * @param documents All files of the drop.
 * @returns `detection` as it was when nothing refers to another file; else its main document is the joined one.
 * `sources`: the files as they were read, those that were taken in behind the main one.
 *
 * Reports `reading/files-joined`, `reading/file-by-name` (info), `reading/file-missing`, `reading/part-missing`,
 * `reading/reference-circle` (warnings); for the ledger `reading/reference-joined`.
 */
export function bundleReferences(
  detection: Detection,
  documents: readonly SourceDocument[],
  { report, change }: Pick<ConversionContext, 'report' | 'change'>,
): { readonly detection: Detection; readonly sources: readonly SourceDocument[] } {
  const [main] = detection.documents;
  const alone = { detection, sources: detection.documents };
  if (!main || !spread.includes(detection.format) || !mayReferOut(main)) return alone;
  const homes = homesOf[detection.format === 'swagger-2.0' ? '2.0' : '3'];
  const bundler = new Bundler(main, homes, openFiles(documents));
  const value = bundler.bundle();

  for (const { part, document, pointer, file } of bundler.joined) {
    const message = `This was read from "${file.name}"${part ? `, and is called "${part.name}"` : ''}.`;
    const result = part && detection.format === 'swagger-2.0' ? { result: `/definition${part.pointer}` } : {};
    change({
      code: 'reading/reference-joined',
      kind: 'changed',
      severity: 'info',
      message,
      document,
      pointer,
      ...result,
    });
  }
  for (const finding of describeMissing(bundler.missing, main)) report(finding);
  const used = [...bundler.used];
  if (used.length === 0) return alone;
  for (const [reference, file] of bundler.byName) {
    const message = `"${reference}" was taken to be "${file.name}", by its name. Check that it is the same file.`;
    report({ code: 'reading/file-by-name', severity: 'info', message, pointer: '', file: file.name });
  }
  const names = used.slice(0, 5).map(({ name }) => `"${name}"`);
  const more = used.length > names.length ? ` and ${used.length - names.length} more` : '';
  const message = `${main.name === '' ? 'The description' : `"${main.name}"`} was read together with what it refers to: ${names.join(', ')}${more}. They were written as one file.`;
  report({ code: 'reading/files-joined', severity: 'info', message, pointer: '', ...placeOf(main, '') });

  const text = JSON.stringify(value, null, 2);
  const joined: SourceDocument = {
    ...withoutJson(main),
    text,
    syntax: 'json',
    value,
    parsed: parseJson(text),
    locate: (pointer) => bundler.placeOf(pointer).range,
    placeOf: (pointer) => bundler.placeOf(pointer),
  };
  return { detection: { ...detection, documents: [joined] }, sources: [main, ...used] };
}

function withoutJson({ json: _, ...document }: SourceDocument): SourceDocument {
  return document;
}

function* describeMissing(missing: readonly MissingPart[], main: SourceDocument): Generator<Diagnostic> {
  const told = new Set<string>();
  for (const { kind, path, document, pointer } of missing) {
    if (told.has(`${kind} ${path}`)) continue;
    told.add(`${kind} ${path}`);
    const at = { pointer, ...placeOf(document, pointer) };
    if (told.size > namedFiles) {
      const message = 'There are more files and parts that are asked for and missing, the next one here.';
      yield { code: 'reading/file-missing', severity: 'warning', message, ...at };
      return;
    }
    const together = main.name === '' ? 'this file' : `"${main.name}"`;
    switch (kind) {
      case 'file': {
        const message = `"${path}" is asked for here and is not among the files. Drop it together with ${together}, in one go or as a folder.`;
        yield { code: 'reading/file-missing', severity: 'warning', message, ...at };
        break;
      }
      case 'web': {
        const message = `"${path}" is on the web, and nothing is fetched. Save it as a file, and drop it together with ${together}.`;
        yield { code: 'reading/file-missing', severity: 'warning', message, ...at };
        break;
      }
      case 'part': {
        const message = `There is no "${path}". Correct the reference, or add what it means to that file.`;
        yield { code: 'reading/part-missing', severity: 'warning', message, ...at };
        break;
      }
      case 'circle': {
        const message = `"${path}" leads back to itself, so that it has no end and cannot be put in its place.`;
        yield { code: 'reading/reference-circle', severity: 'warning', message, ...at };
      }
    }
  }
}
