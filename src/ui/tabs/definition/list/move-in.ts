import { moveOperation } from '#core/definition/edits/operations/move-operation.ts';
import { moveShared } from '#core/definition/edits/move-shared.ts';
import { labelOf } from '#core/definition/operation-place.ts';
import { operationsOf } from '#core/definition/operations.ts';
import { sharedSections } from '#core/definition/part-at.ts';
import { partsOf } from '#core/definition/shared-uses.ts';
import type { JsonPointer } from '#core/document/pointer.ts';
import { movePolicy } from '#core/policies/edits.ts';
import { policiesOf, policiesPointer } from '#core/policies/policy.ts';
import { child, isWithin } from '#core/document/pointer.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { countOf } from '../../../components/count-of.ts';

/** What a move in the list did. */
export interface Moved {
  /** Where the row stands then. */
  readonly pointer: JsonPointer;
  /** Where what was chosen stands then. */
  readonly chosen: JsonPointer | undefined;
  readonly words: string;
  /** More moved than was asked for. */
  readonly isMore: boolean;
  /** Of the step of undo. */
  readonly title: string;
}

/** Moves what a row of the list stands for to where another stands; undefined when nothing moves. */
export function moveIn(
  workspace: Workspace,
  pointer: JsonPointer,
  target: JsonPointer,
  chosen: JsonPointer | undefined,
): Moved | undefined {
  if (isWithin(pointer, '/definition/paths')) return moveOperationIn(workspace, pointer, target, chosen);
  return isWithin(pointer, policiesPointer)
    ? movePolicyIn(workspace, pointer, target, chosen)
    : moveSharedIn(workspace, pointer, target, chosen);
}

function moveOperationIn(
  workspace: Workspace,
  pointer: JsonPointer,
  target: JsonPointer,
  chosen: JsonPointer | undefined,
): Moved | undefined {
  const entries = operationsOf(workspace.definition);
  const [entry, to] = [pointer, target].map((wanted) => entries.find((one) => one.pointer === wanted));
  const patch = entry && to && moveOperation(workspace.definition, entry, to);
  if (!patch) return undefined;
  workspace.apply(patch);
  const along = patch.along.length;
  const words = `Moved ${labelOf(entry)}${along > 0 ? `, and with it ${countOf(along, 'other operation')} of ${entry.path}` : ''}.`;
  return { pointer, chosen, words, isMore: along > 0, title: patch.title };
}

function moveSharedIn(
  workspace: Workspace,
  pointer: JsonPointer,
  target: JsonPointer,
  chosen: JsonPointer | undefined,
): Moved | undefined {
  const parts = sharedSections.flatMap((section) => partsOf(workspace.definition, section));
  const [part, to] = [pointer, target].map((wanted) => parts.find((one) => one.pointer === wanted));
  const patch = part && to && moveShared(workspace.definition, part, to);
  if (!patch) return undefined;
  workspace.apply(patch);
  return { pointer, chosen, words: `Moved ${part.name}.`, isMore: false, title: patch.title };
}

function movePolicyIn(
  workspace: Workspace,
  pointer: JsonPointer,
  target: JsonPointer,
  chosen: JsonPointer | undefined,
): Moved | undefined {
  const policies = policiesOf(workspace.properties);
  const [policy, to] = [pointer, target].map((wanted) => policies.find((one) => one.pointer === wanted));
  if (!policy || !to || policy.index === to.index) return undefined;
  const patch = movePolicy(policy, to.index);
  workspace.apply(patch);
  const shown = policies.find((one) => one.pointer === chosen);
  return {
    pointer: patch.pointer,
    chosen: shown ? child(policiesPointer, indexAfter(shown.index, policy.index, to.index)) : chosen,
    words: `Moved ${policy.title}. It runs as number ${to.index + 1} now.`,
    isMore: false,
    title: patch.title,
  };
}

/** Where an item of a list stands after one was moved. */
function indexAfter(index: number, from: number, to: number): number {
  if (index === from) return to;
  if (from < index && index <= to) return index - 1;
  return to <= index && index < from ? index + 1 : index;
}
