import { locateSecrets } from '../../secrets/find-secrets.ts';

/** An address in its parts; `{{variables}}` are still in them. */
export interface AddressParts {
  readonly protocol: string;
  /** `user:password`; '' when there are none. */
  readonly credentials: string;
  /** With the port. */
  readonly host: string;
  readonly segments: readonly string[];
  readonly query: readonly { readonly key: string; readonly value: string }[];
}

export type ParseAddress = (address: string) => AddressParts;

/**
 * An address as programs write it: whole, or without its scheme as curl takes it. `{{variables}}` may stand anywhere.
 * Its escapes stay; what follows `#` is never sent.
 */
export const parseAddress: ParseAddress = (address) => {
  const [whole = ''] = address.trim().split('#');
  const [opening = '', protocol = ''] = /^([a-z][a-z\d+.-]*|\{\{[^{}]*\}\}):\/\//i.exec(whole) ?? [];
  const rest = whole.slice(opening.length);
  const question = rest.indexOf('?');
  const [before, query] = question < 0 ? [rest, ''] : [rest.slice(0, question), rest.slice(question + 1)];
  const slash = before.indexOf('/');
  const [authority, path] = slash < 0 ? [before, ''] : [before.slice(0, slash), before.slice(slash + 1)];
  const at = authority.lastIndexOf('@');
  return {
    protocol,
    credentials: at < 0 ? '' : authority.slice(0, at),
    host: authority.slice(at + 1),
    segments: slash < 0 ? [] : path.split('/'),
    query: splitQuery(query),
  };
};

/**
 * A host as it is compared: hosts are the same in any case, names of variables are not. '' for a credential in the
 * place of one.
 */
export function comparedHost(host: string): string {
  if (locateSecrets(host).length > 0) return '';
  return host.includes('{{') ? host : host.toLowerCase();
}

/** `a=1&b` -> the pairs of a query or a form, escapes not undone. */
export function splitQuery(query: string): AddressParts['query'] {
  return query.split('&').flatMap((part) => {
    if (part === '') return [];
    const sign = part.indexOf('=');
    return [sign < 0 ? { key: part, value: '' } : { key: part.slice(0, sign), value: part.slice(sign + 1) }];
  });
}
