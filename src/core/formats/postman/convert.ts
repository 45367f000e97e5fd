import type { Definition } from '../../definition/openapi2.ts';
import { newConnector } from '../../document/new-connector.ts';
import { valueAt } from '../../document/pointer.ts';
import { defaultBrandColor } from '../../document/properties.ts';
import { securityParts } from '../../security/index.ts';
import type { Conversion, ConversionContext, Detection, SourceDocument } from '../format.ts';
import { countRequests } from './count-requests.ts';
import { recognise, type PostmanFile } from './detect.ts';
import type { Collection, FlatRequest, Variable, VariableScope } from './model.ts';
import { buildOperations } from './passes/build-operations.ts';
import { chooseBasePath } from './passes/choose-base-path.ts';
import { chooseHost } from './passes/choose-host.ts';
import { chooseSecurity } from './passes/choose-security.ts';
import { groupRequests } from './passes/group-requests.ts';
import { keepSecretsOut, type SecretKeeper } from './passes/keep-secrets-out.ts';
import { nameLeftOut } from './passes/name-left-out.ts';
import { namePlatformHeaders } from './passes/name-platform-headers.ts';
import { placeRequests } from './passes/place-requests.ts';
import { openResolver } from './passes/resolve-variables.ts';
import { settleLedger, type Fate } from './passes/settle-ledger.ts';
import { skipUnusable } from './passes/skip-unusable.ts';
import { tagFolders } from './passes/tag-folders.ts';
import { loadAddressParser, type ParseAddress } from './postman-library.ts';
import { readV1 } from './read-v1.ts';
import { readV2 } from './read-v2.ts';
import { readVariables } from './read-variables.ts';
import { reportAt, type ReportAt } from './report-at.ts';
import { memberOf, textAt } from './tolerant.ts';

/**
 * A Postman collection of any version as a connector: one operation for each method and path. Source: domain notes, 9.
 *
 * @returns Undefined for environments without a collection, exports of several collections, and collections without
 * requests. Reports `postman/environment-only`, `postman/several-collections`, `postman/no-requests` (errors), what each
 * pass names in its own words, and every request in the ledger.
 */
export async function convert(detection: Detection, context: ConversionContext): Promise<Conversion | undefined> {
  const [document, ...others] = detection.documents;
  if (!document) return undefined;
  const tell = reportAt(document, context.report);
  const file = recognise(document.value);
  const counted = file?.kind === 'collection' ? countRequests(valueAt(document.value, file.pointer), file.version) : 0;
  if (file?.kind !== 'collection' || counted === 0) {
    refuse(file, tell);
    return undefined;
  }

  const parse = await loadAddressParser();
  const variables = readEnvironments(others);
  const collection = await readCollection(document, file, counted, variables.globals, parse, context, tell);

  const keeper = keepSecretsOut(collection, variables.environment, tell);
  const report: ReportAt = (code, severity, message, pointer) => tell(code, severity, keeper.clean(message), pointer);
  const resolver = openResolver(variables.environment, report);
  const fates = new Map<FlatRequest, Fate>();
  const skip = (request: FlatRequest, reason: string): void => {
    fates.set(request, { outcome: 'skipped', reason: keeper.clean(reason) });
  };
  await context.checkpoint(counted, counted * 2);

  const usable = skipUnusable(collection.requests, skip, report);
  const placed = placeRequests(usable, resolver, keeper, parse);
  const { host, scheme, kept } = chooseHost(placed, skip, report);
  const baseLength = chooseBasePath(kept);
  const groups = groupRequests(kept, baseLength, context.operations, fates, skip);
  const brought = groups.flatMap(({ requests }) => requests);
  const choice = chooseSecurity(brought, resolver, keeper, report);
  const wording = { resolver, keeper, report };
  const paths = await buildOperations(groups, choice, wording, (done) =>
    context.checkpoint(counted + done, counted + groups.length),
  );
  const tags = tagFolders(collection, groups, wording);
  resolver.tellUnresolved();
  namePlatformHeaders(brought, report);
  nameLeftOut(valueAt(document.value, file.pointer), file.pointer, file.version, report);

  const { securityDefinitions, security, connectionParameters } = securityParts(choice.security);
  const definition: Definition = {
    swagger: '2.0',
    info: describe(collection, document, keeper),
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
    ledger: cleanLabels(settleLedger(counted, collection.requests, fates, document), keeper),
  };
}

function refuse(file: PostmanFile | undefined, tell: ReportAt): void {
  if (file?.kind === 'environment') {
    const what = file.isGlobals ? 'global variables' : 'an environment';
    const message = `This file holds ${what} of Postman: values, but no requests. Export the collection itself (… > Export) and drop both together.`;
    tell('postman/environment-only', 'error', message, '');
  } else if (file?.kind === 'dump') {
    const message = `This file holds ${file.collections} collections. A connector is made of one: export it by itself (… > Export) and import that file.`;
    tell('postman/several-collections', 'error', message, '/collections');
  } else {
    const message =
      'This collection has no requests, so there is nothing to make a connector of. Check that the right one was exported.';
    tell('postman/no-requests', 'error', message, '');
  }
}

async function readCollection(
  document: SourceDocument,
  { pointer, version }: Extract<PostmanFile, { kind: 'collection' }>,
  counted: number,
  globals: VariableScope,
  parse: ParseAddress,
  context: ConversionContext,
  tell: ReportAt,
): Promise<Collection> {
  const value = valueAt(document.value, pointer);
  const pause = (done: number): Promise<void> => context.checkpoint(done, counted * 2);
  if (version === 1) return readV1(value, pointer, globals, parse, pause, tell);
  const schema = textAt(memberOf(value, 'info'), 'schema');
  if (schema === '') {
    const message = 'The collection does not name its version (info.schema). It was read as V2.1.';
    tell('postman/version-unknown', 'warning', message, `${pointer}/info`);
  }
  return readV2(value, pointer, globals, parse, pause);
}

/** Environments come before the collection's own variables, globals after. Source: domain notes, P-06. */
function readEnvironments(documents: readonly SourceDocument[]): {
  readonly environment: ReadonlyMap<string, Variable>;
  readonly globals: VariableScope;
} {
  const environment = new Map<string, Variable>();
  const globals = new Map<string, Variable>();
  for (const { value, name } of documents) {
    const isGlobals = textAt(value, '_postman_variable_scope') === 'globals';
    for (const [key, variable] of readVariables(memberOf(value, 'values'), '/values', name)) {
      (isGlobals ? globals : environment).set(key, variable);
    }
  }
  return { environment, globals: { variables: globals, parent: undefined } };
}

function describe(
  { name, description, version }: Collection,
  document: SourceDocument,
  keeper: SecretKeeper,
): Definition['info'] {
  const [fileName = ''] = document.name.split(/[\\/]/).slice(-1);
  const title =
    keeper.clean(name).trim() || fileName.replace(/(?:\.postman_collection)?\.\w+$/, '') || 'Imported collection';
  return { title, description: keeper.clean(description), version: version || '1.0' };
}

function cleanLabels(ledger: Conversion['ledger'], keeper: SecretKeeper): Conversion['ledger'] {
  const entries = ledger.entries.map((entry) => {
    const reason = entry.reason === undefined ? {} : { reason: keeper.clean(entry.reason) };
    return { ...entry, label: keeper.clean(entry.label), ...reason };
  });
  return { ...ledger, entries };
}
