import type { Definition } from '../../definition/openapi2.ts';
import { isRecord } from '../../definition/operations.ts';
import { child, valueAt } from '../../document/pointer.ts';
import { newConnector } from '../../document/new-connector.ts';
import { defaultBrandColor } from '../../document/properties.ts';
import { totalLedger } from '../../ledger/ledger.ts';
import type { Conversion, ConversionContext, Detection } from '../format.ts';
import { placeOf } from '../requests/report-at.ts';
import { maskSecrets } from '../../secrets/find-secrets.ts';
import { memberOf } from '../tolerant.ts';
import { countOperations } from './count-operations.ts';
import { versionOf } from './detect.ts';
import { openFindings, type Tell } from './findings.ts';
import { openLandings } from './landings.ts';
import { chooseAddress, type AddressChoice } from './passes/choose-address.ts';
import { chooseSecurity, type ConnectionParameterSets } from './passes/choose-security.ts';
import { keepSecretsOut } from './passes/keep-secrets-out.ts';
import { landAddresses, landOperations } from './passes/land-operations.ts';
import { listOperations } from './passes/list-operations.ts';
import { makeTriggers } from './passes/make-triggers.ts';
import { nameLeftOut } from './passes/name-left-out.ts';
import { nameOperations } from './passes/name-operations.ts';
import { offerWebhooks } from './passes/offer-webhooks.ts';
import { placeOperations } from './passes/place-operations.ts';
import { sendCookies } from './passes/send-cookies.ts';
import { settleDefinitions } from './passes/settle-definitions.ts';
import { settleLedger } from './passes/settle-ledger.ts';
import { tellWriteOnly } from './passes/tell-write-only.ts';
import { writeScript } from './passes/write-script.ts';
import { inside, top } from './place.ts';
import { refuse, refuseAll } from './refuse.ts';
import { openSource } from './source.ts';
import { rootExtensions } from './transform/extensions.ts';
import { convertInfo, convertTags, tagsInUse } from './transform/info.ts';
import { convertOperation, type DraftOperation } from './transform/operation.ts';
import { openSchemas } from './transform/schema.ts';
import { pickDocs } from './transform/schema-keywords.ts';
import { openSharedParts } from './transform/shared-parts.ts';

/** Operations converted between two checkpoints. */
const step = 20;

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
  // Names and addresses of the source stand in messages.
  const report: Tell = (code, severity, message, pointer) =>
    context.report({ code, severity, message: maskSecrets(message).text, pointer, ...placeOf(document, pointer) });
  const counts = countOperations(root);
  if (counts.calls === 0) {
    refuse(root, counts, report);
    return undefined;
  }

  const findings = openFindings(
    report,
    (code, severity, message, pointer, about) =>
      context.change({
        code,
        severity,
        message: maskSecrets(message).text,
        pointer,
        document,
        kind: 'changed',
        ...about,
      }),
    context.choices,
  );
  const keeper = keepSecretsOut(root, findings);
  const source = openSource(root, version.format === 'openapi-3.0', findings);
  const listed = listOperations(source, context.operations, findings);
  await context.checkpoint(0, 1);
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
  const placement = placeOperations(drafts, address.own, shared.parameterAt, findings);
  await schemas.definitions.convertWaiting(pause);
  const definitions = settleDefinitions(
    schemas.definitions,
    [placement.paths, kept, ...shared.parameters.values(), ...shared.responses.values()],
    findings,
  );
  await context.checkpoint(1, 1);
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
  await context.checkpoint(1, 1);
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
  landOperations(landings, drafts, placement);
  landAddresses(landings, address, policies);
  for (const name of Object.keys(definitions))
    landings.land(placeOfDefinition(name), child('/definition/definitions', name));
  landings.land(inside(top, 'info'), '/definition/info');
  keeper.finish();
  const written = { definition, properties: { properties } };
  findings.finish((pointer, said) => {
    if (said === undefined) return landings.resultOf(pointer, written);
    return valueAt(written, said) === undefined ? undefined : said;
  });
  await context.checkpoint(1, 1);
  const entries = settleLedger(listed, placement, sentTo, document, keeper);
  return {
    connector: { ...newConnector({ definition, properties }), ...(code && { script: code.script }) },
    definition,
    ledger: totalLedger(counts.calls + counts.events, entries),
    clean: keeper.clean,
  };
}

/** Every way to sign in asks for what the address and the cookies need too. */
function completeSets(
  sets: ConnectionParameterSets,
  ...others: readonly Pick<AddressChoice, 'connectionParameters'>[]
): ConnectionParameterSets {
  const more = Object.fromEntries(others.flatMap(({ connectionParameters }) => Object.entries(connectionParameters)));
  return { ...sets, values: sets.values.map((set) => ({ ...set, parameters: { ...set.parameters, ...more } })) };
}
