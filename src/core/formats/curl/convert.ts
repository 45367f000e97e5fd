import type { SourceRange } from '../../diagnostics/diagnostic.ts';
import type { JsonPointer } from '../../document/pointer.ts';
import { totalLedger } from '../../ledger/ledger.ts';
import { indexLines } from '../../text/line-index.ts';
import type { Conversion, ConversionContext, Detection, SourceDocument } from '../format.ts';
import { buildConnector } from '../requests/build-connector.ts';
import type { FlatRequest, Folder } from '../requests/model.ts';
import { nameCookies } from '../requests/name-cookies.ts';
import { parseAddress } from '../requests/parse-address.ts';
import { reportAt, type ReportAt } from '../requests/report-at.ts';
import { isBrowserHeader } from '../requests/transport-headers.ts';
import { countCommands } from './count-commands.ts';
import { findCommands, type FoundCommand } from './find-commands.ts';
import { makeRequests } from './make-requests.ts';
import { nameOptions } from './name-options.ts';
import { nameOtherPrograms } from './name-other-programs.ts';
import { readAssignments } from './read-assignments.ts';
import { readSettings, type CommandSettings } from './read-command.ts';

/**
 * cURL commands as a connector: one operation for each method and path. Values that the text sets are put in; other
 * variables become parameters of a path, and elsewhere their places are left empty.
 *
 * Reports `curl/unbalanced-quote`, `curl/no-calls` (errors), `curl/not-http` (warning), `curl/several-addresses` (info), and
 * what `makeRequests`, `nameOptions`, `nameOtherPrograms`, `nameCookies` and the shared passes report.
 */
export async function convert(detection: Detection, context: ConversionContext): Promise<Conversion | undefined> {
  const [source] = detection.documents;
  if (!source) return undefined;
  const commands = findCommands(source.text);
  const document: SourceDocument = { ...source, locate: locateIn(source.text, commands) };
  const tell = reportAt(document, context, 'curl');
  if (nameFaults(commands, source, context)) return undefined;

  const scope = { variables: readAssignments(source.text), parent: undefined };
  const folder: Folder = { name: '', description: '', pointer: '', parent: undefined, auth: undefined, scope };
  const leftOut = new Map<FlatRequest, string>();
  const requests: FlatRequest[] = [];
  const read: CommandSettings[] = [];
  for (const [index, command] of commands.entries()) {
    const pointer = `/commands/${index}`;
    const settings = readSettings(command);
    read.push(settings);
    const made = makeRequests(
      command,
      settings.settings,
      pointer,
      folder,
      ({ word }) => `${pointer}/words/${command.words.indexOf(word)}`,
      tell,
    );
    if (made.length > 1) {
      const message = `The command calls ${made.length} addresses. Each was read; they count as one command.`;
      tell('several-addresses', 'info', message, pointer);
    }
    for (const request of made) leaveOut(request, leftOut, tell);
    requests.push(...made);
    if (index % 50 === 49) await context.checkpoint(index, commands.length * 2);
  }
  nameOptions(commands, read, document, context.report, tell);
  nameOtherPrograms(source.text, commands, tell);
  nameCookies(
    requests.filter((request) => !leftOut.has(request)),
    tell,
  );

  const counted = countCommands(source.text);
  const conversion = await buildConnector(
    { name: '', description: '', version: '', root: folder, folders: [], requests },
    {
      document,
      format: 'curl',
      counted,
      environment: new Map(),
      leftOut,
      parse: parseAddress,
      isTransport: isBrowserHeader,
      hasPlainPaths: true,
      title: 'API from cURL commands',
      fileEnding: /\.\w+$/,
    },
    context,
    tell,
  );
  if (conversion.ledger.out.operation === 0 && !context.operations) {
    const message = 'None of these commands makes a call that a connector can make, so there is nothing to import.';
    tell('no-calls', 'error', message, '/commands/0');
    return undefined;
  }
  return { ...conversion, ledger: onePerCommand(conversion.ledger, counted) };
}

/** A command that calls several addresses is one entry: of the first that became something, else of the first. */
function onePerCommand({ entries }: Conversion['ledger'], counted: number): Conversion['ledger'] {
  const byCommand = new Map<string, Conversion['ledger']['entries'][number]>();
  for (const entry of entries) {
    const [command = ''] = /^\/commands\/\d+/.exec(entry.source.pointer) ?? [];
    const known = byCommand.get(command);
    if (!known || (known.outcome === 'skipped' && entry.outcome !== 'skipped')) byCommand.set(command, entry);
  }
  return totalLedger(counted, [...byCommand.values()]);
}

/** Places of commands (`/commands/2`) and of their words (`/commands/2/words/5`). */
function locateIn(text: string, commands: readonly FoundCommand[]): SourceDocument['locate'] {
  const lines = indexLines(text);
  return (pointer: JsonPointer): SourceRange | undefined => {
    const [, start, end] = /^\/values\/(\d+)-(\d+)$/.exec(pointer) ?? [];
    if (start !== undefined) return lines.rangeOf(Number(start), Number(end));
    const [, command, word] = /^\/commands\/(\d+)(?:\/words\/(\d+))?/.exec(pointer) ?? [];
    const found = command === undefined ? commands[0] : commands[Number(command)];
    if (!found) return undefined;
    const place = (word === undefined ? undefined : found.words[Number(word)]) ?? found;
    return lines.rangeOf(place.start, place.end);
  };
}

/** True if a quote is never closed: nobody knows where such a command ends. */
function nameFaults(
  commands: readonly FoundCommand[],
  { name, text }: SourceDocument,
  { report }: ConversionContext,
): boolean {
  const broken = commands.filter(({ fault }) => fault !== undefined);
  for (const [index, { fault }] of broken.entries()) {
    if (!fault || index >= 5) continue;
    const range = indexLines(text).rangeOf(fault.offset, fault.offset + fault.quote.length);
    const message = `The quote ${fault.quote} at line ${range.line}, column ${range.column} is never closed, or one before it is missing, so the command cannot be read. Mend the quotes and import it again.`;
    const file = name === '' ? {} : { file: name };
    report({ code: 'curl/unbalanced-quote', severity: 'error', message, pointer: '', ...file, range });
  }
  return broken.length > 0;
}

function leaveOut(request: FlatRequest, leftOut: Map<FlatRequest, string>, tell: ReportAt): void {
  const scheme = request.url?.protocol ?? '';
  if (scheme === '' || scheme.includes('{{') || /^https?$/i.test(scheme)) return;
  leftOut.set(request, `It is no call over HTTP, its address begins with "${scheme.slice(0, 20)}:".`);
  const message = `A command calls an address that begins with "${scheme.slice(0, 20)}:". Connectors call HTTP services, so it was left out.`;
  tell('not-http', 'warning', message, request.pointer, { kind: 'left-out' });
}
