import type { JsonPointer } from '../../document/pointer.ts';
import type { Conversion, ConversionContext, Detection } from '../format.ts';
import { buildConnector } from '../requests/build-connector.ts';
import type { FlatRequest, Folder } from '../requests/model.ts';
import { parseAddress } from '../requests/parse-address.ts';
import { reportAt, type ReportAt } from '../requests/report-at.ts';
import { isRecordedHeader } from '../requests/transport-headers.ts';
import { listAt, memberOf } from '../tolerant.ts';
import { chooseApiHost } from './choose-api-host.ts';
import { countEntries } from './count-entries.ts';
import { leftOutKinds } from './judge-entry.ts';
import { readEntry, type Entry } from './read-entry.ts';

const entriesAt: JsonPointer = '/log/entries';

/** Other hosts named one by one. */
const namedHosts = 5;

/**
 * A recording as a connector: the calls of one host, brought together by method and path, with the variables of the
 * paths, the schemas and the statuses learned from what was sent and answered.
 *
 * Reports `har/nothing-recorded`, `har/no-api-calls` (errors), `har/left-out`, `har/other-hosts`, `har/cookies`
 * (warnings), and what the shared passes report.
 */
export async function convert(detection: Detection, context: ConversionContext): Promise<Conversion | undefined> {
  const [document] = detection.documents;
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
  const read: Entry[] = [];
  for (const [index, entry] of listAt(memberOf(document.value, 'log'), 'entries').entries()) {
    read.push(readEntry(entry, `${entriesAt}/${index}`, folder));
    if (index % 100 === 99) await context.checkpoint(index, counted * 2);
  }
  const entries = leaveOtherHosts(read, chooseApiHost(read), tell);
  const isAnyLeft = entries.some(({ leftOut }) => !leftOut);
  const summary = summarise(entries);
  if (!isAnyLeft) {
    const message = `No call of an API was recorded, only ${summary}. Record again while using the part of the site that loads or saves data.`;
    tell('no-api-calls', 'error', message, entriesAt);
    return undefined;
  }
  if (summary !== '') {
    const count = entries.filter(({ leftOut }) => leftOut).length;
    const message = `${count} of ${counted} recorded entries ${count === 1 ? 'was' : 'were'} left out: ${summary}.`;
    tell('left-out', 'warning', message, entriesAt);
  }
  nameCookies(entries, tell);

  const requests = entries.map(({ request }) => request);
  const leftOut = new Map<FlatRequest, string>();
  for (const entry of entries) if (entry.leftOut) leftOut.set(entry.request, entry.leftOut.reason);
  const conversion = await buildConnector(
    { name: '', description: '', version: '', root: folder, folders: [], requests },
    {
      document,
      counted,
      environment: new Map(),
      leftOut,
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

function leaveOtherHosts(entries: readonly Entry[], host: string, tell: ReportAt): readonly Entry[] {
  const others = new Map<string, { readonly pointer: JsonPointer; count: number }>();
  const result = entries.map((entry): Entry => {
    const own = entry.request.url?.host.toLowerCase() ?? '';
    if (entry.leftOut || own === host) return entry;
    const known = others.get(own);
    if (known) known.count += 1;
    else others.set(own, { pointer: entry.request.pointer, count: 1 });
    const reason = `It calls ${own}; this connector calls ${host}. Import it as a connector of its own.`;
    return { ...entry, leftOut: { kind: 'host', reason } };
  });
  const [first] = others.values();
  if (first) {
    const named = [...others].slice(0, namedHosts).map(([name, { count }]) => `${name} (${count})`);
    const more = others.size > namedHosts ? ` and ${others.size - namedHosts} more` : '';
    const message = `Other hosts were called too: ${named.join(', ')}${more}. This connector calls ${host}; import the others as connectors of their own.`;
    tell('other-hosts', 'warning', message, first.pointer);
  }
  return result;
}

/** `3 web pages, 1 redirect`; '' when nothing is left out. */
function summarise(entries: readonly Entry[]): string {
  const counts = new Map<keyof typeof leftOutKinds, number>();
  for (const { leftOut } of entries) if (leftOut) counts.set(leftOut.kind, (counts.get(leftOut.kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${leftOutKinds[kind][count === 1 ? 0 : 1]}`).join(', ');
}

/** A session in a cookie is nothing a connector can have. */
function nameCookies(entries: readonly Entry[], tell: ReportAt): void {
  const calls = entries.filter(({ leftOut }) => !leftOut).map(({ request }) => request);
  const withCookies = calls.filter(({ headers }) => headers.some(({ key }) => key.toLowerCase() === 'cookie'));
  const [first] = withCookies;
  const isSigned = calls.some(
    ({ auth, headers }) => auth !== undefined || headers.some(({ key }) => key.toLowerCase() === 'authorization'),
  );
  if (!first || isSigned) return;
  const what = withCookies.length === 1 ? '1 call sends' : `${withCookies.length} calls send`;
  const message = `${what} cookies, perhaps to sign in. Connectors send none: look how the API lets programs sign in, and set that up on the Security tab.`;
  tell('cookies', 'warning', message, first.pointer);
}
