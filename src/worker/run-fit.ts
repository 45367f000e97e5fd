import type { Connector } from '#core/document/connector.ts';
import { followDocument } from '#core/document/follow-document.ts';
import type { ConnectorDocument } from '#core/document/open-document.ts';
import type { Patch } from '#core/document/patch.ts';
import { keepOperations, type KeepPlan } from '#core/limits/fit/keep-operations.ts';
import { offerFits, type FitOffer } from '#core/limits/fit/offer-fits.ts';
import { splitConnector, type SplitPlan } from '#core/limits/fit/split-connector.ts';
import { planWay } from '#core/limits/fit/ways.ts';
import type { Tasks } from './protocol.ts';

/** What was asked about last: one way after another is tried on it, and most of it stays as it was. */
let measured: ConnectorDocument | undefined;

export const runOfferFits = ({ connector }: Tasks['offerFits']['request']): FitOffer | undefined =>
  offerFits(follow(connector));

export const runMakeFit = ({ connector, way }: Tasks['makeFit']['request']): Patch =>
  planWay(follow(connector), way).patch;

export const runKeepOperations = ({ connector, operations }: Tasks['keepOperations']['request']): KeepPlan =>
  keepOperations(follow(connector), operations);

export const runSplitConnector = ({ connector, operations, title }: Tasks['splitConnector']['request']): SplitPlan =>
  splitConnector(follow(connector), operations, title);

function follow(connector: Connector): ConnectorDocument {
  measured = followDocument(measured, connector);
  return measured;
}
