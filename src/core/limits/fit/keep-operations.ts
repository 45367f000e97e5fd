import { isMethod, isRecord, operationsOf, type OperationEntry } from '../../definition/operations.ts';
import { textOf } from '../../definition/operation-place.ts';
import type { ConnectorDocument } from '../../document/open-document.ts';
import type { Edit } from '../../document/patch.ts';
import { child, parentOf, type JsonPointer } from '../../document/pointer.ts';
import { operationIdsOf, operationsKey, parametersOfPolicy, policiesOf } from '../../policies/policy.ts';
import { partsOf, weighOperations, withCalled, type OperationWeights } from '../weigh-operations.ts';
import { editsOf, spliceCut } from './cut-text.ts';
import { isShared } from './ways.ts';

/** What keeping some operations of a connector comes to. */
export interface KeepPlan {
  readonly edits: readonly Edit[];
  /** The operations that stay, those that others call included. */
  readonly kept: ReadonlySet<JsonPointer>;
  /** Of these, the ones that were not asked for: others call them. */
  readonly called: readonly JsonPointer[];
  readonly goes: KeepLosses;
}

/** What goes with operations that go. */
export interface KeepLosses {
  readonly operations: readonly JsonPointer[];
  /** Shared definitions, parameters and responses that nothing needs any more, or ever did. */
  readonly parts: readonly JsonPointer[];
  /** Titles of policies that served only these. */
  readonly policies: readonly string[];
  /** The script served only these. */
  readonly script: boolean;
}

/**
 * Keeps some operations of a connector, with the shared parts and tags that they need, and takes the others out, with the
 * policies and the script that served only them. Policies and the script's list that name others as well go on without those
 * that go. How large it will be, `measurePicked` tells. An operation that a kept one calls by its id, as for a dynamic list, is kept. Both files must read as JSON.
 */
export function keepOperations(document: ConnectorDocument, picked: Iterable<JsonPointer>): KeepPlan {
  const { definition } = document;
  const weights = weighOperations(definition);
  const entries = operationsOf(definition.value);
  const wanted = new Set(picked);
  const kept = withCalled(weights, wanted);
  const gone = entries.filter(({ pointer }) => !kept.has(pointer));
  const parts = partsLeftBehind(weights, new Set(gone.map(({ pointer }) => pointer)));
  const dropped = [...placesOf(gone), ...parts].map((pointer) => pointer.slice('/definition'.length));
  const { root, text } = definition;
  const fromDefinition = root && gone.length > 0 ? editsOf('definition', spliceCut(text, root, { dropped })) : [];
  const { edits, policies, script } = withoutIds(document, idsOnlyOf(gone, entries));
  return {
    edits: [...fromDefinition, ...edits],
    kept,
    called: [...kept].filter((pointer) => !wanted.has(pointer)),
    goes: {
      operations: gone.map(({ pointer }) => pointer),
      parts: parts.filter(isShared),
      policies,
      script,
    },
  };
}

/** Parts and tags that nothing that stays leads to; paths go with their operations. */
function partsLeftBehind(weights: OperationWeights, gone: ReadonlySet<JsonPointer>): readonly JsonPointer[] {
  if (gone.size === 0) return [];
  const { operations, parts } = weights;
  const stays = Object.entries(operations).flatMap(([pointer, weight]) => (gone.has(pointer) ? [] : [weight]));
  const needed = partsOf(weights, stays);
  return parts.flatMap(({ pointer }, index) =>
    needed.has(index) || pointer.startsWith('/definition/paths/') ? [] : [pointer],
  );
}

/** The operations, or their path where none is left on it. */
function placesOf(gone: readonly OperationEntry[]): ReadonlySet<JsonPointer> {
  const pointers = new Set(gone.map(({ pointer }) => pointer));
  return new Set(
    gone.map(({ pointer, pathItem }) => {
      const path = parentOf(pointer);
      const isEmptied = Object.keys(pathItem).every((key) => !isMethod(key) || pointers.has(`${path}/${key}`));
      return isEmptied ? path : pointer;
    }),
  );
}

/** The ids that go: one that an operation which stays has too goes on meaning that one. */
function idsOnlyOf(gone: readonly OperationEntry[], all: readonly OperationEntry[]): ReadonlySet<string> {
  const pointers = new Set(gone.map(({ pointer }) => pointer));
  const ids = new Set(gone.map(({ operation }) => textOf(operation.operationId)));
  ids.delete('');
  for (const { operation, pointer } of all) if (!pointers.has(pointer)) ids.delete(textOf(operation.operationId));
  return ids;
}

interface WithoutIds {
  readonly edits: readonly Edit[];
  readonly policies: readonly string[];
  readonly script: boolean;
}

/**
 * Policies and the script's list without some operations. A policy for nothing else goes, because without a list it would
 * serve all; so does the script, because an empty list means that too.
 */
function withoutIds({ connector, properties }: ConnectorDocument, ids: ReadonlySet<string>): WithoutIds {
  const { root, text, value } = properties;
  if (!root || ids.size === 0) return { edits: [], policies: [], script: false };
  const dropped: JsonPointer[] = [];
  const policies: string[] = [];
  for (const { policy, pointer, title } of policiesOf(value)) {
    const named = operationIdsOf(policy);
    const place = pointer.slice('/properties'.length);
    if (named.length === 0 || !named.some((id) => ids.has(id))) continue;
    if (named.every((id) => ids.has(id))) {
      policies.push(title);
      dropped.push(place);
      continue;
    }
    const list = parametersOfPolicy(policy)[operationsKey];
    if (Array.isArray(list))
      for (const [index, id] of list.entries())
        if (ids.has(String(id))) dropped.push(child(place, 'parameters', operationsKey, index));
  }
  const settings: unknown = value.properties;
  const list = isRecord(settings) ? settings['scriptOperations'] : undefined;
  const served: readonly unknown[] = Array.isArray(list) ? list : [];
  const goes = served.map((id) => typeof id === 'string' && ids.has(id));
  const script = served.length > 0 && goes.every(Boolean);
  if (script) dropped.push('/properties/scriptOperations');
  else goes.forEach((isGone, at) => isGone && dropped.push(child('/properties/scriptOperations', at)));
  return {
    edits: [
      ...editsOf('properties', spliceCut(text, root, { dropped })),
      ...(script && connector.script !== undefined ? [{ kind: 'remove', pointer: '/script' } as const] : []),
    ],
    policies,
    script: script && connector.script !== undefined,
  };
}
