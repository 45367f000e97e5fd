import type { Definition, Operation } from '../definition/openapi2.ts';
import { isMethod, isRecord, operationsOf } from '../definition/operations.ts';
import type { Connector } from '../document/connector.ts';
import { openDocument, type ConnectorDocument } from '../document/open-document.ts';
import type { Edit, Patch } from '../document/patch.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import type { PolicyTemplateInstance } from '../document/properties.ts';
import { caselessNames, operationIdFor, uniqueName } from '../naming/index.ts';
import { isSame } from './differences.ts';

const sharedGroups = ['definitions', 'parameters', 'responses'] as const;
type SharedGroup = (typeof sharedGroups)[number];

export interface Grafted {
  readonly patch: Patch;
  /** Where the operations stand now, in the order of the conversion. */
  readonly added: readonly JsonPointer[];
  /** Addresses (`GET /pets`) that the connector had already: left alone. */
  readonly present: readonly string[];
}

/**
 * Adds the operations of one connector to another: with what they reach, their tags, the policies that name them, and the
 * connection parameters that these speak of. Nothing that is there is changed; what would clash gets a name of its own.
 *
 * @param grown A conversion of the same source, of just the operations that are wanted.
 */
export function graftOperations(current: ConnectorDocument, grown: Connector): Grafted {
  const source = openDocument(grown);
  const from = source.definition.value;
  const into = current.definition.value;
  const edits: Edit[] = [];
  const names = graftShared(from, into, edits);
  const ids = caselessNames(operationsOf(into).map(({ operation }) => operation.operationId ?? ''));
  const renamed = new Map<string, string>();
  const added: JsonPointer[] = [];
  const present: string[] = [];
  const used = new Set<string>();
  const prefix = pathPrefix(from, into);

  for (const [ownPath, item] of Object.entries(from.paths ?? {})) {
    const path = `${prefix}${ownPath}`;
    const there = into.paths?.[path];
    for (const [member, value] of Object.entries(item)) {
      const pointer = child('/definition/paths', path, member);
      if (!isMethod(member)) {
        // Shared parameters, the notification of a trigger.
        if (there === undefined) edits.push({ kind: 'set', pointer, value: withNames(value, names) });
        continue;
      }
      const operation = withNames(value, names) as Operation;
      if (there?.[member] !== undefined) {
        present.push(`${member.toUpperCase()} ${path}`);
        continue;
      }
      const wanted = operation.operationId ?? operationIdFor(member, path);
      const operationId = uniqueName(wanted, ids);
      ids.add(operationId);
      renamed.set(wanted, operationId);
      for (const tag of operation.tags ?? []) used.add(tag);
      edits.push({ kind: 'set', pointer, value: { ...secured(operation, into), operationId } });
      added.push(pointer);
    }
  }
  graftTags(from, into, used, edits);
  graftProperties(source, current, renamed, edits);
  const [only] = renamed.values();
  const title =
    added.length === 1
      ? `Add ${only ?? 'an operation'} from the source`
      : `Add ${added.length} operations from the source`;
  return { patch: { title, edits: added.length === 0 ? [] : edits }, added, present };
}

/** Without requirements that the connector has no definition for: its own hold for the operation then. */
export function secured({ security, ...operation }: Operation, into: Definition): Operation {
  const isKnown = security?.every((one) => Object.keys(one).every((name) => into.securityDefinitions?.[name]));
  return { ...operation, ...(security !== undefined && isKnown === true && { security }) };
}

/** `/v2` where the operations were converted with a shorter base path than the connector has, and so on. */
function pathPrefix(from: Definition, into: Definition): string {
  const base = (path: string | undefined): string => (path ?? '').replace(/\/+$/, '');
  const [own, other] = [base(from.basePath), base(into.basePath)];
  return own.startsWith(`${other}/`) ? own.slice(other.length) : '';
}

/** @returns the new names of what could not keep its own, as `#/definitions/Pet` to `#/definitions/Pet2`. */
function graftShared(from: Definition, into: Definition, edits: Edit[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const wanted: { readonly group: SharedGroup; readonly name: string; readonly as: string }[] = [];
  for (const group of sharedGroups) {
    const there = into[group] ?? {};
    const taken = caselessNames(Object.keys(there));
    for (const [name, value] of Object.entries(from[group] ?? {})) {
      if (Object.hasOwn(there, name) && isSame(there[name], value)) continue;
      const as = Object.hasOwn(there, name) ? uniqueName(name, taken) : name;
      taken.add(as);
      if (as !== name) names.set(`#${child('', group, name)}`, `#${child('', group, as)}`);
      wanted.push({ group, name, as });
    }
  }
  for (const { group, name, as } of wanted) {
    edits.push({ kind: 'set', pointer: child('/definition', group, as), value: withNames(from[group]?.[name], names) });
  }
  return names;
}

/** The value with its references led to the new names. */
export function withNames(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (names.size === 0) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => withNames(item, names));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === '$ref' && typeof member === 'string' ? (names.get(member) ?? member) : withNames(member, names),
    ]),
  );
}

/** Declares the tags that are used, as the connector they come from does. */
export function graftTags(from: Definition, into: Definition, used: ReadonlySet<string>, edits: Edit[]): void {
  const there = new Set((into.tags ?? []).map(({ name }) => name));
  for (const tag of from.tags ?? []) {
    if (used.has(tag.name) && !there.has(tag.name))
      edits.push({ kind: 'set', pointer: '/definition/tags/-', value: tag });
  }
}

const operationNames = 'x-ms-apimTemplate-operationName';

function graftProperties(
  source: ConnectorDocument,
  current: ConnectorDocument,
  renamed: ReadonlyMap<string, string>,
  edits: Edit[],
): void {
  const from = source.properties.value.properties ?? {};
  const into = current.properties.value.properties ?? {};
  const policies = '/properties/properties/policyTemplateInstances';
  const wanted = (from.policyTemplateInstances ?? []).flatMap((policy) => policyFor(policy, renamed));
  if (wanted.length === 0) return;
  const text = JSON.stringify(wanted);
  for (const [name, parameter] of Object.entries(from.connectionParameters ?? {})) {
    const pointer = child('/properties/properties/connectionParameters', name);
    const isThere = Object.hasOwn(into.connectionParameters ?? {}, name) || into.connectionParameterSets !== undefined;
    if (!isThere && text.includes(`@connectionParameters('${name}'`))
      edits.push({ kind: 'set', pointer, value: parameter });
  }
  if (into.policyTemplateInstances === undefined) edits.push({ kind: 'set', pointer: policies, value: wanted });
  else for (const value of wanted) edits.push({ kind: 'set', pointer: `${policies}/-`, value });
}

/** A policy that names some of the operations, for these; one for all operations is the connector's own matter. */
function policyFor(
  policy: PolicyTemplateInstance,
  renamed: ReadonlyMap<string, string>,
): readonly PolicyTemplateInstance[] {
  const named = policy.parameters?.[operationNames];
  if (!Array.isArray(named)) return [];
  const operations = named.flatMap((id: unknown) => (typeof id === 'string' ? (renamed.get(id) ?? []) : []));
  return operations.length === 0
    ? []
    : [{ ...policy, parameters: { ...policy.parameters, [operationNames]: operations } }];
}
