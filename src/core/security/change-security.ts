import type { Definition } from '../definition/openapi2.ts';
import { isRecord, operationsOf } from '../definition/operations.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import type { ConnectionParameter } from '../document/properties.ts';
import type { Edit, Patch } from '../document/patch.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { adjustMembers, sameJson } from './adjust-members.ts';
import { keyOf, memberOf, recordOf, textOf } from './members.ts';
import { ownPlace, placeOfWay, setAt, type ParameterPlace } from './parameter-place.ts';
import { findOAuthParameter, isOfType, readSchemes, readSecurity, readWay } from './read-security.ts';
import { requirementsNaming } from './schemes.ts';
import { scopesOf, securityParts, type SecurityParts } from './security-parts.ts';
import { securityLabels, type OAuthSecurity, type Security } from './security.ts';

/**
 * The edits that make a connector, or one of its ways to sign in, sign in as asked.
 *
 * Where the kind stays, only the members that differ are set, in the casing the file has: unknown members and texts the
 * maker wrote stay. Where it changes, the old one's definition and parameters go; other connection parameters stay, and
 * operations that named a security definition which is gone follow the connector's again. A client secret is
 * never written, and goes only together with the identity provider it belonged to. The definition belongs to all ways, so
 * that a way changes nothing in it but where its key goes.
 *
 * No edits for `sets` and `other`, and none where the files already say so.
 *
 * @param way The index of a way; left out for the connector itself.
 */
export function changeSecurity(document: ConnectorDocument, security: Security, way?: number): Patch {
  const definition = document.definition.value;
  const properties = document.properties.value;
  const place = way === undefined ? ownPlace(properties) : placeOfWay(properties, way);
  const before = way === undefined ? readSecurity(definition, properties) : readWay(definition, place.parameters);
  const isSameKind = before.kind === security.kind;
  const title = isSameKind ? titleOf(before, security) : `Change security to ${securityLabels[security.kind]}`;
  if (security.kind === 'sets' || security.kind === 'other' || sameJson(before, security)) return { title, edits: [] };
  if (isSameKind) {
    const edits = [
      ...adjustDefinition(definition, before, security, way),
      ...adjustParameters(properties, place, before, security),
    ];
    return { title, edits };
  }
  const parts = securityParts(security);
  const edits = [
    ...(way === undefined ? replaceInDefinition(definition, parts, security) : []),
    ...(way === undefined ? leaveOthers(properties, security) : []),
    ...replaceParameters(properties, place, before, security),
  ];
  return { title, edits };
}

/** What of a way to sign in was changed, as undo says it. */
function titleOf(before: Security, after: Security): string {
  const names: Readonly<Record<string, string>> = {
    usernameLabel: 'user name label',
    passwordLabel: 'password label',
    label: 'label of the key',
    name: 'name of the key',
    in: 'place of the key',
    clientId: 'client ID',
    authorizationUrl: 'authorization URL',
    tokenUrl: 'token URL',
    refreshUrl: 'refresh URL',
    scope: 'scope',
    redirectMode: 'redirect mode',
    loginUri: 'login URL',
    tenantId: 'tenant ID',
    resourceUri: 'resource URL',
    onBehalfOf: 'sign in on behalf of',
    provider: 'identity provider',
    sign: 'sign-in through the gateway',
  };
  const changed = differing(before, after);
  if (changed === 'custom' && 'custom' in before && 'custom' in after) {
    return `Change ${differing(before.custom, after.custom) ?? 'custom parameters'} of the sign-in`;
  }
  return `Change ${names[changed ?? ''] ?? 'security'}`;
}

const differing = (before: object, after: object): string | undefined =>
  [...Object.keys(after), ...Object.keys(before)].find(
    (name) => !sameJson(memberOf(before, name), memberOf(after, name)),
  );

function adjustDefinition(
  definition: Definition,
  before: Security,
  security: Security,
  way: number | undefined,
): readonly Edit[] {
  if (isOAuth(before) && isOAuth(security)) return adjustOAuthScheme(definition, before, security, way);
  const old = securityParts(before);
  const wanted = securityParts(security);
  const [oldKey, oldScheme] = Object.entries(old.securityDefinitions)[0] ?? [];
  const [wantedKey, wantedScheme] = Object.entries(wanted.securityDefinitions)[0] ?? [];
  if (oldKey === undefined || wantedKey === undefined) return [];
  const schemes = readSchemes(definition);
  // A definition that signs in otherwise disagrees with the parameters already; that is not what was asked to change.
  if (schemes.length === 0) return way === undefined ? replaceInDefinition(definition, wanted, security) : [];
  const found = schemes.find(({ type }) => type === wantedScheme?.type);
  if (!found) return [];

  const isNamedAfterLabel = way === undefined && found.key === oldKey && !schemes.some(({ key }) => key === wantedKey);
  const key = isNamedAfterLabel ? wantedKey : found.key;
  const edits: Edit[] = [];
  if (key !== found.key) {
    edits.push({ kind: 'rename', pointer: child('/definition/securityDefinitions', found.key), key });
    for (const { pointer } of requirementsNaming(definition, found.key)) {
      edits.push({ kind: 'rename', pointer: child(pointer, found.key), key });
    }
  }
  return [
    ...edits,
    ...adjustMembers(found.scheme, child('/definition/securityDefinitions', key), oldScheme, wantedScheme),
  ];
}

const isOAuth = (security: Security): security is OAuthSecurity => 'clientId' in security;

/** Addresses and scopes; the connection parameter has them as well. */
function adjustOAuthScheme(
  definition: Definition,
  before: OAuthSecurity,
  security: OAuthSecurity,
  way: number | undefined,
): readonly Edit[] {
  if (way !== undefined) return [];
  const old = securityParts(before);
  const wanted = securityParts(security);
  const [oldScheme] = Object.values(old.securityDefinitions);
  const [wantedScheme] = Object.values(wanted.securityDefinitions);
  const schemes = readSchemes(definition);
  if (schemes.length === 0) return wantedScheme ? replaceInDefinition(definition, wanted, security) : [];
  const found = schemes.find(({ type }) => type === 'oauth2');
  if (!found) return [];
  const pointer = child('/definition/securityDefinitions', found.key);
  const { scopes: _, ...oldAddresses } = oldScheme ?? {};
  const { scopes: __, ...addresses } = wantedScheme ?? {};
  const edits = adjustMembers(found.scheme, pointer, oldAddresses, addresses);
  return sameJson(scopesOf(before), scopesOf(security))
    ? edits
    : [...edits, ...adjustScopes(definition, found, scopesOf(security))];
}

/** Scopes that stay keep their descriptions. */
function adjustScopes(
  definition: Definition,
  { key, scheme }: { readonly key: string; readonly scheme: unknown },
  scopes: readonly string[],
): readonly Edit[] {
  const described = recordOf(scheme, 'scopes');
  const value = Object.fromEntries(
    scopes.map((scope) => [scope, Object.hasOwn(described, scope) ? described[scope] : scope]),
  );
  const member = isRecord(scheme) ? (keyOf(scheme, 'scopes') ?? 'scopes') : 'scopes';
  return [
    { kind: 'set', pointer: child('/definition/securityDefinitions', key, member), value },
    ...requirementsNaming(definition, key).map(({ pointer }): Edit => ({
      kind: 'set',
      pointer: child(pointer, key),
      value: scopes,
    })),
  ];
}

function adjustParameters(
  properties: unknown,
  { pointer, parameters, way }: ParameterPlace,
  before: Security,
  security: Security,
): readonly Edit[] {
  const old = securityParts(before).connectionParameters;
  const wanted = securityParts(security).connectionParameters;
  if (way === undefined && !isRecord(memberOf(properties, 'properties', 'connectionParameters'))) {
    return [setAt(properties, '/properties', ['properties', 'connectionParameters'], wanted)];
  }
  const oauth = findOAuthParameter(parameters);
  const edits = Object.entries(wanted).flatMap(([name, parameter]): readonly Edit[] => {
    const actualName = name === 'token' && oauth ? oauth.name : name;
    if (Object.hasOwn(parameters, actualName)) {
      if (!Object.hasOwn(old, name)) {
        return replaceParameter(parameters[actualName], child(pointer, actualName), name, parameter);
      }
      return adjustMembers(parameters[actualName], child(pointer, actualName), old[name], parameter);
    }
    // Files without the tenant's claim work as they are.
    if (oauth && name.startsWith('token:')) return [];
    return [{ kind: 'set', pointer: child(pointer, name), value: parameter }];
  });
  const gone = Object.keys(old).filter((name) => !Object.hasOwn(wanted, name) && Object.hasOwn(parameters, name));
  return [...edits, ...gone.map((name): Edit => ({ kind: 'remove', pointer: child(pointer, name) }))];
}

function replaceInDefinition(
  definition: Definition,
  { securityDefinitions, security }: Omit<SecurityParts, 'connectionParameters'>,
  wanted: Security,
): readonly Edit[] {
  // Another provider's addresses are not known here; those the definition has may be right.
  if (wanted.kind === 'provider' && readSchemes(definition).some(({ type }) => type === 'oauth2')) return [];
  const edits: Edit[] = [];
  for (const [name, value] of Object.entries({ securityDefinitions, security })) {
    const actual = memberOf(definition, name);
    const isNothing = Object.keys(value).length === 0;
    if (sameJson(actual, value) || (actual === undefined && isNothing)) continue;
    edits.push({ kind: 'set', pointer: `/definition/${name}`, value });
  }
  for (const { operation, pointer } of operationsOf(definition)) {
    const named = Array.isArray(operation.security)
      ? operation.security.flatMap((entry) => Object.keys(recordOf(entry)))
      : [];
    if (named.some((name) => !Object.hasOwn(securityDefinitions, name))) {
      edits.push({ kind: 'remove', pointer: child(pointer, 'security') });
    }
  }
  return edits;
}

/** What stands for another way to sign in besides the parameters goes. */
function leaveOthers(properties: unknown, security: Security): readonly Edit[] {
  const inside = recordOf(properties, 'properties');
  const setsKey = keyOf(inside, 'connectionParameterSets');
  const edits: Edit[] = [];
  if (setsKey !== undefined) edits.push({ kind: 'remove', pointer: child('/properties/properties', setsKey) });
  const { capabilities } = inside;
  if (security.kind !== 'gateway' && Array.isArray(capabilities) && capabilities.includes('gateway')) {
    const value = capabilities.filter((capability) => capability !== 'gateway');
    edits.push({ kind: 'set', pointer: '/properties/properties/capabilities', value });
  }
  return edits;
}

function replaceParameters(
  properties: unknown,
  place: ParameterPlace,
  before: Security,
  security: Security,
): readonly Edit[] {
  const { pointer, parameters, way } = place;
  const wanted = securityParts(security).connectionParameters;
  const actual = way === undefined ? memberOf(properties, 'properties', 'connectionParameters') : parameters;
  if (!isRecord(actual)) {
    if (actual === undefined && Object.keys(wanted).length === 0) return [];
    return [setAt(properties, '/properties', ['properties', 'connectionParameters'], wanted)];
  }
  const oauth = isOAuth(before) && isOAuth(security) ? findOAuthParameter(parameters) : undefined;
  if (oauth) return replaceProvider(place, oauth, wanted);
  const gone = signInParameters(actual, security.kind === 'own' && way === undefined);
  return [
    ...gone
      .filter((name) => !Object.hasOwn(wanted, name))
      .map((name): Edit => ({ kind: 'remove', pointer: child(pointer, name) })),
    ...Object.entries(wanted).flatMap(([name, value]) =>
      replaceParameter(actual[name], child(pointer, name), name, value),
    ),
  ];
}

/** What was asked for under the same name before stays as the maker worded it, under the label that is wanted. */
function replaceParameter(
  actual: unknown,
  pointer: JsonPointer,
  name: string,
  value: ConnectionParameter,
): readonly Edit[] {
  const isAsked = isOfType(actual, 'securestring') || isOfType(actual, 'string');
  const label = textOf(value, 'uiDefinition', 'displayName');
  if (isAsked && label !== undefined && ['api_key', 'username', 'password'].includes(name)) {
    const shown = textOf(actual, 'uiDefinition', 'displayName');
    return shown === label ? [] : [setAt(actual, pointer, ['uiDefinition', 'displayName'], label)];
  }
  return sameJson(actual, value) ? [] : [{ kind: 'set', pointer, value }];
}

/** Another identity provider for the same parameter: its label, its claims and what nobody knows stay. */
function replaceProvider(
  { pointer, parameters }: ParameterPlace,
  oauth: { readonly name: string; readonly settings: unknown },
  wanted: SecurityParts['connectionParameters'],
): readonly Edit[] {
  const known = [
    ...['identityProvider', 'clientId', 'clientSecret', 'scopes', 'redirectMode', 'redirectUrl'],
    ...['properties', 'customParameters'],
  ].map((name) => name.toLowerCase());
  const unknown = Object.entries(isRecord(oauth.settings) ? oauth.settings : {}).filter(
    ([name]) => !known.includes(name.toLowerCase()),
  );
  const value = { ...wanted['token']?.oAuthSettings, ...Object.fromEntries(unknown) };
  const edits: Edit[] = [setAt(parameters[oauth.name], child(pointer, oauth.name), ['oAuthSettings'], value)];
  const tenant = 'token:TenantId';
  const isHidden = String(memberOf(parameters[tenant], 'uiDefinition', 'constraints', 'hidden')) === 'true';
  const wantedTenant = wanted[tenant];
  if (wantedTenant && !Object.hasOwn(parameters, tenant)) {
    edits.push({ kind: 'set', pointer: child(pointer, tenant), value: wantedTenant });
  } else if (!wantedTenant && isHidden) {
    edits.push({ kind: 'remove', pointer: child(pointer, tenant) });
  }
  return edits;
}

/**
 * The names of the parameters that are about signing in, as opposed to a region or a sub-domain.
 *
 * @param onlyService Leaves out what a policy could send as well: the key, the user name and the password.
 */
function signInParameters(parameters: Readonly<Record<string, unknown>>, onlyService: boolean): readonly string[] {
  const isOAuthName = (name: string): boolean => isOfType(parameters[name], 'oauthSetting');
  const names = Object.keys(parameters);
  const usesGateway = names.some((name) => isOfType(parameters[name], 'gatewaySetting'));
  return names.filter(
    (name) =>
      (!onlyService && ['api_key', 'username', 'password'].includes(name)) ||
      isOAuthName(name) ||
      // `token:TenantId`: a claim of the OAuth parameter `token`.
      (name.includes(':') && (isOAuthName(name.slice(0, name.indexOf(':'))) || name.startsWith('token:'))) ||
      (usesGateway && (isOfType(parameters[name], 'gatewaySetting') || name === 'authType')),
  );
}
