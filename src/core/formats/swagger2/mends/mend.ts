import type { Severity } from '../../../diagnostics/diagnostic.ts';
import type { JsonPointer } from '../../../document/pointer.ts';
import type { ChangeKind } from '../../../ledger/ledger.ts';
import type { Draft } from '../draft.ts';

/** Something that the service refuses, and what is done about it. */
export interface Fault {
  /** Without `swagger2/`. */
  readonly code: string;
  /** Where it is in the draft, before the step that mends it. */
  readonly pointer: JsonPointer;
  /** What is wrong, one sentence. */
  readonly what: string;
  /** What the mend did, one or two sentences. */
  readonly done: string;
  /** The mend as an option, a few words: `Make an operation ID`. */
  readonly label: string;
  /** What leaving it is called, when that is not `Leave it as it is`. */
  readonly otherwise?: string;
  /** `changed` when not given. */
  readonly kind?: ChangeKind;
  /** `info` when not given; `warning` for what a flow sends or gets otherwise than the file says. */
  readonly severity?: Exclude<Severity, 'error'>;
  /** Where the outcome is after the step, when that is not where `pointer` goes. */
  readonly result?: JsonPointer;
  /** The service takes it as it is: only offered, and left unless somebody asks for it. */
  readonly isOffer?: boolean;
  /** Credentials that the mend takes out: no word of the import may say them. */
  readonly secrets?: readonly string[];
}

/** What a mend works with. */
export interface Mending {
  readonly draft: Draft;
  /**
   * Tells a fault and says whether to mend it. The step that does so must be the draft's next.
   */
  readonly settle: (fault: Fault) => boolean;
  /** Has a policy send an operation, which stands at a place after the next step, to another path than it has here. */
  readonly route: (operation: JsonPointer, path: string) => void;
  /** How often the text of the source says "$ref". */
  readonly references: number;
  /** For what a definition lacks: name of the file, '' when unknown. */
  readonly fileName: string;
}

/** Mends one kind of fault throughout the draft, in one step or a few. What needs none it leaves as it is (`===`). */
export type Mend = (mending: Mending) => void;
