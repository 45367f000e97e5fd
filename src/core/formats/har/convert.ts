import type { JsonPointer } from '../../document/pointer.ts';
import type { Conversion, ConversionContext, Detection } from '../format.ts';
import { buildConnector } from '../requests/build-connector.ts';
import type { FlatRequest, Folder } from '../requests/model.ts';
import { parseAddress } from '../requests/parse-address.ts';
import { nameCookies } from '../requests/name-cookies.ts';
import { placeOf, reportAt } from '../requests/report-at.ts';
import { isRecordedHeader } from '../requests/transport-headers.ts';
import { isRecord, listAt, memberOf, textAt } from '../tolerant.ts';
import { openAttached } from './attached-files.ts';
import { chooseApiHost, hostOf } from './choose-api-host.ts';
import { countEntries } from './count-entries.ts';
import { judgeEntry } from './judge-entry.ts';
import { settleLeftOut, summarise } from './leave-out.ts';
import { readCall, readEntry, type Entry } from './read-entry.ts';

const entriesAt: JsonPointer = '/log/entries';

/**
 * A recording as a connector: the calls of one host, brought together by method and path, with the variables of the
 * paths, the schemas and the statuses learned from what was sent and answered.
 *
 * Reports `har/nothing-recorded`, `har/no-api-calls` (errors), `har/left-out` (info), lists `har/answer-left-out`, and what `settleLeftOut`,
 * `chooseApiHost`, `nameCookies` and the shared passes report.
 */
export async function convert(detection: Detection, context: ConversionContext): Promise<Conversion | undefined> {
  const [document, ...files] = detection.documents;
  if (!document) return undefined;
  const tell = reportAt(document, context, 'har');
  const counted = countEntries(document.value);
  if (counted === 0) {
    const message =
      'This is a HAR recording in which nothing was recorded. Open the network panel first, then use the site, and save it again.';
    tell('nothing-recorded', 'error', message, entriesAt);
    return undefined;
  }
  const scope = { variables: new Map(), parent: undefined };
  const folder: Folder = { name: '', description: '', pointer: '', parent: undefined, auth: undefined, scope };
  const list = listAt(memberOf(document.value, 'log'), 'entries');
  const calls = list.map(readCall);
  const judged = calls.map(({ method, address }, index) => judgeEntry(list[index], method, address));
  const reasons = settleLeftOut(judged, (index) => `${entriesAt}/${index}`, context.choices, tell);
  const entries: Entry[] = [];
  const surroundings = { folder, attached: openAttached(files) };
  for (const [index, call] of calls.entries()) {
    entries.push(readEntry(list[index], `${entriesAt}/${index}`, surroundings, call, reasons[index]));
    if (index % 100 === 99) await context.checkpoint(index, counted * 2);
  }
  const summary = summarise(reasons);
  if (reasons.every((reason) => reason !== undefined)) {
    const message = `No call of an API was recorded, only ${summary}. Record again while using the part of the site that loads or saves data.`;
    tell('no-api-calls', 'error', message, entriesAt);
    return undefined;
  }
  if (summary !== '') {
    const count = reasons.filter((reason) => reason !== undefined).length;
    const message = `${count} of ${counted} recorded entries ${count === 1 ? 'was' : 'were'} left out: ${summary}.`;
    const code = 'har/left-out';
    context.report({ code, severity: 'info', message, pointer: entriesAt, ...placeOf(document, entriesAt) });
  }
  const host = chooseApiHost(entries, context.choices, tell);
  const requests = entries.map(({ request }) => request);
  const leftOut = new Map<FlatRequest, string>();
  for (const entry of entries) if (entry.leftOut) leftOut.set(entry.request, entry.leftOut.reason);
  const own = requests.filter((request) => !leftOut.has(request) && hostOf(request) === host);
  nameCookies(own, tell);
  for (const [index, { request }] of entries.entries()) {
    const response = memberOf(list[index], 'response');
    if (!isRecord(response) || request.responses.length > 0 || leftOut.has(request)) continue;
    const had = textAt(response, 'status') === '304';
    const message = had
      ? 'The answer only says that the browser had it already (304), so nothing was learned from it.'
      : 'The answer has no status of HTTP, so nothing was learned from it.';
    tell('answer-left-out', 'info', message, `${entriesAt}/${index}/response`, {
      kind: 'left-out',
      isOnlyListed: true,
    });
  }
  const conversion = await buildConnector(
    { name: '', description: '', version: '', root: folder, folders: [], requests },
    {
      document,
      format: 'har',
      counted,
      environment: new Map(),
      leftOut,
      host,
      parse: parseAddress,
      isTransport: isRecordedHeader,
      hasPlainPaths: true,
      title: 'Recorded API',
      fileEnding: /\.\w+$/,
    },
    context,
    tell,
  );
  if (conversion.ledger.out.operation > 0 || context.operations) return conversion;
  tell('no-api-calls', 'error', 'No call of this recording can be made by a connector.', entriesAt);
  return undefined;
}
