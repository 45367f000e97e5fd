import { writeMember } from '../definition/edits/write-member.ts';
import { isRecord } from '../definition/operations.ts';
import type { Edit, Patch } from '../document/patch.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import type { PolicyTemplateInstance, PropertiesFile } from '../document/properties.ts';
import {
  operationsKey,
  parameterPrefix,
  parametersOfPolicy,
  policiesOf,
  policiesPointer,
  sectionKey,
  type PolicyEntry,
  type PolicySection,
} from './policy.ts';
import type { PolicyExample, PolicyTemplate } from './templates/index.ts';

/** A change after which a policy stands at `pointer`. */
export interface PolicyPatch extends Patch {
  readonly pointer: JsonPointer;
}

export interface NewPolicy {
  readonly template: PolicyTemplate;
  readonly title: string;
  /** Ids; empty: all operations. */
  readonly operations: readonly string[];
  readonly example?: PolicyExample;
}

/** Adds a policy behind the others, with what its template writes at least. Keys as the wizard orders them (domain notes, 5). */
export function addPolicy(
  properties: PropertiesFile,
  { template, title, operations, example }: NewPolicy,
): PolicyPatch {
  const parameters = new Map<string, unknown>();
  for (const field of template.fields) {
    const value = example?.values[field.name] ?? field.initial;
    if (value !== undefined) parameters.set(parameterPrefix + field.name, value);
  }
  if (template.writesSection) parameters.set(sectionKey, example?.section ?? template.sections[0]);
  if (operations.length > 0) parameters.set(operationsKey, operations);
  const policy: PolicyTemplateInstance = {
    templateId: template.id,
    title,
    ...(template.type !== undefined && { type: template.type }),
    parameters: Object.fromEntries(parameters),
  };
  return insertAtEnd(properties, policy, `Add policy ${title}`);
}

/** Puts a copy right behind a policy, since order matters. */
export function duplicatePolicy(properties: PropertiesFile, entry: PolicyEntry): PolicyPatch {
  const titles = new Set(policiesOf(properties).map(({ title }) => title));
  let title = `Copy of ${entry.title}`;
  for (let number = 2; titles.has(title); number += 1) title = `Copy ${number} of ${entry.title}`;
  const added = insertAtEnd(properties, { ...entry.policy, title }, `Duplicate policy ${entry.title}`);
  const pointer = child(policiesPointer, entry.index + 1);
  return { ...added, edits: [...added.edits, { kind: 'move', pointer: added.pointer, to: entry.index + 1 }], pointer };
}

function insertAtEnd(properties: PropertiesFile, policy: PolicyTemplateInstance, title: string): PolicyPatch {
  const list: unknown = isRecord(properties.properties) ? properties.properties.policyTemplateInstances : undefined;
  const count = Array.isArray(list) ? list.length : 0;
  // Files say null for "none" here and there; a list takes its place.
  const edit: Edit = Array.isArray(list)
    ? { kind: 'set', pointer: child(policiesPointer, '-'), value: policy }
    : { kind: 'set', pointer: policiesPointer, value: [policy] };
  return { title, edits: [edit], pointer: child(policiesPointer, count) };
}

export function removePolicy({ pointer, title }: PolicyEntry): Patch {
  return { title: `Delete policy ${title}`, edits: [{ kind: 'remove', pointer }] };
}

/** Gives a policy another place in the order in which policies run. */
export function movePolicy({ pointer, title }: PolicyEntry, to: number): PolicyPatch {
  return {
    title: `Move policy ${title}`,
    edits: [{ kind: 'move', pointer, to }],
    pointer: child(policiesPointer, to),
  };
}

/** Writes one parameter and leaves the others alone; undefined takes it out. */
export function setParameter({ pointer, title }: PolicyEntry, name: string, value: unknown, label: string): Patch {
  return writeMember(child(pointer, 'parameters'), parameterPrefix + name, value, `Change ${label} of ${title}`);
}

/** Says which operations a policy serves; none: all, and then the parameter goes, unless it stands there empty already. */
export function setOperations({ pointer, title, policy }: PolicyEntry, ids: readonly string[]): Patch {
  const written = parametersOfPolicy(policy)[operationsKey];
  const isEmpty = Array.isArray(written) && written.length === 0;
  const name = `Change operations of ${title}`;
  if (ids.length === 0 && isEmpty) return { title: name, edits: [] };
  return writeMember(child(pointer, 'parameters'), operationsKey, ids.length === 0 ? undefined : ids, name);
}

export function setSection({ pointer, title }: PolicyEntry, section: PolicySection): Patch {
  return writeMember(child(pointer, 'parameters'), sectionKey, section, `Change when ${title} runs`);
}

/** Puts the values of a worked example in the place of those the policy has; operations and title stay. */
export function useExample(
  { pointer, title, policy }: PolicyEntry,
  { fields }: PolicyTemplate,
  example: PolicyExample,
): Patch {
  const parameters = parametersOfPolicy(policy);
  const place = child(pointer, 'parameters');
  const edits: Edit[] = [];
  for (const { name } of fields) {
    const key = parameterPrefix + name;
    const value = example.values[name];
    if (value !== undefined) edits.push({ kind: 'set', pointer: child(place, key), value });
    else if (Object.hasOwn(parameters, key)) edits.push({ kind: 'remove', pointer: child(place, key) });
  }
  if (example.section) edits.push({ kind: 'set', pointer: child(place, sectionKey), value: example.section });
  return { title: `Use the example “${example.title}” in ${title}`, edits };
}
