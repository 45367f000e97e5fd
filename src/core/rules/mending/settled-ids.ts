import { operationIdFor, pascalCase, uniqueName } from '../../naming/index.ts';
import { usesOfOperations, type OperationUse } from '../../definition/operation-uses.ts';
import { isEditable, type ConnectorDocument } from '../../document/open-document.ts';
import type { Edit } from '../../document/patch.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Fix } from '../rule.ts';
import { operationsIn, type OperationSite } from '../walk/operations.ts';
import { isFilled, perDefinition, perDocument } from '../walk/parts.ts';

/** What an id may end with besides letters and digits: the number of its version, as in `GetPet_V2`. */
const versionSuffix = /_[vV]\d+$/;

/** Only letters and digits, and maybe the number of a version. Source: domain notes OP-03. */
export const isPlainId = (id: string): boolean => /^[A-Za-z0-9]+(?:_[vV]\d+)?$/.test(id);

/** Starts with a capital letter besides. Source: domain notes OP-04. */
export const isSettledId = (id: string): boolean => /^[A-Z][A-Za-z0-9]*(?:_[vV]\d+)?$/.test(id);

/** The id as it should be written: `get_order-lines` gives `GetOrderLines`; '' when nothing of it can be kept. */
function settledId(id: string): string {
  const suffix = versionSuffix.exec(id)?.[0] ?? '';
  const words = pascalCase(id.slice(0, id.length - suffix.length));
  return words === '' || /^\d/.test(words) ? '' : words + suffix.replace('v', 'V');
}

interface SettledId {
  readonly id: string;
  /** The id whose uses mean this operation; '' for a repeated one, whose uses mean the first. */
  readonly followed: string;
}

/**
 * Ids for all operations whose own cannot stay: missing, of another operation, or written otherwise. All rules take them
 * from here, so that no two operations get the same one, in whatever order they are mended.
 */
const settledIdsIn = perDefinition<ReadonlyMap<JsonPointer, SettledId>>((document) => {
  const sites = operationsIn(document);
  const uses = new Map<string, number>();
  const count = (id: string): void => void uses.set(id.toLowerCase(), (uses.get(id.toLowerCase()) ?? 0) + 1);
  for (const { operation } of sites) if (isFilled(operation['operationId'])) count(operation['operationId']);
  const exact = new Set<string>();
  const alike = new Set<string>();
  const settled = new Map<JsonPointer, SettledId>();
  for (const site of sites) {
    const { operationId } = site.operation;
    const own = isFilled(operationId) ? operationId : '';
    const followed = exact.has(own) ? '' : own;
    const isRepeated = own !== '' && alike.has(own.toLowerCase());
    exact.add(own);
    alike.add(own.toLowerCase());
    if (isSettledId(own) && !isRepeated) continue;
    const taken = {
      has: (name: string): boolean => {
        const isOwn = name.toLowerCase() === own.toLowerCase();
        return (uses.get(name.toLowerCase()) ?? 0) > (isOwn ? 1 : 0);
      },
    };
    const id = uniqueName(wantedId(site, own, isRepeated), taken);
    count(id);
    settled.set(site.pointer, { id, followed });
  }
  return settled;
});

/** Of longer texts only the beginning makes an id. */
const longest = 500;

function wantedId({ method, path, operation }: OperationSite, own: string, isRepeated: boolean): string {
  const fromAddress = operationIdFor(method, path.slice(0, longest));
  if (own !== '' && !isRepeated) return settledId(own.slice(0, longest)) || fromAddress;
  const { summary } = operation;
  const fromSummary = own === '' && isFilled(summary) && summary.length <= 80 ? pascalCase(summary) : '';
  return /^[A-Z]/.test(fromSummary) ? fromSummary : fromAddress;
}

/** What changing an id does that the service takes as it is. Source: domain notes OP-03. */
export const breaksFlows =
  'Flows and apps that use these operations know them by their IDs and stop working. Do it only before the connector is in use.';

/** Gives an operation the id that is settled for it; policies, lists of values and whatever else names it follow. */
export function settleId(
  document: ConnectorDocument,
  pointer: JsonPointer,
  title: string,
  caution?: string,
): Fix | undefined {
  const settled = settledIdsIn(document).get(pointer);
  if (!settled) return undefined;
  const { id, followed } = settled;
  const edits = (): readonly Edit[] => {
    const uses = followed === '' ? [] : (usesIn(document).get(followed) ?? []);
    const places = [child(pointer, 'operationId'), ...uses.map((use) => use.pointer)];
    return places.map((place) => ({ kind: 'set', pointer: place, value: id }));
  };
  return { title, ...(caution && { caution }), edits };
}

/** All that names an operation, by its id: one walk for however many fixes. */
const usesIn = perDocument<ReadonlyMap<string, readonly OperationUse[]>>((document) => {
  const { definition, properties } = document;
  const ids = operationsIn(document).map(({ operation }) => operation['operationId']);
  const values = { definition: definition.value, properties: isEditable(properties) ? properties.value : {} };
  const byId = new Map<string, OperationUse[]>();
  for (const use of usesOfOperations(values, new Set(ids.filter(isFilled)))) {
    const list = byId.get(use.operationId);
    if (list) list.push(use);
    else byId.set(use.operationId, [use]);
  }
  return byId;
});

/** The id that `settleId` gives; '' for an operation whose own can stay. */
export const settledIdOf = (document: ConnectorDocument, pointer: JsonPointer): string =>
  settledIdsIn(document).get(pointer)?.id ?? '';
