import type { SecurityRequirement } from '../../../definition/openapi2.ts';
import { isRecord } from '../../../definition/operations.ts';
import type { ConnectionParameter, PolicyTemplateInstance } from '../../../document/properties.ts';
import { humanise } from '../../../naming/index.ts';
import { securityDefaults, securityParts, type ApiKeySecurity, type SecurityParts } from '../../../security/index.ts';
import { memberOf } from '../../tolerant.ts';
import type { Findings } from '../findings.ts';
import { inside, top, type Place } from '../place.ts';
import type { Source } from '../source.ts';
import { readScheme, type ReadScheme } from '../transform/security-scheme.ts';
import type { SourceOperation } from './list-operations.ts';

export interface SecurityChoice extends SecurityParts {
  readonly policies: readonly PolicyTemplateInstance[];
  /** `[]` for an operation that may be called without signing in, in a connector that signs in. */
  readonly ofOperation: (operation: SourceOperation) => readonly SecurityRequirement[] | undefined;
}

/** Names of schemes that are needed together. */
type Alternative = readonly string[];

interface Scheme {
  readonly read: ReadScheme;
  readonly place: Place;
}

/**
 * Settles how people sign in: what most operations allow, of what a connector can do. Schemes that are needed together
 * stay together as far as all but one are keys. Source: domain notes, 3 and O-100 to O-109.
 *
 * Reports `openapi3/security-other`, `openapi3/security-unusable`, `openapi3/security-undefined`,
 * `openapi3/security-instead` (warnings), `openapi3/security-alternative`, `openapi3/security-note`,
 * `openapi3/security-assumed` (info).
 */
export function chooseSecurity(
  source: Source,
  operations: readonly SourceOperation[],
  base: string,
  findings: Findings,
): SecurityChoice {
  const { root } = source;
  const general = memberOf(root, 'security');
  const requirementsOf = ({ operation }: SourceOperation): unknown => memberOf(operation, 'security') ?? general;
  const schemes = readSchemes(source, operations.map(requirementsOf), base);

  const votes = new Map<string, { readonly alternative: Alternative; count: number }>();
  const undefinedNames = new Set<string>();
  for (const operation of operations) {
    for (const alternative of alternativesIn(requirementsOf(operation))) {
      alternative.filter((name) => !schemes.has(name)).forEach((name) => undefinedNames.add(name));
      if (alternative.length === 0 || !alternative.every((name) => isUsable(schemes.get(name)))) continue;
      const key = alternative.join('\n');
      const known = votes.get(key);
      if (known) known.count += 1;
      else votes.set(key, { alternative, count: 1 });
    }
  }
  const worth = ({ alternative, count }: { readonly alternative: Alternative; readonly count: number }): number =>
    count * (alternative.every((name) => schemes.get(name)?.read.kind === 'usable') ? 1 : 0.6);
  const [best] = [...votes.values()].toSorted((a, b) => worth(b) - worth(a));
  const isAsked = operations.some((operation) => alternativesIn(requirementsOf(operation)).length > 0);
  const assumed = best || isAsked ? undefined : [...schemes].find(([, scheme]) => isUsable(scheme));
  if (assumed) {
    const message = `No operation says that it needs "${assumed[0]}", the way to sign in that the file describes. It was taken all the same; change it on the Security tab.`;
    findings.tell('openapi3/security-assumed', 'info', message, assumed[1].place);
  }
  const chosen = best?.alternative ?? (assumed ? [assumed[0]] : []);
  for (const name of undefinedNames) {
    const message = `Operations ask for "${name.slice(0, 80)}" to sign in, and the file does not describe it (components.securitySchemes).`;
    findings.tell(
      'openapi3/security-undefined',
      'warning',
      message,
      general === undefined ? top : inside(top, 'security'),
    );
  }
  tellOthers(
    operations.map((operation) => alternativesIn(requirementsOf(operation))),
    schemes,
    chosen,
    findings,
  );

  const parts = assemble(chosen, schemes, findings);
  return {
    ...parts,
    ofOperation: (operation) => {
      if (chosen.length === 0) return undefined;
      const requirements = requirementsOf(operation);
      const isOpen =
        !Array.isArray(requirements) || alternativesIn(requirements).some((alternative) => alternative.length === 0);
      return assumed === undefined && (isOpen || requirements.length === 0) ? [] : undefined;
    },
  };
}

const isUsable = (scheme: Scheme | undefined): boolean => scheme !== undefined && scheme.read.kind !== 'unusable';

function readSchemes(source: Source, requirements: readonly unknown[], base: string): ReadonlyMap<string, Scheme> {
  const place = inside(top, 'components', 'securitySchemes');
  const described = memberOf(memberOf(source.root, 'components'), 'securitySchemes');
  const schemes = new Map<string, Scheme>();
  const scopes = new Map<string, Set<string>>();
  for (const requirement of new Set(requirements)) {
    for (const alternative of Array.isArray(requirement) ? requirement : []) {
      for (const [name, list] of isRecord(alternative) ? Object.entries(alternative) : []) {
        const known = scopes.get(name) ?? new Set<string>();
        if (Array.isArray(list)) for (const scope of list) if (typeof scope === 'string') known.add(scope);
        scopes.set(name, known);
      }
    }
  }
  for (const [name, scheme] of isRecord(described) ? Object.entries(described) : []) {
    if (name.startsWith('x-') && !isRecord(scheme)) continue;
    const at = inside(place, name);
    const found = source.follow(scheme, at, 'The way to sign in was left out');
    const read: ReadScheme = found
      ? readScheme(found.value, [...(scopes.get(name) ?? [])], base)
      : { kind: 'unusable', reason: 'it is not described in this file' };
    schemes.set(name, { read, place: found?.place ?? at });
  }
  return schemes;
}

function alternativesIn(requirements: unknown): readonly Alternative[] {
  if (!Array.isArray(requirements)) return [];
  return requirements.filter(isRecord).map((alternative) => Object.keys(alternative));
}

/** Names each scheme that is not the chosen one, and what comes of the operations that need it. */
function tellOthers(
  asked: readonly (readonly Alternative[])[],
  schemes: ReadonlyMap<string, Scheme>,
  chosen: Alternative,
  findings: Findings,
): void {
  for (const [name, { read, place }] of schemes) {
    if (chosen.includes(name)) continue;
    const needing = asked.filter((alternatives) => alternatives.some((alternative) => alternative.includes(name)));
    const served = needing.filter((alternatives) =>
      alternatives.some((alternative) => alternative.every((one) => chosen.includes(one))),
    );
    const without = needing.length - served.length;
    const called = `"${name.slice(0, 80)}"`;
    if (read.kind === 'unusable') {
      const message = `The way to sign in ${called} was left out: ${read.reason}.${without > 0 ? ` ${operationsWord(without)} it.` : ''}`;
      findings.tell('openapi3/security-unusable', 'warning', message, place);
    } else if (without > 0) {
      const message = `${operationsWord(without)} another way to sign in, ${called}. A connector has one: the one most operations use. Check the others.`;
      findings.tell('openapi3/security-other', 'warning', message, place);
    } else {
      const message = `The way to sign in ${called} was left out: a connector has one. Change it on the Security tab.`;
      findings.tell('openapi3/security-alternative', 'info', message, place);
    }
  }
}

const operationsWord = (count: number): string => (count === 1 ? '1 operation needs' : `${count} operations need`);

/** Source: domain notes O-102, O-107, O-108. */
function assemble(
  chosen: Alternative,
  schemes: ReadonlyMap<string, Scheme>,
  findings: Findings,
): SecurityParts & { readonly policies: readonly PolicyTemplateInstance[] } {
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
  const read = mainScheme?.read;
  if (mainScheme && read && read.kind !== 'unusable' && read.kind !== 'cookie' && read.note !== undefined) {
    const isInstead = read.kind === 'instead';
    findings.tell(
      isInstead ? 'openapi3/security-instead' : 'openapi3/security-note',
      isInstead ? 'warning' : 'info',
      `"${main}": ${read.note}`,
      mainScheme.place,
    );
  }
  const security = read && read.kind !== 'unusable' && read.kind !== 'cookie' ? read.security : securityDefaults.none;
  const parts = securityParts(security);
  const connectionParameters: Record<string, ConnectionParameter> = { ...parts.connectionParameters };
  const policies: PolicyTemplateInstance[] = [];
  for (const name of chosen) {
    const scheme = schemes.get(name);
    if (!scheme || (name === main && scheme.read.kind !== 'cookie') || scheme.read.kind === 'unusable') continue;
    const further = scheme.read;
    const sent = placeOfKey(further);
    if (!sent) {
      const message = `"${name}" is needed together with "${main}", and a connector can do one of them. Send the other with a policy or in the Code tab.`;
      findings.tell('openapi3/security-other', 'warning', message, scheme.place);
      continue;
    }
    const key = name === main ? 'api_key' : parameterName(name, connectionParameters);
    const label = humanise(name) || 'API key';
    const [asked] = Object.values(securityParts({ ...securityDefaults.apiKey, label, name: 'x' }).connectionParameters);
    if (asked) connectionParameters[key] = asked;
    policies.push(sendKey(label, sent, key));
    const message = `"${name}" is sent by a policy, with the value that a connection asks for.`;
    findings.tell('openapi3/security-note', 'info', message, scheme.place);
  }
  return { ...parts, connectionParameters, policies };
}

function parameterName(name: string, taken: Readonly<Record<string, unknown>>): string {
  const wanted = name.replaceAll(/\W+/g, '_').replace(/^_+|_+$/g, '') || 'key';
  return Object.hasOwn(taken, wanted) ? `${wanted}_2` : wanted;
}

function placeOfKey(read: ReadScheme): KeyPlace | undefined {
  if (read.kind === 'cookie') return { name: read.name, in: 'cookie' };
  return read.kind !== 'unusable' && read.security.kind === 'apiKey' ? read.security : undefined;
}

type KeyPlace = Pick<ApiKeySecurity, 'name' | 'in'> | { readonly name: string; readonly in: 'cookie' };

function sendKey(label: string, place: KeyPlace, parameter: string): PolicyTemplateInstance {
  const value = `@connectionParameters('${parameter}')`;
  const isQuery = place.in === 'query';
  return {
    templateId: isQuery ? 'setqueryparameter' : 'setheader',
    title: `Send ${label}`,
    parameters: {
      'x-ms-apimTemplateParameter.name': place.in === 'cookie' ? 'Cookie' : place.name,
      'x-ms-apimTemplateParameter.value': place.in === 'cookie' ? `${place.name}=${value}` : value,
      'x-ms-apimTemplateParameter.existsAction': 'override',
      ...(!isQuery && { 'x-ms-apimTemplate-policySection': 'Request' }),
    },
  };
}
