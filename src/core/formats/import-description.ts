import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Connector } from '../document/connector.ts';
import { partOf, readPart, writtenPart, type ConnectorDocument, type ParsedPart } from '../document/open-document.ts';
import type { ChangeKind, Ledger, LedgerChange } from '../ledger/ledger.ts';
import { validateDocument } from '../rules/validate-connector.ts';
import { bundleReferences } from './bundling/bundle-references.ts';
import { orderDocuments } from './bundling/order-documents.ts';
import { makeCheckpoint } from './checkpoint.ts';
import { detect } from './detect.ts';
import type { Conversion, FormatId, SourceDocument, SourceFile } from './format.ts';
import { readSources } from './reading/read-sources.ts';
import { collectChanges } from './settle-changes.ts';

export interface ImportOptions {
  /** Overrides detection. */
  readonly format?: FormatId;
  /** `GET /pets`: bring only these and what they need. */
  readonly operations?: readonly string[];
  /** What to do where there is a choice: the `value` of an option, by the `id` of a `Choice` in an earlier ledger. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Told once, before a good end: what was read, and what masks the credentials that the conversion found in it. */
  readonly onRead?: (documents: readonly SourceDocument[], clean: (text: string) => string) => void;
  /** Told a few times a second, per step of the work: reading the files, then converting. Units differ by format. */
  readonly onProgress?: (done: number, total: number) => void;
}

export type ImportOutcome =
  | {
      readonly ok: true;
      readonly format: FormatId;
      /** Why it was held to be of that format, in words for the maker. */
      readonly because: string;
      readonly connector: Connector;
      /** Of the connector; '' where it has none. Here so that nobody has to read the whole definition for it. */
      readonly title: string;
      readonly ledger: Ledger;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly ok: false;
      readonly format?: FormatId;
      readonly because?: string;
      readonly diagnostics: readonly Diagnostic[];
    };

/** Files named one by one as left aside. */
const namedFiles = 5;

/**
 * Any supported description -> a connector. Never throws for bad input, never fetches, can be aborted.
 *
 * @param source One file, or all files of a drop; archives are opened.
 * @returns `ok: false` always with an error that says why. The diagnostics are, in this order, those of reading, of
 * converting, and of `validateConnector` over the result.
 * Reports `import/not-recognised`, `import/cancelled`, `import/unexpected` (errors), `import/left-aside`,
 * `import/another-description`, and the codes of the format and of the rules.
 */
export async function importDescription(
  source: SourceFile | readonly SourceFile[],
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  const { signal } = options;
  try {
    return await importFiles('bytes' in source ? [source] : source, options);
  } catch (error) {
    if (signal?.aborted) return refuse('import/cancelled', 'The import was cancelled. Nothing was changed.');
    // A fault of ours, caught at this one place so that a document never takes the page down with it.
    const what = error instanceof Error ? error.message : String(error);
    return refuse(
      'import/unexpected',
      `Something in this file was not foreseen, and it could not be imported (${what}).`,
    );
  }
}

async function importFiles(files: readonly SourceFile[], options: ImportOptions): Promise<ImportOutcome> {
  const checkpoint = makeCheckpoint(options);
  await checkpoint(0, files.length);
  const { documents, diagnostics: readingFindings, hasArchive } = await readSources(files, checkpoint);
  const diagnostics = [...readingFindings];
  if (documents.length === 0) return { ok: false, diagnostics: withError(diagnostics) };

  const recognised = detect(orderDocuments(documents), {
    ...(options.format && { wanted: options.format }),
    areTogether: documents.length > 1 || hasArchive,
  });
  if (!recognised.ok) return { ok: false, diagnostics: [...diagnostics, ...recognised.diagnostics] };
  const { format, detection: recognisedFiles } = recognised.value;
  const about = { format: recognisedFiles.format, because: recognisedFiles.because };
  const changes = collectChanges();
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);

  const { detection, sources } = bundleReferences(recognisedFiles, documents, { report, change: changes.add });
  diagnostics.push(...describeOthers(documents, sources));
  const broken = format.keepsBrokenText ? undefined : sources.find(hasErrors);
  // A part of a description would look like the whole of it, so nothing is made of one; its faults say where and why.
  if (broken) {
    return { ok: false, ...about, diagnostics: [...diagnostics, ...broken.diagnostics] };
  }

  const conversion = await format.convert(detection, {
    ...(options.operations && { operations: new Set(options.operations) }),
    choices: new Map(Object.entries(options.choices ?? {})),
    report,
    change: changes.add,
    checkpoint,
  });
  if (!conversion)
    return {
      ok: false,
      ...about,
      diagnostics: withError([...sources.flatMap((document) => document.diagnostics), ...diagnostics]),
    };
  const { connector, ledger, clean = (text) => text } = conversion;
  options.onRead?.(sources, clean);
  await checkpoint(1, 1);
  const document = openRead(conversion, detection.documents);
  const judged = validateDocument(document);
  await checkpoint(1, 1);
  const mended = sources.filter((source) => !isUnmended(source, connector));
  const inText = sources.flatMap((document) =>
    document.diagnostics.filter((found) => mended.includes(document) || !isAboutText(found)),
  );
  const title: unknown = document.definition.value.info?.title;
  return {
    ok: true,
    ...about,
    connector,
    title: typeof title === 'string' ? title : '',
    ledger: { ...ledger, changes: [...repairsIn(mended), ...changes.settle(document, clean)] },
    diagnostics: [...inText, ...diagnostics, ...judged],
  };
}

/** What was found out about a text, and is no fault that was mended. */
const notes: Readonly<Record<string, ChangeKind>> = {
  'json/number-too-large': 'changed',
  'json/comment': 'left-out',
  'yaml/kept-as-text': 'changed',
  'yaml/tag': 'left-out',
  'reading/text-before': 'left-out',
  'reading/text-after': 'left-out',
};

/** What had to be mended in the texts to read them, for the ledger. */
function repairsIn(documents: readonly SourceDocument[]): readonly LedgerChange[] {
  return documents.flatMap(({ repairs = [] }) =>
    repairs.map(({ code, severity, message, file, pointer, range }) => {
      const source = { pointer, ...(file !== undefined && { file }), ...(range && { range }) };
      return { code, kind: notes[code] ?? 'repaired', severity, message, source };
    }),
  );
}

/** Opens the connector; a text that came through as it was, or whose value is known, is not read a second time. */
function openRead({ connector, definition }: Conversion, documents: readonly SourceDocument[]): ConnectorDocument {
  const partFor = <T extends object>(text: string, value?: T): ParsedPart<T> => {
    const parsed = documents.find((document) => textOf(document) === text)?.parsed;
    if (parsed) return partOf<T>(text, parsed.root, parsed.problems);
    return value ? writtenPart<T>(text, value) : readPart<T>(text);
  };
  return {
    connector,
    definition: partFor(connector.definition, definition),
    properties: partFor(connector.properties),
  };
}

const hasErrors = ({ diagnostics }: SourceDocument): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');

/** Names the files of the drop that nobody reads, so that none disappears in silence. */
function describeOthers(documents: readonly SourceDocument[], read: readonly SourceDocument[]): readonly Diagnostic[] {
  const others = documents.filter((document) => !read.includes(document));
  const named = others.slice(0, namedFiles).map((document): Diagnostic => {
    const file = document.name === '' ? {} : { file: document.name };
    const name = document.name === '' ? 'A file' : `"${document.name}"`;
    const another = detect([document]);
    if (another.ok) {
      const message = `${name} describes an API too. Only one can be imported at a time: import it as a connector of its own.`;
      return { code: 'import/another-description', severity: 'warning', message, pointer: '', ...file };
    }
    const message = `${name} was left aside: the connector does not need it.`;
    return { code: 'import/left-aside', severity: 'info', message, pointer: '', ...file };
  });
  const uncounted = others.length - named.length;
  if (uncounted === 0) return named;
  const message = `${uncounted} more files were left aside.`;
  return [...named, { code: 'import/left-aside', severity: 'info', message, pointer: '' }];
}

/** The text of a connector that a document may have become: its own, or mended or written as JSON. */
const textOf = ({ text, json, parsed }: SourceDocument): string => (parsed && json) ?? text;

/** True if a text with faults came through as it was: then the rules tell them about the connector itself. */
const isUnmended = ({ text }: SourceDocument, { definition, properties }: Connector): boolean =>
  text === definition || text === properties;

const isAboutText = ({ code }: Diagnostic): boolean =>
  code.startsWith('json/') || (code.startsWith('reading/') && code !== 'reading/encoding');

function withError(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.some(({ severity }) => severity === 'error')) return diagnostics;
  return [
    ...diagnostics,
    ...refuse('import/not-recognised', 'There is nothing in this that could be imported.').diagnostics,
  ];
}

function refuse(code: Diagnostic['code'], message: string): Extract<ImportOutcome, { ok: false }> {
  return { ok: false, diagnostics: [{ code, severity: 'error', message, pointer: '' }] };
}
