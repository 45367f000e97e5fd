import type { Definition } from '../../definition/openapi2.ts';
import { newConnector } from '../../document/new-connector.ts';
import { defaultBrandColor } from '../../document/properties.ts';
import type { Choice, ChoiceOption } from '../../ledger/choice.ts';
import { securityParts } from '../../security/index.ts';
import type { Conversion, ConversionContext, SourceDocument } from '../format.ts';
import { openAsk } from './ask.ts';
import type { FlatRequest, RequestSet, Variable } from './model.ts';
import type { ParseAddress } from './parse-address.ts';
import { buildOperations } from './passes/build-operations.ts';
import type { Wording } from './passes/build-parameters.ts';
import { buildPolicies } from './passes/build-policies.ts';
import { chooseBasePath } from './passes/choose-base-path.ts';
import { chooseHeaders } from './passes/choose-headers.ts';
import { chooseHost } from './passes/choose-host.ts';
import { chooseSecurity } from './passes/choose-security.ts';
import { chooseStyle } from './passes/choose-style.ts';
import { groupRequests } from './passes/group-requests.ts';
import { keepSecretsOut, type FoundSecret, type SecretKeeper } from './passes/keep-secrets-out.ts';
import { learnVariables } from './passes/learn-variables.ts';
import { placeRequests } from './passes/place-requests.ts';
import { openResolver } from './passes/resolve-variables.ts';
import { settleLedger, type Fate, type Skip } from './passes/settle-ledger.ts';
import { skipUnusable } from './passes/skip-unusable.ts';
import { tagFolders } from './passes/tag-folders.ts';
import { tellLearned } from './passes/tell-learned.ts';
import { tellWords } from './passes/tell-words.ts';
import type { AboutChange, ReportAt } from './report-at.ts';

/** What a format knows of its requests besides themselves. */
export interface RequestSource {
  readonly document: SourceDocument;
  /** What codes of findings and ids of choices begin with. */
  readonly format: 'postman' | 'har' | 'curl';
  /** The host the connector calls, as the address has it, where the format knows better than to take the most frequent. */
  readonly host?: string;
  /** How many requests a plain count finds. */
  readonly counted: number;
  /** Secrets in parts of the source that are not in its requests. */
  readonly secrets?: readonly FoundSecret[];
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
  const keeper = keepSecretsOut({ ...requestSet, requests }, environment, source.secrets ?? [], tell);
  const report: ReportAt = (code, severity, message, pointer, about) =>
    tell(code, severity, keeper.clean(message), pointer, about?.choice ? cleanChoice(about, about.choice) : about);
  const resolver = openResolver(environment, report);
  const fates = new Map<FlatRequest, Fate>();
  const skip: Skip = (request, reason, operation) => {
    fates.set(request, { outcome: 'skipped', reason: keeper.clean(reason), ...(operation && { operation }) });
  };
  for (const [request, reason] of leftOut) skip(request, reason);
  await context.checkpoint(counted, counted * 2);

  const ask = openAsk(context.choices, source.format);
  const hasNames = !source.hasPlainPaths;
  const wording: Wording = { resolver, keeper, report, ask, isTransport, root: requestSet.root.pointer, hasNames };
  const usable = skipUnusable(requests, skip, report);
  const placed = placeRequests(usable, { resolver, keeper, parse, ask });
  const { host, scheme, kept: called, elsewhere, asked } = chooseHost(placed, skip, wording, source.host);
  const there = placed.filter((one) => elsewhere.has(one));
  const how = hasNames ? 'ids' : 'all';
  const { requests: kept, learned } = learnVariables(called, context.choices, source.format, how);
  const baseLength = chooseBasePath(kept);
  const style = chooseStyle([...kept, ...there], wording);
  const wishes = { baseLength, elsewhere, picked: context.operations };
  const groups = groupRequests([...kept, ...there], wishes, fates, skip, wording);
  tellLearned(learned, fates, report);
  tellWords([...kept, ...there], fates, report);
  const brought = groups.flatMap((group) => group.requests);
  const choice = chooseSecurity(requestSet, brought, wording);
  keeper.tellFound(choice.askedIn);
  const signsIn = choice.security.kind === 'apiKey' ? choice.security.name.toLowerCase() : undefined;
  const headers = hasNames ? chooseHeaders([...kept, ...there], signsIn, wording) : [];
  const constant = new Set(headers.map(({ name }) => name.toLowerCase()));
  const { paths, ids } = await buildOperations(groups, choice, { style, constant }, wording, (done) =>
    context.checkpoint(counted + done, counted + groups.length),
  );
  const tags = tagFolders(requestSet, groups, wording);
  if (hasNames) resolver.tellUnresolved();

  const { securityDefinitions, security, connectionParameters } = securityParts(choice.security);
  const basePath = `/${(kept[0]?.segments ?? []).slice(0, baseLength).join('/')}`;
  const address = asked && `${scheme}://${asked.template}${basePath === '/' ? '' : basePath}`;
  const policies = buildPolicies(ids, address, headers);
  const definition: Definition = {
    swagger: '2.0',
    info: describe(requestSet, source, keeper),
    ...(host !== undefined && { host }),
    basePath,
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
  const properties = {
    connectionParameters: { ...connectionParameters, ...asked?.connectionParameters },
    iconBrandColor: defaultBrandColor,
    capabilities: [],
    ...(policies.length > 0 && { policyTemplateInstances: policies }),
  };
  return {
    connector: newConnector({ definition, properties }),
    definition,
    ledger: cleanLabels(settleLedger(counted, requestSet.requests, fates, document), keeper),
    clean: keeper.clean,
  };

  function cleanChoice(about: AboutChange, made: Choice): AboutChange {
    const optionOf = ({ value, label }: ChoiceOption): ChoiceOption => ({ value, label: keeper.clean(label) });
    const [first, second, ...others] = made.options;
    return { ...about, choice: { ...made, options: [optionOf(first), optionOf(second), ...others.map(optionOf)] } };
  }
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
