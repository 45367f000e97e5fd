import type { ConnectionParameter, PolicyTemplateInstance } from '../../../document/properties.ts';
import type { DraftOperation } from '../transform/operation.ts';
import { setValue, type SessionCookie } from './assemble-security.ts';

/**
 * Policies that send the cookies that were asked for: one for all operations with the session, and one for each set of
 * cookies that operations share. The header is written whole, so the session is in each of them. Source: domain notes
 * O-21, O-102.
 */
export function sendCookies(
  drafts: readonly DraftOperation[],
  session: SessionCookie | undefined,
): {
  readonly policies: readonly PolicyTemplateInstance[];
  readonly connectionParameters: Readonly<Record<string, ConnectionParameter>>;
} {
  const connectionParameters = new Map<string, ConnectionParameter>();
  const users = new Map<string, string[]>();
  for (const { cookies, operation } of drafts) {
    if (cookies.length === 0) continue;
    for (const { asked } of cookies) if (asked) connectionParameters.set(asked.key, asked.parameter);
    const header = [...(session ? [session] : []), ...cookies].map(({ name, value }) => `${name}=${value}`).join('; ');
    const ids = users.get(header) ?? [];
    ids.push(operation.operationId ?? '');
    users.set(header, ids);
  }
  const general = session ? [setValue('Send the session', 'header', 'Cookie', `${session.name}=${session.value}`)] : [];
  const own = [...users].map(([header, ids]) =>
    setValue(`Cookies of ${ids.slice(0, 3).join(', ')}`, 'header', 'Cookie', header, ids),
  );
  return { policies: [...general, ...own], connectionParameters: Object.fromEntries(connectionParameters) };
}
