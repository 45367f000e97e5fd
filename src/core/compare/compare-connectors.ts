import { fileNames, isSameIcon, type Connector, type Icon, type JsonPart } from '../document/connector.ts';
import { isEditable, openDocument, type ConnectorDocument } from '../document/open-document.ts';
import type { Change } from './change.ts';
import { ChangeLog } from './change-log.ts';
import { changedParts } from './changed-parts.ts';
import { compareFacts, compareSharedParts } from './compare-facts.ts';
import { compareOperations } from './compare-operations.ts';
import { comparePolicies } from './compare-policies.ts';
import { compareSecurity } from './compare-security.ts';

/**
 * What is different between two connectors, in a maker's words: what breaks flows first, else in the order of operations,
 * sign-in, policies, the rest. References are followed, so that how a definition is divided into shared parts makes no
 * difference; what is only written otherwise (line ends, order of members) is none either. Never throws for what the
 * connectors hold; a file that does not read is one change (`connector/unread`).
 */
export function compareConnectors(before: Connector, after: Connector): readonly Change[] {
  if (before === after) return [];
  return compareDocuments(openDocument(before), openDocument(after));
}

/** As `compareConnectors`, for connectors that are open. */
function compareDocuments(before: ConnectorDocument, after: ConnectorDocument): readonly Change[] {
  const log = new ChangeLog();
  const readable = (['definition', 'properties'] as const).filter((part) => isReadable(part, before, after, log));
  const values = {
    before: readableValues(before, readable),
    after: readableValues(after, readable),
  };
  const [was, is] = [values.before.definition, values.after.definition];
  if (was !== is) compareOperations(was, is, changedParts(was, is), log);
  compareSecurity(values.before, values.after, log);
  comparePolicies(
    values.before.properties.properties?.policyTemplateInstances,
    values.after.properties.properties?.policyTemplateInstances,
    log,
  );
  compareFacts(values.before, values.after, log);
  if (was !== is)
    compareSharedParts(
      was,
      is,
      log,
      log.changes.flatMap((one) => [one.before ?? '', one.after ?? '']),
    );
  compareScripts(before.connector.script, after.connector.script, log);
  compareIcons(before.connector.icon, after.connector.icon, log);
  const { changes } = log;
  return [...changes.filter(({ breaking }) => breaking), ...changes.filter(({ breaking }) => !breaking)];
}

/** A file that is the same text needs no comparing; one that does not read cannot be. */
function isReadable(part: JsonPart, before: ConnectorDocument, after: ConnectorDocument, log: ChangeLog): boolean {
  if (before[part].text === after[part].text) return false;
  const unread = [before[part], after[part]].filter((one) => !isEditable(one));
  if (unread.length === 0) return true;
  const which = isEditable(after[part]) ? 'before' : isEditable(before[part]) ? 'now' : 'in both';
  const message = `${fileNames[part]} does not read as JSON ${which}, so only its text can be compared.`;
  log.add({ kind: 'connector/unread', before: `/${part}`, after: `/${part}`, message, breaking: false });
  return false;
}

const nothing = {};

function readableValues(
  { definition, properties }: ConnectorDocument,
  readable: readonly JsonPart[],
): {
  readonly definition: ConnectorDocument['definition']['value'];
  readonly properties: ConnectorDocument['properties']['value'];
} {
  return {
    definition: readable.includes('definition') ? definition.value : nothing,
    properties: readable.includes('properties') ? properties.value : nothing,
  };
}

function compareScripts(before: string | undefined, after: string | undefined, log: ChangeLog): void {
  if (before === after) return;
  const at = {
    ...(before !== undefined && { before: '/script' }),
    ...(after !== undefined && { after: '/script' }),
    breaking: false,
  };
  if (before === undefined) log.add({ kind: 'script/added', ...at, message: 'The code is new.' });
  else if (after === undefined) log.add({ kind: 'script/removed', ...at, message: 'The code was removed.' });
  else log.add({ kind: 'script/changed', ...at, message: 'The code changed.' });
}

function compareIcons(before: Icon | undefined, after: Icon | undefined, log: ChangeLog): void {
  const at = { ...(before && { before: '/icon' }), ...(after && { after: '/icon' }), breaking: false };
  if (!before && after) log.add({ kind: 'icon/added', ...at, message: 'The icon is new.' });
  else if (before && !after) log.add({ kind: 'icon/removed', ...at, message: 'The icon was removed.' });
  else if (before && after && !isSameIcon(before, after))
    log.add({ kind: 'icon/changed', ...at, message: 'The icon changed.' });
}
