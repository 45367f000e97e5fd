import type { AddressParts, ParseAddress } from '../requests/parse-address.ts';
import { isRecord, listAt, memberOf, textAt, textOf } from '../tolerant.ts';

/**
 * The one part of the `postman-collection` package whose model serves here: its reading of addresses, which knows
 * `{{variables}}` with slashes in them, ports that are variables, and addresses without a scheme. Its collections are not
 * used: they keep no places of the source, recurse into folders, and cost 250 ms on 4 MB.
 *
 * Loading takes 0.1 s the first time, so it is asked for only when a collection is read.
 */
export async function loadAddressParser(): Promise<ParseAddress> {
  const { default: library } = await import('postman-collection');
  return (address) => partsOf(library.Url.parse(address));
}

function partsOf(parsed: unknown): AddressParts {
  const auth = memberOf(parsed, 'auth');
  const host = listAt(parsed, 'host').map(textOf).join('.');
  const port = textAt(parsed, 'port');
  return {
    protocol: textAt(parsed, 'protocol'),
    credentials: isRecord(auth) ? `${textAt(auth, 'user')}:${textAt(auth, 'password')}` : '',
    host: port === '' ? host : `${host}:${port}`,
    segments: listAt(parsed, 'path').map(textOf),
    query: listAt(parsed, 'query').map((row) => ({ key: textAt(row, 'key'), value: textAt(row, 'value') })),
  };
}
