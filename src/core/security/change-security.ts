import type { Definition } from '../definition/openapi2.ts';
import { isRecord, operationsOf } from '../definition/operations.ts';
import type { ConnectorDocument } from '../document/open-document.ts';
import type { Edit, Patch } from '../document/patch.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { keyOf, memberOf, recordOf } from './members.ts';
import { connectionParametersOf, findOAuthParameter, isOfType, readSchemes, readSecurity } from './read-security.ts';
import { securityLabels, securityParts, type Security, type SecurityParts } from './security.ts';

/**
 * The edits that make a connector sign in as asked, in both of its files.
 *
 * Where the kind stays, only the members that differ are set, in the casing the file has: unknown members and texts the
 * maker wrote stay. Where it changes, the old one's definition and parameters go; other connection parameters stay, and
 * operations that named a security definition which is gone follow the connector's again. A client secret is
 * never written, and goes only together with the identity provider it belonged to.
 *
 * No edits for `other`, and none where the files already say so.
 */
export function changeSecurity(document: ConnectorDocument, security: Security): Patch {
  const definition = document.definition.value;
  const properties = document.properties.value;
  const before = readSecurity(definition, properties);
  const isSameKind = before.kind === security.kind;
  const title = isSameKind ? 'Change security' : `Change security to ${securityLabels[security.kind]}`;
  if (security.kind === 'other' || sameJson(before, security)) return { title, edits: [] };
  const old = securityParts(before);
  const wanted = securityParts(security);
  const edits = isSameKind
    ? [...adjustDefinition(definition, old, wanted), ...adjustParameters(properties, old, wanted)]
    : [...replaceInDefinition(definition, wanted), ...replaceParameters(properties, wanted)];
  return { title, edits };
}

function adjustDefinition(definition: Definition, old: SecurityParts, wanted: SecurityParts): readonly Edit[] {
  const [oldKey, oldScheme] = Object.entries(old.securityDefinitions)[0] ?? [];
  const [wantedKey, wantedScheme] = Object.entries(wanted.securityDefinitions)[0] ?? [];
  if (oldKey === undefined || wantedKey === undefined) return [];
  const schemes = readSchemes(definition);
  // A definition that signs in otherwise disagrees with the parameters already; that is not what was asked to change.
  if (schemes.length === 0) return replaceInDefinition(definition, wanted);
  const found = schemes.find(({ type }) => type === wantedScheme?.type);
  if (!found) return [];

  const isNamedAfterLabel = found.key === oldKey && !schemes.some(({ key }) => key === wantedKey);
  const key = isNamedAfterLabel ? wantedKey : found.key;
  const edits: Edit[] = [];
  const requirements = requirementsNaming(definition, found.key);
  if (key !== found.key) {
    edits.push({ kind: 'rename', pointer: child('/definition/securityDefinitions', found.key), key });
    for (const { pointer } of requirements) edits.push({ kind: 'rename', pointer: child(pointer, found.key), key });
  }
  edits.push(...adjust(found.scheme, child('/definition/securityDefinitions', key), oldScheme, wantedScheme));
  if (!sameJson(oldScheme?.scopes, wantedScheme?.scopes)) {
    const scopes = wanted.security[0]?.[wantedKey] ?? [];
    for (const { pointer } of requirements) edits.push({ kind: 'set', pointer: child(pointer, key), value: scopes });
  }
  return edits;
}

function adjustParameters(properties: unknown, old: SecurityParts, wanted: SecurityParts): readonly Edit[] {
  const parameters = connectionParametersOf(properties);
  if (!isRecord(memberOf(properties, 'properties', 'connectionParameters'))) {
    return [setAt(properties, '/properties', ['properties', 'connectionParameters'], wanted.connectionParameters)];
  }
  const container = pointerOf(properties, '/properties', ['properties', 'connectionParameters']);
  const oauth = findOAuthParameter(parameters);
  return Object.entries(wanted.connectionParameters).flatMap(([name, parameter]) => {
    const actualName = name === 'token' && oauth ? oauth.name : name;
    if (Object.hasOwn(parameters, actualName)) {
      return adjust(parameters[actualName], child(container, actualName), old.connectionParameters[name], parameter);
    }
    // Files without the tenant's claim work as they are.
    if (oauth && name.startsWith('token:')) return [];
    return [{ kind: 'set', pointer: child(container, name), value: parameter }];
  });
}

function replaceInDefinition(
  definition: Definition,
  { securityDefinitions, security }: SecurityParts,
): readonly Edit[] {
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

function replaceParameters(properties: unknown, { connectionParameters: wanted }: SecurityParts): readonly Edit[] {
  const inside = recordOf(properties, 'properties');
  const edits: Edit[] = [];
  const setsKey = keyOf(inside, 'connectionParameterSets');
  if (setsKey !== undefined) edits.push({ kind: 'remove', pointer: child('/properties/properties', setsKey) });
  const { capabilities } = inside;
  if (Array.isArray(capabilities) && capabilities.includes('gateway')) {
    const value = capabilities.filter((capability) => capability !== 'gateway');
    edits.push({ kind: 'set', pointer: '/properties/properties/capabilities', value });
  }
  const actual = memberOf(properties, 'properties', 'connectionParameters');
  if (!isRecord(actual)) {
    if (actual === undefined && Object.keys(wanted).length === 0) return edits;
    return [...edits, setAt(properties, '/properties', ['properties', 'connectionParameters'], wanted)];
  }
  const container = pointerOf(properties, '/properties', ['properties', 'connectionParameters']);
  for (const name of signInParameters(actual)) {
    if (!Object.hasOwn(wanted, name)) edits.push({ kind: 'remove', pointer: child(container, name) });
  }
  for (const [name, value] of Object.entries(wanted)) {
    if (!sameJson(actual[name], value)) edits.push({ kind: 'set', pointer: child(container, name), value });
  }
  return edits;
}

/** The names of the parameters that are about signing in, as opposed to a region or a sub-domain. */
function signInParameters(parameters: Readonly<Record<string, unknown>>): readonly string[] {
  const isOAuth = (name: string): boolean => isOfType(parameters[name], 'oauthSetting');
  const names = Object.keys(parameters);
  const usesGateway = names.some((name) => isOfType(parameters[name], 'gatewaySetting'));
  return names.filter(
    (name) =>
      ['api_key', 'username', 'password'].includes(name) ||
      isOAuth(name) ||
      // `token:TenantId`: a claim of the OAuth parameter `token`.
      (name.includes(':') && (isOAuth(name.slice(0, name.indexOf(':'))) || name.startsWith('token:'))) ||
      (usesGateway && (isOfType(parameters[name], 'gatewaySetting') || name === 'authType')),
  );
}

/** Where the definition and its operations require a security definition: the requirement objects' pointers. */
function requirementsNaming(definition: Definition, key: string): readonly { readonly pointer: JsonPointer }[] {
  const lists = [
    { list: definition.security, pointer: '/definition/security' },
    ...operationsOf(definition).map(({ operation, pointer }) => ({
      list: operation.security,
      pointer: child(pointer, 'security'),
    })),
  ];
  return lists.flatMap(({ list, pointer }) => {
    const entries: readonly unknown[] = Array.isArray(list) ? list : [];
    return entries.flatMap((entry, index) =>
      isRecord(entry) && Object.hasOwn(entry, key) ? [{ pointer: child(pointer, index) }] : [],
    );
  });
}

/** Follow from a label; left alone once the maker has worded them. */
const derived = ['description', 'tooltip'];
/** Objects whose members are the value. */
const whole = ['scopes'];

/** The edits that carry the differences between two forms of ours over to what a file really has. */
function adjust(actual: unknown, pointer: JsonPointer, old: unknown, wanted: unknown): readonly Edit[] {
  if (sameJson(old, wanted) || sameJson(actual, wanted)) return [];
  if (!isRecord(actual) || !isRecord(old) || !isRecord(wanted)) return [{ kind: 'set', pointer, value: wanted }];
  return [...new Set([...Object.keys(old), ...Object.keys(wanted)])].flatMap((name): readonly Edit[] => {
    const key = keyOf(actual, name) ?? name;
    const place = child(pointer, key);
    const isUntouched = sameJson(actual[key], old[name]);
    if (!Object.hasOwn(wanted, name)) return isUntouched ? [{ kind: 'remove', pointer: place }] : [];
    if (derived.includes(name) && !isUntouched) return [];
    if (!whole.includes(name)) return adjust(actual[key], place, old[name], wanted[name]);
    return sameJson(old[name], wanted[name]) ? [] : [{ kind: 'set', pointer: place, value: wanted[name] }];
  });
}

type SetEdit = Extract<Edit, { readonly kind: 'set' }>;

/** Sets a member; what stands on the way and is no object gives way to one. */
function setAt(root: unknown, pointer: JsonPointer, path: readonly string[], value: unknown): SetEdit {
  const [name, ...rest] = path;
  if (name === undefined) return { kind: 'set', pointer, value };
  if (isRecord(root)) {
    const key = keyOf(root, name) ?? name;
    return setAt(root[key], child(pointer, key), rest, value);
  }
  const nested = path.reduceRight<unknown>((inner, segment) => ({ [segment]: inner }), value);
  return { kind: 'set', pointer, value: nested };
}

function pointerOf(root: unknown, pointer: JsonPointer, path: readonly string[]): JsonPointer {
  return setAt(root, pointer, path, undefined).pointer;
}

function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}
