import { addressOf } from '../definition/operations.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { fileNameOf } from '../exports/file-name.ts';
import { formatLabels, type FormatId } from '../formats/format.ts';
import type { ImportOutcome } from '../formats/import-description.ts';
import { maskSecrets } from '../secrets/find-secrets.ts';
import { groupChanges } from './change-groups.ts';
import { findingsBeside } from './import-overview.ts';
import {
  changeKinds,
  countChanges,
  countSecrets,
  type ChangeKind,
  type LedgerChange,
  type LedgerEntry,
} from './ledger.ts';
import {
  codeTitle,
  kindTitles,
  outcomeUnits,
  repairsText,
  secretsText,
  sourcePlaceText,
  sumsText,
} from './ledger-words.ts';
import { resultPlace } from './result-place.ts';
import { code, plain, table } from './write-markdown.ts';

/** As a person reads it, or as a program does. */
export type ReportForm = 'markdown' | 'json';

type Imported = Extract<ImportOutcome, { readonly ok: true }>;

/** What one report is about. */
export interface ReportSubject extends Imported {
  /** What was handed over: names of files, those that have one. */
  readonly sources: readonly string[];
}

/** The report's file name, from the connector's title: `parcel-desk-import.md`. */
export const reportName = (title: string, form: ReportForm): string =>
  `${fileNameOf(title)}-import.${form === 'json' ? 'json' : 'md'}`;

/** The whole ledger of an import as a text to keep. Without credentials: of those there are only the places. */
export const writeReport = (subject: ReportSubject, form: ReportForm): string =>
  form === 'json' ? writeJson(subject) : writeMarkdown(subject);

const severityWords: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Note' };
function writeJson(subject: ReportSubject): string {
  const { title, format, because, sources, ledger } = subject;
  const { changes, entries, out } = ledger;
  const report = {
    connector: title,
    format,
    formatName: formatLabels[format],
    because,
    sources,
    sums: { in: ledger.in, out, secrets: countSecrets(ledger) },
    operations: entries,
    changes,
    findings: findingsBeside(subject),
  };
  return `${JSON.stringify(report, (_key, value: unknown) => (typeof value === 'string' ? masked(value) : value), 2)}\n`;
}

function writeMarkdown(subject: ReportSubject): string {
  const { title, format, because, sources, ledger } = subject;
  const secrets = countSecrets(ledger);
  const repairs = countChanges(ledger.changes.filter(({ kind }) => kind === 'repaired'));
  const head = [
    `# Import report: ${say(title || 'untitled connector')}`,
    [
      `- Source: ${sources.length > 0 ? sources.map((name) => quote(name)).join(', ') : 'pasted text'}`,
      `- Format: ${formatLabels[format]} (${say(because)})`,
      `- ${sumsText(format, ledger)}.`,
      ...(secrets.kept > 0 ? [`- ${secretsText(secrets)}.`] : []),
      ...(repairs > 0 ? [`- ${repairsText(repairs)}.`] : []),
    ].join('\n'),
  ];
  const kinds = changeKinds.flatMap((kind) => describeKind(kind, ledger.changes));
  const findings = findingsBeside(subject);
  const blocks = [
    ...head,
    '## What to look at',
    findings.length > 0 ? findings.map(describeFinding).join('\n') : 'Nothing: the connector passes every check.',
    '## Where everything went',
    ledger.entries.length > 0 ? describeEntries(format, ledger.entries) : 'The source describes no operation.',
    '## What changed',
    ...(kinds.length > 0 ? kinds : ['Nothing: everything was carried over as it stands.']),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function describeEntries(format: FormatId, entries: readonly LedgerEntry[]): string {
  const hasFiles = new Set(entries.map(({ source }) => source.file)).size > 1;
  const rows = entries.map(({ label, source, outcome, result, reason = '' }) => {
    const target = result === undefined ? undefined : addressOf(result);
    return [
      say(label),
      say(sourcePlaceText(source, hasFiles)),
      capital(outcomeUnits(format, outcome).one),
      target ? quote(`${target.method.toUpperCase()} ${target.path}`, 'in a table') : '',
      say(reason),
    ];
  });
  return table(['From the source', 'Place', 'Outcome', 'In the connector', 'Why'], rows);
}

function describeKind(kind: ChangeKind, all: readonly LedgerChange[]): readonly string[] {
  const changes = all.filter((change) => change.kind === kind);
  if (changes.length === 0) return [];
  const groups = groupChanges(changes).flatMap((group) => [
    `#### ${codeTitle(group.code)}: ${group.count.toLocaleString('en')} (${quote(group.code)})`,
    group.changes.map(describeChange).join('\n'),
  ]);
  return [`### ${kindTitles[kind]}: ${countChanges(changes).toLocaleString('en')}`, ...groups];
}

function describeChange({ severity, message, source, result, before, after, choice }: LedgerChange): string {
  const place = sourcePlaceText(source);
  const taken = choice?.options.find(({ value }) => value === choice.taken);
  const others = choice?.options.filter((option) => option !== taken) ?? [];
  return [
    `- **${severityWords[severity]}:** ${say(message)}`,
    place === ''
      ? undefined
      : `Source: ${say(place)}${source.range && source.pointer ? ` (${quote(source.pointer)})` : ''}`,
    result === undefined ? undefined : `In the connector: ${describeResult(result)}`,
    before === undefined ? undefined : `Before: ${quote(before)}`,
    after === undefined ? undefined : `After: ${quote(after)}`,
    taken && `Carried over as: **${say(taken.label)}** (or: ${others.map(({ label }) => say(label)).join('; ')})`,
  ]
    .filter((line) => line !== undefined)
    .join('\n  - ');
}

function describeResult(pointer: string): string {
  const { operation, inside } = resultPlace(pointer);
  const words = say(inside);
  if (!operation) return words;
  const address = quote(`${operation.method.toUpperCase()} ${operation.path}`);
  return words === '' ? address : `${address}, ${words}`;
}

function describeFinding({ severity, message, file, range, pointer }: Diagnostic): string {
  const place = sourcePlaceText({ pointer, ...(file !== undefined && { file }), ...(range && { range }) });
  return `- **${severityWords[severity]}:** ${say(message)}${place === '' ? '' : ` (${say(place)})`}`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** String by string: a credential that begins in one and is cut off there ends with it. */
const masked = (text: string): string => maskSecrets(text).text;
const say = (text: string): string => plain(masked(text));
const quote = (text: string, where?: 'in a table'): string => code(masked(text), where);
