import type { Definition } from '../../definition/openapi2.ts';
import { textOf } from '../../definition/operation-place.ts';
import { operationsOf } from '../../definition/operations.ts';
import type { Connector } from '../../document/connector.ts';
import type { ConnectorDocument } from '../../document/open-document.ts';
import { patchDocument, type Patch } from '../../document/patch.ts';
import type { JsonPointer } from '../../document/pointer.ts';
import { operationsIn, type OperationGroup } from '../../ledger/operation-tree.ts';
import type { OperationWeights } from '../weigh-operations.ts';
import { keepOperations, type KeepLosses } from './keep-operations.ts';

/** One connector as two. */
export interface SplitPlan {
  /** Takes out of this connector what goes to the other. */
  readonly patch: Patch;
  /** The other one, with all that its operations need. */
  readonly connector: Connector;
  /** Operations that both have, because operations of both call them. */
  readonly both: readonly JsonPointer[];
  /** What this one loses. */
  readonly goes: KeepLosses;
}

/**
 * Moves operations into a connector of their own. Sign-in, addresses, the icon, and policies for all operations are in both;
 * shared parts, policies and script operations where they are needed. Both files must read as JSON.
 *
 * @param moved Pointers of the operations that go, some and not all.
 * @param title Of the new connector.
 */
export function splitConnector(document: ConnectorDocument, moved: Iterable<JsonPointer>, title: string): SplitPlan {
  const goes = new Set(moved);
  const all = operationsOf(document.definition.value).map(({ pointer }) => pointer);
  const here = keepOperations(
    document,
    all.filter((pointer) => !goes.has(pointer)),
  );
  const there = keepOperations(document, goes);
  const { value } = patchDocument(document, {
    title: '',
    edits: [...there.edits, { kind: 'set', pointer: '/definition/info/title', value: title }],
  });
  return {
    patch: { title: `Move ${countOf(all.length - here.kept.size)} to ${title}`, edits: here.edits },
    connector: value.connector,
    both: [...there.kept].filter((pointer) => here.kept.has(pointer)),
    goes: here.goes,
  };
}

const countOf = (count: number): string => `${count} ${count === 1 ? 'operation' : 'operations'}`;

export interface SplitSuggestion {
  /** As `PickableOperation.operation`. */
  readonly moved: readonly string[];
  readonly title: string;
}

/**
 * Which groups to move so that both halves are about as large, measured by bytes: largest first, each to the smaller half. The
 * first, with the largest group, stays.
 */
export function suggestSplit(definition: Definition, tree: OperationGroup, weights: OperationWeights): SplitSuggestion {
  const loose = tree.paths.map(({ operations }) => ({ name: '', operations }));
  const groups = [...tree.groups.map((group) => ({ name: group.name, operations: operationsIn(group) })), ...loose]
    .map(({ name, operations }) => ({
      name,
      operations,
      bytes: operations.reduce((sum, { result = '' }) => sum + (weights.operations[result]?.bytes ?? 0), 0),
    }))
    .toSorted((a, b) => b.bytes - a.bytes);
  const moved: typeof groups = [];
  let [here, there] = [0, 0];
  for (const group of groups) {
    if (there < here) {
      moved.push(group);
      there += group.bytes;
    } else here += group.bytes;
  }
  return {
    moved: moved.flatMap(({ operations }) => operations.map(({ operation }) => operation)),
    title: nameHalf(textOf(definition.info?.title), moved.length === 1 ? (moved[0]?.name ?? '') : ''),
  };
}

/** What certification takes. Source: domain notes, INFO-01 and INFO-03. */
const longestTitle = 30;

/** `Parcel Desk Orders`, or `Parcel Desk 2` where one word does not say what is in it or there is no room. */
export function nameHalf(title: string, group: string): string {
  const words = group.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const named = `${title} ${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  if (words !== '' && named.length <= longestTitle) return named;
  const numbered = /^(.*) (\d{1,3})$/.exec(title);
  const [base, number] = numbered ? [numbered[1] ?? '', Number(numbered[2]) + 1] : [title, 2];
  return `${base.slice(0, longestTitle - ` ${number}`.length).trimEnd()} ${number}`.trim();
}
