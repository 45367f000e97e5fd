import type { Definition } from '../../definition/openapi2.ts';
import { isRecord } from '../../definition/operations.ts';
import { newConnector } from '../../document/new-connector.ts';
import { defaultBrandColor } from '../../document/properties.ts';
import { totalLedger, type LedgerEntry } from '../../ledger/ledger.ts';
import type { Conversion, ConversionContext, Detection, SourceDocument } from '../format.ts';
import { placeOf } from '../requests/report-at.ts';
import { memberOf, type Loose } from '../tolerant.ts';
import { countOperations, type OperationCounts } from './count-operations.ts';
import { versionOf } from './detect.ts';
import { openFindings, type Tell } from './findings.ts';
import { chooseAddress } from './passes/choose-address.ts';
import { chooseSecurity } from './passes/choose-security.ts';
import { keepSecretsOut, type SecretKeeper } from './passes/keep-secrets-out.ts';
import { elsewhere, listOperations, type ListedOperation } from './passes/list-operations.ts';
import { nameLeftOut } from './passes/name-left-out.ts';
import { nameOperations } from './passes/name-operations.ts';
import { placeOperations, type Placement } from './passes/place-operations.ts';
import { settleDefinitions } from './passes/settle-definitions.ts';
import { pointerOf } from './place.ts';
import { openSource } from './source.ts';
import { convertInfo, convertTags, tagsInUse } from './transform/info.ts';
import { convertOperation, type DraftOperation } from './transform/operation.ts';
import { openSchemas } from './transform/schema.ts';
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

  const findings = openFindings(report, (code, severity, message, pointer, about) =>
    context.change({ code, severity, message, pointer, document, kind: 'changed', ...about }),
  );
  const keeper = keepSecretsOut(findings);
  const source = openSource(root, version.format === 'openapi-3.0', findings);
  const listed = listOperations(source, context.operations, findings);
  const operations = listed.flatMap(({ found }) => ('reason' in found ? [] : [found]));
  if (operations.length === 0 && context.operations === undefined) {
    refuseAll(listed, report);
    findings.finish();
    return undefined;
  }
  const address = chooseAddress(root, operations, findings);
  const base = address.host === undefined ? '' : `${address.scheme}://${address.host}`;
  const security = chooseSecurity(source, operations, base, findings);
  const names = nameOperations(operations, findings);

  const schemas = openSchemas(source, findings, keeper, document.text.length);
  const shared = openSharedParts(schemas);
  const drafts: DraftOperation[] = [];
  for (const [done, operation] of operations.entries()) {
    if (done % step === 0) await context.checkpoint(done, operations.length * 2);
    drafts.push(convertOperation(shared, operation, names.get(operation) ?? '', security.ofOperation(operation)));
  }
  const placement = placeOperations(drafts, address.own, findings);
  await schemas.definitions.convertWaiting((done, total) =>
    context.checkpoint(operations.length + (operations.length * done) / total, operations.length * 2),
  );
  const definitions = settleDefinitions(
    schemas.definitions,
    [placement.paths, ...shared.parameters.values(), ...shared.responses.values()],
    findings,
  );
  nameLeftOut(root, version, listed, findings);

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
  };
  keeper.finish();
  findings.finish();
  const policies = [...address.policies, ...security.policies, ...placement.policies];
  const properties = {
    connectionParameters: { ...security.connectionParameters, ...address.connectionParameters },
    iconBrandColor: defaultBrandColor,
    capabilities: [],
    ...(policies.length > 0 && { policyTemplateInstances: policies }),
  };
  const entries = settleLedger(listed, placement, document, keeper);
  return {
    connector: newConnector({ definition, properties }),
    ledger: totalLedger(counts.calls + counts.events, entries),
  };
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
  { results }: Placement,
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
    if ('reason' in found) return [{ outcome: 'skipped', ...shown, reason: keeper.text(found.reason, place) }];
    const result = results.get(found);
    // Without a result there is no entry, and the sums do not match: that is the point of counting apart.
    return result === undefined ? [] : [{ outcome: 'operation', ...shown, result }];
  });
}
