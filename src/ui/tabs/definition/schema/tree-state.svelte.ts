import { createContext, tick } from 'svelte';
import type { Definition, Schema } from '#core/definition/openapi2.ts';
import { isRecord, type OperationEntry } from '#core/definition/operations.ts';
import type { SchemaNode } from '#core/definition/schema-nodes.ts';
import type { Patch } from '#core/document/patch.ts';
import { valueAt, type JsonPointer } from '#core/document/pointer.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';

/** What a dialog over the tree asks for. */
export type SchemaAsking =
  | {
      readonly kind: 'bring';
      readonly what: 'sample' | 'schema' | undefined;
      readonly node: SchemaNode;
      readonly text?: string;
    }
  | { readonly kind: 'extract'; readonly node: SchemaNode; readonly label: string }
  | { readonly kind: 'choose'; readonly node: SchemaNode; readonly label: string };

/** What the keys do to the row that has the focus. */
export interface RowActions {
  readonly node: SchemaNode;
  readonly isOpen: boolean;
  readonly canOpen: boolean;
  readonly turn: (isOpen: boolean) => void;
  readonly rename: () => void;
  readonly remove: () => void;
  readonly move: (by: number) => void;
  readonly copyText: () => string;
  readonly paste: (text: string) => void;
}

interface Facts {
  readonly workspace: Workspace;
  readonly readonly: boolean;
  /** The operation that the schema is part of, if it is. */
  readonly entry: OperationEntry | undefined;
}

/** What the rows of one tree share: which has the focus, what is dragged, what a dialog asks. */
export class TreeState {
  readonly #facts: Facts;
  /** The row that Tab leads to, by its id; '' for the first. */
  stop = $state('');
  /** A node that was just made: its row opens with the name selected. */
  fresh = $state<JsonPointer>('');
  dragged = $state.raw<SchemaNode>();
  asking = $state.raw<SchemaAsking>();
  readonly actions = new WeakMap<Element, RowActions>();
  element: HTMLElement | undefined;
  /** A place that the tree is to show: rows on the way there open. */
  shows = $state<JsonPointer>('');
  /** The place that was chosen in the tree itself. */
  own: JsonPointer = '';

  /** @param facts With a getter each: they are props, and who reads one is not to hear of the others. */
  constructor(facts: Facts, shows: JsonPointer) {
    this.#facts = facts;
    this.shows = shows;
  }

  get workspace(): Workspace {
    return this.#facts.workspace;
  }

  get readonly(): boolean {
    return this.#facts.readonly;
  }

  get entry(): OperationEntry | undefined {
    return this.#facts.entry;
  }

  get definition(): Definition {
    return this.workspace.definition;
  }

  apply(patch: Patch): void {
    this.workspace.apply(patch);
  }

  /** What stands at a pointer now. */
  valueAt(pointer: JsonPointer): unknown {
    return valueAt({ definition: this.definition }, pointer);
  }

  /** The schema that stands at a pointer now; empty where there is none. */
  schemaAt(pointer: JsonPointer): Schema {
    const value = this.valueAt(pointer);
    return isRecord(value) ? value : {};
  }

  rows(): readonly HTMLElement[] {
    return [...(this.element?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  }

  /** Puts the focus on the row of a node once it is shown; of several (a shared schema that is open twice) on one in `list`. */
  async focus(pointer: JsonPointer, list?: Element | null): Promise<void> {
    await tick();
    const here = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? []), ...this.rows()];
    here.find((row) => row.dataset['row'] === pointer)?.focus();
  }

  /** Applies a patch that takes rows away, and gives the focus to what stands in their place then. */
  async applyAndStay(patch: Patch, row: HTMLElement | undefined): Promise<void> {
    const at = row ? this.rows().indexOf(row) : -1;
    this.apply(patch);
    await tick();
    const rows = this.rows();
    rows[Math.min(Math.max(at, 0), rows.length - 1)]?.focus();
  }
}

export const [getTree, setTree] = createContext<TreeState>();
