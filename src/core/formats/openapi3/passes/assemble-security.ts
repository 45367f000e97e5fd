import { child, type JsonPointer } from '../../../document/pointer.ts';
import type { ConnectionParameter, PolicyTemplateInstance } from '../../../document/properties.ts';
import { capitalise, humanise, uniqueName } from '../../../naming/index.ts';
import {
  securityDefaults,
  securityParts,
  type ApiKeySecurity,
  type Security,
  type SecurityParts,
} from '../../../security/index.ts';
import type { Findings } from '../findings.ts';
import type { Place } from '../place.ts';
import { bearerOptions, describeScheme, insteadOptions, type ReadScheme } from '../transform/security-scheme.ts';

/** Names of schemes that are needed together. */
export type Alternative = readonly string[];

export interface Scheme {
  readonly read: ReadScheme;
  readonly place: Place;
}

/** A session cookie that a connection asks for. */
export interface SessionCookie {
  readonly name: string;
  /** `@connectionParameters('api_key')`. */
  readonly value: string;
}

export interface AssembledSecurity extends SecurityParts {
  readonly policies: readonly PolicyTemplateInstance[];
  readonly session: SessionCookie | undefined;
}

/**
 * What both files need for schemes that are used together: one of them in the definition, each further key sent by a
 * policy. Source: domain notes O-100 to O-108.
 *
 * Reports `openapi3/security-instead`, `openapi3/security-other` (warnings), `openapi3/security-bearer`,
 * `openapi3/security-note` (info).
 */
export function assembleSecurity(
  chosen: Alternative,
  schemes: ReadonlyMap<string, Scheme>,
  findings: Findings,
): AssembledSecurity {
  const isKey = (name: string): boolean => {
    const read = schemes.get(name)?.read;
    return (
      read?.kind === 'cookie' || (read !== undefined && read.kind !== 'unusable' && read.security.kind === 'apiKey')
    );
  };
  const main =
    chosen.find((name) => !isKey(name)) ??
    chosen.find((name) => schemes.get(name)?.read.kind !== 'cookie') ??
    chosen[0];
  const mainScheme = main === undefined ? undefined : schemes.get(main);
  const policies: PolicyTemplateInstance[] = [];
  const parts = securityParts(main !== undefined && mainScheme ? settleMain(main, mainScheme) : securityDefaults.none);
  const connectionParameters: Record<string, ConnectionParameter> = { ...parts.connectionParameters };
  let session: SessionCookie | undefined;
  for (const name of chosen) {
    const scheme = schemes.get(name);
    if (!scheme || (name === main && scheme.read.kind !== 'cookie') || scheme.read.kind === 'unusable') continue;
    const sent = placeOfKey(scheme.read);
    if (!sent) {
      const message = `"${name.slice(0, 80)}" is needed together with "${main}", and a connector can do one of them. Send the other with a policy or in the Code tab.`;
      findings.tell('openapi3/security-other', 'warning', message, scheme.place);
      continue;
    }
    const key = name === main ? 'api_key' : uniqueName(parameterName(name), nameSet(connectionParameters));
    const label = humanise(name) || 'API key';
    const [asked] = Object.values(securityParts({ ...securityDefaults.apiKey, label, name: 'x' }).connectionParameters);
    if (asked) connectionParameters[key] = asked;
    const value = `@connectionParameters('${key}')`;
    if (sent.in === 'cookie') session = { name: sent.name, value };
    else policies.push(setValue(`Send ${label}`, sent.in, sent.name, value));
    const message = `"${name.slice(0, 80)}" is sent by a policy, with the value that a connection asks for.`;
    const result = child('/properties/properties/connectionParameters', key);
    findings.tell('openapi3/security-note', 'info', message, scheme.place, { result });
  }
  return { ...parts, connectionParameters, policies, session };

  /** Tells what became of the one scheme that the definition names, and takes the way that was asked for. */
  function settleMain(name: string, { read, place }: Scheme): Security {
    const called = `"${name.slice(0, 80)}"`;
    if (read.kind === 'instead') {
      const choice = findings.offer('openapi3/security-instead', place, insteadOptions);
      const security = choice.taken === 'by-hand' ? read.byHand : read.security;
      const what =
        choice.taken === 'by-hand'
          ? 'Complete OAuth 2.0 on the Security tab.'
          : 'A connection asks for an access token instead: enter it with the word "Bearer" before it.';
      const about = { choice, ...resultOf(security) };
      findings.tell('openapi3/security-instead', 'warning', `${called}: ${read.note} ${what}`, place, about);
      return security;
    }
    if (read.kind !== 'usable') return securityDefaults.none;
    const { security } = read;
    if (read.isBearer) {
      const choice = findings.offer('openapi3/security-bearer', place, bearerOptions);
      const isTyped = choice.taken === 'typed';
      if (!isTyped) {
        const value = "Bearer @connectionParameters('api_key')";
        policies.push(setValue('Put "Bearer" before the token', 'header', 'Authorization', value));
      }
      const message = `${called}: A connection asks for the token${isTyped ? ': enter it with the word "Bearer" before it' : ', and a policy puts the word "Bearer" before it'}.`;
      findings.tell('openapi3/security-bearer', 'info', message, place, { choice, ...resultOf(security) });
    } else if (read.note === undefined) {
      const message = `People sign in with ${describeScheme(read)}, which the file calls ${called}.`;
      findings.list('openapi3/security-note', 'info', message, place, resultOf(security));
    } else {
      const message = `${capitalise(describeScheme(read))}, which the file calls ${called}: ${read.note}`;
      findings.tell('openapi3/security-note', 'info', message, place, resultOf(security));
    }
    return security;
  }
}

function resultOf(security: Security): { readonly result?: JsonPointer } {
  const [name] = Object.keys(securityParts(security).securityDefinitions);
  return name === undefined ? {} : { result: child('/definition/securityDefinitions', name) };
}

const nameSet = (members: Readonly<Record<string, unknown>>): ReadonlySet<string> => new Set(Object.keys(members));

const parameterName = (name: string): string => name.replaceAll(/\W+/g, '_').replace(/^_+|_+$/g, '') || 'key';

type KeyPlace = Pick<ApiKeySecurity, 'name' | 'in'> | { readonly name: string; readonly in: 'cookie' };

function placeOfKey(read: ReadScheme): KeyPlace | undefined {
  if (read.kind === 'cookie') return { name: read.name, in: 'cookie' };
  return read.kind !== 'unusable' && read.security.kind === 'apiKey' ? read.security : undefined;
}

/**
 * The policy "Set HTTP header" or "Set query string parameter". Source: domain notes, 5.
 *
 * @param operationIds All operations when not given.
 */
export function setValue(
  title: string,
  place: 'header' | 'query',
  name: string,
  value: string,
  operationIds?: readonly string[],
): PolicyTemplateInstance {
  return {
    templateId: place === 'query' ? 'setqueryparameter' : 'setheader',
    title,
    parameters: {
      'x-ms-apimTemplateParameter.name': name,
      'x-ms-apimTemplateParameter.value': value,
      'x-ms-apimTemplateParameter.existsAction': 'override',
      ...(place === 'header' && { 'x-ms-apimTemplate-policySection': 'Request' }),
      ...(operationIds && { 'x-ms-apimTemplate-operationName': operationIds }),
    },
  };
}
