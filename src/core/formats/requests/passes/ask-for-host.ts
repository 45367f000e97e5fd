import type { ConnectionParameter } from '../../../document/properties.ts';
import type { Choice } from '../../../ledger/choice.ts';
import { humanise, uniqueName } from '../../../naming/index.ts';
import { askForText } from '../policies.ts';
import type { Wording } from './build-parameters.ts';
import type { PlacedRequest } from './place-requests.ts';

/** A host that each connection says for itself. */
export interface AskedHost {
  readonly choice: Choice;
  /** What stands where the host stands: `@connectionParameters('region').api.example`. */
  readonly template: string;
  readonly connectionParameters: Readonly<Record<string, ConnectionParameter>>;
}

const fixed = { value: 'fixed', label: 'One host for everybody' } as const;
const asked = { value: 'parameter', label: 'Each connection says which host' } as const;

/** Tab order of the fields of a connection: those to sign in with come first. */
const firstTab = 11;

/**
 * A host that is written with variables may be another for everybody: then a connection can be asked for it, and a
 * policy puts it in. Source: domain notes, P-06, 5 (`dynamichosturl`).
 *
 * @returns Only the choice where the host stays fixed; undefined when no variable is in it.
 * Lists `host-variable` when the variables have values; else `chooseHost` tells of the host.
 */
export function askForHost(
  host: string,
  kept: readonly PlacedRequest[],
  { ask, report, resolver, keeper }: Wording,
): AskedHost | { readonly choice: Choice } | undefined {
  const placed = kept.find((one) => one.host === host && one.hostWritten.includes('{{'));
  if (!placed) return undefined;
  const { request, hostWritten } = placed;
  const [, name = ''] = /\{\{([^{}]*)\}\}/.exec(hostWritten) ?? [];
  const source = resolver.find(name.trim(), request.folder.scope);
  const at = request.url?.pointer ?? request.pointer;
  const choice = ask('host-variable', source?.pointer ?? at, [fixed, asked], source?.document);
  const isAsked = choice.taken === asked.value;
  const isKnown = !host.includes('{{');
  if (isKnown) {
    const message = isAsked
      ? `The host comes from the variable "${name.trim()}". Each connection is asked for it, as you wished, and a policy puts it in.`
      : `The host comes from the variable "${name.trim()}". The connector calls ${host} for everybody.`;
    const result = isAsked ? '/properties/properties/policyTemplateInstances/0' : '/definition/host';
    const about = { result, choice, isOnlyListed: true, ...(source?.document && { document: source.document }) };
    report('host-variable', 'info', message, source?.pointer ?? at, about);
  }
  if (!isAsked) return { choice };
  const example = isKnown ? keeper.shown('host', host) : undefined;
  const values = new Map<string, string>();
  for (const [whole, inner = ''] of hostWritten.matchAll(/\{\{([^{}]*)\}\}/g))
    values.set(inner.trim(), resolver.resolve(whole, request.folder.scope, at));
  // A variable that is the whole host often holds more than it, a scheme and a path; the connection says the host alone.
  if (/^\{\{[^{}]*\}\}$/.test(hostWritten) || [...values.values()].some((value) => value.includes('/'))) {
    const description = `The host to call${example === undefined ? '' : `, such as ${example}`}`;
    const connectionParameters = { host: askForText('Host', description, firstTab) };
    return { choice, template: "@connectionParameters('host')", connectionParameters };
  }
  const keys = new Map<string, string>();
  for (const part of values.keys()) {
    const wanted = part.replace(/\W+/g, '_') || 'part';
    keys.set(part, uniqueName(signInKeys.has(wanted) ? `host_${wanted}` : wanted, new Set(keys.values())));
  }
  const entries = [...keys].map(([part, key], index) => {
    const label = humanise(part) || 'Host';
    const value = keeper.shown(part, values.get(part) ?? '');
    const such = value === undefined ? '' : `, such as ${value}`;
    const description = keeper.clean(`The ${label} in ${hostWritten.replace(/[{}]/g, '')}${such}`);
    return [key, askForText(label, description, firstTab + index)] as const;
  });
  const template = hostWritten.replace(/\{\{([^{}]*)\}\}/g, (_whole, inner: string) => {
    return `@connectionParameters('${keys.get(inner.trim()) ?? ''}')`;
  });
  return { choice, template, connectionParameters: Object.fromEntries(entries) };
}

/** What the fields to sign in with are called (domain notes, 3). */
const signInKeys = new Set(['api_key', 'username', 'password', 'token']);
