import { child } from '../../../document/pointer.ts';
import { humanise } from '../../../naming/index.ts';
import { isPlaceholder } from '../../../secrets/find-secrets.ts';
import type { Severity } from '../../../diagnostics/diagnostic.ts';
import type { ConnectionParameter } from '../../../document/properties.ts';
import { memberOf, textAt, textOf, type Loose } from '../../tolerant.ts';
import type { AboutChange } from '../../requests/report-at.ts';
import type { Findings } from '../findings.ts';
import type { SecretKeeper } from '../passes/keep-secrets-out.ts';
import { inside, type Place } from '../place.ts';

/** An address that the service may be called at. */
export interface Address {
  readonly scheme: 'https' | 'http';
  /** '' when the source gives only a path. */
  readonly host: string;
  /** Begins with a slash and has none at its end, but for `/` itself. */
  readonly basePath: string;
  /** The whole with `@connectionParameters('…')` where a maker has to say a part of it; undefined when none. */
  readonly template: string | undefined;
  readonly asked: Readonly<Record<string, ConnectionParameter>>;
  /** What the maker should know when this is the address that is taken. */
  readonly notes: readonly Note[];
  readonly place: Place;
}

export interface Note {
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  readonly about: AboutChange;
}

const longestUrl = 2000;

/** Defaults that stand for "put yours here". */
const stands =
  /^(?:host_?name|host|domain|sub_?domain|site|tenant|company|account|instance|customer|organi[sz]ation|org|server|workspace|example|x+|\.+|-)$|your|change/i;

/** Values of a variable that are offered one by one. */
const mostOffered = 12;

interface ReadVariable {
  /** What stands in its place where it is not asked for. */
  readonly text: string;
  /** The connection parameter that asks for it; undefined when it always has the same value. */
  readonly asked: { readonly key: string; readonly parameter: ConnectionParameter } | undefined;
}

/**
 * Reads a Server Object: variables replaced by their defaults; where a default is of no use, the connection asks for it.
 * Each is a choice. Source: domain notes O-02 to O-04.
 *
 * @returns Undefined for what no connector can call.
 * Reports `openapi3/server-unusable`, `openapi3/secret-kept-out` (warnings), `openapi3/server-cut` (info); the notes
 * (`openapi3/server-variable`, a warning where a connection asks) are for whoever takes the address.
 */
export function readServer(server: Loose, place: Place, findings: Findings, keeper: SecretKeeper): Address | undefined {
  const at = inside(place, 'url');
  const [url, rest] = splitQuery(keeper.text(withoutUser(textAt(server, 'url').trim().slice(0, longestUrl)), at));
  const asked: Record<string, ConnectionParameter> = {};
  const notes: Note[] = [];
  const schemeEnd = url.indexOf('://');
  const variables = new Map<string, ReadVariable>();
  const substitute = (isTemplate: boolean): string =>
    url.replaceAll(/\{([^{}]*)\}/g, (_whole, name: string, offset: number) => {
      const variable = memberOf(memberOf(server, 'variables'), name);
      if (offset < schemeEnd) return schemeOf(variable, textOf(memberOf(variable, 'default')).trim());
      const read = variables.get(name) ?? readVariable(name, variable, offset);
      variables.set(name, read);
      if (!read.asked || !isTemplate) return read.text;
      asked[read.asked.key] = read.asked.parameter;
      return `@connectionParameters('${read.asked.key}')`;
    });

  const text = substitute(false);
  const parts = /^(?:([a-z][a-z\d+.-]*):)?\/\/([^/?#]*)([^?#]*)/is.exec(text);
  if (!parts) return readRelative(text);
  const [, scheme = 'https', host = '', path = ''] = parts;
  const protocol = scheme.toLowerCase();
  if ((protocol !== 'https' && protocol !== 'http') || !/^[^{}/ :\\@]+(?::\d+)?$/.test(host) || /[\s{}\\]/.test(path)) {
    return tellUnusable();
  }
  if (rest !== '') {
    for (const row of rest.replace(/[?#]/g, '&').split('&')) {
      const [name = '', value = ''] = row.split('=');
      keeper.isSecret(name, value, at);
    }
    findings.tell(
      'openapi3/server-cut',
      'info',
      'The query of the address was left out: the base URL ends before "?" and "#".',
      at,
    );
  }
  const template = substitute(true);
  const isAsked = Object.keys(asked).length > 0;
  const end = template
    .slice(template.startsWith('@') ? 0 : template.indexOf('//') + 2)
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '');
  return {
    scheme: protocol,
    host: host.toLowerCase(),
    basePath: basePathOf(path),
    // An address that begins with a part to be asked for gets its scheme from there.
    template: isAsked ? (template.startsWith('@') ? end : `${protocol}://${end}`) : undefined,
    asked,
    notes,
    place: at,
  };

  function withoutUser(whole: string): string {
    const [start, scheme] = /^([^/?#]*\/\/)[^/@?#]*@/.exec(whole) ?? [];
    if (start === undefined || scheme === undefined) return whole;
    const message = 'The address holds a user name or password. It was left out; enter it in a connection instead.';
    findings.tell('openapi3/secret-kept-out', 'warning', message, at);
    return scheme + whole.slice(start.length);
  }

  function readRelative(relative: string): Address | undefined {
    if (/^[a-z][a-z\d+.-]*:/i.test(relative) || /[\s{}\\]/.test(relative)) return tellUnusable();
    const path = relative.replace(/[?#].*$/s, '').replace(/^(?:\.{1,2}(?:\/|$))+/, '');
    return {
      scheme: 'https',
      host: '',
      basePath: basePathOf(`/${path}`),
      template: undefined,
      asked: {},
      notes,
      place: at,
    };
  }

  function tellUnusable(): undefined {
    const message = `"${url.slice(0, 100)}" is no address that a connector can call. It was left out.`;
    findings.tell('openapi3/server-unusable', 'warning', message, at);
    return undefined;
  }

  function readVariable(name: string, variable: unknown, offset: number): ReadVariable {
    const key = parameterName(name);
    const isDescribed = variable !== undefined;
    const variableAt = isDescribed ? inside(place, 'variables', name) : at;
    const said = textOf(memberOf(variable, 'default')).trim();
    const result = child('/properties/properties/connectionParameters', key);
    const isSecret = keeper.isSecret(name, said, inside(variableAt, 'default'), result);
    const standard = isSecret ? '' : said;
    const isWhole = /^https?:\/\/[^\s{}\\]+$/i.test(standard);
    const plain = isWhole ? standard : standard.replaceAll(/[^\w.-]/g, '').toLowerCase();
    const placeholder = plain || name.replaceAll(/[^\w-]/g, '') || 'x';
    const asking = { text: placeholder, asked: { key, parameter: askFor(name, variable, isSecret) } };
    const ask = { value: 'ask', label: 'Ask in each connection' };
    const values = memberOf(variable, 'enum');
    const others = [...new Set(Array.isArray(values) ? values.map(textOf) : [])]
      .filter(
        (value) =>
          /^[\w.:/-]+$/.test(value) && value !== standard && !keeper.isSecret(name, value, inside(variableAt, 'enum')),
      )
      .slice(0, mostOffered)
      .map((value) => ({ value: `value:${value}`, label: `Always "${value.slice(0, 60)}"` }));
    // Only a whole address, or a part of one with a host, can be put together from what a connection gives.
    const canAsk = offset === 0 ? isWhole : /^[^/?#]*\/\//.test(url.slice(0, offset));
    const isAskedFirst = canAsk && isUseless(standard);
    const keep = { value: 'default', label: `Always "${(isUseless(standard) ? placeholder : standard).slice(0, 60)}"` };
    const [second, ...more] = canAsk ? [isAskedFirst ? keep : ask, ...others] : others;
    const first = isAskedFirst ? ask : keep;
    const choice = second && findings.offer('openapi3/server-variable', variableAt, [first, second, ...more]);
    const offered = choice ? { choice } : {};
    const shown = name.slice(0, 60);
    if ((choice?.taken ?? first.value) === 'ask') {
      const message = `The address has a part that is different for everybody, "${shown}". A connection asks for it, and the policy "Set host URL" puts it in; what stands in the host or base URL is a placeholder.`;
      notes.push({ severity: 'warning', message, place: variableAt, about: { ...offered, result } });
      return asking;
    }
    const taken = choice?.taken.startsWith('value:')
      ? choice.taken.slice('value:'.length)
      : isUseless(standard)
        ? placeholder
        : standard;
    const message = `The address has a variable, "${shown}". "${taken.slice(0, 60)}" was taken; a connection can ask for it instead.`;
    notes.push({ severity: 'info', message, place: variableAt, about: { ...offered, result: '/definition/host' } });
    return { text: taken.replaceAll(/[{}]/g, ''), asked: undefined };
  }
}

/** An address, and what stands behind its `?` or `#`. */
function splitQuery(url: string): readonly [string, string] {
  const [start = ''] = /^(?:[^?#{}]|\{[^{}]*\})*/.exec(url) ?? [];
  return [start, url.slice(start.length)];
}

/** A scheme that is a variable is https wherever that is allowed. */
function schemeOf(variable: unknown, standard: string): string {
  const values = memberOf(variable, 'enum');
  return !Array.isArray(values) || values.includes('https') ? 'https' : standard;
}

const isUseless = (standard: string): boolean => standard === '' || stands.test(standard) || isPlaceholder(standard);

/** Names that signing in takes. */
const takenBySecurity = new Set(['api_key', 'username', 'password', 'token']);

function parameterName(name: string): string {
  const key = name.replaceAll(/\W+/g, '_').replace(/^_+|_+$/g, '') || 'address';
  return takenBySecurity.has(key) ? `address_${key}` : key;
}

function askFor(name: string, variable: unknown, isSecret: boolean): ConnectionParameter {
  const label = humanise(name) || 'Address';
  const values = memberOf(variable, 'enum');
  const choices = Array.isArray(values) && !isSecret ? values.map(textOf).filter((value) => value !== '') : [];
  return {
    type: isSecret ? 'securestring' : 'string',
    uiDefinition: {
      displayName: label,
      description: textAt(variable, 'description') || `The ${label} in the address of this api`,
      tooltip: `Provide the ${label}`,
      constraints: {
        tabIndex: 1,
        required: 'true',
        ...(choices.length > 0 && { allowedValues: choices.map((value) => ({ text: value, value })) }),
      },
    },
    ...(choices.length > 0 && { allowedValues: choices.map((value) => ({ value })) }),
  };
}

function basePathOf(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  return `/${segments.join('/')}`;
}
