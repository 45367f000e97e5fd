import { describe, expect, it } from 'vitest';
import { effectsOfRemovals, removeOperations } from '#core/definition/edits/remove-operation.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import { addressText } from '#core/definition/operation-place.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { after, operation, values } from './parcels.ts';

const addresses = (within: Definition): readonly string[] => operationsOf(within).map(addressText);

describe('removeOperations', () => {
  it('takes it out of lists, and the policy that serves nothing else', () => {
    const entry = operation('ListDepots');
    const changed = after(removeOperations(values, [entry]));
    expect(addresses(changed.definition)).not.toContain('GET /depots');
    expect(changed.definition.paths).not.toHaveProperty('/depots');
    expect(changed.properties.properties?.policyTemplateInstances).toEqual([
      { title: 'Both', parameters: { 'x-ms-apimTemplate-operationName': ['GetParcel'] } },
      { title: 'All', parameters: {} },
    ]);
    expect(changed.properties.properties?.scriptOperations).toEqual(['GetParcel']);
    expect(effectsOfRemovals(values, [entry]).dangling.map(({ name }) => name)).toEqual(['x-ms-dynamic-values']);
  });

  it('keeps the path while others are on it, and does not make the script serve all', () => {
    const only = { ...values, properties: { properties: { scriptOperations: ['GetParcel'] } } };
    const changed = after(removeOperations(only, [operation('GetParcel')]), only);
    expect(Object.keys(changed.definition.paths?.['/parcels/{id}'] ?? {})).toEqual(['parameters', 'delete']);
    expect(changed.properties.properties?.scriptOperations).toEqual(['GetParcel']);
  });
});
