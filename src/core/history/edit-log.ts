import type { Edit, Patch } from '../document/patch.ts';

/** One thing that was done to a connector, as it is kept: enough to do it again after a crash, and to take it back. */
export interface LoggedEdit {
  readonly kind: 'edit' | 'undo' | 'redo';
  /** In milliseconds since 1970. */
  readonly at: number;
  /** As the undo button says it. */
  readonly title: string;
  /** What was done to the files, to the letter (`Applied.made`). */
  readonly made: readonly Edit[];
  /** What takes it back. */
  readonly inverse: Patch;
  /** True for typing that goes on: one step of undo with what came before. */
  readonly joins?: boolean;
}

/** What can be taken back and done again, the next one last. */
export interface UndoStacks {
  readonly undo: readonly Patch[];
  readonly redo: readonly Patch[];
}

export const noUndo: UndoStacks = { undo: [], redo: [] };

/** How many steps can be taken back. */
export const undoDepth = 500;

/** The stacks after one more thing was done. */
export function stacksAfter({ undo, redo }: UndoStacks, { kind, inverse, joins }: LoggedEdit): UndoStacks {
  switch (kind) {
    case 'edit': {
      const last = undo.at(-1);
      if (last && joins) {
        return { undo: [...undo.slice(0, -1), { ...last, edits: [...inverse.edits, ...last.edits] }], redo: [] };
      }
      return { undo: [...undo.slice(1 - undoDepth), inverse], redo: [] };
    }
    case 'undo':
      return { undo: undo.slice(0, -1), redo: [...redo, inverse] };
    case 'redo':
      return { undo: [...undo, inverse], redo: redo.slice(0, -1) };
  }
}

/** The stacks at the end of a log, which may begin anywhere. */
export const stacksOf = (log: readonly LoggedEdit[]): UndoStacks => log.reduce(stacksAfter, noUndo);

/** Edits that were written to disk together. */
export interface LogEntry {
  readonly edits: readonly LoggedEdit[];
  /** Of the connector after them (`checksumOf`). */
  readonly check: string;
}
