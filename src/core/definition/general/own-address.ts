import type { Edit, Patch } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { ConnectionParameter, PolicyTemplateInstance, PropertiesFile } from '../../document/properties.ts';
import { uniqueName } from '../../naming/index.ts';
import { isRecord } from '../operations.ts';

/** The address that each connection brings: the policy "Set host URL" for all operations, and what it asks for. */
export interface OwnAddress {
  /** `https://@connectionParameters('host')/v1`. */
  readonly template: string;
  /** Of the template, in the policy. */
  readonly pointer: JsonPointer;
  /** The connection parameters that the template names. */
  readonly parameters: readonly string[];
}

const policies = '/properties/properties/policyTemplateInstances';
const parameters = '/properties/properties/connectionParameters';
const urlTemplate = 'x-ms-apimTemplateParameter.urlTemplate';
const operationNames = 'x-ms-apimTemplate-operationName';

/** Source: domain notes, 5 (`dynamichosturl`). A policy for some of the operations only is no address of the connector. */
export function readOwnAddress(properties: PropertiesFile): OwnAddress | undefined {
  const found = findPolicy(properties);
  if (!found) return undefined;
  const template: unknown = found.policy.parameters?.[urlTemplate];
  const text = typeof template === 'string' ? template : '';
  return {
    template: text,
    pointer: child(policies, found.index, 'parameters', urlTemplate),
    parameters: [...text.matchAll(/@connectionParameters\('([^']*)'/gi)].map(([, name = '']) => name),
  };
}

/** Lets each connection bring its address: asks for the host, and sends the calls there. */
export function giveOwnAddress(
  properties: PropertiesFile,
  address: { readonly host: string; readonly basePath: string },
): Patch {
  const asked: unknown = properties.properties?.connectionParameters;
  const name = uniqueName('host', new Set(isRecord(asked) ? Object.keys(asked) : []));
  const base = address.basePath.replace(/\/$/, '');
  const policy: PolicyTemplateInstance = {
    templateId: 'dynamichosturl',
    title: 'Address of the API',
    parameters: { [urlTemplate]: `https://@connectionParameters('${name}')${base}` },
  };
  const parameter: ConnectionParameter = {
    type: 'string',
    uiDefinition: {
      displayName: 'Host',
      description: `The host of your account${address.host === '' ? '' : `, such as ${address.host}`}`,
      tooltip: 'Without https://',
      constraints: { tabIndex: 1, clearText: true, required: 'true' },
    },
  };
  const list: unknown = properties.properties?.policyTemplateInstances;
  return {
    title: 'Let each connection choose the host',
    edits: [
      { kind: 'set', pointer: child(parameters, name), value: parameter },
      Array.isArray(list)
        ? { kind: 'set', pointer: child(policies, '-'), value: policy }
        : { kind: 'set', pointer: policies, value: [policy] },
    ],
  };
}

/** All calls go to the connector's host again; what only this policy asked for is no longer asked. */
export function dropOwnAddress(properties: PropertiesFile): Patch {
  const title = 'Use one host for all connections';
  const found = findPolicy(properties);
  const own = readOwnAddress(properties);
  if (!found || !own) return { title, edits: [] };
  const others = JSON.stringify({
    ...properties.properties,
    policyTemplateInstances: properties.properties?.policyTemplateInstances?.filter((one) => one !== found.policy),
  });
  const free = own.parameters.filter(
    (name) =>
      isRecord(properties.properties?.connectionParameters?.[name]) &&
      !others.includes(`@connectionParameters('${name}'`),
  );
  return {
    title,
    edits: [
      { kind: 'remove', pointer: child(policies, found.index) },
      ...free.map((name): Edit => ({ kind: 'remove', pointer: child(parameters, name) })),
    ],
  };
}

function findPolicy(
  properties: PropertiesFile,
): { readonly policy: PolicyTemplateInstance; readonly index: number } | undefined {
  const list: unknown = properties.properties?.policyTemplateInstances;
  if (!Array.isArray(list)) return undefined;
  const index = list.findIndex((policy: unknown) => {
    if (!isRecord(policy) || String(policy['templateId']).toLowerCase() !== 'dynamichosturl') return false;
    const served: unknown = isRecord(policy['parameters']) ? policy['parameters'][operationNames] : undefined;
    return served === undefined || (Array.isArray(served) && served.length === 0);
  });
  const policy: unknown = list[index];
  return isRecord(policy) ? { policy, index } : undefined;
}
