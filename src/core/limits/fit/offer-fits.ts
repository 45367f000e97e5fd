import { isEditable, type ConnectorDocument } from '../../document/open-document.ts';
import { patchDocument, type Patch } from '../../document/patch.ts';
import type { OperationGroup } from '../../ledger/operation-tree.ts';
import type { LimitReading } from '../limit.ts';
import { measureDocument } from '../measure-limits.ts';
import { weighOperations, type OperationWeights } from '../weigh-operations.ts';
import { groupOperations } from './group-operations.ts';
import { suggestSplit, type SplitSuggestion } from './split-connector.ts';
import { fitWayIds, planWay, type FitExample, type FitWayId } from './ways.ts';

/** By how much a connector gets smaller. */
export interface Savings {
  /** Of the definition as it is exported. */
  readonly bytes: number;
  /** Of the definition without its layout. */
  readonly characters: number;
  readonly operations: number;
  /** In all bodies, what is shared counted wherever it is used. */
  readonly schemas: number;
}

/** A way to make a connector smaller with what it saves, tried out on the connector as it is. */
export interface OfferedWay {
  readonly id: FitWayId;
  readonly count: number;
  readonly examples: readonly FitExample[];
  readonly saves: Savings;
  /** What is read off the limits afterwards. */
  readonly after: readonly LimitReading[];
}

/** What can be done to make a connector fit. Plain data, to be posted between threads. */
export interface FitOffer {
  /** As the connector is. */
  readonly readings: readonly LimitReading[];
  readonly ways: readonly OfferedWay[];
  /** By tag, or by path. */
  readonly tree: OperationGroup;
  readonly weights: OperationWeights;
  readonly split: SplitSuggestion;
}

/** @returns undefined while one of the files does not read as JSON. */
export function offerFits(document: ConnectorDocument): FitOffer | undefined {
  const { definition, properties } = document;
  if (!isEditable(definition) || !isEditable(properties)) return undefined;
  const readings = measureDocument(document);
  const tree = groupOperations(definition.value);
  const weights = weighOperations(definition);
  return {
    readings,
    ways: fitWayIds.map((id) => {
      const { patch, count, examples } = planWay(document, id);
      const after = readingsAfter(document, patch, readings);
      return { id, count, examples, after, saves: savingsBetween(readings, after) };
    }),
    tree,
    weights,
    split: suggestSplit(definition.value, tree, weights),
  };
}

/** The limits as a patch leaves them. */
function readingsAfter(
  document: ConnectorDocument,
  patch: Patch,
  before: readonly LimitReading[],
): readonly LimitReading[] {
  return patch.edits.length === 0 ? before : measureDocument(patchDocument(document, patch).value);
}

function savingsBetween(before: readonly LimitReading[], after: readonly LimitReading[]): Savings {
  const saved = (id: LimitReading['id']): number => usedOf(before, id) - usedOf(after, id);
  return {
    bytes: saved('definition-size'),
    characters: saved('solution-definition'),
    operations: saved('operations'),
    schemas: saved('total-schemas'),
  };
}

export const usedOf = (readings: readonly LimitReading[], id: LimitReading['id']): number =>
  readings.find((reading) => reading.id === id)?.used ?? 0;
