import type { Definition } from '../definition/openapi2.ts';
import { readPart } from '../document/open-document.ts';
import type { Connector } from '../document/connector.ts';
import { weighOperations, type OperationWeights } from '../limits/weigh-operations.ts';
import type { Ledger } from './ledger.ts';
import { buildOperationTree, type OperationGroup } from './operation-tree.ts';

/** What can be picked of a source, and what each selection of it comes to. Plain data, to be posted between threads. */
export interface OperationOffer {
  readonly tree: OperationGroup;
  readonly weights: OperationWeights;
}

/** @param outcome Of an import that brought everything. */
export function offerOperations({
  connector,
  ledger,
}: {
  readonly connector: Connector;
  readonly ledger: Ledger;
}): OperationOffer {
  const definition = readPart<Definition>(connector.definition);
  return { tree: buildOperationTree(ledger.entries, definition.value), weights: weighOperations(definition) };
}
