import type { Definition } from '../definition/openapi2.ts';
import { isRecord } from '../definition/operations.ts';
import { textOf } from '../definition/operation-place.ts';
import type { PropertiesFile } from '../document/properties.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { quoted } from './change.ts';
import type { ChangeLog } from './change-log.ts';
import { changedMembers, membersChanged, ownMember, recordOf } from './compare-values.ts';
import { isEqual } from './is-equal.ts';

type Members = Readonly<Record<string, unknown>>;

interface ConnectorValues {
  readonly definition: Definition;
  readonly properties: PropertiesFile;
}

/**
 * How people connect: the security definitions, what a connection asks for, and the ways among which people choose.
 * Existing connections go on while the kind of sign-in stays. Source: domain notes, 7.3 (auth type changed).
 */
export function compareSecurity(before: ConnectorValues, after: ConnectorValues, log: ChangeLog): void {
  compareSchemes(recordOf(before.definition.securityDefinitions), recordOf(after.definition.securityDefinitions), log);
  const [was, is] = [recordOf(before.properties.properties), recordOf(after.properties.properties)];
  compareConnectionParameters(
    recordOf(was['connectionParameters']),
    recordOf(is['connectionParameters']),
    '/properties/properties/connectionParameters',
    '/properties/properties/connectionParameters',
    '',
    log,
  );
  compareWays(was['connectionParameterSets'], is['connectionParameterSets'], log);
}

const schemeKinds = ['type', 'in', 'name', 'flow'] as const;
/** What goes with the kind. */
const schemeMembers = [...schemeKinds, 'authorizationUrl', 'tokenUrl', 'scopes'];
const schemeNames: Readonly<Record<string, string>> = {
  basic: 'user name and password',
  apiKey: 'an API key',
  oauth2: 'OAuth 2.0',
};

function compareSchemes(before: Members, after: Members, log: ChangeLog): void {
  const at = '/definition/securityDefinitions';
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const added = Object.keys(after).filter((key) => !Object.hasOwn(before, key));
  const renamed = new Set<string>();
  const [only, ...moreGone] = gone;
  const [instead, ...moreAdded] = added;
  if (only !== undefined && instead !== undefined && moreGone.length + moreAdded.length === 0) {
    // One in the place of another is told as one change.
    if (!isEqual(before[only], after[instead])) {
      compareScheme(before[only], after[instead], { before: child(at, only), after: child(at, instead) }, instead, log);
      gone.length = added.length = 0;
    }
  }
  for (const key of gone) {
    // Its name is the definition's own business.
    const other = added.find((one) => !renamed.has(one) && isEqual(before[key], after[one]));
    if (other !== undefined) {
      renamed.add(other);
      const message = `The security definition ${quoted(key)} is called ${quoted(other)} now.`;
      log.add({ kind: 'security/renamed', before: child(at, key), after: child(at, other), message, breaking: false });
    } else {
      const message = `Signing in with ${schemeWords(before[key])} was removed.`;
      log.add({ kind: 'security/removed', before: child(at, key), message, breaking: true });
    }
  }
  for (const key of added) {
    if (renamed.has(key)) continue;
    const message = `Signing in with ${schemeWords(after[key])} is new.`;
    // Connections that were made without it have nothing to sign in with.
    log.add({ kind: 'security/added', after: child(at, key), message, breaking: true });
  }
  for (const key of Object.keys(after)) {
    if (!Object.hasOwn(before, key) || isEqual(before[key], after[key])) continue;
    compareScheme(before[key], after[key], { before: child(at, key), after: child(at, key) }, key, log);
  }
}

function compareScheme(
  before: unknown,
  after: unknown,
  place: { readonly before: JsonPointer; readonly after: JsonPointer },
  key: string,
  log: ChangeLog,
): void {
  const [was, is] = [recordOf(before), recordOf(after)];
  const isOther = schemeKinds.some((member) => was[member] !== is[member]);
  const others = changedMembers(was, is, new Set(isOther ? schemeMembers : []));
  if (isOther) {
    const [old, now] = [schemeWords(was), schemeWords(is)];
    const message =
      old === now ? `How people sign in changed: ${now}.` : `Signing in was with ${old} and is with ${now} now.`;
    log.add({ kind: 'security/retyped', ...place, message, breaking: true });
  }
  const message = `${membersChanged(others)}: sign-in ${quoted(key)}.`;
  if (others.length > 0) log.add({ kind: 'security/changed', ...place, message, breaking: false });
}

function schemeWords(scheme: unknown): string {
  const { type, in: place, name } = recordOf(scheme);
  const kind = schemeNames[textOf(type)] ?? (textOf(type) || 'nothing');
  return type === 'apiKey'
    ? `${kind} in ${textOf(place) === 'query' ? 'the query' : 'a header'} (${textOf(name)})`
    : kind;
}

/** @param way In which of several ways to sign in, for reading; '' for the only one. */
function compareConnectionParameters(
  before: Members,
  after: Members,
  beforeAt: JsonPointer,
  afterAt: JsonPointer,
  way: string,
  log: ChangeLog,
): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [ownMember(before, name), ownMember(after, name)];
    if (isEqual(old, now)) continue;
    const [was, is] = [recordOf(old), recordOf(now)];
    const subject = `What a connection asks for${way}, ${quoted(labelOf(now ?? old, name))},`;
    if (old === undefined) {
      const isRequired = isAskedFor(is);
      const message = `${subject} is new${isRequired ? ' and required' : ''}.`;
      log.add({ kind: 'security/added', after: child(afterAt, name), message, breaking: isRequired });
      continue;
    }
    const at = { before: child(beforeAt, name), after: child(afterAt, name) };
    if (now === undefined) {
      log.add({ kind: 'security/removed', before: at.before, message: `${subject} was removed.`, breaking: true });
      continue;
    }
    if (was['type'] !== is['type']) {
      const message = `${subject} was ${textOf(was['type'])} and is ${textOf(is['type'])} now.`;
      log.add({ kind: 'security/retyped', ...at, message, breaking: true });
      continue;
    }
    const [oldOAuth, newOAuth] = [recordOf(was['oAuthSettings']), recordOf(is['oAuthSettings'])];
    const [oldProvider, newProvider] = [textOf(oldOAuth['identityProvider']), textOf(newOAuth['identityProvider'])];
    if (oldProvider !== newProvider) {
      const message = `People signed in with the identity provider ${oldProvider || 'none'} and do with ${newProvider || 'none'} now.`;
      log.add({ kind: 'security/retyped', ...at, message, breaking: true });
      continue;
    }
    const isRequired = isAskedFor(is) && !isAskedFor(was);
    if (isRequired)
      log.add({ kind: 'security/required', ...at, message: `${subject} is required now.`, breaking: true });
    const members = changedMembers(
      { ...was, oAuthSettings: undefined, ...prefixed(oldOAuth) },
      { ...is, oAuthSettings: undefined, ...prefixed(newOAuth) },
      new Set(),
    );
    const message = `${membersChanged(members)}: what a connection asks for${way}, ${quoted(labelOf(now, name))}.`;
    if (members.length > 0 && !(isRequired && members.length === 1))
      log.add({ kind: 'security/changed', ...at, message, breaking: false });
  }
}

const prefixed = (oauth: Members): Members =>
  Object.fromEntries(Object.entries(oauth).map(([key, value]) => [oauthNames[key] ?? `OAuth ${key}`, value]));

const oauthNames: Readonly<Record<string, string>> = {
  clientId: 'client ID',
  scopes: 'scopes',
  redirectMode: 'redirect mode',
  redirectUrl: 'redirect address',
  customParameters: 'OAuth addresses',
  properties: 'OAuth settings',
  identityProvider: 'identity provider',
};

function isAskedFor(parameter: Members): boolean {
  const required = recordOf(recordOf(parameter['uiDefinition'])['constraints'])['required'];
  return required === true || required === 'true';
}

const labelOf = (parameter: unknown, name: string): string =>
  textOf(recordOf(recordOf(parameter)['uiDefinition'])['displayName']) || name;

/** The ways among which people choose. Source: domain notes, 1.4. */
function compareWays(before: unknown, after: unknown, log: ChangeLog): void {
  if (isEqual(before, after)) return;
  const at = '/properties/properties/connectionParameterSets';
  const [old, now] = [waysOf(before), waysOf(after)];
  for (const [name, { value, index }] of old) {
    if (now.has(name)) continue;
    const message = `The way to sign in ${quoted(wayName(value, name))} was removed.`;
    log.add({ kind: 'security/removed', before: child(at, 'values', index), message, breaking: true });
  }
  for (const [name, { value, index }] of now) {
    const was = old.get(name);
    const place = child(at, 'values', index);
    const way = wayName(value, name);
    if (!was) {
      log.add({
        kind: 'security/added',
        after: place,
        message: `The way to sign in ${quoted(way)} is new.`,
        breaking: old.size === 0,
      });
      continue;
    }
    const beforePlace = child(at, 'values', was.index);
    compareConnectionParameters(
      recordOf(was.value['parameters']),
      recordOf(value['parameters']),
      child(beforePlace, 'parameters'),
      child(place, 'parameters'),
      ` for ${quoted(way)}`,
      log,
    );
    const members = changedMembers(was.value, value, new Set(['parameters', 'name']));
    const message = `${membersChanged(members)}: the way to sign in ${quoted(way)}.`;
    if (members.length > 0)
      log.add({ kind: 'security/changed', before: beforePlace, after: place, message, breaking: false });
  }
  const members = changedMembers(recordOf(before), recordOf(after), new Set(['values']));
  if (members.length > 0 && old.size > 0 && now.size > 0)
    log.add({
      kind: 'security/changed',
      before: at,
      after: at,
      message: `${membersChanged(members)}: the choice among ways to sign in.`,
      breaking: false,
    });
}

function waysOf(sets: unknown): ReadonlyMap<string, { readonly value: Members; readonly index: number }> {
  const values = recordOf(sets)['values'];
  const found = new Map<string, { readonly value: Members; readonly index: number }>();
  for (const [index, value] of (Array.isArray(values) ? values : []).entries())
    if (isRecord(value)) found.set(textOf(value['name']) || String(index), { value, index });
  return found;
}

const wayName = (way: Members, name: string): string => textOf(recordOf(way['uiDefinition'])['displayName']) || name;
