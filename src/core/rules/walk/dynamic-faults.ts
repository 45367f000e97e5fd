import { dynamicFaults, type DynamicFault, type DynamicFaultKind } from '../../definition/dynamic/faults.ts';
import { operationsAround } from '../../definition/dynamic/inputs.ts';
import { hasDynamic } from '../../definition/dynamic/read-dynamic.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, perDefinition } from './parts.ts';
import { piecesIn, type Piece } from './pieces.ts';
import type { Site } from './sites.ts';

const knownSites = new WeakMap<Piece, readonly Site[]>();

/** The parameters and schemas of a piece that have choices or fields from the service. */
function dynamicSitesIn(piece: Piece): readonly Site[] {
  const before = knownSites.get(piece);
  if (before) return before;
  const { parameters, items, schemas } = piece.sites;
  const sites = [...parameters, ...items, ...schemas].filter(({ value }) => hasDynamic(value));
  knownSites.set(piece, sites);
  return sites;
}

/** All that is wrong with what is dynamic, by its kind: it is looked for once, whichever rule asks first. */
const dynamicFaultsIn = perDefinition<ReadonlyMap<DynamicFaultKind, readonly DynamicFault[]>>((document) => {
  const found = new Map<DynamicFaultKind, DynamicFault[]>();
  if (!definitionOf(document)) return found;
  const definition = document.definition.value;
  for (const piece of piecesIn(document)) {
    const sites = dynamicSitesIn(piece);
    if (sites.length === 0) continue;
    const around = operationsAround(definition, `${piece.pointer}/`);
    for (const { value, pointer } of sites) {
      for (const fault of dynamicFaults(definition, { value, pointer, around })) {
        const ofKind = found.get(fault.kind);
        if (ofKind) ofKind.push(fault);
        else found.set(fault.kind, [fault]);
      }
    }
  }
  return found;
});

/** The check of the rule that is about one kind of these faults. */
export const findDynamic =
  (kind: DynamicFaultKind): Rule['check'] =>
  (document) =>
    dynamicFaultsIn(document).get(kind) ?? [];
