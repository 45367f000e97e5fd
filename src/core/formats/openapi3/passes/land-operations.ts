import { child } from '../../../document/pointer.ts';
import type { PolicyTemplateInstance } from '../../../document/properties.ts';
import type { Landings } from '../landings.ts';
import type { DraftOperation } from '../transform/operation.ts';
import type { AddressChoice } from './choose-address.ts';
import type { Placement } from './place-operations.ts';

/** Tells where operations and their parts are. */
export function landOperations(landings: Landings, drafts: readonly DraftOperation[], { results }: Placement): void {
  for (const draft of drafts) {
    const result = results.get(draft);
    if (result === undefined) continue;
    for (const { place, way } of draft.landings) landings.land(place, result, way);
    if (draft.isFirst) landings.land(draft.source.place, result);
  }
}

/** Tells in which policies the addresses of single operations are. */
export function landAddresses(
  landings: Landings,
  { own }: AddressChoice,
  policies: readonly PolicyTemplateInstance[],
): void {
  const template = 'x-ms-apimTemplateParameter.urlTemplate';
  const byAddress = new Map(policies.map(({ parameters }, index) => [parameters?.[template], index] as const));
  for (const found of own.values()) {
    const index = 'address' in found ? byAddress.get(found.address) : undefined;
    if (!('address' in found) || index === undefined) continue;
    const policy = child('/properties/properties/policyTemplateInstances', index);
    landings.land(found.place, child(policy, 'parameters', template));
  }
}
