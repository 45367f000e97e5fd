import type { Definition } from '../../definition/openapi2.ts';
import { isRecord } from '../../definition/operations.ts';
import { child, valueAt, type JsonPointer } from '../../document/pointer.ts';
import { newConnector } from '../../document/new-connector.ts';
import { defaultBrandColor, type PolicyTemplateInstance } from '../../document/properties.ts';
import { totalLedger, type LedgerEntry } from '../../ledger/ledger.ts';
import type { Conversion, ConversionContext, Detection, SourceDocument } from '../format.ts';
import { placeOf } from '../requests/report-at.ts';
import { memberOf, type Loose } from '../tolerant.ts';
import { countOperations, type OperationCounts } from './count-operations.ts';
import { versionOf } from './detect.ts';
import { openFindings, type Findings, type Tell } from './findings.ts';
import { openLandings, type Landings } from './landings.ts';
import { chooseAddress, type AddressChoice } from './passes/choose-address.ts';
import { chooseSecurity } from './passes/choose-security.ts';
import { keepSecretsOut, type SecretKeeper } from './passes/keep-secrets-out.ts';
import type { ConnectionParameterSets } from './passes/choose-security.ts';
import { elsewhere, listOperations, type ListedOperation, type SourceOperation } from './passes/list-operations.ts';
import { makeTriggers, type TriggerChoice } from './passes/make-triggers.ts';
import { nameLeftOut } from './passes/name-left-out.ts';
import { nameOperations } from './passes/name-operations.ts';
import { offerWebhooks } from './passes/offer-webhooks.ts';
import { placeOperations, type Placement } from './passes/place-operations.ts';
import { sendCookies } from './passes/send-cookies.ts';
import { settleDefinitions } from './passes/settle-definitions.ts';
import { tellWriteOnly } from './passes/tell-write-only.ts';
import { writeScript } from './passes/write-script.ts';
import { inside, pointerOf, top } from './place.ts';
import { openSource } from './source.ts';
import { weigh } from './weigh.ts';
import { extensionsOf } from './transform/extensions.ts';
import { convertInfo, convertTags, tagsInUse } from './transform/info.ts';
import { convertOperation, type DraftOperation } from './transform/operation.ts';
import { openSchemas, type Schemas } from './transform/schema.ts';
import { pickDocs } from './transform/schema-keywords.ts';
import { openSharedParts } from './transform/shared-parts.ts';

/** Operations converted between two checkpoints. */
const step = 50;

/**
 * OpenAPI 3.0 and 3.1 as a connector: only the chosen operations and what they reach are converted. Source: domain
 * notes, 8.
 *
 * @returns Undefined for a file without operations. Reports `openapi3/nothing-described`, `openapi3/no-operations`,
 * `openapi3/webhooks-only`, `openapi3/nothing-usable` (errors), and what each pass names in its own words.
 */
export async function convert(detection: Detection, context: ConversionContext): Promise<Conversion | undefined> {
  const [document] = detection.documents;
  const version = versionOf(document?.value);
  if (!document || !version || !isRecord(document.value)) return undefined;
  const root = document.value;
  const report: Tell = (code, severity, message, pointer) =>
    context.report({ code, severity, message, pointer, ...placeOf(document, pointer) });
  const counts = countOperations(root);
  if (counts.calls === 0) {
    refuse(root, counts, report);
    return undefined;
  }

  const findings = openFindings(
    report,
    (code, severity, message, pointer, about) =>
      context.change({ code, severity, message, pointer, document, kind: 'changed', ...about }),
    context.choices,
  );
  const keeper = keepSecretsOut(findings);
  const source = openSource(root, version.format === 'openapi-3.0', findings);
  const listed = listOperations(source, context.operations, findings);
  const operations = listed.flatMap(({ found }) => ('reason' in found ? [] : [found]));
  if (operations.length === 0 && context.operations === undefined) {
    refuseAll(listed, report);
    findings.finish(() => undefined);
    return undefined;
  }
  const address = chooseAddress(root, operations, findings, keeper);
  const base = address.host === undefined ? '' : `${address.scheme}://${address.host}`;
  const security = chooseSecurity(source, operations, base, findings);
  const names = nameOperations(operations, findings);

  const landings = openLandings();
  const schemas = openSchemas(source, findings, keeper, document.text.length);
  const shared = openSharedParts(schemas, landings);
  const converted: DraftOperation[] = [];
  for (const [done, operation] of operations.entries()) {
    if (done % step === 0) await context.checkpoint(done, operations.length * 2);
    const asked = security.ofOperation(operation);
    const draft = convertOperation(shared, operation, names.of(operation), asked);
    converted.push(draft);
    const { alsoAs } = draft;
    if (!alsoAs) continue;
    const name = names.make(`${names.of(operation)}${alsoAs.ending}`);
    converted.push(convertOperation(shared, operation, name, asked, alsoAs.type));
  }
  const triggers = makeTriggers(schemas, converted);
  const pause = (done: number, total: number): Promise<void> =>
    context.checkpoint(operations.length + (operations.length * done) / total, operations.length * 2);
  await schemas.definitions.convertWaiting(pause);
  const { drafts, sentTo, kept } = offerWebhooks(schemas, triggers, names);
  const placement = placeOperations(drafts, address.own, findings);
  await schemas.definitions.convertWaiting(pause);
  const definitions = settleDefinitions(
    schemas.definitions,
    [placement.paths, kept, ...shared.parameters.values(), ...shared.responses.values()],
    findings,
  );
  const { placeOf: placeOfDefinition } = schemas.definitions;
  tellWriteOnly(
    schemas.writeOnly,
    definitions,
    placement.paths,
    shared.responses.values(),
    placeOfDefinition,
    findings,
  );
  const isPicked = context.operations !== undefined;
  nameLeftOut(source, version.text, { listed, sentTo, isPicked, definitions: schemas.definitions }, findings);

  const docs = memberOf(root, 'externalDocs');
  const definition: Definition = {
    swagger: '2.0',
    info: convertInfo(root, document.name, keeper, findings),
    ...(address.host !== undefined && { host: address.host }),
    basePath: address.basePath,
    schemes: [address.scheme],
    consumes: [],
    produces: [],
    paths: placement.paths,
    definitions,
    parameters: Object.fromEntries(shared.parameters),
    responses: Object.fromEntries(shared.responses),
    securityDefinitions: security.securityDefinitions,
    security: security.security,
    tags: convertTags(root, tagsInUse(placement.paths), keeper, findings),
    ...(isRecord(docs) && typeof docs['url'] === 'string' && { externalDocs: pickDocs(docs) }),
    ...rootExtensions(root, keeper, findings),
  };
  const cookies = sendCookies(drafts, security.session);
  const code = writeScript(drafts);
  const asked = { ...security.connectionParameters, ...address.connectionParameters, ...cookies.connectionParameters };
  const policies = [...address.policies, ...security.policies, ...cookies.policies, ...placement.policies];
  const properties = {
    connectionParameters: security.sets ? {} : asked,
    ...(security.sets && { connectionParameterSets: completeSets(security.sets, address, cookies) }),
    iconBrandColor: defaultBrandColor,
    ...(code && { scriptOperations: code.operationIds }),
    capabilities: [],
    ...(policies.length > 0 && { policyTemplateInstances: policies }),
  };
  land(landings, drafts, placement, schemas, definitions);
  landAddresses(landings, address, policies);
  keeper.finish();
  const written = { definition, properties: { properties } };
  findings.finish((pointer, said) => {
    if (said === undefined) return landings.resultOf(pointer, written);
    return valueAt(written, said) === undefined ? undefined : said;
  });
  const results = new Map(
    [...placement.results].map(([draft, result]) => [draft.source, result] as const).toReversed(),
  );
  const entries = settleLedger(listed, results, { sentTo, placement }, document, keeper);
  return {
    connector: { ...newConnector({ definition, properties }), ...(code && { script: code.script }) },
    ledger: totalLedger(counts.calls + counts.events, entries),
    clean: keeper.clean,
  };
}

/** Values that an extension of the whole file may consist of; what is longer is a document of its own. */
const longestExtension = 2000;

/** Source: domain notes O-08, O-13. */
function rootExtensions(root: Loose, keeper: SecretKeeper, findings: Findings): Readonly<Record<string, unknown>> {
  const isLong = (key: string): boolean => key === 'x-webhooks' || weigh(root[key]) > longestExtension;
  const long = Object.keys(root).filter((key) => key.startsWith('x-') && isLong(key));
  for (const key of long) {
    const message = `"${key.slice(0, 60)}" is long and means nothing for a connector. It was left out.`;
    findings.tell('openapi3/root-member', 'info', message, inside(top, key));
  }
  const kept = Object.entries(root).filter(([key]) => !long.includes(key));
  return extensionsOf(Object.fromEntries(kept), { keeper, findings }, top);
}

/** Every way to sign in asks for what the address and the cookies need too. */
function completeSets(
  sets: ConnectionParameterSets,
  ...others: readonly Pick<AddressChoice, 'connectionParameters'>[]
): ConnectionParameterSets {
  const more = Object.fromEntries(others.flatMap(({ connectionParameters }) => Object.entries(connectionParameters)));
  return { ...sets, values: sets.values.map((set) => ({ ...set, parameters: { ...set.parameters, ...more } })) };
}

/** Addresses of single operations went into policies. */
function landAddresses(landings: Landings, { own }: AddressChoice, policies: readonly PolicyTemplateInstance[]): void {
  const template = 'x-ms-apimTemplateParameter.urlTemplate';
  const byAddress = new Map(policies.map(({ parameters }, index) => [parameters?.[template], index] as const));
  for (const found of own.values()) {
    const index = 'address' in found ? byAddress.get(found.address) : undefined;
    if (!('address' in found) || index === undefined) continue;
    const policy = child('/properties/properties/policyTemplateInstances', index);
    landings.land(found.place, child(policy, 'parameters', template));
  }
}

/** Where the parts of the source went, for the ledger. */
function land(
  landings: Landings,
  drafts: readonly DraftOperation[],
  { results }: Placement,
  { definitions: { placeOf } }: Schemas,
  definitions: Readonly<Record<string, unknown>>,
): void {
  for (const draft of drafts) {
    const result = results.get(draft);
    if (result === undefined) continue;
    for (const { place, way } of draft.landings) landings.land(place, result, way);
    if (draft.isFirst) landings.land(draft.source.place, result);
  }
  for (const name of Object.keys(definitions)) landings.land(placeOf(name), child('/definition/definitions', name));
  landings.land(inside(top, 'info'), '/definition/info');
  landings.land(inside(top, 'servers'), '/definition/host');
}

function refuse(root: Loose, { events }: OperationCounts, report: Tell): void {
  if (
    memberOf(root, 'paths') === undefined &&
    memberOf(root, 'webhooks') === undefined &&
    memberOf(root, 'info') === undefined
  ) {
    const message =
      'The file says that it is OpenAPI 3 and describes nothing: "info" and "paths" are missing. Choose the complete file.';
    report('openapi3/nothing-described', 'error', message, '/openapi');
  } else if (events > 0) {
    const message = `The file describes ${events === 1 ? '1 webhook' : `${events} webhooks`} and nothing that can be called: what the service sends, but not how to subscribe. Bring in the description of the API itself.`;
    report('openapi3/webhooks-only', 'error', message, '/webhooks');
  } else {
    const message =
      'The file describes no operations ("paths" has none), so there is nothing to make a connector of. Check that the right file was chosen.';
    report('openapi3/no-operations', 'error', message, memberOf(root, 'paths') === undefined ? '' : '/paths');
  }
}

/** There are operations, and none of them can be brought. */
function refuseAll(listed: readonly ListedOperation[], report: Tell): void {
  const [first] = listed;
  const reasons = new Set(listed.map(({ found }) => ('reason' in found ? found.reason : '')));
  const [reason = ''] = reasons;
  const why =
    reasons.size === 1 && reason === elsewhere
      ? 'They stand in other files, and nothing is fetched. Bundle the description into one file, and import that.'
      : `${first?.label ?? ''}: ${reason}`;
  const message = `None of the ${listed.length} operations in this file can be brought. ${why}`;
  report('openapi3/nothing-usable', 'error', message, first ? pointerOf(first.place) : '');
}

function settleLedger(
  listed: readonly ListedOperation[],
  results: ReadonlyMap<SourceOperation, JsonPointer>,
  { sentTo, placement }: Pick<TriggerChoice, 'sentTo'> & { readonly placement: Placement },
  document: SourceDocument,
  keeper: SecretKeeper,
): readonly LedgerEntry[] {
  return listed.flatMap(({ label, place, found, group, canBePicked }): readonly LedgerEntry[] => {
    const pointer = pointerOf(place);
    const shown = {
      label: keeper.text(label, place),
      source: { pointer, ...placeOf(document, pointer) },
      group: group.map((name) => keeper.text(name, place)),
      ...(canBePicked && { operation: label }),
    };
    if ('reason' in found) {
      const trigger = sentTo.get(pointer);
      const result = trigger && placement.results.get(trigger);
      if (result !== undefined)
        return [{ outcome: 'merged', ...shown, result, reason: 'It is what the trigger gets.' }];
      return [{ outcome: 'skipped', ...shown, reason: keeper.text(found.reason, place) }];
    }
    const result = results.get(found);
    // Without a result there is no entry, and the sums do not match: that is the point of counting apart.
    return result === undefined ? [] : [{ outcome: 'operation', ...shown, result }];
  });
}
