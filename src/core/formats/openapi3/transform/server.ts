import { humanise } from '../../../naming/index.ts';
import { isPlaceholder } from '../../../secrets/find-secrets.ts';
import type { Severity } from '../../../diagnostics/diagnostic.ts';
import type { ConnectionParameter } from '../../../document/properties.ts';
import { memberOf, textAt, textOf, type Loose } from '../../tolerant.ts';
import type { Findings } from '../findings.ts';
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
  readonly code: 'openapi3/server-asked' | 'openapi3/server-variable';
  readonly severity: Severity;
  readonly message: string;
}

/** Defaults that stand for "put yours here". */
const stands =
  /^(?:host_?name|host|domain|sub_?domain|site|tenant|company|account|instance|customer|organi[sz]ation|org|server|workspace|example|x+|\.+|-)$|your|change/i;

/**
 * Reads a Server Object: variables replaced by their defaults; where a default is of no use, the connection asks for it.
 * Source: domain notes O-02 to O-04.
 *
 * @returns Undefined for what no connector can call.
 * Reports `openapi3/server-unusable`, `openapi3/secret-kept-out` (warnings), `openapi3/server-cut` (info); the notes
 * (`openapi3/server-asked`, `openapi3/server-variable`) are for whoever takes the address.
 */
export function readServer(server: Loose, place: Place, findings: Findings): Address | undefined {
  const url = textAt(server, 'url').trim();
  const at = inside(place, 'url');
  const asked: Record<string, ConnectionParameter> = {};
  const notes: Note[] = [];
  const schemeEnd = url.indexOf('://');
  const substitute = (isTemplate: boolean): string =>
    url.replaceAll(/\{([^{}]*)\}/g, (_whole, name: string, offset: number) => {
      const variable = memberOf(memberOf(server, 'variables'), name);
      const standard = textOf(memberOf(variable, 'default')).trim();
      if (offset < schemeEnd) return schemeOf(variable, standard);
      if (!isUseless(standard)) {
        if (!isTemplate) tellVariable(name, variable, standard);
        return standard.replaceAll(/[{}]/g, '');
      }
      if (!isTemplate)
        return standard.replaceAll(/[^\w.-]/g, '').toLowerCase() || name.replaceAll(/[^\w-]/g, '') || 'x';
      const key = parameterName(name);
      asked[key] = askFor(name, variable);
      return `@connectionParameters('${key}')`;
    });

  const text = substitute(false);
  const parts = /^(?:([a-z][a-z\d+.-]*):)?\/\/(?:([^/@?#]*)@)?([^/?#]*)([^?#]*)(.*)$/is.exec(text);
  if (!parts) return readRelative(text);
  const [, scheme = 'https', user, host = '', path = '', rest = ''] = parts;
  const protocol = scheme.toLowerCase();
  if ((protocol !== 'https' && protocol !== 'http') || !/^[^{}/ :\\@]+(?::\d+)?$/.test(host) || /[\s{}\\]/.test(path)) {
    return tellUnusable();
  }
  if (user !== undefined) {
    const message = 'The address holds a user name or password. It was left out; enter it in a connection instead.';
    findings.tell('openapi3/secret-kept-out', 'warning', message, at);
  }
  if (rest !== '') {
    findings.tell(
      'openapi3/server-cut',
      'info',
      'The query of the address was left out: the base URL ends before "?" and "#".',
      at,
    );
  }
  const template = substitute(true);
  const isAsked = Object.keys(asked).length > 0;
  if (isAsked) {
    const names = Object.values(asked)
      .map(({ uiDefinition }) => `"${uiDefinition?.displayName}"`)
      .join(', ');
    const message = `The address has parts that are different for everybody (${names}). A connection asks for them, and the policy "Set host URL" puts them in. The host itself is a placeholder.`;
    notes.push({ code: 'openapi3/server-asked', severity: 'warning', message });
  }
  const address = template.slice(template.indexOf('//') + 2).replace(/[?#].*$/s, '');
  const end = (user === undefined ? address : address.slice(address.indexOf(`${user}@`) + user.length + 1)).replace(
    /\/+$/,
    '',
  );
  return {
    scheme: protocol,
    host: host.toLowerCase(),
    basePath: basePathOf(path),
    template: isAsked ? `${protocol}://${end}` : undefined,
    asked,
    notes,
    place: at,
  };

  function readRelative(relative: string): Address | undefined {
    if (/^[a-z][a-z\d+.-]*:/i.test(relative) || /[\s{}\\]/.test(relative)) return tellUnusable();
    const path = relative.replace(/[?#].*$/s, '').replace(/^(?:\.{1,2}(?:\/|$))+/, '');
    return {
      scheme: 'https',
      host: '',
      basePath: basePathOf(`/${path}`),
      template: undefined,
      asked: {},
      notes: [],
      place: at,
    };
  }

  function tellUnusable(): undefined {
    const shown = url.replace(/\/\/[^/@]*@/, '//***@').slice(0, 100);
    const message = `"${shown}" is no address that a connector can call. It was left out.`;
    findings.tell('openapi3/server-unusable', 'warning', message, at);
    return undefined;
  }

  function tellVariable(name: string, variable: unknown, standard: string): void {
    const values = memberOf(variable, 'enum');
    const choice = Array.isArray(values) && values.length > 1 ? ` (${values.slice(0, 8).map(textOf).join(', ')})` : '';
    const message = `The address has a variable "${name}"${choice}. "${standard}" was taken; change it on the General tab, or ask for it in connections with the policy "Set host URL".`;
    notes.push({ code: 'openapi3/server-variable', severity: 'info', message });
  }
}

/** A scheme that is a variable is https wherever that is allowed. */
function schemeOf(variable: unknown, standard: string): string {
  const values = memberOf(variable, 'enum');
  return !Array.isArray(values) || values.includes('https') ? 'https' : standard;
}

const isUseless = (standard: string): boolean => standard === '' || stands.test(standard) || isPlaceholder(standard);

const parameterName = (name: string): string => name.replaceAll(/\W+/g, '_').replace(/^_+|_+$/g, '') || 'address';

function askFor(name: string, variable: unknown): ConnectionParameter {
  const label = humanise(name) || 'Address';
  const values = memberOf(variable, 'enum');
  const choices = Array.isArray(values) ? values.map(textOf).filter((value) => value !== '') : [];
  return {
    type: 'string',
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
