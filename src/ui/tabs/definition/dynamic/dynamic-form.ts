import type { FieldFault } from '#core/definition/dynamic/fault-fields.ts';
import type { Input } from '#core/definition/dynamic/inputs.ts';
import type { DynamicPlace } from '#core/definition/dynamic/write-dynamic.ts';
import type { Definition } from '#core/definition/openapi2.ts';
import type { OperationEntry } from '#core/definition/operations.ts';
import { patchDocument, type Edit, type Patch } from '#core/document/patch.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import type { SampleAnswers } from './sample-answers.svelte.ts';

/** What the forms of choices, trees and run-time fields are given. */
export interface DynamicFormProps {
  readonly workspace: Workspace;
  readonly place: DynamicPlace;
  /** What makers read above the field. */
  readonly label: string;
  /** The operations whose card it is on. */
  readonly around: readonly OperationEntry[];
  /** What can be passed on to a call. */
  readonly referable: readonly Input[];
  readonly answers: SampleAnswers;
  readonly faults: readonly FieldFault[];
  readonly readonly: boolean;
  readonly onpatch: (patch: Patch) => void;
}

/** A patch with what has to be made before it. */
export const withMaking = (patch: Patch, making: readonly Edit[]): Patch => ({
  ...patch,
  edits: [...making, ...patch.edits],
});

/** Told together, above the choice which of the two counts. */
export const formsDiffer = 'rule/dynamic-forms-agree';

/** The faults of one field. */
export const faultsAt = (
  faults: readonly FieldFault[],
  part: FieldFault['part'],
  aspect: FieldFault['aspect'],
): readonly FieldFault[] =>
  faults.filter((fault) => fault.part === part && fault.aspect === aspect && fault.code !== formsDiffer);

/** The definition as it will be once what has to be made is. */
export const definitionWith = ({ document, definition }: Workspace, making: readonly Edit[]): Definition =>
  making.length === 0 ? definition : patchDocument(document, { title: '', edits: making }).value.definition.value;
