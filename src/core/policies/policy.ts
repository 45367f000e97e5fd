import { isRecord } from '../definition/operations.ts';
import { textOf } from '../definition/operation-place.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import type { PolicyTemplateInstance, PropertiesFile } from '../document/properties.ts';

export const policiesPointer: JsonPointer = '/properties/properties/policyTemplateInstances';

/** In front of the name of each parameter of a template. Source: domain notes, 5. */
export const parameterPrefix = 'x-ms-apimTemplateParameter.';
/** The ids of the operations that a policy serves; absent or empty: all. */
export const operationsKey = 'x-ms-apimTemplate-operationName';
/** When it runs. */
export const sectionKey = 'x-ms-apimTemplate-policySection';

export const policySections = ['Request', 'Response', 'Failure'] as const;
/** On the way to the service, on the way back, or when a call failed. */
export type PolicySection = (typeof policySections)[number];

/** A policy in the order in which policies run. */
export interface PolicyEntry {
  readonly index: number;
  readonly pointer: JsonPointer;
  /** As the maker reads it: the title, else the template, else its place among the others. */
  readonly title: string;
  /** The template as it is called in the file, in lower case; '' when it has none. */
  readonly templateName: string;
  /** As it may be found; {} for anything but an object. */
  readonly policy: PolicyTemplateInstance;
}

/** The policies of a connector in the order in which they run, whatever the file holds. */
export function policiesOf(properties: PropertiesFile): readonly PolicyEntry[] {
  const list: unknown = isRecord(properties.properties) ? properties.properties.policyTemplateInstances : undefined;
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown, index) => {
    const policy: PolicyTemplateInstance = isRecord(item) ? item : {};
    const templateName = templateNameOf(policy);
    const title = textOf(policy.title).trim() || textOf(policy.templateId) || `Policy ${index + 1}`;
    return { index, pointer: child(policiesPointer, index), title, templateName, policy };
  });
}

/** Ids of templates are found in any casing (domain notes, 5). */
export const templateNameOf = (policy: PolicyTemplateInstance): string =>
  textOf(policy.templateId).trim().toLowerCase();

/** The parameters of a policy, {} for anything but an object. */
export const parametersOfPolicy = (policy: PolicyTemplateInstance): Readonly<Record<string, unknown>> =>
  isRecord(policy.parameters) ? policy.parameters : {};

/** The value of a template's parameter, `name` without the prefix; undefined when it is not there. */
export function parameterOf(policy: PolicyTemplateInstance, name: string): unknown {
  const parameters = parametersOfPolicy(policy);
  const key = parameterPrefix + name;
  return Object.hasOwn(parameters, key) ? parameters[key] : undefined;
}

/** The ids of the operations that a policy names; empty: it serves all. */
export function operationIdsOf(policy: PolicyTemplateInstance): readonly string[] {
  const named = parametersOfPolicy(policy)[operationsKey];
  if (typeof named === 'string') return [named];
  return Array.isArray(named) ? named.filter((id) => typeof id === 'string') : [];
}

export function serves(policy: PolicyTemplateInstance, operationId: string): boolean {
  const ids = operationIdsOf(policy);
  return ids.length === 0 || ids.includes(operationId);
}

/** The section that is written, in whatever casing; undefined when there is none or an unknown one. */
export function writtenSection(policy: PolicyTemplateInstance): PolicySection | undefined {
  const written = textOf(parametersOfPolicy(policy)[sectionKey]).toLowerCase();
  return policySections.find((section) => section.toLowerCase() === written);
}
