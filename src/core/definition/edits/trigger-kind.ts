import type { Edit, Patch } from '../../document/patch.ts';
import { child, parentOf } from '../../document/pointer.ts';
import { removePolicy, setOperations } from '../../policies/edits.ts';
import { operationIdsOf, policiesOf, type PolicyEntry } from '../../policies/policy.ts';
import { textOf, nameOf } from '../operation-place.ts';
import type { ConnectorValues } from '../operation-uses.ts';
import { isRecord, operationsOf, type OperationEntry } from '../operations.ts';
import { isWebhook, notification } from './change-address.ts';
import { propertiesOf } from './schemas.ts';
import { addCallback, callbackCandidates, chooseCallback, forgetCallback, type TriggerType } from './triggers.ts';
import { insertMembers } from './write-member.ts';

/** What an operation can be. */
export type OperationRole = 'action' | TriggerType;

export const roleOf = ({ operation }: OperationEntry): OperationRole => {
  if (operation['x-ms-trigger'] === undefined) return 'action';
  return operation['x-ms-trigger'] === 'batch' ? 'batch' : 'single';
};

/** The metadata that polling triggers have. Source: domain notes, 6.2. */
export const pollingMetadata = { kind: 'query', mode: 'polling' } as const;

const words: Readonly<Record<OperationRole, string>> = {
  action: 'an action',
  single: 'a webhook trigger',
  batch: 'a polling trigger',
};

/**
 * Makes an operation an action, a webhook trigger or a polling trigger: what the old one needs and the new one does not
 * goes (`lossesOf`), what the new one needs comes. Source: domain notes, 6.1 and 6.2.
 */
export function changeRole(values: ConnectorValues, entry: OperationEntry, role: OperationRole): Patch {
  const title = `Make ${nameOf(entry)} ${words[role]}`;
  const before = roleOf(entry);
  if (before === role) return { title, edits: [] };
  const { operation, pointer } = entry;
  const edits: Edit[] = [];
  if (before === 'single') edits.push(...withoutWebhook(values, entry));
  if (before === 'batch') edits.push(...withoutPolling(values, entry));
  if (role === 'action') {
    edits.push({ kind: 'remove', pointer: child(pointer, 'x-ms-trigger') });
    edits.push({ kind: 'remove', pointer: child(pointer, 'x-ms-trigger-hint') });
  } else {
    const members = { 'x-ms-trigger': role, ...(role === 'batch' && { 'x-ms-trigger-metadata': pollingMetadata }) };
    edits.push(...insertMembers(pointer, operation, members, ['parameters']));
  }
  if (role === 'single') edits.push(...withWebhook(values, entry));
  return { title, edits };
}

/** What is lost when an operation gets another role, in words; empty: nothing that somebody wrote. */
export function lossesOf(values: ConnectorValues, entry: OperationEntry, role: OperationRole): readonly string[] {
  const before = roleOf(entry);
  if (before === role || before === 'action') return [];
  const losses: string[] = [];
  const hint = textOf(entry.operation['x-ms-trigger-hint']);
  if (role === 'action' && hint !== '') losses.push(`The trigger hint “${hint}”.`);
  if (before === 'single') {
    const content = entry.pathItem[notification];
    const fields = isRecord(content) && isRecord(content.schema) ? propertiesOf(content.schema).length : 0;
    if (fields > 0 && isOnlyWebhook(entry))
      losses.push(
        `The description of what the service sends, with ${fields === 1 ? 'one field' : `${fields} fields`}.`,
      );
    const callback = callbackCandidates(values.definition, entry).find(({ isChosen }) => isChosen);
    if (callback) losses.push(`The mark on ${callback.path}: makers will have to fill it in themselves.`);
  }
  if (before === 'batch') {
    for (const policy of pollingPoliciesOf(values, entry))
      losses.push(
        `The policy “${policy.title}”${operationIdsOf(policy.policy).length > 1 ? ', for this operation' : ''}.`,
      );
  }
  return losses;
}

/** The polling policies that name an operation. */
export function pollingPoliciesOf(
  { properties }: Pick<ConnectorValues, 'properties'>,
  { operation }: OperationEntry,
): readonly PolicyEntry[] {
  const id = textOf(operation.operationId);
  return policiesOf(properties).filter(
    ({ templateName, policy }) => templateName === 'pollingtrigger' && id !== '' && operationIdsOf(policy).includes(id),
  );
}

/** No other trigger of the path needs the notification content that stands on it. */
const isOnlyWebhook = (entry: OperationEntry): boolean =>
  operationsOf({ paths: { [entry.path]: entry.pathItem } }).every(
    ({ method, operation }) => method === entry.method || !isWebhook(operation),
  );

function withoutWebhook({ definition }: ConnectorValues, entry: OperationEntry): readonly Edit[] {
  const content: readonly Edit[] = isOnlyWebhook(entry)
    ? [{ kind: 'remove', pointer: child(parentOf(entry.pointer), notification) }]
    : [];
  return [...content, ...forgetCallback(definition, entry)];
}

function withoutPolling(values: ConnectorValues, entry: OperationEntry): readonly Edit[] {
  const id = textOf(entry.operation.operationId);
  // From the last to the first, so that each index holds when its turn comes.
  const policies = pollingPoliciesOf(values, entry).toReversed();
  return [
    { kind: 'remove', pointer: child(entry.pointer, 'x-ms-trigger-metadata') },
    ...policies.flatMap((policy) => {
      const others = operationIdsOf(policy.policy).filter((one) => one !== id);
      return (others.length === 0 ? removePolicy(policy) : setOperations(policy, others)).edits;
    }),
  ];
}

/** The notification content stands before the operations of its path, as in domain notes, 6.1. */
function withWebhook({ definition }: ConnectorValues, entry: OperationEntry): readonly Edit[] {
  const content: readonly Edit[] = isRecord(entry.pathItem[notification])
    ? []
    : insertMembers(
        parentOf(entry.pointer),
        entry.pathItem,
        { [notification]: { description: '', schema: { type: 'object', properties: {} } } },
        Object.keys(entry.pathItem).slice(0, 1),
      );
  const candidates = callbackCandidates(definition, entry);
  if (entry.method === 'get' || candidates.some(({ isChosen }) => isChosen)) return content;
  const likely = candidates.find(({ path }) => /(callback|hook|notif|target)[^/]*$|(url|uri)$/i.test(path));
  const callback = likely ? chooseCallback(definition, entry, likely) : addCallback(definition, entry);
  return [...content, ...callback.edits];
}
