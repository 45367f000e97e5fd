import { PolicyChecker, type PolicyFault, type PolicyFaultKind } from '../../policies/check-policy.ts';
import { policiesOf } from '../../policies/policy.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, perDocument, propertiesFileOf } from './parts.ts';

/** All that is wrong with the policies, by its kind: it is looked for once, whichever rule asks first. */
const policyFaultsIn = perDocument<ReadonlyMap<PolicyFaultKind, readonly PolicyFault[]>>((document) => {
  const found = new Map<PolicyFaultKind, PolicyFault[]>();
  // What operations there are is not known while the definition cannot be read.
  if (!propertiesFileOf(document) || !definitionOf(document)) return found;
  const checker = new PolicyChecker({ definition: document.definition.value, properties: document.properties.value });
  for (const entry of policiesOf(document.properties.value)) {
    for (const fault of checker.check(entry)) {
      const ofKind = found.get(fault.kind);
      if (ofKind) ofKind.push(fault);
      else found.set(fault.kind, [fault]);
    }
  }
  return found;
});

/** The check of the rule that is about one kind of these faults. */
export const findInPolicies =
  (kind: PolicyFaultKind): Rule['check'] =>
  (document) =>
    policyFaultsIn(document).get(kind) ?? [];
