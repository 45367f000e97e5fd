import { isEqual } from '../compare/is-equal.ts';
import type { Edit } from '../document/patch.ts';
import { child } from '../document/pointer.ts';
import type { PolicyTemplateInstance, PropertiesFile } from '../document/properties.ts';

const operationNames = 'x-ms-apimTemplate-operationName';
const policiesAt = '/properties/properties/policyTemplateInstances';

/**
 * Has an operation that comes back served as it was: by the policies that named it, and by the code. A policy that is still
 * there for others serves it again; one that is gone comes back for it alone.
 */
export function bringServants(from: PropertiesFile, into: PropertiesFile, operationId: string, edits: Edit[]): void {
  if (operationId === '') return;
  const policies = listOf(into.properties?.policyTemplateInstances) as readonly PolicyTemplateInstance[];
  const added: PolicyTemplateInstance[] = [];
  const extended = new Set<number>();
  for (const policy of listOf(from.properties?.policyTemplateInstances) as readonly PolicyTemplateInstance[]) {
    if (!listOf(policy?.parameters?.[operationNames]).includes(operationId)) continue;
    const index = policies.findIndex((one, at) => !extended.has(at) && isEqual(forNobody(one), forNobody(policy)));
    const there = policies[index];
    if (there === undefined)
      added.push({ ...policy, parameters: { ...policy.parameters, [operationNames]: [operationId] } });
    else {
      extended.add(index);
      const list = listOf(there.parameters?.[operationNames]);
      // One without a list serves every operation.
      if (list.length > 0 && !list.includes(operationId))
        edits.push({
          kind: 'set',
          pointer: child(policiesAt, index, 'parameters', operationNames, '-'),
          value: operationId,
        });
    }
  }
  if (policies.length === 0 && added.length > 0) edits.push({ kind: 'set', pointer: policiesAt, value: added });
  else for (const value of added) edits.push({ kind: 'set', pointer: `${policiesAt}/-`, value });

  const [before, now] = [listOf(from.properties?.scriptOperations), listOf(into.properties?.scriptOperations)];
  if (before.includes(operationId) && now.length > 0 && !now.includes(operationId))
    edits.push({ kind: 'set', pointer: '/properties/properties/scriptOperations/-', value: operationId });
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A policy apart from whom it serves. */
const forNobody = (policy: PolicyTemplateInstance): unknown => ({
  ...policy,
  parameters: { ...policy?.parameters, [operationNames]: undefined },
});
