import type { Definition } from '../../definition/openapi2.ts';
import { newConnector } from '../../document/new-connector.ts';
import { defaultBrandColor } from '../../document/properties.ts';
import { securityParts } from '../../security/index.ts';
import type { Conversion, ConversionContext, SourceDocument } from '../format.ts';
import type { FlatRequest, RequestSet, Variable } from './model.ts';
import type { ParseAddress } from './parse-address.ts';
import { buildOperations } from './passes/build-operations.ts';
import { chooseBasePath } from './passes/choose-base-path.ts';
import { chooseHost } from './passes/choose-host.ts';
import { chooseSecurity } from './passes/choose-security.ts';
import { groupRequests } from './passes/group-requests.ts';
import { keepSecretsOut, type SecretKeeper } from './passes/keep-secrets-out.ts';
import { learnVariables } from './passes/learn-variables.ts';
import { namePlatformHeaders } from './passes/name-platform-headers.ts';
import { placeRequests } from './passes/place-requests.ts';
import { openResolver } from './passes/resolve-variables.ts';
import { settleLedger, type Fate, type Skip } from './passes/settle-ledger.ts';
import { skipUnusable } from './passes/skip-unusable.ts';
import { tagFolders } from './passes/tag-folders.ts';
import { tellLearned } from './passes/tell-learned.ts';
import type { ReportAt } from './report-at.ts';

/** What a format knows of its requests besides themselves. */
export interface RequestSource {
  readonly document: SourceDocument;
  /** What codes of findings and ids of choices begin with. */
  readonly format: 'postman' | 'har' | 'curl';
  /** The host the connector calls, as the address has it, where the format knows better than to take the most frequent. */
  readonly host?: string;
  /** How many requests a plain count finds. */
  readonly counted: number;
  /** Values that came beside the source and go before its own. */
  readonly environment: ReadonlyMap<string, Variable>;
  /** What is no request of the API, with the reason; it is in the ledger and nowhere else. */
  readonly leftOut: ReadonlyMap<FlatRequest, string>;
  readonly parse: ParseAddress;
  /** True for headers, in lower case, that are never parameters. */
  readonly isTransport: (header: string) => boolean;
  /** Requests were sent as they are: ids in their paths are values, and the source has no names for them. */
  readonly hasPlainPaths: boolean;
  /** A title for a source that has none, and the ending of file names that is no part of one. */
  readonly title: string;
  readonly fileEnding: RegExp;
}

/**
 * Requests of any source as a connector: one operation for each method and path. Source: domain notes, 9.
 *
 * Reports what each pass names in its own words; every request is in the ledger.
 */
export async function buildConnector(
  requestSet: RequestSet,
  source: RequestSource,
  context: ConversionContext,
  tell: ReportAt,
): Promise<Conversion> {
  const { counted, leftOut, environment, parse, isTransport, document } = source;
  const requests = requestSet.requests.filter((request) => !leftOut.has(request));
  const keeper = keepSecretsOut({ ...requestSet, requests }, environment, tell);
  const report: ReportAt = (code, severity, message, pointer, about) =>
    tell(code, severity, keeper.clean(message), pointer, about);
  const resolver = openResolver(environment, report);
  const fates = new Map<FlatRequest, Fate>();
  const skip: Skip = (request, reason, operation) => {
    fates.set(request, { outcome: 'skipped', reason: keeper.clean(reason), ...(operation && { operation }) });
  };
  for (const [request, reason] of leftOut) skip(request, reason);
  await context.checkpoint(counted, counted * 2);

  const usable = skipUnusable(requests, skip, report);
  const placed = placeRequests(usable, resolver, keeper, parse);
  const { host, scheme, kept: chosen } = chooseHost(placed, skip, report, source.host);
  const { requests: kept, learned } = source.hasPlainPaths
    ? learnVariables(chosen, context.choices, source.format)
    : { requests: chosen, learned: [] };
  const baseLength = chooseBasePath(kept);
  const groups = groupRequests(kept, baseLength, context.operations, fates, skip);
  tellLearned(learned, fates, report);
  const brought = groups.flatMap((group) => group.requests);
  const choice = chooseSecurity(brought, resolver, keeper, report);
  const wording = { resolver, keeper, report, isTransport };
  const paths = await buildOperations(groups, choice, wording, (done) =>
    context.checkpoint(counted + done, counted + groups.length),
  );
  const tags = tagFolders(requestSet, groups, wording);
  if (!source.hasPlainPaths) resolver.tellUnresolved();
  namePlatformHeaders(brought, wording);

  const { securityDefinitions, security, connectionParameters } = securityParts(choice.security);
  const definition: Definition = {
    swagger: '2.0',
    info: describe(requestSet, source, keeper),
    ...(host !== undefined && { host }),
    basePath: `/${(kept[0]?.segments ?? []).slice(0, baseLength).join('/')}`,
    schemes: [scheme],
    consumes: [],
    produces: [],
    paths,
    definitions: {},
    parameters: {},
    responses: {},
    securityDefinitions,
    security,
    tags,
  };
  const properties = { connectionParameters, iconBrandColor: defaultBrandColor, capabilities: [] };
  return {
    connector: newConnector({ definition, properties }),
    ledger: cleanLabels(settleLedger(counted, requestSet.requests, fates, document), keeper),
    clean: keeper.clean,
  };
}

function describe(
  { name, description, version }: RequestSet,
  { document, title, fileEnding }: RequestSource,
  keeper: SecretKeeper,
): Definition['info'] {
  const [fileName = ''] = document.name.split(/[\\/]/).slice(-1);
  return {
    title: keeper.clean(name).trim() || fileName.replace(fileEnding, '') || title,
    description: keeper.clean(description),
    version: version || '1.0',
  };
}

function cleanLabels(ledger: Conversion['ledger'], keeper: SecretKeeper): Conversion['ledger'] {
  const entries = ledger.entries.map((entry) => {
    const reason = entry.reason === undefined ? {} : { reason: keeper.clean(entry.reason) };
    return { ...entry, label: keeper.clean(entry.label), group: entry.group.map(keeper.clean), ...reason };
  });
  return { ...ledger, entries };
}
