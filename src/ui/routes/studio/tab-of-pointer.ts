import { isWithin, type JsonPointer } from '#core/document/pointer.ts';
import type { ConnectorTab } from '#state/Router.svelte.ts';

/** The tab on which each part of a connector is edited; the first that fits. */
const homes: readonly (readonly [JsonPointer, ConnectorTab])[] = [
  ['/script', 'code'],
  ['/properties/properties/scriptOperations', 'code'],
  ['/icon', 'general'],
  ['/properties/properties/iconBrandColor', 'general'],
  ['/properties/properties/connectionParameters', 'security'],
  ['/properties/properties/connectionParameterSets', 'security'],
  ['/definition/securityDefinitions', 'security'],
  ['/definition/security', 'security'],
  ['/definition/paths', 'definition'],
  ['/definition/definitions', 'definition'],
  ['/definition/parameters', 'definition'],
  ['/definition/responses', 'definition'],
  ['/definition/tags', 'definition'],
  ['/properties/properties/policyTemplateInstances', 'definition'],
];

export function tabOfPointer(pointer: JsonPointer): ConnectorTab {
  // Nearly all of what may be thousands.
  if (pointer.startsWith('/definition/paths/')) return 'definition';
  return homes.find(([place]) => isWithin(pointer, place))?.[1] ?? 'general';
}
