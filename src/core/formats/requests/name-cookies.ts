import { looksLikeSecret, maskSecrets } from '../../secrets/find-secrets.ts';
import type { JsonPointer } from '../../document/pointer.ts';
import type { FlatRequest } from './model.ts';
import type { ReportAt } from './report-at.ts';

const isCookie = ({ key }: FlatRequest['headers'][number]): boolean => key.toLowerCase() === 'cookie';
/** Cookies listed one by one; a page sets dozens. */
const listedCookies = 200;

/**
 * Names the cookies that were sent: a session in a cookie is nothing a connector can have.
 *
 * @param requests Those that are brought.
 * Lists `cookie` for each name of a cookie; reports `cookies` (warning) once where nothing else signs the calls in.
 */
export function nameCookies(requests: readonly FlatRequest[], tell: ReportAt): void {
  const cookies = new Map<string, { count: number; readonly pointer: JsonPointer }>();
  let calls = 0;
  let first: JsonPointer | undefined;
  for (const { headers } of requests) {
    const rows = headers.filter(isCookie);
    if (rows[0]) {
      calls += 1;
      first ??= rows[0].pointer;
    }
    for (const { value, pointer } of rows) {
      for (const part of value.split(';')) {
        // Without a sign it is a value that somebody wrote there, not a name.
        const [name = '', content] = part.split('=', 2);
        const shown = content === undefined ? '' : shownName(name.trim());
        if (part.trim() === '') continue;
        const known = cookies.get(shown);
        if (known) known.count += 1;
        else if (cookies.size < listedCookies) cookies.set(shown, { count: 1, pointer });
      }
    }
  }
  for (const [name, { count, pointer }] of cookies) {
    const often = count === 1 ? '' : `, in ${count} calls`;
    const message = `${name === '' ? 'A cookie without a name' : `The cookie "${name}"`} was left out${often}: connectors send none.`;
    tell('cookie', 'info', message, pointer, { kind: 'left-out', isOnlyListed: true });
  }
  const isSigned = requests.some(
    ({ auth, headers }) => auth !== undefined || headers.some(({ key }) => key.toLowerCase() === 'authorization'),
  );
  if (first === undefined || isSigned) return;
  const what = calls === 1 ? '1 call sends' : `${calls} calls send`;
  const message = `${what} cookies, perhaps to sign in. Connectors send none: look how the API lets programs sign in, and set that up on the Security tab.`;
  tell('cookies', 'warning', message, first, { kind: 'left-out' });
}

/** Names of cookies are words; what is long or looks like more is not shown. */
const shownName = (name: string): string =>
  /^[\w.-]{1,60}$/.test(name) && !looksLikeSecret(name) && maskSecrets(name).found === 0 ? name : '';
